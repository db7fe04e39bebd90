"""M1 and M2: workloads and the policies that hold them, and what policies open."""
import collections, json, re

from access import persons
from guard import Bundle
from history import DAY, last, number, ratio

PRODUCTION = ("prod", "unknown")
# Actions of the sample for which AWS offers no resource: Service Authorization Reference, column "Resource types".
WITHOUT_RESOURCE = {
    "cloudwatch:PutMetricData", "ec2:DescribeInstances", "ec2:DescribeTags", "iam:GetAccountPasswordPolicy"}


def many(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def workloads(moment):
    """Each workload's id, by what was declared and what was seen, and whether a policy of its own holds it."""
    people, bundles = persons(moment), collections.defaultdict(set)
    for subject, events in moment.subjects("bundle.drafted bundle.reactivated").items():
        it = Bundle(subject, events)
        state = {
            "shadowed": "shadow", "observed": "shadow", "pinned": "shadow", "consented": "lagging",
            "released": "lagging", "enforced": "enforced" if it.is_everywhere else "lagging"}.get(it.state)
        bundles[it.place].add(state)
    declared = {}
    for subject, events in moment.subjects("workload.proposed").items():
        told = events[0].payload
        gone = last(events, "workload.decommissioned")
        declared[subject] = told["principal"], gone.at if gone else None
        if gone or told["environment"] not in PRODUCTION:
            continue
        owner = [event.payload["owner"] for event in events if event.kind in (
            "workload.proposed", "workload.owner_assigned")][-1]
        states = bundles[told["environment"], told["name"]]
        if not last(events, "workload.registered"):
            part = "no_intent"
        elif not people[owner]["active"]:
            part = "no_owner"
        else:
            part = next((name for state, name in (
                ("enforced", "covered"), ("lagging", "lagging"), ("shadow", "shadow")) if state in states), "no_bundle")
        yield subject, part
    known = {principal for principal, gone in declared.values() if gone is None or gone > moment.now - DAY}
    for row in moment.rows("principal"):
        if row["type"] not in ("workload", "service") or not row["is_active"] or row["environment"] not in PRODUCTION:
            continue
        used = row["last_used_at"] is not None and row["last_used_at"] > moment.now - DAY
        if row["id"] not in known and (used or moment.published[row["source_id"]] > moment.now - DAY):
            yield row["id"], "undeclared"


def coverage(moment):
    parts = dict(workloads(moment))
    by = collections.Counter(parts.values())
    whole = len(parts)
    return ratio(
        by["covered"], whole, whole, parts, uncovered=whole - by["covered"], of=whole, shadow=by["shadow"],
        shadow_percent=100 * (by["covered"] + by["shadow"]) // whole if whole else None)


def everything(text):
    return "*" in text and set(text) <= {"*", "?"}


def cloud_statement(statement):
    """How many broad patterns of actions, of resources and principals an Allow statement of a cloud has."""
    if statement.get("Effect") != "Allow":
        return 0, 0
    actions = 1 if "NotAction" in statement else sum(
        everything(action.split(":", 1)[-1]) for action in many(statement.get("Action")))
    resources = 1 if "NotResource" in statement else sum(
        everything(it) or bool(re.fullmatch(r"arn:[^:]*:[^:]*:[^:]*:[^:]*:[*?/:]*\*[*?/:]*", it))
        for it in many(statement.get("Resource")))
    named = statement.get("Principal")
    words = many(named) if isinstance(named, (str, list)) else [
        word for kind in (named or {}).values() for word in many(kind)]
    return actions, resources + ("*" in words and not statement.get("Condition"))


def cluster_rule(rule):
    return ("*" in rule.get("verbs", ()), ("*" in rule.get("resources", ())) + ("*" in rule.get("apiGroups", ())))


def exposure(moment):
    value, unavoidable, rows, population = 0, 0, set(), 0
    named = {(row["policy_id"], row["position"]): row["id"] for row in moment.rows("statement")}
    for policy in moment.rows("policy"):
        if policy["environment"] not in PRODUCTION:
            continue
        population += 1
        if not policy["document"]:
            continue
        text = json.loads(policy["document"])
        for position, one in enumerate([*many(text.get("Statement")), *many(text.get("rules"))]):
            if one.get("Effect", "Allow") != "Allow":
                continue
            actions, resources = cluster_rule(one) if "verbs" in one else cloud_statement(one)
            names = many(one.get("Action"))
            if resources and not actions and names and all(name in WITHOUT_RESOURCE for name in names):
                unavoidable += resources
                resources = 0
            if actions + resources:
                value += actions + resources
                rows.add(named[policy["id"], position])
    return number(value if population else None, population, rows, unavoidable=unavoidable)


METRICS = {"M1": coverage, "M2": exposure}
