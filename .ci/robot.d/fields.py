#!/usr/bin/env python3
"""Compares the fields of what govtop prints as JSON with docs/json.md: neither may name one that the other has not."""
import json, os, pathlib, re, subprocess, sys

GOVTOP, DB = os.environ["GOVTOP"], os.environ["DB"]
PAGE = pathlib.Path(__file__).resolve().parent.parent.parent / "docs/json.md"
WAYS = {
    "grants": ["list", "grants", "--limit", "1"], "requests": ["list", "requests", "--limit", "1"],
    "ledger": ["list", "ledger", "--limit", "1"], "persons": ["list", "persons", "--limit", "1"],
    "principals": ["list", "principals", "--limit", "1"], "groups": ["list", "groups", "--limit", "1"],
    "sources": ["sources"], "metrics": ["metrics"],
}


def described():
    """The fields that the page names, by the kind in its headings."""
    found = {}
    for part in PAGE.read_text().split("\n## ")[1:]:
        head, body = part.split("\n", 1)
        rows = [line.split(" | ")[0] for line in body.split("\n") if line.startswith("| `")]
        # Without a table, the fields are those that do not stand in brackets.
        text = "\n".join(rows) if rows else re.sub(r"\([^)]*\)", "", body.split(". ")[0])
        for kind in re.findall(r"`(\w+)`", head):
            found[kind] = set(re.findall(r"`(\w+)`", text))
    return found


def main():
    wrong, pages = [], described()
    for kind, words in WAYS.items():
        answer = subprocess.run([GOVTOP, "--db", DB, *words, "--format", "json"], capture_output=True, text=True)
        records = json.loads(answer.stdout)
        if not records:
            wrong.append(f"{kind}: nothing to look at")
            continue
        printed = set(records[0])
        if printed != pages[kind]:
            wrong.append(f"{kind}: not described {sorted(printed - pages[kind])}, not printed {sorted(pages[kind] - printed)}")
    if wrong:
        sys.exit("\n".join(wrong))
    print("every field is described")


main()
