"""M17: persons in whose hands two rights end that a rule of separation keeps apart."""
import collections

from access import grants, links, persons
from history import number

DEEPEST = 16


def rules(moment):
    """The rules of separation in force; before any were applied those that the first file had too."""
    applied = [entry for entry in moment.history.rules if entry.at <= moment.now] or moment.history.rules
    return applied[-1].payload["rules"]["separation"] if applied else []


def hands(moment):
    """Who may use what a principal holds: who is in it, and who may take it on, at any depth."""
    inside = collections.defaultdict(set)
    for row in moment.rows("membership"):
        inside[row["container_id"]].add(row["member_id"])
    for row in moment.rows("trust"):
        if row["kind"] == "principal":
            inside[row["role_id"]].add(row["trusted_id"])

    def reached(holder):
        found, level = {holder}, {holder}
        for _ in range(DEEPEST):
            level = {inner for outer in level for inner in inside[outer] if inner} - found
            found |= level
        return found

    return reached


def behind(moment):
    """The persons of each principal: whose account it is, and who alone answers for a workload."""
    people, linked = persons(moment), links(moment)
    by_name = {told["handle"]: person for person, told in people.items() if told["active"]}
    decided = {
        subject: events[-1].payload for subject, events in moment.events.items() if events[-1].kind == "owner.assigned"}
    found = collections.defaultdict(set)
    for row in moment.rows("principal"):
        found[row["id"]] |= {person for person in linked[row["id"]] if people[person]["active"]}
        if row["type"] in ("workload", "service"):
            owner = decided.get(row["id"], {"person": by_name.get(row["owner"])}).get("person")
            if owner and people[owner]["active"]:
                found[row["id"]].add(owner)
    return found


def violations(moment):
    reached, owners = hands(moment), behind(moment)
    held = collections.defaultdict(set)
    for row in moment.rows("assignment"):
        if row["via"] != "boundary" and row["holder_id"]:
            held[row["entitlement_id"]].add(row["holder_id"])
    for _, it in grants(moment):
        if it["starts_at"] <= moment.now and (it["until"] is None or it["until"] > moment.now):
            held[it["entitlement"]].add(it["principal"])
    rows, actions = set(), collections.Counter()
    for rule in rules(moment):
        sides = {"left": collections.defaultdict(set), "right": collections.defaultdict(set)}
        for row in moment.rows("entitlement"):
            text = f"{row['name']} {row['actions']}".lower()
            named = [side for side in sides if any(word in text for word in rule[side]["words"])]
            if len(named) != 1:
                continue
            for holder in held[row["id"]]:
                for principal in reached(holder):
                    for person in owners[principal]:
                        sides[named[0]][person].add(row["id"])
        for person in set(sides["left"]) & set(sides["right"]):
            rows.add(f"{person}/{rule['name']}")
            actions[rule["action"]] += 1
    return number(
        len(rows), len(rows), rows, **{
            name: actions[name] for name in ("enforce", "require_approval", "prune", "record")})


METRICS = {"M17": violations}
