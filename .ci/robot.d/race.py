#!/usr/bin/env python3
"""Two persons approve the same request at the same moment, request after request, by two processes each."""
import json, os, subprocess, sys

GOVTOP, DB = os.environ["GOVTOP"], os.environ["DB"]
ONE, OTHER = "mei", "ravi"


def govtop(*words):
    return subprocess.run([GOVTOP, "--db", DB, *words], capture_output=True, text=True)


def start(*words):
    return subprocess.Popen(
        [GOVTOP, "--db", DB, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ask_for_more():
    """More requests that one vote of anybody decides; what the rules refuse is not asked for."""
    for handle in ("noor", "kai", "diego", "priya"):
        rows = govtop("list", "principals", f"handle:={handle}", "--format", "json").stdout
        for account in json.loads(rows)[:1]:
            for right in ("sandbox-data-read", "sandbox-tables", "eval-read"):
                govtop(
                    "--as", handle, "request", right, "--to", account["id"], "--for", "1h", "--ticket", "ROBOT-1",
                    "--reason", "look at what the last run has left behind")


def decidable(person):
    """Requests that one vote of this person decides, by id with the version to be seen."""
    rows = govtop("--as", person, "list", "requests", "is:decidable class:low", "--format", "json").stdout
    return {
        row["id"]: row["version"] for row in json.loads(rows) if row["needs"] == [{"count": 1, "of": "any"}]}


def main():
    ask_for_more()
    both = decidable(OTHER)
    shared = [(request, version) for request, version in decidable(ONE).items() if request in both]
    if len(shared) < 8:
        sys.exit(f"only {len(shared)} requests that either of the two could decide alone")
    for request, version in shared:
        running = [
            start("--as", person, "approve", request, "--yes", "--seen", str(version), "--reason", "at the same moment")
            for person in (ONE, OTHER)
        ]
        ends = [(*process.communicate(timeout=60), process.returncode) for process in running]
        codes = sorted(code for _, _, code in ends)
        if codes != [0, 1]:
            sys.exit(f"{request}: ended with {codes}: {ends}")
        winner = next(person for person, end in zip((ONE, OTHER), ends) if end[2] == 0)
        refusal = next(end[1] for end in ends if end[2] == 1)
        if request not in refusal or (winner not in refusal and "not what you saw" not in refusal):
            sys.exit(f"{request}: the loser does not read who won: {refusal}")
        shown = json.loads(govtop("show", request, "--format", "json").stdout)
        votes = [vote for vote in shown["votes"] if vote["decision"] == "approve"]
        if shown["state"] != "approved" or len(shown["grants"]) != 1:
            sys.exit(f"{request}: {shown['state']}, {len(votes)} votes, grants {shown['grants']}")
    print(f"{len(shared)} races, each decided once")


main()
