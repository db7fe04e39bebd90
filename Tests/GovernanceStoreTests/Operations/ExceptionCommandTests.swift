import Governance
import Testing

@testable import GovernanceStore

/// Exceptions from the request to the end of what rests on them, in one database.
struct ExceptionCommandTests {
  @discardableResult
  private func act(
    _ world: TestWorld,
    _ handle: String,
    _ command: ExceptionCommand
  ) async throws -> Receipt {
    try await world.store.perform([.exception(command)], as: .claiming(handle))
  }

  private func refused(
    _ world: TestWorld,
    _ handle: String,
    _ command: ExceptionCommand
  ) async -> Refusal? {
    await #expect(throws: Refusal.self) { try await act(world, handle, command) }
  }

  private func draft(
    rule: String = "no-prod-wildcard",
    scope: String = "workload:=noor env:prod",
    for length: Duration? = .hours(24)
  ) -> ExceptionDraft {
    ExceptionDraft(
      rule: rule,
      scope: scope,
      length: length,
      owner: Identifier("ben"),
      compensatingControl: "bucket policy denies delete",
      justification: "no resource level until 2.4",
      ticket: "SEC-88"
    )
  }

  /// Asked for by ada, agreed to by mei (security) and by root.
  private func inForce(
    _ world: TestWorld,
    _ draft: ExceptionDraft? = nil
  ) async throws -> PolicyException.ID {
    let receipt = try await act(world, "ada", .request(draft ?? self.draft()))
    let id: PolicyException.ID = Identifier(try #require(receipt.subjects.last))
    try await act(world, "mei", .approve(id, reason: "agreed", seen: nil))
    if try await exception(world, id).state == .requested {
      try await act(world, "root", .approve(id, reason: "agreed", seen: nil))
    }
    return id
  }

  private func exception(
    _ world: TestWorld,
    _ id: PolicyException.ID
  ) async throws -> PolicyException {
    try await world.store.engine.read { try $0.exception(id) }
  }

  /// A world in which noor can ask for a production wildcard.
  private func wildWorld() async throws -> (TestWorld, EntitlementFact) {
    let world = try await TestWorld()
    var wild = SmallCloud.right("lake-all", environment: .prod, owner: "ben")
    wild.broadResources = true
    try await world.takeCloud(extra: [.entitlement(wild)])
    return (world, wild)
  }

  private func ask(
    _ world: TestWorld,
    _ wild: EntitlementFact,
    under id: String
  ) async throws -> AccessRequest {
    try await world.ask(for: wild) {
      $0.duration = .hours(1)
      $0.exception = id
    }
  }

  private func grant(_ world: TestWorld, of request: AccessRequest) async throws -> Grant {
    let decided = try await world.request(request.id)
    let id = try #require(decided.grants.first)
    return try await world.store.engine.read { try $0.grant(id) }
  }

  @Test func `an exception carries a production wildcard, and its end ends the grant`()
    async throws
  {
    let (world, wild) = try await wildWorld()
    let id = try await inForce(world)
    let request = try await ask(world, wild, under: id.text.lowercased())
    #expect(request.content.exception == id.text)
    try await world.settle(request)
    let live = try await grant(world, of: request)
    #expect(live.kind == .exception)
    try await act(world, "mei", .revoke(id, reason: "fixed upstream", seen: nil))
    #expect(try await grant(world, of: request).state == .revoking)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a request under one that is not there or not in force is refused`() async throws {
    let (world, wild) = try await wildWorld()
    let missing = await #expect(throws: Refusal.self) { try await ask(world, wild, under: "EX-9") }
    #expect(missing?.code == .notFound)
    let id = try await inForce(world)
    world.test.clock.advance(.hours(24))
    let over = await #expect(throws: Refusal.self) { try await ask(world, wild, under: id.text) }
    #expect(over?.code == .hardStop)
  }

  @Test
  func `what rests on an ended exception is found as a zombie until it is shown to have ended`()
    async throws
  {
    let (world, wild) = try await wildWorld()
    let id = try await inForce(world)
    let request = try await ask(world, wild, under: id.text)
    try await world.settle(request)
    func zombies() async throws -> [String] {
      try await world.store.records(
        ListQuery(.exceptions, filter: "is:zombie"),
        as: world.test.root
      ).rows.map(\.id)
    }
    #expect(try await zombies() == [])
    world.test.clock.advance(.hours(24))
    #expect(try await zombies() == [id.text])
    _ = try await world.store.enforce(from: world.test.root.origin)
    #expect(try await zombies() == [id.text], "nobody has shown that the target ended it")
    let grant = try await grant(world, of: request)
    _ = try await world.store.perform(
      [.attest(grant.id, reason: "gone at the target")],
      as: .claiming("root")
    )
    #expect(try await zombies() == [])
  }

  @Test func `without an end, or beyond its class, nothing is written`() async throws {
    let world = try await TestWorld()
    let before = try await world.store.ledger()
    #expect(await refused(world, "ada", .request(draft(for: nil)))?.code == .hardStop)
    #expect(await refused(world, "ada", .request(draft(for: .hours(73))))?.code == .limit)
    #expect(try await world.store.ledger() == before)
  }

  @Test func `the owner of a workload in scope does not approve, by whatever name it is called`()
    async throws
  {
    let world = try await TestWorld()
    for scope in [
      "workload:=trainer", "workload:train*", "workload:arn:aws:iam::1:role/trainer",
      "workload:TRAINER env:prod",
    ] {
      var asked = draft(scope: scope)
      asked.owner = Identifier("mei")
      let id: PolicyException.ID = Identifier(
        try #require(try await act(world, "ada", .request(asked)).subjects.last)
      )
      let refusal = await refused(world, "ben", .approve(id, reason: nil, seen: nil))
      #expect(refusal?.code == .ownAccess, "\(scope)")
    }
  }

  @Test func `the third of a kind in ninety days opens one backlog item`() async throws {
    let world = try await TestWorld()
    let asked = draft(rule: "bucket-versioning", scope: "access:reader", for: .days(14))
    for _ in 1...3 { _ = try await inForce(world, asked) }
    func items() async throws -> [BacklogItem] {
      try await world.store.engine.read { try $0.records() }
    }
    let item = try #require(try await items().first)
    #expect(item.exceptions.map(\.text) == ["EX-1", "EX-2", "EX-3"])
    let fourth: PolicyException.ID = Identifier(
      try #require(try await act(world, "ada", .request(asked)).subjects.last)
    )
    try await act(world, "mei", .approve(fourth, reason: nil, seen: nil))
    #expect(try await exception(world, fourth).state == .requested, "its owner has to agree too")
    try await act(world, "ben", .approve(fourth, reason: nil, seen: nil))
    #expect(try await exception(world, fourth).state == .active)
    #expect(try await items().map(\.exceptions.count) == [4])
    #expect(
      await refused(world, "ben", .closeBacklogItem(item.id, reason: "done", seen: nil))?.code
        == .missingPersona
    )
    try await act(world, "mei", .closeBacklogItem(item.id, reason: "2.4 is out", seen: nil))
    #expect(try await items().map(\.state) == [.closed])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `others of another scope, or longer ago, are not of the kind`() async throws {
    let world = try await TestWorld()
    for index in 1...2 {
      _ = try await inForce(
        world,
        draft(rule: "r", scope: "access:reader-\(index)", for: .days(1))
      )
    }
    _ = try await inForce(world, draft(rule: "r", scope: "access:reader-1", for: .days(1)))
    world.test.clock.advance(.days(90))
    _ = try await inForce(world, draft(rule: "r", scope: "access:reader-1", for: .days(1)))
    let items: [BacklogItem] = try await world.store.engine.read { try $0.records() }
    #expect(items.isEmpty)
  }

