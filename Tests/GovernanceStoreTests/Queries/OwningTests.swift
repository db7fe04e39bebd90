import Governance
import Testing

@testable import GovernanceStore

/// Who answers for what, asked in SQL of many rows, is what operations find one by one.
struct OwningTests {
  /// Every way in which a source or a decision names an owner, also ways that name two.
  private struct Naming: Sendable {
    let told: String?
    let team: String?
    var decided: (person: String?, team: String?)?
  }

  private static let namings: [Naming] = {
    let words = [
      nil, "ben", "mei@acme.example", "HR-7", "ml", "security", "empty", "gone", "stranger",
      // A handle that is also the name of a team, and one that is another's address.
      "twin", "kim@acme.example", "P-1", "", "BEN",
    ]
    var namings = words.flatMap { told in
      [nil, "ml", "security", "empty"].map { Naming(told: told, team: $0) }
    }
    let decisions: [(String?, String?)] = [
      ("ben", nil), ("gone", nil), (nil, "ml"), (nil, "empty"), (nil, "twin"), ("mei", "ml"),
    ]
    for decision in decisions {
      namings.append(Naming(told: "kim", team: "ml", decided: decision))
      namings.append(Naming(told: nil, team: nil, decided: decision))
    }
    return namings
  }()

  private func world() async throws -> TestStore {
    let test = try await TestStore()
    var people = ["ben", "mei", "kim", "gone", "twin"].map { SmallCloud.employee($0) }
    people[1].team = "security"
    people[2].hrID = "HR-7"
    people[4].team = "crew"
    people.append(SmallCloud.employee("mate", team: "twin"))
    people.append(SmallCloud.employee("kim@acme.example", team: "odd"))
    people[6].email = "other@acme.example"
    try await test.store.takePeople(people)
    let facts = Self.namings.enumerated().flatMap { index, naming -> [Fact] in
      var principal = SmallCloud.role("p\(index)", owner: naming.told)
      principal.team = naming.team
      let right = SmallCloud.right("r\(index)", owner: naming.told)
      return [.principal(principal), .entitlement(right)]
    }
    try await test.store.take(facts)
    let owners = Self.namings.enumerated().flatMap { index, naming -> [Command] in
      guard let decided = naming.decided else { return [] }
      return [
        SmallCloud.role("p\(index)").nativeID, SmallCloud.right("r\(index)").key,
      ].map { subject in
        .assignOwner(
          subject: subject,
          person: decided.person.map { Identifier($0) },
          team: decided.team,
          reason: nil
        )
      }
    }
    _ = try await test.store.perform(owners, as: test.root)
    _ = try await test.store.perform(
      [.offboard(Identifier("gone"), effectiveAt: nil, reason: "left")],
      as: test.root
    )
    return test
  }

  @Test func `of principals`() async throws {
    let test = try await world()
    try await test.store.engine.read { connection in
      let rows = try connection.rows("select id, owner, team from principal_now principal")
      for row in rows {
        let owners = try connection.owners(
          of: try row.text("id"),
          told: try row.optionalText("owner"),
          team: try row.optionalText("team")
        )
        try expect(.principal, "principal", try row.text("id"), are: owners, connection)
      }
      #expect(rows.count > Self.namings.count)
    }
  }

  @Test func `of entitlements`() async throws {
    let test = try await world()
    try await test.store.engine.read { connection in
      for row in try connection.rows("select id, owner from entitlement_now") {
        let owners = try connection.owners(
          of: try row.text("id"),
          told: try row.optionalText("owner")
        )
        try expect(.entitlement, "entitlement", try row.text("id"), are: owners, connection)
      }
    }
  }

  private func expect(
    _ owning: Owning,
    _ table: String,
    _ id: String,
    are owners: [Person],
    _ connection: any Connection
  ) throws {
    func holds(_ condition: SQLCondition) throws -> Bool {
      try connection.row(
        "select 1 from \(table)_now \(table) where \(table).id = ? and (\(condition.sql))",
        [.text(id)] + condition.arguments
      ) != nil
    }
    let told = try connection.row("select * from \(table)_now where id = ?", [.text(id)])
    let words = "\(told?["owner"].description ?? "") of \(told?["name"].description ?? "")"
    #expect(try holds(owning.isOwned) == !owners.isEmpty, "\(words)")
    #expect(try holds(owning.isOwned.negated) == owners.isEmpty, "\(words)")
    for person in try connection.persons() where person.state == .active {
      let isOwner = owners.contains { $0.id == person.id }
      #expect(try holds(owning.isOwned(by: person)) == isOwner, "\(words): \(person.handle)")
    }
  }
}
