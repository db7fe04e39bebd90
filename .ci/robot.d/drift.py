#!/usr/bin/env python3
"""Imports an account's export and a cluster's manifests twice, changed in known ways, and counts what is found."""
import json, os, pathlib, subprocess, sys, tempfile

GOVTOP, DB = os.environ["GOVTOP"], os.environ["DB"]
TRUST = {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
CLUSTER = """apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: edit-pods}
rules: [{apiGroups: [""], resources: [pods], verbs: [get, list%s]}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: trainer, namespace: ml}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: ml}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit-pods}
subjects: [{kind: ServiceAccount, name: trainer, namespace: ml}%s]
"""
FOUND = ["gained: eve", "gained: ml-deploy", "trust opened: ml-deploy", "widened: edit-pods", "widened: read"]


def account(actions, trusts=(), policies=()):
    def policy(name, actions, resource):
        return {"PolicyName": name, "PolicyDocument": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": actions, "Resource": resource}]}}
    return json.dumps({
        "UserDetailList": [], "GroupDetailList": [], "Policies": [], "IsTruncated": False,
        "RoleDetailList": [{
            "Path": "/", "RoleName": "ml-deploy", "RoleId": "AROAXXXXXXXXXXXXXXXX1",
            "Arn": "arn:aws:iam::123456789012:role/ml-deploy", "CreateDate": "2026-01-01T00:00:00Z",
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [TRUST, *trusts]},
            "InstanceProfileList": [], "AttachedManagedPolicies": [],
            "Tags": [{"Key": "environment", "Value": "prod"}],
            "RolePolicyList": [policy("read", actions, "arn:aws:s3:::labels/*")]
            + [policy(name, "*", "*") for name in policies]}]})


def govtop(*words):
    done = subprocess.run([GOVTOP, *words, "--db", DB], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"govtop {' '.join(words)}: {done.stderr}")
    return done.stdout


def scan(export, manifests):
    with tempfile.TemporaryDirectory() as folder:
        for kind, name, text in (("aws-iam", "export.json", export), ("k8s-rbac", "cluster.yaml", manifests)):
            file = pathlib.Path(folder, name)
            file.write_text(text)
            govtop("import", kind, str(file), *(("--scope", "ml") if kind == "k8s-rbac" else ()), "--quiet")
    rows = json.loads(govtop("list", "drift", "--format", "json") or "[]")
    return sorted(row["what"] for row in rows), {row["state"] for row in rows}


stranger = {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::991122334455:root"}, "Action": "sts:AssumeRole"}
before = account(["s3:GetObject"]), CLUSTER % ("", "")
after = (account(["s3:*", "iam:PassRole"], [stranger], ["admin"]),
         CLUSTER % (", create, delete", ", {kind: User, name: eve}"))
for export, expected in ((before, ([], set())), (after, (FOUND, {"detected"})), (before, (FOUND, {"verified"}))):
    seen = scan(*export)
    if seen != expected:
        sys.exit(f"expected {expected}, found {seen}")
print("drift agrees")
