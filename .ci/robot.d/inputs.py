#!/usr/bin/env python3
"""Writes files into $DIR that are not what they claim to be, and one that is."""
import gzip, json, os

os.chdir(os.environ["DIR"])

ROLE = {
    "Path": "/", "RoleName": "deployer", "RoleId": "AROAEXAMPLE0000000001",
    "Arn": "arn:aws:iam::123456789012:role/deployer", "CreateDate": "2025-01-01T00:00:00Z",
    "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []},
    "InstanceProfileList": [], "RolePolicyList": [], "AttachedManagedPolicies": [], "Tags": [],
}
USER = {
    "Path": "/", "UserName": "noor", "UserId": "AIDAEXAMPLE0000000001",
    "Arn": "arn:aws:iam::123456789012:user/noor", "CreateDate": "2025-01-01T00:00:00Z",
    "GroupList": [], "AttachedManagedPolicies": [], "Tags": [],
}
GOOD = {"UserDetailList": [USER], "GroupDetailList": [], "RoleDetailList": [ROLE], "Policies": []}


def write(name, content):
    with open(name, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def main():
    good = json.dumps(GOOD, indent=1)
    write("good.json", good)
    write("truncated.json", good[: len(good) * 2 // 3])
    write("page.html", "<!doctype html><title>Sign in</title><p>Your session has ended.")
    write("picture.json", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01")
    write("empty.json", "")
    write("utf16.json", good.encode("utf-16"))
    write("latin1.json", good.replace("noor", "no\u00f6r").encode("latin-1"))
    write("twice.json", good.replace('"UserName": "noor"', '"UserName": "noor", "UserName": "ada"'))
    write("number.json", good.replace('{\n    "Version": "2012-10-17",\n    "Statement": []\n   }', "7"))
    write("cut.json.gz", gzip.compress(good.encode())[:-20])
    write("scim.json", json.dumps({"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "Resources": []}))
    write("deep.yaml", "a: " + "[" * 100_000)
    # Each level holds the one below nine times: 9^9 nodes when expanded.
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join(['*a' + str(n - 1)] * 9)}]" for n in range(1, 10)]
    write("bomb.yaml", "apiVersion: v1\nkind: List\nitems: []\n" + "\n".join(levels) + "\n")
    with open("brackets.json", "wb") as file:
        for _ in range(200):
            file.write(b"[" * 1_000_000)


main()
