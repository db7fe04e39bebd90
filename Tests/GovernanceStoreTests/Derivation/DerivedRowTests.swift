import Governance
import Testing

@testable import GovernanceStore

/// Rows that lists show follow each change in its own transaction.
struct DerivedRowTests {
  private func row(_ world: TestWorld, _ columns: String) async throws -> [SQLValue] {
    try await world.store.ask("select \(columns) from access_row where id = 'GR-1'").first ?? []
  }

  private func adopted() async throws -> TestWorld {
    let world = try await TestWorld()
    _ = try await world.store.baseline(as: world.test.root)
    return world
  }

  @Test func `a grant is shown with the names at both its ends and who answers for it`()
    async throws
  {
    let world = try await adopted()
    #expect(
      try await row(world, "principal_name, entitlement_name, owner_name, source_id, is_orphaned")
        == ["trainer", "reader", "ben", "aws-iam/1", 0]
    )
  }

  @Test func `when the owner leaves it is orphaned, and with a new one it is not`() async throws {
    let world = try await adopted()
    _ = try await world.store.perform(
      [.offboard(Identifier("ben"), effectiveAt: nil, reason: "moved on")],
      as: world.test.root
    )
    #expect(try await row(world, "is_orphaned, owner") == [1, nil])
    _ = try await world.store.perform(
      [
        .assignOwner(
          subject: world.trainer.nativeID,
          person: Identifier("mei"),
          team: nil,
          reason: nil
        )
      ],
      as: world.test.root
    )
    #expect(try await row(world, "is_orphaned, owner_name") == [0, "mei"])
    #expect(try await world.store.verify(.derived).isSound)
  }

  @Test func `an owner whom only the source knew is known once the list of people names them`()
    async throws
  {
    let test = try await TestStore()
    let right = SmallCloud.right("reader")
    let role = SmallCloud.role("trainer", owner: "sam@acme.example")
    try await test.store.take([
      .principal(role), .entitlement(right), .assignment(SmallCloud.attached(right, to: role)),
    ])
    _ = try await test.store.baseline(as: test.root)
    #expect(
      try await test.store.ask("select owner_name, is_orphaned from access_row")
        == [["sam@acme.example", 1]]
    )
    try await test.store.takePeople([SmallCloud.employee("sam")])
    #expect(
      try await test.store.ask("select owner_name, is_orphaned from access_row") == [["sam", 0]]
    )
    #expect(try await test.store.verify(.derived).isSound)
  }

  @Test func `what a source says anew is shown anew`() async throws {
    let world = try await adopted()
    var renamed = world.trainer
    renamed.name = "trainer-2"
    try await world.takeCloud(extra: [.principal(renamed)])
    #expect(try await row(world, "principal_name") == ["trainer-2"])
    #expect(try await world.store.verify(.derived).isSound)
  }

  @Test func `what no source lists any more keeps its last name`() async throws {
    let world = try await adopted()
    try await world.store.take([.principal(world.noor)])
    #expect(try await row(world, "principal_name, entitlement_name") == ["trainer", "reader"])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a request is shown with its votes`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    func row() async throws -> [[SQLValue]] {
      try await world.store.ask(
        "select state, approvals, needed, requester_handle, beneficiary_name from request_row"
      )
    }
    let needed = SQLValue(request.neededVotes)
    #expect(try await row() == [["pending", 0, needed, "noor", "noor"]])
    try await world.settle(request)
    #expect(try await row()[0][0] == "approved")
  }

  @Test func `a request is derived again only for what it shows of its account and its right`()
    async throws
  {
    let world = try await TestWorld()
    _ = try await world.ask()
    try await world.store.alter("update request_row set search = 'kept'")
    func search() async throws -> SQLValue? {
      try await world.store.ask("select search from request_row").first?.first
    }
    var used = world.noor
    used.lastUsedKnown = true
    used.lastUsedAt = Instant(milliseconds: 1_700_000_000_000)
    try await world.takeCloud(extra: [.principal(used)])
    #expect(try await search() == "kept")
    used.name = "noor-2"
    try await world.takeCloud(extra: [.principal(used)])
    #expect(
      try await world.store.ask("select beneficiary_name from request_row") == [["noor-2"]]
    )
    #expect(try await search() != "kept")
  }

  @Test func `the right that is asked for, described anew, is shown anew in the request`()
    async throws
  {
    let world = try await TestWorld()
    _ = try await world.ask()
    var changed = world.writer
    changed.owner = "sam@acme.example"
    try await world.takeCloud(extra: [.entitlement(changed)])
    #expect(
      try await world.store.ask("select owner_name from request_row") == [["sam@acme.example"]]
    )
    #expect(try await world.store.verify(.derived).isSound)
  }

  @Test(arguments: [(1, 1), (2, 2), (3, 4), (100, 128), (200, 256)])
  func `a list of ids has one of a few lengths and only those ids`(count: Int, length: Int) {
    let ids = (1...count).map { "GR-\($0)" }
    let some = FewIDs(ids)
    #expect(some.arguments.count == length)
    #expect(some.places.count { $0 == "?" } == length)
    #expect(Set(some.arguments) == Set(ids.map { .text($0) }))
  }
}
