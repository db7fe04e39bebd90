#!/usr/bin/env python3
"""Kills writers with SIGKILL at many moments of their lives; acknowledged decisions must be there, and all must verify."""
import json, os, pathlib, signal, subprocess, sys, time

GOVTOP, DB, DIR = os.environ["GOVTOP"], os.environ["DB"], os.environ["DIR"]
ROUNDS = int(os.environ.get("KILLS", "24"))


def govtop(*words):
    return subprocess.run([GOVTOP, "--db", DB, *words], capture_output=True, text=True)


def entries():
    told = json.loads(govtop("doctor", "--format", "json").stdout)
    return (told[0] if isinstance(told, list) else told)["ledger_size"]


def whole(words):
    """How long the command takes when nobody kills it."""
    began = time.monotonic()
    answer = govtop(*words)
    if answer.returncode != 0:
        sys.exit(f"{words}: {answer.stderr}")
    return time.monotonic() - began


def requests_of(person):
    rows = govtop("--as", person, "list", "requests", "state:pending is:decidable", "--columns", "id", "--format", "csv")
    return rows.stdout.split()[1:]


def manifest():
    path = pathlib.Path(DIR) / "roles.yaml"
    role = (
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {{name: reader-{0}}}\n"
        "rules: [{{apiGroups: [''], resources: [pods], verbs: [get, list]}}]\n---\n")
    path.write_text("".join(role.format(number) for number in range(400)))
    return str(path)


def main():
    request = requests_of("mei")[0]
    writers = [
        ["--as", "mei", "ask", request, "which prefix is it for?"],
        ["--as", "mei", "import", "k8s-rbac", manifest(), "--scope", "robot", "--quiet"],
    ]
    killed = acknowledged = 0
    for words in writers:
        length = whole(words)
        for number in range(ROUNDS // 2):
            before = entries()
            process = subprocess.Popen([GOVTOP, "--db", DB, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            # The moments spread over the whole run: what matters is where they fall, not when.
            try:
                process.communicate(timeout=length * (number + 0.5) / (ROUNDS // 2) * 1.05)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.communicate()
                killed += 1
            else:
                acknowledged += 1
                if process.returncode == 0 and entries() <= before:
                    sys.exit(f"acknowledged and not there: {words}")
    report = govtop("verify")
    if report.returncode != 0:
        sys.exit(f"does not verify: {report.stdout}{report.stderr}")
    print(f"{killed} kills survived, {acknowledged} ran to their end")


main()
