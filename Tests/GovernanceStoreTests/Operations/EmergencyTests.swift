import Governance
import Testing

@testable import GovernanceStore

/// Emergency access and degraded controls, with everything else away.
struct EmergencyTests {
  /// Noor is a responder, and the one right for emergencies was seen in some snapshot before.
  private func world() async throws -> TestWorld {
    let world = try await TestWorld()
    try await world.takeCloud(extra: [
      .entitlement(
        SmallCloud.right("serving-break-glass", privilege: .admin, environment: .prod, owner: "ben")
      )
    ])
    _ = try await world.store.perform(
      [.setPersona(Identifier("noor"), .breakGlassResponder, held: true)],
      as: world.test.root
    )
    return world
  }

  @discardableResult
  private func act(
    _ world: TestWorld,
    _ handle: String,
    _ command: ExceptionCommand
  ) async throws -> Receipt {
    try await world.store.perform([.exception(command)], as: .claiming(handle))
  }

  private func invoke(_ world: TestWorld, for length: Duration = .minutes(45)) async throws
    -> BreakGlass.ID
  {
    let draft = BreakGlassDraft(
      entitlement: Identifier("serving-break-glass"),
      incident: "INC-412",
      length: length,
      reason: "inference down, approvers unreachable"
    )
    let receipt = try await act(world, "noor", .breakGlass(draft))
    return Identifier(try #require(receipt.subjects.first { $0.hasPrefix("BG-") }))
  }

  private func glass(_ world: TestWorld, _ id: BreakGlass.ID) async throws -> BreakGlass {
    try await world.store.engine.read { try $0.breakGlass(id) }
  }

  private func grants(_ world: TestWorld, _ id: BreakGlass.ID) async throws -> [Grant] {
    let ids = try await glass(world, id).grants
    return try await world.store.engine.read { connection in
      try ids.map { try connection.grant($0) }
    }
  }

  private func enforce(_ world: TestWorld) async throws -> [String: Int] {
    try await world.store.enforce(from: world.test.root.origin).done
  }

  @Test func `works with everything else away, and owes a review in 72 hours`() async throws {
    let world = try await world()
    // The newest snapshot of the source no longer lists the right, nor the account.
    try await world.store.take([.principal(world.trainer)])
    let began = world.test.clock.instant
    let id = try await invoke(world)
    let grant = try #require(try await grants(world, id).first)
    #expect(grant.kind == .breakGlass)
    #expect(grant.isLive(at: began))
    #expect(grant.endsAt == began + .minutes(45))
    world.test.clock.advance(.minutes(45))
    #expect(try await !grants(world, id)[0].isLive(at: world.test.clock.instant))
    world.test.clock.advance(.minutes(1))
    #expect(try await enforce(world) == ["grant ending": 1, "break-glass review owed": 1])
    let owing = try await glass(world, id)
    #expect(owing.state == .postReviewPending)
    #expect(owing.reviewDueAt == began + .minutes(45) + .hours(72))
    #expect(try await enforce(world) == [:])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `its review is by somebody else, and late is debt`() async throws {
    let world = try await world()
    let id = try await invoke(world)
    world.test.clock.advance(.hours(80))
    let debt = try await world.store.records(
      ListQuery(.exceptions, filter: "is:past_review class:critical"),
      as: world.test.root
    )
    #expect(debt.rows.map(\.id) == [id.text])
    let now = world.test.clock.instant
    let numbers = try await world.store.engine.read { connection in
      (
        try connection.exceptionDebt(at: now),
        try connection.emergencies(in: .days(30), before: now)
      )
    }
    #expect(numbers.0.overdue == [.critical: 1])
    #expect(numbers.0.length == .hours(80) - .minutes(45) - .hours(72))
    #expect(numbers.1 == 1)
    _ = try await world.store.perform(
      [.setPersona(Identifier("noor"), .security, held: true)],
      as: world.test.root
    )
    let own = await #expect(throws: Refusal.self) {
      try await act(
        world,
        "noor",
        .reviewBreakGlass(id, justified: true, reason: "fine", seen: nil)
      )
    }
    #expect(own?.code == .secondPerson)
    try await act(
      world,
      "mei",
      .reviewBreakGlass(id, justified: false, reason: "read more than it needed", seen: nil)
    )
    #expect(try await glass(world, id).state == .reviewedViolation)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a second person extends it once`() async throws {
    let world = try await world()
    let id = try await invoke(world)
    try await act(world, "noor", .extend(id, length: .minutes(30), reason: "restore at 60 %"))
    let own = await #expect(throws: Refusal.self) {
      try await act(world, "noor", .approveExtension(id, reason: nil, seen: nil))
    }
    #expect(own?.code == .secondPerson)
    try await act(world, "ada", .approveExtension(id, reason: nil, seen: nil))
    let both = try await grants(world, id)
    #expect(both.map(\.renews) == [nil, both.first?.id])
    #expect(both.last?.endsAt == both[0].startsAt + .minutes(75))
    let again = await #expect(throws: Refusal.self) {
      try await act(world, "noor", .extend(id, length: .minutes(5), reason: "more"))
    }
    #expect(again?.code == .limit)
    try await act(world, "noor", .endBreakGlass(id, reason: "restored", seen: nil))
    #expect(try await grants(world, id).map(\.state) == [.revoking, .withdrawn])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `only for oneself, only what was approved for it, only by a responder`() async throws {
    let world = try await world()
    func code(_ handle: String, _ change: (inout BreakGlassDraft) -> Void) async -> Refusal.Code? {
      var draft = BreakGlassDraft(
        entitlement: Identifier("serving-break-glass"),
        incident: "INC-1",
        length: .minutes(5),
        reason: "down"
      )
      change(&draft)
      let command = ExceptionCommand.breakGlass(draft)
      return await #expect(throws: Refusal.self) { try await act(world, handle, command) }?.code
    }
    #expect(await code("noor") { $0.entitlement = Identifier("writer") } == .notPermitted)
    #expect(await code("noor") { $0.entitlement = Identifier("nothing") } == .notFound)
    #expect(await code("noor") { $0.account = Identifier(world.trainer.nativeID) } == .notEligible)
    #expect(await code("noor") { $0.length = .minutes(61) } == .limit)
    #expect(await code("ben") { $0.account = Identifier(world.noor.nativeID) } == .missingPersona)
    _ = try await invoke(world)
    #expect(await code("noor") { _ in } == .conflict)
  }

  private func set(_ mode: ControlClass.Mode?) -> ExceptionCommand {
    .setMode(
      ControlClassDraft(
        name: "inference-gateway",
        mode: mode,
        incident: "INC-412",
        reason: "broker down"
      )
    )
  }

  private func control(_ world: TestWorld) async throws -> ControlClass {
    try #require(
      try await world.store.engine.read { try $0.controlFacts("inference-gateway").known }
    )
  }

  @Test func `a cache that has run out is closed, and recorded once`() async throws {
    let world = try await world()
    try await act(world, "ada", set(.cached))
    world.test.clock.advance(.minutes(15))
    #expect(try await control(world).mode(at: world.test.clock.instant) == .closed)
    #expect(try await control(world).mode == .cached)
    #expect(try await enforce(world) == ["control cache run out": 1])
    #expect(try await control(world).mode == .closed)
    #expect(try await enforce(world) == [:])
    try await act(world, "ada", set(nil))
    #expect(try await control(world).state == .normal)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `another mode breaks the glass, and time brings back what was declared`() async throws
  {
    let world = try await world()
    let refused = await #expect(throws: Refusal.self) { try await act(world, "ada", set(.open)) }
    #expect(refused?.code == .missingPersona)
    try await act(world, "noor", set(.open))
    #expect(try await control(world).mode(at: world.test.clock.instant) == .open)
    world.test.clock.advance(.minutes(60))
    #expect(try await control(world).mode(at: world.test.clock.instant) == .closed)
    #expect(
      try await enforce(world) == ["break-glass review owed": 1, "control mode brought back": 1]
    )
    #expect(try await control(world).mode == .closed)
    #expect(try await enforce(world) == [:])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `going back to normal ends the break-glass, in one transaction`() async throws {
    let world = try await world()
    try await act(world, "noor", set(.open))
    try await act(world, "ada", set(nil))
    #expect(try await control(world).state == .normal)
    #expect(try await glass(world, Identifier("BG-1")).state == .postReviewPending)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `ending the break-glass brings back what was declared at once`() async throws {
    let world = try await world()
    try await act(world, "noor", set(.open))
    try await act(world, "ada", .endBreakGlass(Identifier("BG-1"), reason: "enough", seen: nil))
    #expect(try await control(world).mode == .cached)
    let rows = try await world.store.controls(as: world.test.root)
    #expect(rows.map(\.id).contains("telemetry"), "those that never degraded are listed too")
    let mode = rows.first { $0.id == "inference-gateway" }?.fields.first { $0.name == "mode" }
    #expect(mode?.value == .text("cached"))
  }
}
