"""M6 and M18 over enough to have a percentile: drills and leavers that are made on a copy of the sample."""
import access, guard
from history import HOUR, milliseconds, text

LEAVERS, DRILLS = 5, 3


def leave(govtop, moment):
    """Lets some persons leave, each at another hour, and has somebody say that what they held is gone."""
    people, behind = access.persons(moment), access.links(moment)
    with_personas = {subject for subject, events in moment.events.items() if any(
        event.kind in ("person.persona_granted", "operator.bootstrapped") for event in events)}
    held = {}
    for subject, it in access.grants(moment):
        if it["over"] is None and it["until"] is None:
            for person in behind[it["principal"]]:
                held.setdefault(person, []).append(subject)
    able = sorted(person for person in held if people[person]["active"] and person not in with_personas)
    security = next(
        subject for subject, events in sorted(moment.events.items()) if people.get(subject, {}).get("active") and any(
            event.kind == "person.persona_granted" and event.payload["persona"] == "security" for event in events))
    for number, person in enumerate(able[:LEAVERS]):
        govtop(
            "person", "offboard", people[person]["handle"], "--reason", "left the company", "--yes", "--effective",
            text(moment.now - (2 + 7 * number) * HOUR), "--format", "json")
        govtop(
            "attest", *held[person], "--as", people[security]["handle"], "--reason", "looked at the target", "--yes",
            "--format", "json")


def drill(govtop, moment):
    """Tries a rollback of a service some times."""
    workload = next(
        events[0].payload["workload"] for events in moment.subjects("drill.started").values()
        if events[0].payload["drill_kind"] == "rollback")
    responder = next(told["handle"] for told in access.persons(moment).values() if told["active"])
    for number in range(DRILLS):
        begun = govtop(
            "drill", "start", f"made-{number}", "--kind", "rollback", "--workload", workload, "--environment", "prod",
            "--responders", responder, "--format", "json")
        govtop("drill", "stop", begun["subjects"][0], "--result", "all points report it", "--format", "json")


def compare(govtop, history, again, now, comparison):
    """`again` reads the ledger of the copy, `now` tells its clock."""
    moment = history.at(now)
    drill(govtop, moment)
    leave(govtop, moment)
    told = {row["metric"]: row for row in govtop("metrics", "M6", "M18", "--format", "json")}
    at = milliseconds(told["M6"]["at"])
    for name, calculate in (("M6", guard.readiness), ("M18", access.leavers)):
        # The program's clock is told in whole seconds: what was written in that second is in.
        mine = calculate(again().at(at + 999))
        comparison.figures(name, "practised", mine, told[name])
        rows = {row["id"] for row in govtop("metrics", name, "--rows", "--format", "json")}
        comparison.add(name, "practised rows", sorted(mine["rows"]), sorted(rows))
        comparison.rows += len(rows)
        comparison.add(name, "practised has a value", True, told[name]["value"] is not None)
