import Documents
import Governance
import Testing

@testable import GovernanceStore

/// One record of every kind goes in, and each of its fields stands in the row.
struct FactRowTests {
  private func stored(_ table: Table, _ facts: [Fact]) async throws -> SQLRow {
    let test = try await TestStore()
    try await test.store.take(facts)
    let rows = try await test.store.engine.read { try $0.rows("select * from \(table.now)") }
    return try #require(rows.last)
  }

  @Test func `a person of a people source`() async throws {
    let fact = DirectoryFact(
      key: "k1",
      handle: "noor",
      name: "Noor Haddad",
      email: "Noor@Acme.Example",
      hrID: "H-7",
      team: "ml",
      employment: .contractor,
      manager: "ben",
      sponsor: "ada",
      contractEndsAt: Instant(milliseconds: 5),
      timeZone: "Europe/Berlin",
      isActive: false,
      joinedAt: Instant(milliseconds: 1),
      leftAt: Instant(milliseconds: 9)
    )
    let row = try await stored(.directoryPerson, [.person(fact)])
    #expect(row["native_key"] == "k1")
    #expect(row["handle"] == "noor")
    #expect(row["name"] == "Noor Haddad")
    // Addresses are compared without case.
    #expect(row["email"] == "noor@acme.example")
    #expect(row["hr_id"] == "H-7")
    #expect(row["team"] == "ml")
    #expect(row["employment"] == "contractor")
    #expect(row["manager"] == "ben")
    #expect(row["sponsor"] == "ada")
    #expect(row["contract_ends_at"] == 5)
    #expect(row["time_zone"] == "Europe/Berlin")
    #expect(row["is_active"] == 0)
    #expect(row["joined_at"] == 1)
    #expect(row["left_at"] == 9)
  }

  @Test func `a principal`() async throws {
    var fact = SmallCloud.user("ada", email: "ada@acme.example", owner: "ben")
    fact.path = "/people/"
    fact.namespace = "team"
    fact.team = "ml"
    fact.environment = .stage
    fact.dataClass = .restricted
    fact.tags = ["b": "2", "a": "1"]
    fact.isActive = false
    fact.lastUsedAt = Instant(milliseconds: 7)
    fact.lastUsedKnown = true
    fact.lastUsedSource = "credential report"
    fact.boundary = "arn:boundary"
    let row = try await stored(.principal, [.principal(fact)])
    #expect(row["native_key"] == "AIDA-ada")
    #expect(row["native_id"] == "arn:aws:iam::1:user/ada")
    #expect(row["type"] == "human")
    #expect(row["provider"] == "aws")
    #expect(row["native_kind"] == "user")
    #expect(row["path"] == "/people/")
    #expect(row["namespace"] == "team")
    #expect(row["owner"] == "ben")
    #expect(row["team"] == "ml")
    #expect(row["environment"] == "stage")
    #expect(row["data_class"] == "restricted")
    #expect(row["tags"] == #"{"a":"1","b":"2"}"#)
    #expect(row["is_active"] == 0)
    #expect(row["last_used_at"] == 7)
    #expect(row["last_used_known"] == 1)
    #expect(row["last_used_source"] == "credential report")
    #expect(row["boundary"] == "arn:boundary")
    #expect(row["boundary_id"] == nil)
  }

  @Test func `a policy and its versions`() async throws {
    var fact = PolicyFact(
      key: "ANPA1",
      nativeID: "arn:policy",
      name: "policy",
      kind: .customerManaged
    )
    fact.holder = "nobody"
    fact.defaultVersion = "v2"
    fact.attachmentCount = 3
    fact.documentSHA256 = "ab"
    fact.document = "{}"
    fact.updatedAt = Instant(milliseconds: 3)
    let row = try await stored(.policy, [.policy(fact)])
    #expect(row["kind"] == "customer_managed")
    #expect(row["holder"] == "nobody")
    #expect(row["holder_id"] == nil)
    #expect(row["default_version"] == "v2")
    #expect(row["attachment_count"] == 3)
    #expect(row["document_sha256"] == "ab")
    #expect(row["document"] == "{}")
    #expect(row["updated_at"] == 3)
    #expect(row["environment"] == "unknown")
    let version = try await stored(
      .policyVersion,
      [
        .policy(fact),
        .policyVersion(
          PolicyVersionFact(
            policy: "arn:policy",
            version: "v2",
            isDefault: true,
            createdAt: Instant(milliseconds: 4),
            documentSHA256: "ab"
          )
        ),
      ]
    )
    #expect(version["policy_id"] == row["id"])
    #expect(version["version"] == "v2")
    #expect(version["is_default"] == 1)
    #expect(version["created_at"] == 4)
  }

