import Governance
import Testing

@testable import GovernanceStore

/// The lists beside access and requests.
struct OtherListTests {
  private func handles(_ filter: String, as viewer: String = "ada") async throws -> [String] {
    let world = try await QueryWorld()
    let query = ListQuery(.persons, filter: filter, limit: 100)
    return try await world.store.persons(query, as: .claiming(viewer)).rows.map(\.person.handle)
  }

  @Test(
    arguments: [
      ("", ["ada", "ben", "lin", "mei", "noor", "root", "ÖZGE"]), ("handle:özge", ["ÖZGE"]),
      ("name:\"of the\" handle:n", ["ben", "lin", "noor"]), ("handle:me", ["ada"]),
      ("team:security", ["ada", "mei"]), ("team:me", ["ada", "mei"]), ("team:none", ["root"]),
      ("type:contractor", ["lin"]), ("is:external", ["lin"]), ("is:leaving", ["lin"]),
      ("ends:<30d", ["lin"]), ("ends:never -handle:root", ["ada", "ben", "mei", "noor", "ÖZGE"]),
      ("native:user/noor", ["noor"]), ("provider:aws", ["lin", "noor"]), ("provider:gcp", []),
      ("source:people", ["ada", "ben", "lin", "mei", "noor", "ÖZGE"]),
      ("state:left", []), ("P-1", ["root"]), ("risk:>0", []), ("env:prod", []),
      ("is:quarantined", []),
    ] as [(String, [String])]
  )
  func `persons are found by what they are`(_ filter: String, _ expected: [String]) async throws {
    #expect(try await handles(filter) == expected)
  }

  @Test func `a person is shown with accounts, source and proposals`() async throws {
    let world = try await TestWorld()
    try await world.store.take(
      [.principal(SmallCloud.user("ada-cloud", email: "ada@acme.example"))],
      scope: "2"
    )
    let rows = try await world.store.persons(ListQuery(.persons), as: world.test.root).rows
    let noor = try #require(rows.first { $0.person.handle == "noor" })
    #expect(noor.principals.count == 2 && noor.source == "people-csv/hr")
    #expect(noor.proposedLinks == 0)
    #expect(rows.first { $0.person.handle == "ada" }?.proposedLinks == 1)
    #expect(rows.first { $0.person.handle == "root" }?.source == nil)
  }

  @Test(
    arguments: [
      ("", 12), ("type:human", 2), ("is:external", 1), ("state:inactive", 1), ("used:unknown", 4),
      ("used:never", 2), ("handle:noor", 1), ("handle:none", 10), ("team:ml", 3), ("env:prod", 3),
      ("owner:ben", 3), ("owner:stranger", 2), ("owner:none", 4), ("name:σοφος", 2),
      ("native:role/trainer", 1), ("is:leaving", 1), ("is:dormant", 5), ("source:k8s", 0),
      ("-source:aws", 0),
    ] as [(String, Int)]
  )
  func `principals are found by what they are`(_ filter: String, _ expected: Int) async throws {
    let world = try await QueryWorld()
    // The accounts of the list of people are another source's.
    let text = filter.isEmpty ? "source:aws" : "(\(filter)) source:aws"
    let query = ListQuery(.principals, filter: text, limit: 100)
    let rows = try await world.store.principals(query, as: .claiming("ada")).rows
    #expect(rows.count == expected, "\(rows.map(\.fact.name))")
    let opposite = ListQuery(.principals, filter: "-(\(text)) source:aws", limit: 100)
    let others = try await world.store.principals(opposite, as: .claiming("ada")).rows
    #expect(others.count == 12 - expected)
  }

