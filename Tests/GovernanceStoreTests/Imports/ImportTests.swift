import Documents
import Governance
import Testing

@testable import GovernanceStore

struct ImportTests {
  private let ada = SmallCloud.user("ada")
  private let reader = SmallCloud.right("reader")

  @Test func `what a snapshot says is there once it is published`() async throws {
    let test = try await TestStore()
    let report = try await test.store.take([
      .principal(ada), .entitlement(reader), .assignment(SmallCloud.attached(reader, to: ada)),
    ])
    #expect(report.snapshot.id == Identifier("SN-1"))
    let names = try await test.store.ask("select name from principal_now")
    #expect(names == [["ada"]])
    let resolved = try await test.store.ask(
      """
      select principal.name, entitlement.name
      from assignment_now assignment
      join principal_now principal on principal.id = assignment.holder_id
      join entitlement_now entitlement on entitlement.id = assignment.entitlement_id
      """
    )
    #expect(resolved == [["ada", "reader"]])
  }

  @Test func `the next snapshot adds, changes and removes`() async throws {
    let test = try await TestStore()
    let ben = SmallCloud.user("ben")
    try await test.store.take([.principal(ada), .principal(ben)])
    var renamed = ada
    renamed.path = "/people/"
    let report = try await test.store.take([
      .principal(renamed), .principal(SmallCloud.user("mei")),
    ])
    let principals = report.tables.first { $0.name == "principal" }
    #expect(principals?.added == 1)
    #expect(principals?.changed == 1)
    #expect(principals?.removed == 1)
    #expect(
      try await test.store.ask("select name from principal_now order by name") == [
        ["ada"], ["mei"],
      ]
    )
    #expect(
      try await test.store.ask(
        "select from_snapshot, to_snapshot from principal where name = 'ada' order by 1"
      )
        == [[1, 2], [2, nil]]
    )
  }

  @Test func `the same import twice changes no row`() async throws {
    let test = try await TestStore()
    try await test.store.take([.principal(ada), .entitlement(reader)])
    let report = try await test.store.take([.principal(ada), .entitlement(reader)])
    #expect(report.tables.allSatisfy { $0.added + $0.changed + $0.removed == 0 })
    #expect(report.snapshot.tables.first { $0.table == "principal" }?.rows == 1)
  }

  @Test func `of the same key twice equal content counts once, and the later of different content`()
    async throws
  {
    let test = try await TestStore()
    var other = ada
    other.path = "/later/"
    let report = try await test.store.take([.principal(ada), .principal(ada), .principal(other)])
    #expect(report.duplicates == 1)
    #expect(report.snapshot.conflicts == 1)
    #expect(report.conflicts.map(\.path) == ["$[2]"])
    #expect(try await test.store.ask("select path from principal_now") == [["/later/"]])
  }

  @Test func `input that fails half way leaves the database as it was`() async throws {
    let test = try await TestStore()
    let before = try await test.store.ledger().root
    let order = ImportOrder(kind: .awsIAM, scope: "1", digest: .sha256(of: ""), bytes: 0)
    let ada = ada
    await #expect(throws: InputProblem.self) {
      try await test.store.importSnapshot(order, as: test.root) { staging in
        staging.record(.principal(ada), at: "$")
        throw InputProblem(file: "authz.json", place: "$", "an object belongs here")
      }
    }
    #expect(try await test.store.ledger().root == before)
    #expect(try await test.store.ask("select count(*) from principal") == [[0]])
    #expect(try await test.store.ask("select count(*) from import_run") == [[0]])
    #expect(try await test.store.take([.principal(ada)]).snapshot.id == Identifier("SN-1"))
  }

  @Test func `a failed import leaves no trace, whatever it failed at`() async throws {
    let test = try await TestStore()
    try await test.store.take([.principal(ada)])
    try await test.add([("dev", [.modelDeveloper])])
    let before = try await test.store.dump()
    let (users, ada) = ((0..<500).map { SmallCloud.user("user-\($0)") }, ada)
    await #expect(throws: Refusal.self) {
      try await test.store.take([.principal(ada)], as: .claiming("dev"))
    }
    #expect(try await test.store.dump() == before)
    let order = ImportOrder(kind: .awsIAM, scope: "1", digest: .sha256(of: ""), bytes: 0)
    await #expect(throws: InputProblem.self) {
      try await test.store.importSnapshot(order, as: test.root) { _ in
        throw InputProblem(file: "authz.json", place: "$", "an object belongs here")
      }
    }
    #expect(try await test.store.dump() == before)
    try await test.store.fillDisk()
    await #expect(throws: StoreError.full) {
      try await test.store.take(users.map { .principal($0) })
    }
    #expect(try await test.store.dump() == before)
  }

  @Test func `a number that a failed run left is nobody's but the next run's`() async throws {
    let test = try await TestStore()
    let (store, ada) = (test.store, ada)
    let order = ImportOrder(kind: .awsIAM, scope: "1", digest: .sha256(of: ""), bytes: 0)
    let options = store.options
    let first = try await store.engine.write {
      try ImportRun.begin(order, as: test.root, $0, options)
    }
    try await store.clear(first)
    test.clock.advance(.seconds(1))
    let second = try await store.engine.write {
      try ImportRun.begin(order, as: test.root, $0, options)
    }
    #expect(first.number == second.number)
    await #expect(throws: Refusal.self) {
      try await store.engine.read { try first.requireNewest($0) }
    }
    try await store.clear(first)
    try await store.engine.read { try second.requireNewest($0) }
    #expect(try await store.take([.principal(ada)]).snapshot.number == 2)
  }

  @Test func `rows of a killed import stay unseen, and the next one removes them`() async throws {
    let test = try await TestStore()
    try await test.store.take([.principal(ada)])
    // As a kill leaves it: a run that staged a new person and the end of another, and went no further.
    try await test.store.engine.write { connection in
      try connection.run("insert into import_run values ('aws-iam/1', 2, 0)")
      try connection.run("update principal set to_snapshot = 2")
      try connection.run(
        """
        insert into principal
        select 'principal:dead', source_id, 2, null, sha256, native_key, native_id, 'ghost', type,
          provider, native_kind, path, namespace, email, owner, team, environment, data_class,
          tags, is_active, created_at, last_used_at, last_used_known, last_used_source, boundary,
          boundary_id
        from principal
        """
      )
    }
    #expect(try await test.store.ask("select name from principal_now") == [["ada"]])
    let report = try await test.store.take([.principal(ada)])
    #expect(report.snapshot.number == 3)
    #expect(
      try await test.store.ask("select name, to_snapshot from principal") == [["ada", nil]]
    )
    #expect(try await test.store.ask("select count(*) from import_run") == [[0]])
  }

  @Test func `an import stops when a newer one of the same source has started`() async throws {
    let test = try await TestStore()
    let (store, ada) = (test.store, ada)
    let order = ImportOrder(kind: .awsIAM, scope: "1", digest: .sha256(of: ""), bytes: 0)
    let options = store.options
    let older = try await store.engine.write {
      try ImportRun.begin(order, as: test.root, $0, options)
    }
    let newer = try await store.engine.write {
      try ImportRun.begin(order, as: test.root, $0, options)
    }
    try await store.engine.read { try newer.requireNewest($0) }
    await #expect(throws: Refusal.self) {
      try await store.engine.read { try older.requireNewest($0) }
    }
    try await store.take([.principal(ada)])
    #expect(try await store.ask("select number from import_run") == [])
  }

  @Test func `who may not import changes nothing`() async throws {
    let test = try await TestStore()
    try await test.add([("dev", [.modelDeveloper])])
    let ada = ada
    await #expect(throws: Refusal.self) {
      try await test.store.take([.principal(ada)], as: .claiming("dev"))
    }
    #expect(try await test.store.ask("select count(*) from import_run") == [[0]])
  }

  @Test(arguments: [
    (Environment?.none, Environment?.none, "team-prod", Environment.prod),
    (nil, nil, "team", .unknown),
    (nil, .stage, "team-prod", .stage),
    (.dev, .stage, "team-prod", .dev),
  ])
  func `the operator's word goes before the record's, and that before the rules`(
    _ override: Environment?,
    _ told: Environment?,
    _ name: String,
    _ expected: Environment
  ) async throws {
    let test = try await TestStore()
    var fact = SmallCloud.user(name)
    fact.environment = told
    try await test.store.take([.principal(fact)], environment: override)
    #expect(
      try await test.store.ask("select environment from principal_now")
        == [[.text(expected.rawValue)]]
    )
  }
}
