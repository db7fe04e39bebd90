"""M10, M11 and M12: certification campaigns and their items."""
from history import DAY, HOUR, MINUTE, last, rank, ratio


class Item:
    """One item as its events tell it."""

    def __init__(self, subject, events):
        self.subject, told = subject, events[0].payload
        self.campaign, self.stage = told["campaign"], told.get("stage", 1)
        self.moot = any(event.kind == "item.moot" for event in events)
        self.signed = last(events, "item.signed_off")
        said = last(events, "item.decided", "item.lapsed")
        self.verdict = said.payload["verdict"] if said and self.signed else None
        self.decided_at = said.at if said else None
        applied = last(events, "item.applied")
        self.applied_at = applied.at if applied else None
        self.answers = [event.payload["answer"] for event in events if event.kind in ("item.decided", "item.answered")]
        self.in_envelope = told.get("is_in_envelope", False)

    @property
    def is_answered(self):
        return self.verdict not in (None, "no_response")

    @property
    def is_judged(self):
        return self.verdict in ("certify", "revoke", "reduce")

    @property
    def takes_away(self):
        return self.verdict in ("revoke", "reduce")


def campaigns(moment, by_deadline):
    """The campaigns of the window, and whether the deadline of each has passed.

    By the deadline: what came to it in the window, and what runs. Else what was closed in the window, and what is
    not closed, however long ago that should have been.
    """
    for subject, events in moment.subjects("campaign.created").items():
        kinds = {event.kind for event in events}
        begun = last(events, "campaign.started")
        if "campaign.cancelled" in kinds or not begun:
            continue
        stage, due = begun.payload["stage"], begun.payload["due_at"]
        done = last(events, "campaign.review_done")
        passed = due <= moment.now or (done is not None and done.sequence > begun.sequence)
        closed = last(events, "campaign.closed")
        if by_deadline:
            if due > moment.now - 90 * DAY:
                yield subject, stage, passed
        elif not closed or closed.at > moment.now - 90 * DAY:
            yield subject, stage, passed


def items(moment, by_deadline):
    chosen = {subject: (stage, passed) for subject, stage, passed in campaigns(moment, by_deadline)}
    for item in moment.once("items", lambda moment: [
            Item(subject, events) for subject, events in moment.subjects("item.created").items()]):
        stage, passed = chosen.get(item.campaign, (None, False))
        if stage == item.stage:
            yield item, passed


def completion(moment, by_deadline=True):
    every = list(items(moment, by_deadline))
    held = [(item, passed) for item, passed in every if not item.moot]
    due = [item for item, passed in held if passed]
    running = [item for item, passed in held if not passed]
    answered, ahead = (sum(item.is_answered for item in part) for part in (due, running))
    return ratio(
        answered, len(due), len(due), (item.subject for item, _ in held),
        running_percent=100 * ahead // len(running) if running else None,
        campaigns=len({item.campaign for item, _ in every}), moot=len(every) - len(held))


def revocation(moment, by_deadline=True):
    judged = [item for item, _ in items(moment, by_deadline) if item.is_judged and not item.moot]
    away = [item for item in judged if item.takes_away]
    applied = [item for item in away if item.applied_at is not None]
    spans = [item.applied_at - item.decided_at for item in applied]
    p95 = rank([span for span in spans if span >= 0], 95)
    return ratio(
        len(away), len(judged), len(judged), (item.subject for item in judged),
        enforced_percent=100 * len(applied) // len(away) if away else None,
        p95_minutes=None if p95 is None else p95 // MINUTE, decided=len(judged),
        overdue=sum(item.applied_at is None and item.decided_at <= moment.now - 24 * HOUR for item in away),
        data_faults=sum(span < 0 for span in spans))


def stamps(moment, by_deadline=True):
    rows, stamped, enveloped = set(), 0, 0
    for item, _ in items(moment, by_deadline):
        for answer in item.answers if item.signed and not item.moot else ():
            if answer["verdict"] != "certify" or answer.get("dwell_ms") is None:
                continue
            if answer.get("batch_size", 1) > 1 and item.in_envelope:
                enveloped += 1
                continue
            rows.add(f"{item.subject}/{answer['reviewer']}")
            stamped += (
                answer["dwell_ms"] < 3_000 or not answer.get("is_evidence_opened") or answer.get("batch_size", 1) > 20)
    return ratio(stamped, len(rows), len(rows), rows, stamped=stamped, enveloped=enveloped)


METRICS = {"M10": completion, "M11": revocation, "M12": stamps}
_WHY = "a campaign that is not closed stays in the number, however long ago its deadline was"
# What the program does otherwise than its definition says.
OTHERWISE = {
    "M10": (lambda moment: completion(moment, False), _WHY), "M11": (lambda moment: revocation(moment, False), _WHY),
    "M12": (lambda moment: stamps(moment, False), _WHY)}
