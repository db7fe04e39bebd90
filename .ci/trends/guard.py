"""M3, M6, M20, M21 and M22: exceptions, emergencies, drills, credentials and evidence."""
import collections

from history import DAY, last, number, rank, ratio

EVIDENCE = {
    "AC-2": (("snapshot.published",), 7), "AC-2(2)": (("break_glass.expired",), 365),
    "AC-2(3)": (("person.offboarded", "grant.revoked"), 90), "AC-2(4)": (("grant.activated", "grant.adopted"), 90),
    "AC-2(j)": (("item.signed_off",), 180), "AC-3(2)": (("request.approved", "exception.approved"), 90),
    "AC-5": (("rules.applied",), 365), "AC-6(7)": (("item.signed_off", "campaign.closed"), 90),
    "CA-7": (("metrics.recorded",), 2), "CM-3": (("ticket.closed", "bundle.enforced"), 90),
    "CM-5(4)": (("bundle.signed",), 90), "CP-4": (("drill.passed",), 90),
    "SI-7": (("drift.verified", "drift.detected"), 90)}
WEIGHT = {"critical": 8, "high": 4, "medium": 2, "low": 1}


def exceptions(moment):
    for subject, events in moment.subjects("exception.requested").items():
        terms = {}
        for event in events:
            if event.kind in ("exception.approved", "exception.reviewed"):
                terms |= event.payload
        over = last(events, "exception.revoked")
        yield subject, {
            "class": events[0].payload["content"]["risk_class"], "starts": terms.get("starts_at"),
            "due": terms.get("review_due_at"), "approved": "expires_at" in terms, "ends": min(
                terms.get("expires_at", 0), over.at if over else terms.get("expires_at", 0))}


def emergencies(moment):
    for subject, events in moment.subjects("break_glass.invoked").items():
        ends = events[0].payload["ends_at"]
        for event in events:
            ends = event.payload.get("ends_at", ends) if event.kind == "break_glass.extended" else ends
        given_back = last(events, "break_glass.revoked")
        ends = given_back.at if given_back else ends
        reviewed = last(events, "break_glass.reviewed")
        yield subject, {
            "at": events[0].at, "ends": ends, "due": ends + events[0].payload["review_within_ms"],
            "reviewed": reviewed.at if reviewed else None}


def resting_on(moment):
    """Grants that rest on an exception, by exception: those not shown to have ended."""
    used = {}
    for events in moment.subjects("request.submitted").values():
        named = events[0].payload["content"].get("exception")
        if named:
            used[events[0].subject] = named
    live = collections.defaultdict(set)
    for subject, events in moment.subjects("grant.scheduled").items():
        named = events[0].payload.get("exception") or used.get(events[0].payload.get("request"))
        if named and not last(events, "grant.ended", "grant.revoked", "grant.withdrawn", "grant.activation_failed"):
            live[named].add(subject)
    return live


def debt(moment):
    late, zombies, unreviewed = {}, set(), set()
    ages = {}
    live = resting_on(moment)
    for subject, it in exceptions(moment):
        if not it["approved"] or it["starts"] > moment.now:
            continue
        if it["ends"] > moment.now:
            if moment.now > it["due"]:
                late[subject], ages[subject] = it["class"], moment.now - it["due"]
        elif live[subject]:
            zombies.add(subject)
            late[subject], ages[subject] = it["class"], moment.now - it["due"]
    for subject, it in emergencies(moment):
        if it["ends"] <= moment.now and it["reviewed"] is None and moment.now > it["due"]:
            unreviewed.add(subject)
            late[subject], ages[subject] = "critical", moment.now - it["due"]
    by = collections.Counter(late.values())
    return number(
        len(late), len(late), late, debt_days=sum(ages.values()) // DAY, **{
            name: by[name] for name in WEIGHT}, weighted=sum(WEIGHT[name] * by[name] for name in WEIGHT),
        zombies=len(zombies), unreviewed=len(unreviewed))