  @Test func `a principal is shown with what it holds and who stands behind it`() async throws {
    let world = try await QueryWorld()
    let query = ListQuery(.principals, filter: "name:noor-aws")
    let row = try #require(
      try await world.store.principals(query, as: .claiming("ada")).rows.first
    )
    #expect(row.persons.count == 1 && row.source == "aws-iam/1" && row.snapshot == "SN-2")
    let held = try await world.grants("principal:=noor-aws state:active").count
    #expect(row.liveGrants == held && held > 0)
    let dormant = try await world.store.principals(
      ListQuery(.principals, limit: 100),
      as: .claiming("ada")
    ).rows.filter(\.isDormant)
    let asked = try await world.store.principals(
      ListQuery(.principals, filter: "is:dormant", limit: 100),
      as: .claiming("ada")
    ).rows
    #expect(dormant == asked && !asked.isEmpty)
  }

  @Test func `groups are listed apart, with their members`() async throws {
    let world = try await TestWorld()
    var (full, empty) = (SmallCloud.role("full", owner: "ben"), SmallCloud.role("empty"))
    (full.type, empty.type) = (.group, .group)
    try await world.takeCloud(extra: [
      .principal(full), .principal(empty),
      .membership(MembershipFact(member: world.noor.nativeID, group: full.nativeID)),
    ])
    func names(_ filter: String, _ viewer: String = "ada") async throws -> [String] {
      let query = ListQuery(.groups, filter: filter)
      return try await world.store.principals(query, as: .claiming(viewer)).rows.map(\.fact.name)
    }
    #expect(try await names("") == ["empty", "full"])
    #expect(try await names("is:empty") == ["empty"])
    #expect(try await names("member:noor") == ["full"])
    #expect(try await names("member:none") == ["empty"])
    #expect(try await names("member:me", "noor") == ["full"])
    #expect(try await names("is:mine", "noor") == ["full"])
    #expect(try await names("is:mine", "ben") == ["full"])
    #expect(try await names("size:1") == ["full"])
    #expect(try await names("is:orphaned") == ["empty"])
    let principals = try await world.store.principals(ListQuery(.principals), as: world.test.root)
    #expect(!principals.rows.contains { $0.fact.type == .group })
  }

  @Test func `records are shown with the fields of their kind`() async throws {
    let world = try await TestWorld.lived()
    let expected: [ListKind: String] = [
      .entitlements: "name", .assignments: "holder_name", .artifacts: "digest",
    ]
    for (kind, field) in expected {
      let page = try await world.store.records(ListQuery(kind), as: world.test.root)
      let row = try #require(page.rows.first)
      #expect(row.fields.first?.name == "id")
      let value = row.fields.first { $0.name == field }?.value
      #expect(value != nil && value != .absent, "\(kind)")
    }
    let rights = try await world.store.records(
      ListQuery(.entitlements, filter: "is:privileged owner:ben"),
      as: world.test.root
    )
    #expect(rights.rows.map { $0.fields[1].value } == [.text("writer")])
    let held = try await world.store.records(
      ListQuery(.entitlements, filter: "holders:1"),
      as: world.test.root
    )
    #expect(held.rows.map { $0.fields[1].value } == [.text("reader")])
  }

  @Test func `policies and their statements are found by grade`() async throws {
    let test = try await TestStore()
    var policy = PolicyFact(key: "k", nativeID: "arn:p", name: "wide", kind: .inline)
    policy.environment = .prod
    let narrow = PolicyFact(key: "n", nativeID: "arn:n", name: "narrow", kind: .customerManaged)
    try await test.store.take([
      .policy(policy), .policy(narrow),
      .statement(
        StatementFact(
          policy: "arn:p",
          index: 0,
          isAllow: true,
          actions: "s3:* iam:Get",
          resources: "*",
          broadActions: 1,
          broadResources: 1,
          grade: .everything
        )
      ),
      .statement(
        StatementFact(policy: "arn:n", index: 0, isAllow: true, actions: "s3:Get", resources: "x")
      ),
    ])
    func names(_ kind: ListKind, _ filter: String) async throws -> [String] {
      let page = try await test.store.records(ListQuery(kind, filter: filter), as: test.root)
      return page.rows.compactMap { row in
        let name = kind == .policies ? "name" : "policy_name"
        guard case .text(let text)? = row.fields.first(where: { $0.name == name })?.value else {
          return nil
        }
        return text
      }
    }
    for kind in [ListKind.policies, .statements] {
      #expect(try await names(kind, "").sorted() == ["narrow", "wide"])
      #expect(try await names(kind, "grade:everything") == ["wide"])
      #expect(try await names(kind, "-grade:everything") == ["narrow"])
      #expect(try await names(kind, "env:prod") == ["wide"])
      #expect(try await names(kind, "s3:*") == (kind == .policies ? [] : ["wide"]))
    }
    #expect(try await names(.policies, "is:wildcard") == ["wide"])
    #expect(try await names(.policies, "is:unattached").count == 2)
    #expect(try await names(.policies, "kind:inline provider:aws") == ["wide"])
    #expect(try await names(.statements, "policy:nar") == ["narrow"])
    #expect(try await names(.statements, "added:<1d").count == 2)
  }

  @Test func `sources tell their age`() async throws {
    let world = try await TestWorld()
    let fresh = try await world.store.sources(as: world.test.root)
    #expect(fresh.map(\.id) == ["aws-iam/1", "people-csv/hr"])
    #expect(fresh.allSatisfy { !$0.isLate && $0.conflicts == 0 })
    let told = try await world.store.ask("select sum(row_count) from snapshot_table")
    #expect(told == [[.init(fresh.reduce(0) { $0 + $1.rows })]])
    #expect(fresh.last?.rows == 8)
    world.test.clock.advance(.days(7))
    #expect(try await world.store.sources(as: world.test.root).allSatisfy(\.isLate))
    let late = try await world.store.count(
      ListQuery(.sources, filter: "is:late kind:aws"),
      as: world.test.root
    )
    #expect(late.matching == 1 && late.all == 2 && late.hiddenLate == 1)
  }

  @Test func `who is not known here sees nothing`() async throws {
    let world = try await TestWorld()
    for kind in [ListKind.grants, .persons] {
      await #expect(throws: Refusal.self) {
        _ = try await world.store.count(ListQuery(kind), as: .user("stranger"))
      }
    }
  }
}
