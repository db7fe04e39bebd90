#!/usr/bin/env python3
"""Imports exports and counts them twice: with Python's json, and with what govtop lists and measures afterwards.

    counts.py [FILE…]     exports of one account; without any, the fixture of the connector's tests and one made here
"""
import collections, datetime, json, os, pathlib, re, sqlite3, subprocess, sys, urllib.parse

GOVTOP, DB, DIR = os.environ["GOVTOP"], os.environ["DB"], os.environ["DIR"]
TOP = pathlib.Path(__file__).resolve().parent.parent.parent
FIXTURE = TOP / "Tests/ConnectorsTests/Cases/aws-iam/emulator-export/input.json"
INLINE = ("UserPolicyList", "GroupPolicyList", "RolePolicyList")
ACCOUNT = "arn:aws:iam::123456789012:"


def govtop(*words):
    answer = subprocess.run([GOVTOP, "--db", DB, *words], capture_output=True, text=True)
    if answer.returncode != 0:
        sys.exit(f"govtop {' '.join(words)} ended with {answer.returncode}: {answer.stderr}")
    return answer.stdout


def listed(kind, *filter_words):
    return json.loads(govtop("list", kind, *filter_words, "--format", "json"))


# An account, counted by Python


def many(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def document(value):
    return json.loads(urllib.parse.unquote(value)) if isinstance(value, str) else value


class Account:
    """Everything of an account's exports, by ARN; of two records with one ARN the later holds."""

    def __init__(self, paths):
        self.lists = collections.defaultdict(dict)
        for path in paths:
            for name, records in json.loads(pathlib.Path(path).read_text()).items():
                if name.endswith("DetailList") or name == "Policies":
                    self.lists[name].update({record["Arn"]: record for record in records})
        self.users, self.groups = self.lists["UserDetailList"], self.lists["GroupDetailList"]
        self.roles, self.policies = self.lists["RoleDetailList"], self.lists["Policies"]
        self.holders = [*self.users.values(), *self.groups.values(), *self.roles.values()]

    def inline(self):
        for holder in self.holders:
            for field in INLINE:
                for policy in holder.get(field) or []:
                    yield document(policy["PolicyDocument"])

    def attachments(self):
        return [one["PolicyArn"] for holder in self.holders for one in holder.get("AttachedManagedPolicies") or []]

    def old_rights(self, days):
        """Rights of holders who are older than so many days: what can be called unused at all."""
        border = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=days)
        return sum(
            len(holder.get("AttachedManagedPolicies") or []) + sum(len(holder.get(field) or []) for field in INLINE)
            for holder in self.holders
            if datetime.datetime.fromisoformat(holder["CreateDate"].replace("Z", "+00:00")) <= border)

    def boundaries(self):
        return [holder["PermissionsBoundary"]["PermissionsBoundaryArn"] for holder in self.holders
                if holder.get("PermissionsBoundary")]

    def memberships(self):
        return [(user["Arn"], group) for user in self.users.values() for group in user.get("GroupList") or []]

    def trusts(self):
        return [document(role["AssumeRolePolicyDocument"]) for role in self.roles.values()
                if role.get("AssumeRolePolicyDocument")]

    def in_force(self):
        """The document in force of each managed policy that has one."""
        for policy in self.policies.values():
            for version in policy.get("PolicyVersionList") or []:
                if version.get("IsDefaultVersion") and version.get("Document"):
                    yield document(version["Document"])

    def versions(self):
        return sum(len(policy.get("PolicyVersionList") or []) for policy in self.policies.values())

    def statements(self):
        for text in [*self.in_force(), *self.inline(), *self.trusts()]:
            yield from many(text.get("Statement"))


def everything(text):
    """Whether a pattern stands for all: `*`, `**`, `?*`."""
    return "*" in text and set(text) <= {"*", "?"}


def open_actions(statement):
    if "NotAction" in statement:
        return 1
    parts = [action.split(":", 1) for action in many(statement.get("Action"))]
    return sum(everything(part[-1]) for part in parts)


def open_resources(statement):
    if "NotResource" in statement:
        return 1
    return sum(
        everything(resource) or bool(re.fullmatch(r"arn:[^:]*:[^:]*:[^:]*:[^:]*:[*?/:]*\*[*?/:]*", resource))
        for resource in many(statement.get("Resource")))


