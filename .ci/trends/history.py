"""A year as the ledger and the snapshots tell it, at any moment of it.

Read are the ledger's entries and the observed rows of imports, and nothing that the program made of them.
"""
import collections, datetime, json, sqlite3

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
OBSERVED = (
    "directory_person", "principal", "membership", "policy", "statement", "entitlement", "assignment", "trust",
    "credential")
Entry = collections.namedtuple("Entry", "sequence at kind subject payload actor")


def milliseconds(text):
    return round(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1_000)


def text(moment):
    return datetime.datetime.fromtimestamp(moment // 1_000, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class History:
    """Everything that was written down, oldest first."""

    def __init__(self, path):
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            self.entries = []
            for (body,) in database.execute("select body from ledger_entry order by sequence"):
                told = json.loads(body)
                self.entries.append(Entry(
                    told["sequence"], told["at"], told["kind"], told["subject"], told["payload"], told["actor"]))
            self.observed = {}
            for name in OBSERVED:
                found = database.execute(f"select * from {name}")
                columns = [column[0] for column in found.description]
                self.observed[name] = [dict(zip(columns, row)) for row in found]
        self.rules = [entry for entry in self.entries if entry.kind == "rules.applied"]

    def at(self, moment, sequence=None):
        """What was so at a moment, with all entries up to it, or up to one of them."""
        return Moment(self, moment, sequence)


class Moment:
    """What an observer who reads the ledger and the newest snapshots knows at one moment."""

    def __init__(self, history, now, sequence=None):
        self.now = now
        self.entries = [
            entry for entry in history.entries
            if (entry.sequence < sequence if sequence else entry.at <= now)]
        self.events = collections.defaultdict(list)
        for entry in self.entries:
            self.events[entry.subject].append(entry)
        self.snapshots = {}
        self.published = {}
        for entry in self.entries:
            if entry.kind == "snapshot.published":
                self.snapshots[entry.payload["source"]] = entry.payload["number"]
                self.published[entry.payload["source"]] = entry.at
        self.by_first = collections.defaultdict(dict)
        for subject, events in self.events.items():
            self.by_first[events[0].kind][subject] = events
        self.history, self.known, self.numbers = history, {}, {}

    def rows(self, table):
        """The observed rows of the snapshots in force."""
        if table not in self.known:
            self.known[table] = [
                row for row in self.history.observed[table]
                if row["from_snapshot"] <= (number := self.snapshots.get(row["source_id"], 0))
                and (row["to_snapshot"] is None or row["to_snapshot"] > number)]
        return self.known[table]

    def ever(self, table):
        """The newest observed row of each id up to now, whether it is still there or not."""
        last = {}
        for row in sorted(self.history.observed[table], key=lambda row: row["from_snapshot"]):
            if row["from_snapshot"] <= self.snapshots.get(row["source_id"], 0):
                last[row["id"]] = row
        return last

    def subjects(self, kinds):
        """The events of each subject whose first one is of one of some kinds."""
        return {subject: events for kind in kinds.split() for subject, events in self.by_first[kind].items()}

    def once(self, name, make):
        """What is asked for by several metrics, made once."""
        if name not in self.known:
            self.known[name] = make(self)
        return self.known[name]

    def within(self, moment, days):
        """Whether a moment lies in the window that ends now: after its start, not after its end."""
        return self.now - days * DAY < moment <= self.now


def last(events, *kinds):
    """The last event of some kinds; `None` where there is none."""
    return next((event for event in reversed(events) if event.kind in kinds), None)


def first(events, *kinds):
    return next((event for event in events if event.kind in kinds), None)


def rank(values, percent):
    """The nearest-rank percentile of a closed set; none under five."""
    if len(values) < 5:
        return None
    return sorted(values)[max(0, -(-percent * len(values) // 100) - 1)]


def number(value, population, rows=(), **beside):
    told = {"value": value, "population": population, "rows": set(rows)}
    return told | {"beside": {name: it for name, it in beside.items() if name not in ("numerator", "denominator")}} | {
        name: beside[name] for name in ("numerator", "denominator") if name in beside}


def ratio(numerator, denominator, population, rows=(), **beside):
    return number(
        numerator / denominator if denominator else None, population, rows, numerator=numerator,
        denominator=denominator, **beside)
