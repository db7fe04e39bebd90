#!/usr/bin/env python3
"""Calculates every metric from its definition and compares with what govtop says: now, in each week, at each look.

    trends.py             the database that DB names, with the program that GOVTOP names

What it reads is the ledger and the observed rows of imports; no number, sum or derived row of the program.
A number is compared with its numerator, denominator, population, what stands beside it, and the rows behind it.
"""
import collections, json, os, pathlib, shutil, subprocess, sys, tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "trends"))
import access, duties, findings, guard, policies, practice, reviews, usage
from history import DAY, History, milliseconds, text

GOVTOP, DB = os.environ["GOVTOP"], os.environ["DB"]
METRICS, OTHERWISE = {}, {}
for module in (findings, access, reviews, guard, policies, duties):
    METRICS |= module.METRICS
    OTHERWISE |= getattr(module, "OTHERWISE", {})
# Their trends are read from rows, each week's at its moment; the others are what was kept at the last look of the week.
FROM_ROWS = ("M2", "M9", "M13")
WEEKS = 13
FIELDS = ("value", "numerator", "denominator", "population", "unknown")


def govtop(*words, db=DB):
    answer = subprocess.run([GOVTOP, "--db", db, *words], capture_output=True, text=True)
    if answer.returncode != 0:
        sys.exit(f"govtop {' '.join(words)} ended with {answer.returncode}: {answer.stderr}")
    return json.loads(answer.stdout)


def same(mine, told):
    """Whether two numbers are one; a kept one has six digits behind the point."""
    if isinstance(mine, (int, float)) and isinstance(told, (int, float)):
        return abs(mine - told) <= 1.1e-6
    return mine == told


def figures(number):
    """What of a number is compared, by name."""
    return {field: number[field] for field in FIELDS if field in number} | number.get("beside", {})


class Comparison:
    """What was compared so far, and what did not agree."""

    def __init__(self):
        self.count, self.rows, self.differences, self.values = 0, 0, [], collections.Counter()
        self.known = collections.Counter()

    def add(self, name, where, mine, told, otherwise=None):
        """One figure; `otherwise` is what a program would say that has the fault known of it, in a list."""
        self.count += 1
        if same(mine, told):
            return
        if otherwise is not None and same(otherwise[0], told):
            self.known[name] += 1
            return
        self.differences.append(f"{name} {where}: calculated {mine}, govtop says {told}")

    def calculated(self, name, moment):
        """The number by its definition, and as a program with a known fault has it; each once a moment."""
        if name not in moment.numbers:
            faulty = OTHERWISE[name][0](moment) if name in OTHERWISE else None
            moment.numbers[name] = METRICS[name](moment), faulty
        return moment.numbers[name]

    def number(self, name, when, moment, told):
        mine, faulty = self.calculated(name, moment)
        self.figures(name, when, mine, told, faulty)

    def figures(self, name, when, mine, told, faulty=None):
        mine, told, faulty = figures(mine), figures(told), faulty and figures(faulty)
        for field, value in mine.items():
            if field in told and not (field in ("numerator", "denominator") and told["value"] is None):
                self.add(name, f"{when} {field}", value, told[field], faulty and [faulty[field]])
        self.values[name] += told["value"] is not None

    def those(self, name, when, moment, told):
        self.rows += len(told)
        mine, faulty = self.calculated(name, moment)
        self.add(
            name, f"{when} rows", sorted(mine["rows"]), sorted(told), faulty and [sorted(faulty["rows"])])

    def end(self):
        """Prints what did not agree, and says whether anything was new."""
        for name, (_, why) in OTHERWISE.items():
            if self.known[name]:
                print(f"KNOWN   {name} {self.known[name]} numbers as of a program in which {why}")
            else:
                self.differences.append(f"{name} agrees now, but is known as: {why}")
        for difference in self.differences:
            print(f"DIFFER  {difference}")
        return not self.differences


def compare_now(told, moment, comparison):
    for name in METRICS:
        comparison.number(name, "now", moment, told[name])
        rows = govtop("metrics", name, "--rows", "--format", "json")
        comparison.those(name, "now", moment, {row["id"] for row in rows})


def compare_weeks(history, now, comparison):
    """Each past week as the program sees it from there: `--as-of`."""
    for week in range(1, WEEKS):
        when = text(now - 7 * week * DAY)
        told = {row["metric"]: row for row in govtop("--as-of", when, "metrics", "--format", "json")}
        moment = history.at(milliseconds(when))
        for name in METRICS:
            comparison.number(name, when, moment, told[name])


def looks(history, comparison):
    """The numbers of each look, as the ledger keeps them; returns the last one of each day, as a moment."""
    days = {}
    for entry in history.entries:
        if entry.kind != "metrics.recorded":
            continue
        moment = days[entry.at // DAY] = history.at(entry.at, entry.sequence)
        for told in entry.payload["values"]:
            if told["environment"] == "all" and told["metric"] in METRICS:
                value = told.get("micros")
                told = {"denominator": None} | told | {"value": None if value is None else value / 1e6}
                comparison.number(told["metric"], f"look {entry.sequence}", moment, told)
    return days


def compare_trends(history, told, now, days, comparison):
    for name in METRICS:
        series = told[name]["series"]
        comparison.add(name, "points", WEEKS, len(series))
        for index, point in enumerate(series):
            moment = now - 7 * (WEEKS - 1 - index) * DAY
            day = moment // DAY
            seen = [days[it] for it in range(day, day - 7, -1) if it in days]
            is_read = moment == now or name in FROM_ROWS
            from_there = history.at(moment) if is_read else seen[0] if seen else None
            if from_there:
                comparison.number(name, f"trend {point['at'][:10]}", from_there, {"value": point["value"]})
            else:
                comparison.add(name, f"trend {point['at'][:10]}", None, point["value"])


def add_usage(history, comparison):
    """What the sample has no data for, on a copy of it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = f"{folder}/copy.db"
        for end in ("", "-wal"):
            if os.path.exists(DB + end):
                shutil.copyfile(DB + end, copy + end)
        def call(*words):
            return govtop(*words, db=copy)

        sample = usage.Sample(call, history, folder)
        sample.compare(comparison)
        practice.compare(call, history, lambda: History(copy), sample.moment.now, comparison)


def main():
    comparison, answer = Comparison(), govtop("metrics", "--format", "json")
    told, now = {row["metric"]: row for row in answer}, milliseconds(answer[0]["at"])
    history = History(DB)
    compare_now(told, history.at(now), comparison)
    compare_weeks(history, now, comparison)
    days = looks(history, comparison)
    compare_trends(history, told, now, days, comparison)
    print(f"{len(METRICS)} metrics, {WEEKS} weeks, {len(days)} days with a look, {comparison.rows} rows: "
          f"{comparison.count} figures compared")
    print("n/a at every moment of the sample: "
          + (" ".join(name for name in METRICS if not comparison.values[name]) or "none"))
    print(f"on a copy, a log of {usage.EVENTS} events (seed {usage.SEED}) and a report: {' '.join(usage.HOURS)} M20;"
          " drills and leavers: M6 M18")
    add_usage(history, comparison)
    print(f"in all {len(METRICS) + len(usage.HOURS)} metrics, {comparison.rows} rows, {comparison.count} figures")
    if not comparison.end():
        sys.exit("the trends differ")
    print("trends agree")


if __name__ == "__main__":
    main()
