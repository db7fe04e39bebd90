"""Compares our verdicts on pods with those of other engines; prints each difference, exit 1 if there is any."""

import json
import pathlib
import sys

import celpy
import kubernetes_validate
import regopy
import yaml

FOLDER = pathlib.Path(sys.argv[1])
VERSIONS = ["1.33", "1.34"]
MARKS = {"automount": "automountServiceAccountToken", "token": "projected token", "bundle": "bundle version"}


def documents(name):
    return [document for document in yaml.safe_load_all((FOLDER / name).read_text()) if document]


def lack(message):
    """Which lack a message speaks of."""
    return next(name for name, mark in MARKS.items() if mark in message)


class CEL:
    """The policies of Kubernetes itself, by cel-python."""

    def __init__(self):
        self.environment = celpy.Environment()
        policies = [d for d in documents("vap.yaml") if d["kind"] == "ValidatingAdmissionPolicy"]
        self.pods, self.secrets = [p["spec"] for p in policies]
        for spec in (self.pods, self.secrets):
            for entry in spec.get("matchConditions", []) + spec["validations"]:
                entry["program"] = self.environment.program(
                    self.environment.compile(entry["expression"])
                )

    def holds(self, entry, value):
        answer = entry["program"].evaluate({"object": celpy.json_to_cel(value)})
        assert isinstance(answer, celpy.celtypes.BoolType), f"no truth value: {answer!r}"
        return bool(answer)

    def lacks(self, pod):
        if not all(self.holds(entry, pod) for entry in self.pods["matchConditions"]):
            return None
        return {lack(e["message"]) for e in self.pods["validations"] if not self.holds(e, pod)}

    def admits_secret(self, secret):
        return all(self.holds(entry, secret) for entry in self.secrets["validations"])


class Rego:
    """The template of Gatekeeper with the parameters of its constraint, by regopy."""

    def __init__(self):
        template, constraint = documents("gatekeeper.yaml")
        self.parameters = constraint["spec"]["parameters"]
        self.source = template["spec"]["targets"][0]["code"][0]["source"]["rego"]

    def violations(self, value):
        engine = regopy.Interpreter()
        engine.add_module("template", self.source)
        engine.set_input({"review": {"object": value}, "parameters": self.parameters})
        output = json.loads(str(engine.query("data.govtopworkloadidentity.violation")))
        return [entry["msg"] for entry in output["expressions"][0]]

    def lacks(self, pod):
        found = {lack(message) for message in self.violations(pod)}
        uses = pod["spec"].get("serviceAccountName") == self.parameters["serviceAccount"]
        return found if uses or found else None

    def admits_secret(self, secret):
        return not self.violations(secret)


class Kyverno:
    """The patterns of Kyverno by the part of their rules that is used here; no engine is at hand."""

    def __init__(self):
        (policy,) = documents("kyverno.yaml")
        assert policy["apiVersion"] == "kyverno.io/v1" and policy["kind"] == "ClusterPolicy"
        spec = policy["spec"]
        assert set(spec) == {"failurePolicy", "background", "rules"} and spec["failurePolicy"] == "Fail"
        self.pods, self.secrets = spec["rules"]
        for rule in spec["rules"]:
            assert set(rule) == {"name", "match", "preconditions", "validate"}, rule
            assert set(rule["validate"]) == {"failureAction", "message", "pattern"}
            assert rule["validate"]["failureAction"] == "Enforce"
            (condition,) = rule["preconditions"]["all"]
            assert set(condition) == {"key", "operator", "value"} and condition["operator"] == "Equals"
            assert condition["key"].startswith("{{ request.object.") and condition["key"].endswith("|| '' }}")
            (match,) = rule["match"]["any"]
            assert set(match["resources"]) == {"kinds", "namespaces", "operations"}

    def fits(self, value, pattern):
        if isinstance(pattern, dict):
            return isinstance(value, dict) and all(self.member(value, k, p) for k, p in pattern.items())
        if isinstance(pattern, list):
            return isinstance(value, list) and all(self.fits(v, pattern[0]) for v in value)
        if isinstance(pattern, bool):
            return value is pattern
        return any(self.scalar(value, part.strip()) for part in str(pattern).split("|"))

    def member(self, value, key, pattern):
        if key.startswith("=("):
            return key[2:-1] not in value or self.fits(value[key[2:-1]], pattern)
        return key in value and self.fits(value[key], pattern)

    def scalar(self, value, text):
        if text.startswith("<="):
            return isinstance(value, int) and value <= int(text[2:])
        if text.startswith("!"):
            return value != text[1:]
        return value == text

    def admits(self, pod):
        if pod["spec"].get("serviceAccountName", "") != self.pods["preconditions"]["all"][0]["value"]:
            return None
        return self.fits(pod, self.pods["validate"]["pattern"])

    def admits_secret(self, secret):
        owner = secret["metadata"].get("annotations", {}).get("kubernetes.io/service-account.name", "")
        rule = self.secrets
        return owner != rule["preconditions"]["all"][0]["value"] or self.fits(secret, rule["validate"]["pattern"])


def secrets():
    """Secrets and whether they may be, by type and owner."""
    token, owner = "kubernetes.io/service-account-token", "kubernetes.io/service-account.name"
    for kind in (token, "Opaque", None):
        for notes in ({owner: "fraud-trainer"}, {owner: "other"}, {"a": "b"}, None):
            secret = {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}}
            if kind:
                secret["type"] = kind
            if notes is not None:
                secret["metadata"]["annotations"] = notes
            yield secret, not (kind == token and notes == {owner: "fraud-trainer"})


def check_schemas(pods):
    """Counts what the schemas of Kubernetes were asked about; a wrong object is an exception."""
    names = ["k8s-serviceaccount.yaml", "k8s-rbac.yaml", "vap.yaml"]
    objects = [d for name in names for d in documents(name)] + pods
    for version in VERSIONS:
        for value in objects:
            kubernetes_validate.validate(value, version, strict=True)
    return len(objects) * len(VERSIONS)


def main():
    cases = [json.loads(line) for line in (FOLDER / "pods.ndjson").read_text().splitlines()]
    assert len(cases) >= 200, "too few pods"
    cel, rego, kyverno = CEL(), Rego(), Kyverno()
    wrong = 0
    for case in cases:
        pod = case["pod"]
        own = None if case["lacks"] is None else set(case["lacks"])
        found = {"cel-python": cel.lacks(pod), "regopy": rego.lacks(pod)}
        admits = kyverno.admits(pod)
        if any(answer != own for answer in found.values()) or admits != (None if own is None else not own):
            wrong += 1
            print(f"{pod['metadata']['name']}: ours {own}, {found}, kyverno admits {admits}: {json.dumps(pod)}")
    for secret, may in secrets():
        answers = [engine.admits_secret(secret) for engine in (cel, rego, kyverno)]
        if answers != [may] * 3:
            wrong += 1
            print(f"secret: expected {may}, found {answers}: {json.dumps(secret)}")
    schemas = check_schemas([case["pod"] for case in cases])
    print(f"{len(cases)} pods, 12 secrets, {schemas} schema checks: {wrong} differences")
    sys.exit(1 if wrong else 0)


main()
