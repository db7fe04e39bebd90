"""What a key sends to a slow line, in a pseudo terminal of 120x40: bytes, which no load of a machine changes.

    bytes.py PROGRAM DB KEY LIMIT [WORD…]     the median of some presses; WORDs go to `govtop open access`
"""
import os, pathlib, statistics, sys, tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from terminal import Program  # noqa: E402

PRESSES = 15


def settle(window):
    """Until nothing more comes: what was asked of the database arrives after the first drawing."""
    while window.read(0.5)[1]:
        pass


def main():
    program, db, key, limit, *words = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}
        if "midnight" in words:
            environment["COLORTERM"] = "truecolor"
        window = Program([program, "--db", db, "--as", "mei", "open", "access", *words], environment=environment)
        settle(window)
        window.send("p")
        settle(window)
        sizes = [size for size in (window.press(key, 0.25)[1] for _ in range(PRESSES)) if size]
        window.end()
    found = statistics.median(sizes) if sizes else 0
    print(f"{key} {' '.join(words)}: {found:.0f} of at most {limit} bytes, each {sizes}")
    sys.exit(0 if sizes and found <= int(limit) else 1)


if __name__ == "__main__":
    main()