  @Test func `two approvers at once make one exception`() async throws {
    let world = try await TestWorld()
    let asked = draft(rule: "r", scope: "access:reader", for: .days(1))
    try await act(world, "ada", .request(asked))
    let id: PolicyException.ID = Identifier("EX-1")
    async let one = try? act(world, "mei", .approve(id, reason: nil, seen: nil))
    async let other = try? act(world, "root", .approve(id, reason: nil, seen: nil))
    let receipts = await [one, other].compactMap(\.self)
    #expect(receipts.count == 1)
    #expect(try await exception(world, id).votes.count == 1)
  }

  @Test func `time begins and ends exceptions, once`() async throws {
    let world = try await TestWorld()
    var later = draft(rule: "r", scope: "access:reader", for: .days(2))
    later.startAt = world.test.clock.instant + .days(1)
    let id = try await inForce(world, later)
    #expect(try await exception(world, id).state == .approved)
    func enforce() async throws -> [String: Int] {
      try await world.store.enforce(from: world.test.root.origin).done
    }
    #expect(try await enforce() == [:])
    world.test.clock.advance(.days(1))
    #expect(try await enforce() == ["exception begun": 1])
    world.test.clock.advance(.days(2))
    #expect(try await enforce() == ["exception expired": 1])
    #expect(try await enforce() == [:])
    #expect(try await exception(world, id).state == .expired)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a review owed is debt until somebody else reviews it`() async throws {
    let world = try await TestWorld()
    let id = try await inForce(world, draft(for: .hours(72)))
    func row() async throws -> RecordRow {
      let page = try await world.store.records(ListQuery(.exceptions), as: world.test.root)
      return try #require(page.rows.first)
    }
    func value(_ name: String) async throws -> RecordRow.Value? {
      try await row().fields.first { $0.name == name }?.value
    }
    #expect(try await value("past_review") == .flag(false))
    world.test.clock.advance(.hours(50))
    #expect(try await value("past_review") == .flag(true))
    #expect(try await value("debt_seconds") == .integer(7_200))
    #expect(
      await refused(world, "ada", .review(id, ExceptionReview(reason: "mine")))?.code
        == .secondPerson
    )
    try await act(
      world,
      "mei",
      .review(id, ExceptionReview(present: [Identifier("ben")], reason: "rolls out tomorrow"))
    )
    #expect(try await value("past_review") == .flag(false))
    #expect(try await exception(world, id).reviews.map(\.present.count) == [1])
  }

  @Test func `nothing of the kind is refused with where to look`() async throws {
    let world = try await TestWorld()
    let cases: [ExceptionCommand] = [
      .approve(Identifier("EX-9"), reason: nil, seen: nil),
      .revoke(Identifier("EX-9"), reason: "x", seen: nil),
      .endBreakGlass(Identifier("BG-9"), reason: "x", seen: nil),
      .closeBacklogItem(Identifier("BL-9"), reason: "x", seen: nil),
    ]
    for command in cases {
      let refusal = await refused(world, "root", command)
      #expect(refusal?.code == .notFound)
      #expect(refusal?.next?.hasPrefix("govtop list") ?? false)
    }
  }
}