def open_principals(statement):
    if statement.get("Condition") or "Principal" not in statement:
        return 0
    named = statement["Principal"]
    words = many(named) if isinstance(named, (str, list)) else [word for kind in named.values() for word in many(kind)]
    return int("*" in words)


# An account made here, so that no number is 0


def made(path):
    def statement(number):
        wide = number % 5 == 0
        return {
            "Effect": "Deny" if number % 7 == 0 else "Allow",
            "Action": ["s3:*", "s3:GetObject"] if wide else "s3:GetObject",
            "Resource": "*" if number % 3 == 0 else [f"arn:aws:s3:::bucket-{number}/*"]}

    def text(*numbers):
        return {"Version": "2012-10-17", "Statement": [statement(number) for number in numbers]}

    def attached(*numbers):
        return [{"PolicyName": f"made-{number}", "PolicyArn": f"{ACCOUNT}policy/made-{number}"} for number in numbers]

    policies = [{
        "PolicyName": f"made-{number}", "PolicyId": f"ANPAMADE{number:012d}", "Arn": f"{ACCOUNT}policy/made-{number}",
        "Path": "/", "DefaultVersionId": "v2", "AttachmentCount": 1, "IsAttachable": True, "PolicyVersionList": [
            {"VersionId": "v2", "IsDefaultVersion": True, "CreateDate": "2025-02-01T00:00:00Z",
             "Document": text(number, number + 1)},
            {"VersionId": "v1", "IsDefaultVersion": False, "CreateDate": "2025-01-01T00:00:00Z", "Document": text(0)}]}
        for number in range(20)]
    groups = [{
        "GroupName": f"team-{number}", "GroupId": f"AGPAMADE{number:012d}", "Arn": f"{ACCOUNT}group/team-{number}",
        "Path": "/", "CreateDate": "2025-01-01T00:00:00Z", "AttachedManagedPolicies": attached(number),
        "GroupPolicyList": [{"PolicyName": "own", "PolicyDocument": text(number)}]} for number in range(4)]
    users = [{
        "UserName": f"user-{number}", "UserId": f"AIDAMADE{number:012d}", "Arn": f"{ACCOUNT}user/user-{number}",
        "Path": "/", "CreateDate": "2025-01-01T00:00:00Z", "GroupList": [f"team-{number % 4}"],
        "AttachedManagedPolicies": attached(number, number + 1)} for number in range(15)]
    trust = {"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::210987654321:root"}, "Action": "sts:AssumeRole"}}
    roles = [{
        "RoleName": f"role-{number}", "RoleId": f"AROAMADE{number:012d}", "Arn": f"{ACCOUNT}role/role-{number}",
        "Path": "/", "CreateDate": "2025-01-01T00:00:00Z", "AssumeRolePolicyDocument": trust, "InstanceProfileList": [],
        "RolePolicyList": [{"PolicyName": "own", "PolicyDocument": urllib.parse.quote(json.dumps(text(number, 3)))}],
        "AttachedManagedPolicies": attached(number), "PermissionsBoundary": {
            "PermissionsBoundaryType": "PermissionsBoundaryPolicy", "PermissionsBoundaryArn": f"{ACCOUNT}policy/made-19"}}
        for number in range(10)]
    export = {"UserDetailList": users, "GroupDetailList": groups, "RoleDetailList": roles, "Policies": policies}
    pathlib.Path(path).write_text(json.dumps(export))
    return path


# A cluster made here


def cluster(path):
    """Manifests as one list of JSON; returns how many of each kind there are."""
    def item(kind, name, namespace=None, **rest):
        core = kind == "ServiceAccount"
        place = {"namespace": namespace} if namespace else {}
        version = "v1" if core else "rbac.authorization.k8s.io/v1"
        return {"apiVersion": version, "kind": kind, "metadata": {"name": name} | place} | rest

    def binding(kind, name, role, accounts, namespace=None):
        subjects = [{"kind": "ServiceAccount", "name": f"app-{number}", "namespace": "web"} for number in accounts]
        role = {"apiGroup": "rbac.authorization.k8s.io", "kind": role[0], "name": role[1]}
        return item(kind, name, namespace, roleRef=role, subjects=subjects)

    rules = [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "list"]}]
    items = [item("ServiceAccount", f"app-{number}", "web") for number in range(5)]
    items += [item("ClusterRole", f"reader-{number}", rules=rules) for number in range(6)]
    items += [item("Role", f"local-{number}", "web", rules=rules) for number in range(4)]
    items += [binding("ClusterRoleBinding", f"wide-{n}", ("ClusterRole", f"reader-{n}"), range(n)) for n in range(1, 5)]
    items += [binding("RoleBinding", f"near-{n}", ("Role", f"local-{n}"), [n], "web") for n in range(3)]
    pathlib.Path(path).write_text(json.dumps({"apiVersion": "v1", "kind": "List", "items": items}))
    return {"accounts": 5, "roles": 6 + 4, "bound": (1 + 2 + 3 + 4) + 3}