  @Test func `a statement`() async throws {
    let fact = StatementFact(
      policy: "arn:policy",
      index: 2,
      sid: "Write",
      isAllow: true,
      actions: "s3:* ec2:Get*",
      resources: "*",
      principals: "AWS:*",
      hasCondition: true,
      broadActions: 1,
      broadResources: 1,
      unavoidable: 4,
      prefixes: 5,
      grade: .service
    )
    let row = try await stored(.statement, [.statement(fact)])
    #expect(
      ["position", "is_allow", "has_condition", "broad_actions", "broad_resources"].map {
        row[$0]
      } == [2, 1, 1, 1, 1]
    )
    #expect(["unavoidable", "prefixes"].map { row[$0] } == [4, 5])
    #expect(
      ["sid", "actions", "resources", "principals", "grade"].map { row[$0] }
        == ["Write", "s3:* ec2:Get*", "*", "AWS:*", "service"]
    )
  }

  @Test func `an entitlement takes the environment of its namespace`() async throws {
    var fact = SmallCloud.right("edit")
    fact.environment = nil
    fact.resource = "namespace/shop-prod"
    let row = try await stored(.entitlement, [.entitlement(fact)])
    #expect(row["environment"] == "prod")
    #expect(row["native_key"] == SQLValue(fact.key))
    #expect(row["permissions"] == 3)
    #expect(row["privilege"] == "read")
    #expect(row["broad_actions"] == 0)
  }

  @Test func `memberships, assignments, trusts and boundaries find what they name`() async throws {
    let test = try await TestStore()
    var ada = SmallCloud.user("ada")
    ada.boundary = "arn:limit"
    let role = SmallCloud.role("trainer")
    var group = SmallCloud.user("team")
    group.type = .group
    let right = SmallCloud.right("reader")
    try await test.store.take([
      // References come before what they name: the order of the input does not matter.
      .membership(MembershipFact(member: ada.nativeID, group: group.nativeID)),
      .assignment(SmallCloud.attached(right, to: group)),
      .trust(
        TrustFact(
          role: role.nativeID,
          kind: .principal,
          trusted: ada.nativeID,
          isExternal: false,
          condition: "aws:mfa",
          isExact: true
        )
      ),
      .trust(
        TrustFact(role: role.nativeID, kind: .account, trusted: "999", isExternal: true)
      ),
      .policy(
        PolicyFact(key: "limit", nativeID: "arn:limit", name: "limit", kind: .customerManaged)
      ),
      .principal(ada), .principal(role), .principal(group), .entitlement(right),
    ])
    let ids = try await test.store.ask("select name, id from principal_now order by name")
    let id = Dictionary(uniqueKeysWithValues: ids.map { ($0[0], $0[1]) })
    #expect(
      try await test.store.ask("select member_id, container_id from membership_now")
        == [[id["ada"] ?? nil, id["team"] ?? nil]]
    )
    #expect(
      try await test.store.ask("select holder_id from assignment_now") == [[id["team"] ?? nil]]
    )
    #expect(
      try await test.store.ask("select role_id, trusted_id from trust_now order by is_external")
        == [[id["trainer"] ?? nil, id["ada"] ?? nil], [id["trainer"] ?? nil, nil]]
    )
    #expect(
      try await test.store.ask(
        """
        select policy.name from principal_now principal
        join policy_now policy on policy.id = principal.boundary_id
        """
      ) == [["limit"]]
    )
  }

  @Test func `the id of a record is the same on every host, and another in another scope`() {
    let fact = Fact.principal(SmallCloud.user("ada"))
    let ids = ["1", "1", "2"].map { scope in
      let order = ImportOrder(kind: .awsIAM, scope: scope, digest: .sha256(of: ""), bytes: 0)
      let facts = FactRows(order: order, rules: .standard)
      return facts.id(of: facts.row(fact))
    }
    #expect(ids[0] == ids[1])
    #expect(ids[0] != ids[2])
    #expect(ids[0].hasPrefix("principal:") && ids[0].utf8.count == 26)
  }
}
