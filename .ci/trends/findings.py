"""M4a, M4b, M4c and M8: findings of drift and of compliance."""
from history import HOUR, MINUTE, last, number, rank, ratio

CLOSED = ("drift.verified", "drift.auto_reverted")


def drift(moment):
    for subject, events in moment.subjects("drift.detected").items():
        start, end = events[0], last(events, *CLOSED)
        state = events[-1].kind.removeprefix("drift.")
        yield subject, {
            "occurred": start.payload["occurred_at"], "estimated": start.payload.get("occurred_estimated", False),
            "detected": start.at, "verified": end.at if end and end is events[-1] else None, "state": state,
            "reverted": state == "auto_reverted", "due": start.payload.get("due_at")}


def mean(spans):
    return sum(spans) / len(spans) / HOUR if len(spans) >= 5 else None


def minutes(spans, percent):
    value = rank(spans, percent)
    return None if value is None else value // MINUTE


def detection(moment):
    chosen = {
        subject: it for subject, it in drift(moment)
        if moment.within(it["detected"], 30) and it["state"] != "dismissed"}
    spans = [it["detected"] - it["occurred"] for it in chosen.values()]
    good = [span for span in spans if span >= 0]
    estimated = sum(it["estimated"] for it in chosen.values())
    return number(
        mean(good), len(good), chosen, p50_minutes=minutes(good, 50), p95_minutes=minutes(good, 95),
        estimated=estimated, estimated_percent=100 * estimated // len(chosen) if chosen else None,
        data_faults=len(spans) - len(good))


def remediation(moment, since):
    found = dict(drift(moment))
    done = {subject: it for subject, it in found.items() if it["verified"] and moment.within(it["verified"], 30)}
    spans = [it["verified"] - it[since] for it in done.values()]
    good = [span for span in spans if span >= 0]
    shut = ("verified", "auto_reverted", "accepted", "dismissed")
    still = {subject: it for subject, it in found.items() if it["state"] not in shut}
    oldest = max((moment.now - it["occurred"] for it in still.values()), default=None)
    beside = {
        "open": len(still), "oldest_open_hours": None if oldest is None else oldest // HOUR,
        "p50_minutes": minutes(good, 50), "p95_minutes": minutes(good, 95),
        "accepted": sum(it["state"] == "accepted" for it in found.values()),
        "false_positive": sum(
            it["state"] == "dismissed" and moment.within(moment.events[subject][-1].at, 30)
            for subject, it in found.items()),
        "data_faults": len(spans) - len(good)}
    if since == "occurred":
        ages = good + [moment.now - it["occurred"] for it in still.values()]
        beside |= {
            "auto_reverted": sum(it["reverted"] for it in done.values()),
            "estimated": sum(it["estimated"] for it in done.values()),
            "with_open_hours": int(sum(ages) / len(ages) / HOUR) if len(ages) >= 5 else None}
    listed = [*done, *still, *(subject for subject, it in found.items() if it["state"] == "accepted")]
    return number(mean(good), len(good), listed, **beside)


def attainment(moment):
    """Every finding has an answer to be given in time; what is waived or accepted has not until that ends."""
    rows, intime, late, breached = set(), 0, 0, 0
    for subject, events in moment.subjects("drift.detected finding.opened").items():
        due, paused = events[0].payload.get("due_at"), None
        for event in events:
            if event.kind in ("finding.waived", "drift.accepted"):
                paused = event.at
            elif paused and event.kind in ("finding.waiver_ended", "drift.detected", "finding.opened"):
                due, paused = due + event.at - paused, None
            elif event.kind == "finding.opened" and event is not events[0]:
                due = event.payload["due_at"]
        closing = events[-1] if events[-1].kind in (*CLOSED, "finding.resolved") else None
        if closing and moment.within(closing.at, 30):
            rows.add(subject)
            intime, late = intime + (closing.at <= due), late + (closing.at > due)
        elif not closing and not paused and moment.now > due and events[-1].kind not in (
                "drift.dismissed", "finding.not_applicable"):
            rows.add(subject)
            breached += 1
    return ratio(intime, intime + late + breached, len(rows), rows, open_breached=breached, closed_late=late)


METRICS = {
    "M4a": detection, "M4b": lambda moment: remediation(moment, "occurred"),
    "M4c": lambda moment: remediation(moment, "detected"), "M8": attainment}