def compare_cluster(counted):
    """Pairs of numbers of what the cluster added."""
    accounts = [row for row in listed("principals") if row["provider"] == "kubernetes"]
    roles = [row for row in listed("policies") if row["kind"] in ("cluster_role", "role")]
    bound = [row for row in listed("assignments") if "inding " in row["via"]]
    return {
        "service accounts": (counted["accounts"], len(accounts)), "cluster roles and roles": (counted["roles"], len(roles)),
        "subjects bound": (counted["bound"], len(bound))}


# Both counts


def compare(account):
    """Pairs of numbers, by what they count."""
    arns = set(account.policies) | set(account.attachments()) | set(account.boundaries())
    inline, trusts = len(list(account.inline())), len(account.trusts())
    kinds = collections.Counter(row["native_kind"] for row in listed("principals"))
    policies = collections.Counter(row["kind"] for row in listed("policies"))
    held = [row for row in listed("assignments") if row["via"] != "boundary"]
    statements = list(account.statements())
    allowed = [statement for statement in statements if statement.get("Effect") == "Allow"]
    broad = sum(open_actions(one) + open_resources(one) + open_principals(one) for one in allowed)
    metrics = {row["metric"]: row for row in json.loads(govtop("metrics", "--format", "json"))}
    wildcards, orphans, unused = metrics["M2"], metrics["M16"], metrics["M15"]
    with sqlite3.connect(f"file:{DB}?mode=ro", uri=True) as database:
        versions = database.execute("select count(*) from policy_version where to_snapshot is null").fetchone()[0]
        members = database.execute("select count(*) from membership where to_snapshot is null").fetchone()[0]
    grants = int(govtop("list", "grants", "--count").strip().rstrip("+"))
    return {
        "users": (len(account.users), kinds["user"]),
        "roles": (len(account.roles), kinds["role"]),
        "groups": (len(account.groups), len(listed("groups"))),
        "managed policies": (len(arns), sum(policies.values()) - policies["inline"] - policies["trust"]),
        "inline policies": (inline, policies["inline"]),
        "trust policies": (trusts, policies["trust"]),
        "versions": (account.versions(), versions),
        "statements": (len(statements), len(listed("statements"))),
        "memberships": (len(account.memberships()), members),
        "rights held": (len(account.attachments()) + inline, len(held)),
        "grants adopted": (len(account.attachments()) + inline, grants),
        "M2 broad patterns, unavoidable ones among them": (broad, int(wildcards["value"]) + wildcards["beside"]["unavoidable"]),
        "M16 active principals": (len(account.users) + len(account.roles), orphans["denominator"]),
        "M15 judged and unknown, of 90 days and older": (account.old_rights(90), unused["population"] + unused["unknown"]),
    }


def main():
    paths = sys.argv[1:] or [str(FIXTURE), made(f"{DIR}/made.json")]
    report = json.loads(govtop("import", "aws-iam", *paths, "--environment", "prod", "--format", "json"))
    print(json.dumps([{name: part[name] for name in ("source", "records", "skipped")} for part in report]))
    govtop("baseline", "--yes", "--quiet")
    pairs = compare(Account(paths))
    counted = cluster(f"{DIR}/cluster.json")
    govtop("import", "k8s-rbac", f"{DIR}/cluster.json", "--scope", "made", "--quiet")
    pairs |= compare_cluster(counted)
    for name, (counted, told) in pairs.items():
        print(f"{'agree ' if counted == told else 'DIFFER'}  {name}: Python {counted}, govtop {told}")
    if any(counted != told for counted, told in pairs.values()):
        sys.exit("the counts differ")
    print("counts agree")


main()
