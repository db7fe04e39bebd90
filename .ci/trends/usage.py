"""M5, M7, M14, M19 and M20: a log and a report made here, imported, and counted from what was written into them.

The log is over 120 days, so that every point of a trend has something to be over; chance is the same in each run
unless GOVTOP_SEED says otherwise.
"""
import collections, csv, datetime, json, os, random

from access import grants, privileged
from history import DAY, HOUR, milliseconds, rank, ratio

SEED = int(os.environ.get("GOVTOP_SEED", "20261128"))
EVENTS, DAYS = 2_400, 120
# What a point of the trend is over, in whole days of UTC; and the hours that the number of now is over.
TREND_DAYS = {"M5": 1, "M7": 1, "M14": 30, "M19": 7}
HOURS = {"M5": 24, "M7": 24, "M14": 720, "M19": 168}
WATERMARK = HOUR // 4


def stamp(moment):
    return datetime.datetime.fromtimestamp(moment / 1_000, datetime.timezone.utc).isoformat(timespec="milliseconds")


class Log:
    """Events as they are written down, and what whoever reads them has to find in them."""

    def __init__(self, history, now, path):
        self.dice, self.now, self.events = random.Random(SEED), now, []
        self.moment = history.at(now)
        everyone = [row for row in self.moment.rows("principal") if row["type"] != "group"]
        # A name that two clusters have is nobody's for sure, and no part of this question.
        names = collections.Counter(row["native_id"] for row in everyone)
        self.principals = [row for row in everyone if names[row["native_id"]] == 1]
        self.grants = dict(grants(self.moment))
        self.privileged = privileged(self.moment)
        self.by_id = {row["id"]: row for row in self.principals}
        # Grants that ran out meanwhile, so that some uses rest on one: those of the window are few.
        self.short = sorted(
            subject for subject, it in self.grants.items() if it["kind"] != "standing" and it["until"]
            and it["principal"] in self.by_id and it["starts_at"] > now - DAYS * DAY
            and it["starts_at"] < it["until"] < now)
        self.policies, self.workloads, self.artifacts = set(), set(), set()
        for entry in self.moment.entries:
            if entry.kind in ("bundle.drafted", "bundle.reactivated"):
                terms = entry.payload.get("terms", entry.payload)
                self.policies |= {entry.subject, terms["digest"], f"{terms['workload']}@{terms['revision']}"}
            if entry.kind == "workload.proposed":
                self.workloads |= {entry.subject, entry.payload["name"]}
            if entry.kind == "artifact.registered":
                self.artifacts.add(entry.payload["digest"])
        with open(path, "w") as file:
            for number in range(EVENTS):
                file.write(json.dumps(self.event(number)) + "\n")

    def one(self, known, unknown, share=0.85):
        """A name that is known, one that is not, or none."""
        if self.dice.random() < share:
            return self.dice.choice(sorted(known))
        return unknown if self.dice.random() < 0.5 else None

    def event(self, number):
        dice = self.dice
        span = dice.choice((DAY, 8 * DAY, DAYS * DAY, DAYS * DAY))
        at = self.now - dice.randrange(HOUR, span)
        holder, named = dice.choice(self.principals), None
        if dice.random() < 0.3:
            named = dice.choice(self.short)
            held = self.grants[named]
            holder, at = self.by_id[held["principal"]], dice.randrange(held["starts_at"], held["until"])
        event = {
            "id": f"made-{number}", "time": stamp(at), "principal": holder["native_id"], "action": "made:Call",
            "human": holder["type"] == "human", "environment": dice.choice(("prod", "prod", "stage", "dev")),
            "privilege": dice.choice(("read", "write", "admin", "admin", "root")),
            "factor": dice.choice(("mfa", "mfa", "federation", "none", None)),
            "policy_version": self.one(self.policies, "PB-9999"),
            "workload_identity": self.one(self.workloads, "nobody-knows"),
            "artifact_digest": self.one(self.artifacts, "sha256:" + "00" * 32),
            "ci_run": dice.choice(("gha-1", None)), "downstream": dice.choice(("call-1", None)),
            "grant": named or self.grant(holder), "token": self.token(number, at),
            "sampling_rate": dice.choice((1, 1, 1, 0.5, 0.1))}
        self.events.append(event | {"at": at, "holder": holder["id"]})
        return {name: value for name, value in event.items() if value is not None}

    def grant(self, holder):
        own = [subject for subject, it in self.grants.items() if it["principal"] == holder["id"]]
        if not own or self.dice.random() < 0.6:
            return self.dice.choice((None, None, "GR-999999", self.dice.choice(sorted(self.grants))))
        return self.dice.choice(own)

    def token(self, number, at):
        kind = self.dice.choice(("token", "token", "key", "mtls", "none"))
        if kind != "token":
            return {"kind": kind, "id": f"{kind}-{number}"} if kind == "key" else {"kind": kind}
        life = self.dice.choice((600, 900, 3_600, 43_200, 86_400))
        token = {"kind": kind, "id": f"token-{number}", "issued_at": stamp(at), "expires_at": stamp(at + 1_000 * life)}
        token["audience"] = self.dice.choice(("sts", ["sts"], ["sts", "mesh"], None))
        token["audience_verified"] = self.dice.choice((True, True, False))
        return {name: value for name, value in token.items() if value is not None}

    # What each metric asks of an event

    @staticmethod
    def weight(event):
        return round(1 / event["sampling_rate"])

    def is_complete(self, event):
        return (event["policy_version"] in self.policies and event["workload_identity"] in self.workloads
                and event["artifact_digest"] in self.artifacts)

    @staticmethod
    def is_strict(event):
        token = event["token"]
        audience = token.get("audience")
        return (token["kind"] == "token" and (isinstance(audience, str) or audience is not None and len(audience) == 1)
                and token.get("audience_verified", False))

    def covered(self, event):
        """The kind of grant that a privileged use rests on; standing goes before just-in-time."""
        def opens(it):
            return it["starts_at"] <= event["at"] and (it["until"] is None or event["at"] < it["until"])

        kinds = {it["kind"] for it in self.grants.values() if it["principal"] == event["holder"]
                 and it["entitlement"] in self.privileged and opens(it)}
        if event["grant"]:
            named = self.grants.get(event["grant"])
            if not named or named["principal"] != event["holder"] or not opens(named):
                return "unknown"
            kinds.add(named["kind"])
        return "standing" if "standing" in kinds else "jit" if "jit" in kinds else "other" if kinds else "unknown"

    def of(self, name):
        """The events that a metric is over, and a test of what it counts among them."""
        strong = ("admin", "root")
        return {
            "M5": (lambda it: not it["human"], self.is_complete),
            "M7": (lambda it: it["token"]["kind"] in ("token", "key"), self.is_strict),
            "M14": (lambda it: it["privilege"] in strong, lambda it: self.covered(it) == "jit"),
            "M19": (lambda it: it["privilege"] in strong and it["environment"] == "prod",
                    lambda it: it["factor"] in ("mfa", "federation"))}[name]

    def number(self, name, start, end):
        whole, part = self.of(name)
        chosen = [event for event in self.events if start <= event["at"] < end and whole(event)]
        counted, of = sum(self.weight(event) for event in chosen if part(event)), sum(map(self.weight, chosen))
        return ratio(counted, of, of, **self.beside(name, start, end, chosen)), chosen

    def beside(self, name, start, end, chosen):
        def of(test, among=chosen):
            return sum(self.weight(event) for event in among if test(event))

        if name == "M5":
            humans = [it for it in self.events if start <= it["at"] < end and it["human"]]
            return {
                "strict": of(lambda it: self.is_complete(it) and it["ci_run"] and it["downstream"]),
                "no_policy": of(lambda it: it["policy_version"] not in self.policies),
                "no_workload": of(lambda it: it["workload_identity"] not in self.workloads),
                "no_artifact": of(lambda it: it["artifact_digest"] not in self.artifacts),
                "no_run": of(lambda it: not it["ci_run"]), "no_downstream": of(lambda it: not it["downstream"]),
                "human": of(lambda it: True, humans), "human_complete": of(
                    lambda it: it["policy_version"] in self.policies and it["grant"] in self.grants, humans),
                "human_no_policy": of(lambda it: it["policy_version"] not in self.policies, humans),
                "human_no_grant": of(lambda it: it["grant"] not in self.grants, humans), "human_no_principal": 0}
        if name == "M7":
            issued = [it for it in chosen if it["token"]["kind"] == "token"]
            lives = [self.life(it["token"]) for it in issued]
            here = [it for it in self.events if start <= it["at"] < end]
            week, strict = self.of(name)[0], self.is_strict
            longer = [it for it in self.events if end - 168 * HOUR <= it["at"] < end and week(it)]
            return {
                "mtls": of(lambda it: it["token"]["kind"] == "mtls", here),
                "no_expiry": of(lambda it: it["token"]["kind"] == "key"), "tokens": len(chosen),
                "strict_tokens": sum(map(strict, chosen)), "no_expiry_tokens": len(chosen) - len(issued),
                "week": of(lambda it: True, longer), "week_strict": of(strict, longer),
                "ttl_p50_s": rank(lives, 50), "ttl_p95_s": rank(lives, 95)}
        if name == "M14":
            return {"standing": of(lambda it: self.covered(it) == "standing"),
                    "drift": of(lambda it: self.covered(it) == "unknown")}
        return {"unknown_factor": of(lambda it: it["factor"] is None)}

    @staticmethod
    def life(token):
        start, end = (datetime.datetime.fromisoformat(token[name]) for name in ("issued_at", "expires_at"))
        return round((end - start).total_seconds())


