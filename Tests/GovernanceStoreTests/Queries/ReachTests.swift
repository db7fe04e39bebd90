import Governance
import Testing

@testable import GovernanceStore

/// Who may do what, on which way, and how far a credential reaches.
struct ReachTests {
  /// Noor is in the group `labellers`, which may write labels; the trainer may be taken on by noor and reads them.
  private func world() async throws -> TestWorld {
    let world = try await TestWorld()
    var group = SmallCloud.role("labellers")
    group.type = .group
    var reading = SmallCloud.right("label-reader", owner: "ben")
    reading.resource = "bucket labels"
    var writing = SmallCloud.right("label-writer", privilege: .write, environment: .prod)
    writing.resource = "bucket labels"
    try await world.takeCloud(extra: [
      .principal(group), .entitlement(reading), .entitlement(writing),
      .policy(Self.policy(reading)), .policy(Self.policy(writing)),
      .statement(Self.statement(reading, 0, true, "s3:GetObject", "arn:aws:s3:::labels/*")),
      .statement(
        Self.statement(writing, 0, true, "s3:Put*", "arn:aws:s3:::labels/*", hasCondition: true)
      ),
      .statement(Self.statement(writing, 1, false, "s3:PutObjectAcl", "*")),
      .assignment(SmallCloud.attached(reading, to: world.trainer)),
      .assignment(SmallCloud.attached(writing, to: group)),
      .membership(MembershipFact(member: world.noor.nativeID, group: group.nativeID)),
      .trust(
        TrustFact(
          role: world.trainer.nativeID,
          kind: .account,
          trusted: world.noor.nativeID,
          isExternal: false
        )
      ),
    ])
    world.test.clock.advance(.hours(1))
    _ = try await world.store.baseline(as: world.test.root)
    return world
  }

  private static func policy(_ right: EntitlementFact) -> PolicyFact {
    PolicyFact(key: right.key, nativeID: right.policy, name: right.name, kind: .customerManaged)
  }

  private static func statement(
    _ right: EntitlementFact,
    _ index: Int,
    _ isAllow: Bool,
    _ actions: String,
    _ resources: String,
    hasCondition: Bool = false
  ) -> StatementFact {
    StatementFact(
      policy: right.policy,
      index: index,
      isAllow: isAllow,
      actions: actions,
      resources: resources,
      hasCondition: hasCondition
    )
  }

  private func texts(_ rows: [RecordRow], _ field: String) -> [RecordRow.Value] {
    rows.map { row in row.fields.first { $0.name == field }?.value ?? .absent }
  }

  private func access(
    _ world: TestWorld,
    _ who: String,
    on resource: String? = nil,
    effective: Bool = false
  ) async throws -> [RecordRow] {
    try await world.store.access(
      of: who,
      on: resource,
      isEffective: effective,
      as: world.test.root
    )
  }

  private func whoCan(
    _ world: TestWorld,
    _ action: String,
    _ resource: String,
    persons: Bool = false
  ) async throws -> [RecordRow] {
    try await world.store.whoCan(action, on: resource, byPerson: persons, as: world.test.root)
  }

  @Test func `what comes through a group is there where effective access is asked for`()
    async throws
  {
    let world = try await world()
    #expect(try await access(world, "noor").isEmpty)
    let rows = try await access(world, "noor", effective: true)
    #expect(texts(rows, "entitlement_name") == [.text("label-writer")])
    #expect(texts(rows, "through") != [.absent])
    #expect(texts(rows, "denials") == [.list(["s3:PutObjectAcl on *"])])
    #expect(
      texts(rows, "not_evaluated")
        == [.list(["conditions", "resource policies", "organisation policies"])]
    )
  }

  @Test(arguments: [
    ("labels", ["label-reader", "reader"]), ("dev/labels", ["label-reader", "reader"]),
    ("prod/labels", []), ("arn:aws:s3:::labels/a", ["label-reader", "reader"]),
    ("account 1", ["reader"]), ("somewhere else", []),
  ])
  func `a resource keeps what reaches it`(_ resource: String, _ rights: [String]) async throws {
    let world = try await world()
    let rows = try await access(world, "trainer", on: resource)
    #expect(texts(rows, "entitlement_name") == rights.map { .text($0) })
  }

  @Test func `who can is answered by statements, with what may take it away`() async throws {
    let world = try await world()
    let readers = try await whoCan(world, "s3:GetObject", "labels")
    #expect(Set(texts(readers, "principal_name")) == [.text("trainer")])
    #expect(Set(texts(readers, "entitlement_name")) == [.text("label-reader"), .text("reader")])
    #expect(Set(texts(readers, "conditional")) == [.flag(false)])
    #expect(Set(texts(readers, "denied_by")) == [.list([])])

    let writers = try await whoCan(world, "s3:PutObject", "prod/labels")
    #expect(texts(writers, "principal_name") == [.text("labellers")])
    #expect(texts(writers, "conditional") == [.flag(true)])

    let denied = try await whoCan(world, "s3:PutObjectAcl", "labels")
    #expect(texts(denied, "denied_by") == [.list(["arn:aws:iam::1:policy/label-writer#1"])])
    #expect(try await whoCan(world, "s3:PutObject", "dev/labels").isEmpty)
    #expect(try await whoCan(world, "iam:PassRole", "labels").isEmpty)
  }

  @Test func `the members of a group are the persons who can`() async throws {
    let world = try await world()
    let persons = try await whoCan(world, "s3:PutObject", "labels", persons: true)
    #expect(texts(persons, "handle") == [.text("noor")])
    #expect(try await whoCan(world, "s3:GetObject", "labels", persons: true).isEmpty)
  }

  @Test func `a credential reaches what groups give and what roles may`() async throws {
    let world = try await world()
    let row = try await world.store.blast(of: world.noor.nativeID, as: world.test.root)
    let values = Dictionary(uniqueKeysWithValues: row.fields.map { ($0.name, $0.value) })
    #expect(values["live_grants"] == .integer(1))
    #expect(values["groups"] == .list(["labellers"]))
    #expect(values["roles"] == .list(["trainer"]))
    #expect(values["grants_through_roles"] == .integer(2))
    #expect(values["environments"] == .list(["dev", "prod"]))
    #expect(values["person_handles"] == .list(["noor"]))
  }

  @Test func `a word that means nothing is refused`() async throws {
    let world = try await TestWorld()
    let refusal = await #expect(throws: Refusal.self) {
      try await self.access(world, "nobody-here")
    }
    #expect(refusal?.code == .notFound)
  }
}
