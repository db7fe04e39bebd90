"""M9, M13, M15, M16 and M18: requests, grants, and who answers for whom."""
import collections, datetime, zoneinfo

from history import DAY, HOUR, MINUTE, last, number, rank, ratio

OVER = ("grant.ended", "grant.revoked", "grant.withdrawn", "grant.activation_failed")


def grants(moment):
    return moment.once("grants", lambda moment: dict(_grants(moment))).items()


def _grants(moment):
    for subject, events in moment.subjects("grant.scheduled grant.adopted").items():
        told, over = events[0].payload, last(events, *OVER)
        ends = [it for it in (told.get("ends_at"), over.at if over else None) if it is not None]
        yield subject, told | {"over": over.at if over else None, "until": min(ends, default=None), "events": events}


def worked(start, end, zone):
    """What of a time lies between 7:00 and 19:00 from Monday to Friday, where somebody is."""
    there = zoneinfo.ZoneInfo(zone or "UTC")
    day = datetime.datetime.fromtimestamp(start / 1_000, there).date()
    total = 0
    while True:
        opens, closes = (round(datetime.datetime.combine(
            day, datetime.time(hour), there).timestamp() * 1_000) for hour in (7, 19))
        if opens >= end:
            return total
        if day.weekday() < 5:
            total += max(0, min(end, closes) - max(start, opens))
        day += datetime.timedelta(1)


def waiting(moment, by_sweep=False):
    """With `by_sweep` a lapse that was written down is of the day on which it was."""
    spans, starts, hours, rows, unanswered, automatic = [], [], [], set(), 0, 0
    people = persons(moment)
    begun = collections.defaultdict(list)
    for _, it in grants(moment):
        if it.get("request"):
            begun[it["request"]].append(it["starts_at"])
    for subject, events in moment.subjects("request.submitted").items():
        end = last(events, "request.approved", "request.denied")
        lapses_at = events[0].payload["terms"]["lapses_at"]
        if not end and lapses_at <= moment.now and not last(events, "request.cancelled", "request.superseded"):
            # By the clock, whenever the sweep came by.
            swept = last(events, "request.expired")
            lapses_at = swept.at if swept and by_sweep else lapses_at
            if moment.within(lapses_at, 30):
                unanswered += 1
                rows.add(subject)
            continue
        if not end or not moment.within(end.at, 30):
            continue
        if end.kind == "request.approved" and not any(it.kind == "request.voted" for it in events):
            automatic += 1
        else:
            spans.append(end.at - events[0].at)
            zone = people[events[0].payload["content"]["requester"]].get("time_zone")
            hours.append(worked(events[0].at, end.at, zone))
            rows.add(subject)
            if begun[subject]:
                starts.append(min(begun[subject]) - events[0].at)
    good = [span for span in spans if span >= 0]
    p50, p95, access = rank(good, 50), rank(good, 95), rank(starts, 50)
    whole = lambda it: None if it is None else it // MINUTE
    share = 100 * unanswered // (len(good) + unanswered) if good or unanswered else None
    return number(
        whole(p50), len(good), rows, p95=whole(p95), unanswered=unanswered, unanswered_percent=share,
        automatic=automatic, access_p50=whole(access), working_p50=whole(rank(hours, 50)),
        working_p95=whole(rank(hours, 95)), data_faults=len(spans) - len(good))


def privileged(moment):
    return {id for id, row in moment.ever("entitlement").items() if row["privilege"] in ("admin", "root")}


def union(spans):
    """How long spans are together, each moment counted once."""
    total, reached = 0, None
    for start, end in sorted(spans):
        start = start if reached is None else max(start, reached)
        if end > start:
            total, reached = total + end - start, end
    return total