def report(moment, path):
    """A credential report of some users; returns what is overdue of it: password and keys after 90 days."""
    dice, late = random.Random(SEED), 0
    head = ("user arn user_creation_time password_enabled password_last_used password_last_changed"
            " password_next_rotation mfa_active access_key_1_active access_key_1_last_rotated"
            " access_key_1_last_used_date access_key_1_last_used_region access_key_1_last_used_service"
            " access_key_2_active access_key_2_last_rotated access_key_2_last_used_date access_key_2_last_used_region"
            " access_key_2_last_used_service cert_1_active cert_1_last_rotated cert_2_active"
            " cert_2_last_rotated").split()
    users = [row for row in moment.rows("principal") if row["native_id"].startswith("arn:aws:iam::111122223333:user/")]
    with open(path, "w", newline="") as file:
        table = csv.DictWriter(file, head, restval="N/A")
        table.writeheader()
        for user in users[:40]:
            ages = [dice.choice((20, 80, 95, 400)) for _ in range(2)]
            days = [stamp(moment.now - age * DAY)[:19] + "+00:00" for age in ages]
            active = [dice.random() < 0.8 for _ in range(2)]
            late += sum(is_active and age > 90 for age, is_active in zip(ages, active))
            table.writerow({
                "user": user["name"], "arn": user["native_id"], "user_creation_time": "2024-01-01T00:00:00+00:00",
                "password_enabled": str(active[0]).lower(), "password_last_used": "no_information",
                "password_last_changed": days[0] if active[0] else "N/A", "password_next_rotation": "N/A",
                "mfa_active": "true", "access_key_1_active": str(active[1]).lower(),
                "access_key_1_last_rotated": days[1], "access_key_2_active": "false", "cert_1_active": "false",
                "cert_2_active": "false"})
    return late


