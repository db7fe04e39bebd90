"""A program in a pseudo terminal of its own, watched from outside: what it sends, when, and what it costs."""
import fcntl, os, pty, select, signal, struct, termios, time

KEYS = {"Down": b"\x1bOB", "Up": b"\x1bOA", "PageDown": b"\x1b[6~", "PageUp": b"\x1b[5~", "Esc": b"\x1b", "Enter": b"\r"}
TICK = os.sysconf("SC_CLK_TCK")


class Program:
    """Starts at once; every wait reads what the program sends, as a terminal would."""

    def __init__(self, command, size=(120, 40), environment=None):
        self.size = size
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.clear()
            os.environ.update(environment or {})
            self.resize_fd(0, size)
            os.execv(command[0], command)
        self.resize_fd(self.fd, size)
        os.set_blocking(self.fd, False)

    @staticmethod
    def resize_fd(fd, size):
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def send(self, key):
        os.write(self.fd, KEYS.get(key, key if isinstance(key, bytes) else str(key).encode()))

    def resize(self, size):
        self.resize_fd(self.fd, size)
        os.kill(self.pid, signal.SIGWINCH)

    def read(self, quiet, limit=10.0):
        """Reads until nothing came for `quiet` seconds: (moments and sizes of the pieces, all bytes)."""
        pieces, content = [], bytearray()
        end = time.perf_counter() + limit
        while (now := time.perf_counter()) < end:
            ready, _, _ = select.select([self.fd], [], [], min(quiet, end - now))
            if not ready:
                break
            try:
                chunk = os.read(self.fd, 1 << 16)
            except OSError:
                break
            if not chunk:
                break
            pieces.append((time.perf_counter(), len(chunk)))
            content += chunk
        return pieces, bytes(content)

    def press(self, key, quiet=0.04):
        """One key: (seconds to its last byte, bytes); no seconds where nothing came."""
        began = time.perf_counter()
        self.send(key)
        pieces, content = self.read(quiet)
        return (pieces[-1][0] - began if pieces else None), len(content)

    # What it costs

    def memory(self):
        """Resident kilobytes: now, and at most so far."""
        text = open(f"/proc/{self.pid}/status").read().split("\n")
        lines = dict(line.split(":", 1) for line in text if ":" in line)
        return int(lines["VmRSS"].split()[0]), int(lines["VmHWM"].split()[0])

    def processor(self):
        """Seconds of processor time, user and system, of all threads."""
        fields = open(f"/proc/{self.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def wakes(self):
        """How often a thread of it has waited and gone on."""
        total = 0
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            for line in open(f"/proc/{self.pid}/task/{thread}/status"):
                if line.startswith("voluntary_ctxt_switches"):
                    total += int(line.split()[1])
        return total

    def end(self):
        """Leaves by SIGTERM; returns the wait status."""
        try:
            os.kill(self.pid, signal.SIGTERM)
        except ProcessLookupError:
            pass
        self.read(0.2, 2.0)
        _, status = os.waitpid(self.pid, 0)
        os.close(self.fd)
        return status
