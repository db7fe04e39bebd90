import Governance
import Testing

@testable import GovernanceStore

/// Enforcement tells of deadlines: what is owed is found in its table, told once, and over when the record moves on.
struct DeadlineWorkTests {
  private func enforce(_ world: TestWorld) async throws -> [String: Int] {
    try await world.store.enforce(from: world.test.root.origin).done
  }

  private func deadlines(_ world: TestWorld) async throws -> [Deadline] {
    try await world.store.engine.read { try $0.records(Deadline.self) }
  }

  private func list(
    _ world: TestWorld,
    _ filter: String,
    as viewer: String = "root"
  ) async throws -> [RecordRow] {
    let query = ListQuery(.deadlines, filter: filter)
    return try await world.store.records(query, as: .claiming(viewer)).rows
  }

  /// Noor asks for a right that ben answers for; an hour before it is due its owners are reminded.
  private func asked() async throws -> (world: TestWorld, request: AccessRequest) {
    let world = try await TestWorld()
    var rules = Rules.standard
    rules.deadlines.notices = [.init(before: .hours(1))]
    _ = try await world.store.perform(
      [.applyRules(rules, reason: "remind earlier")],
      as: world.test.root
    )
    return (world, try await world.ask())
  }

  @Test func `a request goes from its owner up to security, and is over when it is decided`()
    async throws
  {
    let (world, request) = try await asked()
    let (start, due) = (world.test.clock.instant, request.terms.dueAt)
    let given = due - start
    world.test.clock.advance(given - .hours(1) - .seconds(1))
    #expect(try await enforce(world) == [:])
    world.test.clock.advance(.seconds(1))
    #expect(try await enforce(world) == ["deadline told": 1])
    world.test.clock.advance(.hours(1))
    #expect(try await enforce(world) == ["deadline escalated": 1])
    #expect(try await enforce(world) == [:], "once")
    world.test.clock.advance(.hours(8))
    #expect(try await enforce(world) == ["deadline escalated": 1])

    let people = try await world.store.engine.read { connection in
      try ["root", "ada", "mei", "ben"].map { try connection.person($0).id }
    }
    let deadline = try #require(try await deadlines(world).first)
    #expect(deadline.subject == request.id.text && deadline.obligation == .request)
    #expect(deadline.dueAt == due && deadline.breachedAt == due && deadline.owner == people[3])
    // Ben reports to nobody, so security is told at once.
    #expect(deadline.level == 3 && deadline.told.ids.first == people[3])
    #expect(Set(deadline.told.ids) == Set(people))

    try await world.settle(request)
    #expect(try await enforce(world) == ["deadline answered": 1])
    #expect(try await deadlines(world).map(\.state) == [.answered])
    #expect(try await enforce(world) == [:])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `kinds of entries, and nobody named as who told`() async throws {
    let (world, request) = try await asked()
    world.test.clock.advance(request.terms.dueAt - world.test.clock.instant)
    _ = try await enforce(world)
    let entries = try await world.store.engine.read {
      try $0.entries(where: "subject = ?", [.text("DL-1")])
    }
    #expect(
      entries.map(\.kind) == ["deadline.opened", "deadline.breached", "deadline.escalated"]
    )
    #expect(entries.allSatisfy { $0.actor.person == nil })
  }

  @Test func `a request that lapses takes its deadline with it`() async throws {
    let (world, request) = try await asked()
    world.test.clock.advance(request.terms.dueAt - world.test.clock.instant)
    #expect(try await enforce(world) == ["deadline told": 1])
    world.test.clock.advance(.days(4))
    let done = try await enforce(world)
    #expect(done == ["request expired": 1, "deadline answered": 1])
  }

  @Test func `two rounds at once tell once`() async throws {
    let (world, request) = try await asked()
    world.test.clock.advance(request.terms.dueAt - world.test.clock.instant)
    async let one = enforce(world)
    async let other = enforce(world)
    let told = try await [one, other].compactMap { $0["deadline told"] }
    #expect(told == [1])
  }

  @Test func `being told gives no right to decide`() async throws {
    let (world, request) = try await asked()
    _ = try await world.store.perform(
      [.assignOwner(subject: world.writer.key, person: Identifier("noor"), team: nil, reason: "x")],
      as: world.test.root
    )
    world.test.clock.advance(request.terms.dueAt - world.test.clock.instant)
    _ = try await enforce(world)
    let told = try #require(try await deadlines(world).first).told.ids
    let noor = try await world.store.engine.read { try $0.person("noor").id }
    #expect(told.contains(noor))
    let refused = await #expect(throws: Refusal.self) {
      try await world.approve(request, as: "noor")
    }
    #expect(refused?.code == .ownAccess)
  }

  // MARK: Every kind

  @Test func `drift, findings, emergencies and exceptions are told of when they are missed`()
    async throws
  {
    let world = try await TestWorld.lived()
    let before = try await deadlines(world).count
    world.test.clock.advance(.days(8))
    _ = try await enforce(world)
    let told = try await deadlines(world).dropFirst(before)
    #expect(Set(told.map(\.obligation)) == [.drift, .finding, .exception, .emergency])
    #expect(told.allSatisfy { $0.breachedAt == world.test.clock.instant && $0.level == 3 })
    #expect(try await enforce(world) == [:])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a reviewer is reminded once a campaign, and told when it ends unanswered`()
    async throws
  {
    let world = try await TestWorld.lived()
    var rules = Rules.standard
    rules.deadlines.notices = [.init(before: .days(2))]
    _ = try await world.store.perform(
      [.applyRules(rules, reason: "remind earlier")],
      as: world.test.root
    )
    let campaign = try await world.store.engine.read {
      try $0.campaign(Identifier("RC-1"))
    }
    world.test.clock.advance(campaign.dueAt - world.test.clock.instant - .days(1))
    _ = try await enforce(world)
    let mei = try await world.store.engine.read { try $0.person("mei").id }
    func review() async throws -> Deadline {
      let all = try await deadlines(world).filter { $0.obligation == .review }
      #expect(all.count == 1)
      return try #require(all.first)
    }
    let reminded = try await review()
    #expect(reminded.subject == "RC-1" && reminded.party == mei && reminded.owner == mei)
    #expect(reminded.breachedAt == nil && reminded.lead == .days(2))

    world.test.clock.advance(.days(1) + .seconds(1))
    _ = try await enforce(world)
    let over = try await review()
    #expect(over.breachedAt == world.test.clock.instant, "before silence closes the items")
    #expect(over.state == .answered)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a failed revocation is told of until something shows that it is done`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    try await world.settle(request)
    let grants = try await world.request(request.id).grants
    let id = try #require(grants.first)
    _ = try await world.store.perform(
      [.revoke(id, reason: "left the project", seen: nil)],
      as: .claiming("ada")
    )
    world.test.clock.advance(.hours(25))
    #expect(try await enforce(world) == [:], "it has not failed")
    let origin = world.test.root.origin
    var last = ""
    let claim = try #require(
      try await world.store.claimTask(.revoke, after: &last, TargetTests.revoking, from: origin)
    )
    _ = try await world.store.settle(
      claim,
      TargetTests.outcome(1),
      by: claim.command,
      from: origin
    )
    #expect(try await enforce(world) == ["deadline told": 1])
    let deadline = try #require(try await deadlines(world).first)
    #expect(deadline.obligation == .revocation && deadline.subject == id.text)
    _ = try await world.store.perform(
      [.retry(id, reason: "the target is back", seen: nil)],
      as: .claiming("ada")
    )
    #expect(try await enforce(world) == [:], "asked for again is not done")
    _ = try await world.store.perform(
      [.attest(id, reason: "looked at the target")],
      as: .claiming("mei")
    )
    #expect(try await enforce(world) == ["deadline answered": 1])
  }

  // MARK: What is shown

  @Test func `the list shows who, how late, and to whom it is mine`() async throws {
    let (world, request) = try await asked()
    world.test.clock.advance(request.terms.dueAt - world.test.clock.instant)
    _ = try await enforce(world)
    world.test.clock.advance(.minutes(30))
    let row = try #require(try await list(world, "kind:request is:late").first)
    #expect(row.text("owner_name") == "ben" && row.integer("late_seconds") == 1_800)
    #expect(row.list("told") == ["ben"] && row.text("subject") == request.id.text)
    #expect(try await list(world, "is:mine", as: "ben").count == 1)
    #expect(try await list(world, "is:mine", as: "ada").isEmpty)
    #expect(try await list(world, "told:ben owner:ben -is:unowned").count == 1)
    #expect(try await list(world, "told:ada").isEmpty)
    let before = try await world.store.asOf(world.test.clock.instant - .hours(1))
    let then = try await before.records(ListQuery(.deadlines), as: world.test.root).rows
    #expect(then.isEmpty)
  }

  @Test func `who was told finds it among what waits, unless it waits for them anyway`()
    async throws
  {
    let (world, request) = try await asked()
    func tasks(_ viewer: String) async throws -> [Posture.Task] {
      try await world.store.posture(environment: nil, as: .claiming(viewer)).tasks
    }
    _ = try await world.store.perform(
      [
        .setPersona(Identifier("ben"), .approver, held: false),
        .assignOwner(
          subject: world.writer.key,
          person: Identifier("noor"),
          team: nil,
          reason: "knows it best"
        ),
      ],
      as: world.test.root
    )
    world.test.clock.advance(request.terms.dueAt - world.test.clock.instant + .hours(8))
    _ = try await enforce(world)
    // Noor asked for it and now answers for the right; ben is her manager and decides nothing.
    let told = try await tasks("ben").filter { $0.id == request.id.text }
    #expect(told.map(\.verb) == ["look after"] && told.allSatisfy(\.isLate))
    world.test.clock.advance(.hours(24))
    _ = try await enforce(world)
    #expect(
      try await tasks("ada").filter { $0.id == request.id.text }.map(\.verb) == ["approve"]
    )
  }
}
