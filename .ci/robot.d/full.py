#!/usr/bin/env python3
"""Fills a small filesystem under a database: what was decided stays, and the same goes through once there is room.

Where this user may not mount, a limit on the size of files stands for the full disk.
"""
import json, os, pathlib, resource, shutil, subprocess, sys

GOVTOP, DB, DIR = os.environ["GOVTOP"], os.environ["DB"], os.environ["DIR"]
ROOM = 3 << 20


def check(holds, words):
    if not holds:
        sys.exit(words)


def govtop(database, *words, limit=None):
    def bound():
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [GOVTOP, "--db", database, "--as", "mei", *words], capture_output=True, text=True, preexec_fn=bound)


def state(database):
    told = json.loads(govtop(database, "doctor", "--format", "json").stdout)
    told = told[0] if isinstance(told, list) else told
    counts = [govtop(database, "list", kind, "--count").stdout for kind in ("grants", "policies", "principals")]
    return told["ledger_size"], told["root"], counts


def manifest():
    path = pathlib.Path(DIR) / "roles.yaml"
    role = (
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {{name: reader-{0}}}\n"
        "rules: [{{apiGroups: [''], resources: [pods], verbs: [get, list]}}]\n---\n")
    path.write_text("".join(role.format(number) for number in range(3000)))
    return str(path)


def main():
    small = pathlib.Path(DIR) / "small"
    small.mkdir(exist_ok=True)
    subprocess.run(["sqlite3", DB, "pragma wal_checkpoint(truncate)"], capture_output=True, check=True)
    size = os.path.getsize(DB)
    mounted = "--mounted" in sys.argv
    if mounted:
        options = f"size={size + ROOM}"
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(small)], check=True)
    database = str(small / "governance.db")
    shutil.copyfile(DB, database)
    limit = None if mounted else ROOM
    before, words = state(database), ["import", "k8s-rbac", manifest(), "--scope", "robot"]
    answer = govtop(database, *words, limit=limit)
    check(answer.returncode == 4, f"import ended with {answer.returncode}: {answer.stderr}")
    check("the disk is full" in answer.stderr and "make room" in answer.stderr, answer.stderr)
    check(state(database) == before, f"the import left {state(database)} where {before} was")
    if mounted:
        subprocess.run(["mount", "-o", f"remount,size={size * 8}", str(small)], check=True)
    check(govtop(database, *words).returncode == 0, "the import did not go through with room again")
    answer = govtop(database, "verify")
    check(answer.returncode == 0, answer.stdout + answer.stderr)
    print(f"kept, on a {'small filesystem' if mounted else 'limit of file sizes'}")


if "--mounted" not in sys.argv:
    # A mount of its own namespace goes with it.
    own = ["unshare", "--mount", "--map-root-user", sys.executable, __file__, "--mounted"]
    tried = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", f"mount -t tmpfs tmpfs {DIR}"], capture_output=True)
    if tried.returncode == 0:
        os.execvp(own[0], own)
main()