class Sample:
    """A copy of the sample into which log and report were imported."""

    def __init__(self, govtop, history, folder):
        self.govtop = govtop
        self.moment = history.at(self.now())
        self.log = Log(history, self.moment.now, f"{folder}/made.ndjson")
        self.late = report(self.moment, f"{folder}/made.csv")
        govtop("import", "access-events", f"{folder}/made.ndjson", "--scope", "made", "--format", "json")
        govtop("import", "aws-credentials", f"{folder}/made.csv", "--format", "json")

    def now(self):
        return milliseconds(self.govtop("metrics", "M5", "--format", "json")[0]["at"])

    def compare(self, comparison):
        told = {row["metric"]: row for row in self.govtop("metrics", "--format", "json")}
        now = milliseconds(told["M5"]["at"])
        comparison.figures("M20", "now", {"value": self.late}, told["M20"])
        for name, hours in HOURS.items():
            end = (now - WATERMARK) // HOUR * HOUR if name == "M5" else (now // HOUR + 1) * HOUR
            mine, chosen = self.log.number(name, end - hours * HOUR, end)
            comparison.figures(name, "now", mine, told[name])
            rows = self.govtop("metrics", name, "--rows", "--format", "json")
            comparison.add(name, "now rows", sorted(stamp(it["at"])[:19] for it in chosen),
                           sorted(row["at"][:19] for row in rows))
            comparison.rows += len(rows)
            self.trend(name, told[name]["series"], now, mine, comparison)

    def trend(self, name, series, now, mine, comparison):
        comparison.add(name, "points", 13, len(series))
        for index, point in enumerate(series):
            day = (now - 7 * (len(series) - 1 - index) * DAY) // DAY
            is_past = index < len(series) - 1
            value = self.log.number(
                name, (day - TREND_DAYS[name] + 1) * DAY, (day + 1) * DAY)[0]["value"] if is_past else mine["value"]
            comparison.add(name, f"trend {point['at'][:10]}", value, point["value"])