def glass(moment):
    uses = {subject: it for subject, it in emergencies(moment) if moment.within(it["at"], 30)}
    overdue = sum(it["reviewed"] is None and it["ends"] <= moment.now and moment.now > it["due"]
                  for _, it in emergencies(moment))
    passed, drills = [], []
    for subject, events in moment.subjects("drill.started").items():
        told = events[0].payload
        if told["drill_kind"] != "break_glass" or events[-1].kind != "drill.passed":
            continue
        if set(told["responders"]) - set(told["by"]):
            passed.append(events[-1].at)
            drills.append(subject)
    return number(
        len(uses) if uses or passed or overdue else None, len(uses), [*uses, *drills], review_overdue=overdue,
        drill_days=(moment.now - max(passed)) // DAY if passed else None,
        drills=len(passed))


def evidence(moment):
    newest = {}
    for entry in moment.entries:
        newest[entry.kind] = entry.at
    fresh, stale, missing = set(), set(), set()
    for control, (kinds, days) in EVIDENCE.items():
        at = max((newest[kind] for kind in kinds if kind in newest), default=None)
        (missing if at is None else fresh if at > moment.now - days * DAY else stale).add(control)
    return ratio(len(fresh), len(EVIDENCE), len(EVIDENCE), EVIDENCE, stale=len(stale), missing=len(missing))


class Bundle:
    """One bundle of policies on its way, as its events tell it."""

    def __init__(self, subject, events):
        self.subject, self.terms, self.signature, self.state = subject, {}, None, "drafted"
        self.points, self.enforced_at, self.asked = set(), None, None
        for event in events:
            if event.kind in ("bundle.drafted", "bundle.reactivated"):
                self.terms = event.payload.get("terms", event.payload)
            self.signature = event.payload.get("signature", self.signature)
            if event.kind == "bundle.reported" and event.payload["digest"] == self.terms["digest"]:
                self.points.add(event.payload["point"])
            if event.kind != "bundle.reported":
                self.state = event.kind.removeprefix("bundle.")
            if event.kind == "bundle.enforced":
                self.enforced_at = event.at
            if event.kind == "bundle.reactivated":
                self.asked = event.at
        self.reports = [event.at for event in events if event.kind == "bundle.reported"]
        self.is_everywhere = self.points >= set(self.terms["points"])
        self.place = self.terms["environment"], self.terms["workload"]


def readiness(moment):
    bundles = [Bundle(subject, events) for subject, events in
               moment.subjects("bundle.drafted bundle.reactivated").items()]
    services = {it.place: it for it in sorted(bundles, key=lambda it: it.enforced_at or 0) if it.enforced_at}
    trials, drilled = [], {}
    for subject, events in moment.subjects("drill.started").items():
        told, end = events[0].payload, events[-1]
        if told["drill_kind"] == "rollback" and end.kind == "drill.passed":
            drilled[told["environment"], told["workload"]] = end.at, end.at - events[0].at
            trials.append((events[0].at, end.at - events[0].at))
    for it in bundles:
        if it.asked and it.is_everywhere:
            trials.append((it.asked, max(it.reports) - it.asked))
    ready = stale = unready = unknown = 0
    for place, it in services.items():
        limit = 300_000 if it.terms["tier"] == "critical" else 900_000
        if place not in drilled:
            unknown += 1
        elif it.signature["expires_at"] <= moment.now or drilled[place][1] > limit:
            unready += 1
        elif drilled[place][0] <= moment.now - 90 * DAY:
            stale += 1
        else:
            ready += 1
    spans = [span for at, span in trials if moment.within(at, 90)]
    p95 = rank(spans, 95)
    return number(
        None if p95 is None else p95 / 1_000, len(spans), ("/".join(place) for place in services), unknown=unknown,
        not_ready=unready, stale=stale, ready=ready, last=max(trials)[1] // 1_000 if trials else None,
        numerator=ready, denominator=len(services))


def rotation(moment):
    limits = {
        "access_key": 90, "password": 90, "service_password": 90, "ssh_key": 90, "certificate": 365}
    late, unknown, production, active = set(), 0, 0, 0
    for row in moment.rows("credential"):
        if not row["is_active"]:
            continue
        active += 1
        if row["issued_at"] is None:
            unknown += 1
        elif row["issued_at"] + limits[row["kind"]] * DAY < moment.now:
            late.add(row["id"])
            production += row["environment"] in ("prod", "unknown")
    return number(len(late) if active else None, active, late, production=production) | {"unknown": unknown}


METRICS = {"M3": debt, "M6": readiness, "M20": rotation, "M21": glass, "M22": evidence}