def standing(moment):
    """Time to the millisecond, in whole hours once it is added up."""
    chosen, start = privileged(moment), moment.now - 30 * DAY
    times = {True: collections.defaultdict(list), False: collections.defaultdict(list)}
    live, stands = set(), 0
    for subject, it in grants(moment):
        if it["entitlement"] not in chosen:
            continue
        until = moment.now if it["until"] is None else min(it["until"], moment.now)
        if until > max(it["starts_at"], start):
            span = max(it["starts_at"], start), until
            times[False][it["principal"]].append(span)
            if it["kind"] == "standing":
                times[True][it["principal"]].append(span)
        if it["starts_at"] <= moment.now and (it["until"] is None or it["until"] > moment.now):
            live.add(subject)
            stands += it["kind"] == "standing"
    part, whole = (sum(map(union, times[kind].values())) // HOUR for kind in (True, False))
    return ratio(part, whole, len(live), live, standing=stands, of=len(live))


def unused(moment):
    principals, rows, judged, unknown, never = moment.ever("principal"), set(), 0, 0, 0
    for subject, it in grants(moment):
        is_live = it["starts_at"] <= moment.now and (it["until"] is None or it["until"] > moment.now)
        if not is_live or it["starts_at"] > moment.now - 90 * DAY:
            continue
        holder = principals[it["principal"]]
        if not holder["last_used_known"]:
            unknown += 1
            continue
        judged += 1
        if holder["last_used_at"] is None:
            never += 1
            rows.add(subject)
        elif holder["last_used_at"] <= moment.now - 90 * DAY:
            rows.add(subject)
    return ratio(len(rows), judged, judged, rows, never_used=never) | {"unknown": unknown}


def persons(moment):
    return moment.once("persons", _persons)


def _persons(moment):
    """Each person's handle, team and whether they are still there."""
    found = {}
    for subject, events in moment.subjects("person.enrolled operator.bootstrapped").items():
        told = {}
        for event in events:
            if event.kind in ("person.enrolled", "operator.bootstrapped", "person.updated"):
                told |= event.payload
        gone = last(events, "person.offboarded")
        told["active"] = not (gone and gone.payload["effective_at"] <= moment.now)
        found[subject] = told
    return found


def links(moment):
    return moment.once("links", _links)


def _links(moment):
    """The persons who are confirmed to stand behind a principal."""
    behind = collections.defaultdict(set)
    for events in moment.subjects("link.proposed").values():
        if events[-1].kind == "link.confirmed":
            behind[events[0].payload["principal"]].add(events[0].payload["person"])
    return behind


def orphans(moment, team_stands_in=False):
    """With `team_stands_in` a team goes on where the owner that a source names has left."""
    people, behind = persons(moment), links(moment)
    by_name = {}
    for person, told in people.items():
        by_name[told["handle"]] = person
    teams = {told.get("team") for told in people.values() if told["active"]} - {None}
    decided = {
        subject: events[-1].payload for subject, events in moment.events.items() if events[-1].kind == "owner.assigned"}
    rows, of = set(), 0
    for row in moment.rows("principal"):
        if row["type"] == "group" or not row["is_active"]:
            continue
        of += 1
        if any(people[person]["active"] for person in behind[row["id"]] if person in people):
            continue
        owner = decided.get(row["id"])
        if owner:
            person, team = owner.get("person"), owner.get("team")
        else:
            person, team = by_name.get(row["owner"]), None if row["owner"] else row["team"]
        if person and people[person]["active"]:
            if owner or team_stands_in or not row["team"] or people[person].get("team") == row["team"]:
                continue
        if team in teams or team_stands_in and not owner and (row["team"] in teams or row["owner"] in teams):
            continue
        rows.add(row["id"])
    return number(len(rows) if of else None, of, rows, of=of)


def leavers(moment):
    people, behind = persons(moment), links(moment)
    spans, rows, open_ages, strong, rights = [], set(), [], 0, privileged(moment)
    for person, events in moment.subjects("person.enrolled operator.bootstrapped").items():
        gone = last(events, "person.offboarded")
        ends = [gone.payload["effective_at"]] if gone else []
        if people[person].get("employment") == "contractor" and people[person].get("contract_ends_at"):
            ends.append(people[person]["contract_ends_at"])
        if not ends or min(ends) > moment.now:
            continue
        end = min(ends)
        held = [
            it for _, it in grants(moment) if person in behind[it["principal"]] and it["starts_at"] <= end
            and (it["over"] is None or it["over"] > end)]
        if not held:
            continue
        strong += any(it["entitlement"] in rights for it in held)
        if any(it["over"] is None for it in held):
            open_ages.append(moment.now - end)
            rows.add(person)
        elif moment.within(end, 90):
            spans.append(max(it["over"] for it in held) - end)
            rows.add(person)
    good = [span for span in spans if span >= 0]
    p95, p50 = rank(good, 95), rank(good, 50)
    return number(
        None if p95 is None else p95 // MINUTE / 60, len(good), rows, open=len(open_ages),
        oldest_open_hours=max(open_ages) // HOUR if open_ages else None,
        p50_minutes=None if p50 is None else p50 // MINUTE, privileged=strong, data_faults=len(spans) - len(good))


METRICS = {"M9": waiting, "M13": standing, "M15": unused, "M16": orphans, "M18": leavers}
# What the program does otherwise than its definition says.
OTHERWISE = {
    "M9": (lambda moment: waiting(moment, True),
           "a lapse counts when the sweep wrote it down, not when the request lapsed"),
    "M16": (lambda moment: orphans(moment, True),
            "an owner who is inactive or left the team is not seen while the team has an active member")}
