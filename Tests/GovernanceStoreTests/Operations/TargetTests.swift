import Documents
import Governance
import Testing

@testable import GovernanceStore

/// What targets have to do: found, claimed by one, recorded once, and proven or visibly failed.
struct TargetTests {
  static func command(
    _ operation: TargetOperation = .revoke,
    retries: Int = 2
  ) -> TargetCommand {
    TargetCommand(
      name: "aws-\(operation.rawValue)",
      source: .awsIAM,
      operation: operation,
      template: ["/bin/true", "--", "{native_id}", "{entitlement}"],
      retries: retries
    )
  }

  static let revoking = TargetCommands([command()])

  static func outcome(_ code: Int, _ words: String = "target answered 403") -> TargetOutcome {
    TargetOutcome(
      ending: .exited,
      code: code,
      outputDigest: .sha256(of: words),
      outputBytes: words.utf8.count,
      excerpt: words,
      duration: .milliseconds(1_200)
    )
  }

  /// Noor's eight hours of reading.
  private func granted() async throws -> (world: TestWorld, grant: Grant.ID) {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    try await world.settle(request)
    let grants = try await world.request(request.id).grants
    return (world, try #require(grants.first))
  }

  private func revoked() async throws -> (world: TestWorld, grant: Grant.ID) {
    let (world, id) = try await granted()
    _ = try await world.store.perform(
      [.revoke(id, reason: "left the project", seen: nil)],
      as: .claiming("ada")
    )
    return (world, id)
  }

  private func grant(_ id: Grant.ID, _ world: TestWorld) async throws -> Grant {
    try await world.store.engine.read { try $0.grant(id) }
  }

  private func claim(
    _ world: TestWorld,
    _ operation: TargetOperation = .revoke,
    _ commands: TargetCommands = revoking,
    by store: Store? = nil
  ) async throws -> TargetClaim? {
    var last = ""
    return try await (store ?? world.store).claimTask(
      operation,
      after: &last,
      commands,
      from: world.test.root.origin
    )
  }

  /// One whole run that ends with an exit code; `nil` where nothing is due.
  @discardableResult
  private func run(
    _ world: TestWorld,
    _ code: Int,
    _ operation: TargetOperation = .revoke,
    _ commands: TargetCommands = revoking
  ) async throws -> Bool? {
    guard let claim = try await claim(world, operation, commands) else { return nil }
    return try await world.store.settle(
      claim,
      Self.outcome(code),
      by: claim.command,
      from: world.test.root.origin
    )
  }

  @Test func `a command that exits with 0 proves the end`() async throws {
    let (world, id) = try await revoked()
    let claim = try #require(try await claim(world))
    #expect(
      try claim.command.arguments(for: claim.task)
        == ["/bin/true", "--", world.noor.nativeID, world.reader.key]
    )
    #expect(try await grant(id, world).state == .revoking, "claimed is not done")
    #expect(
      try await world.store.settle(
        claim,
        Self.outcome(0, "detached"),
        by: claim.command,
        from: world.test.root.origin
      )
    )
    let after = try await grant(id, world)
    #expect(after.state == .revoked && after.endProof == .command("aws-revoke"))
    #expect(after.enforcedAt == world.test.clock.instant && after.failure == nil)
    #expect(try await run(world, 0) == nil, "nothing is left to do")
    #expect(try await world.store.verify().isSound)
  }

  @Test func `the ledger keeps exit code, digest and length of the output`() async throws {
    let (world, id) = try await revoked()
    try await run(world, 3)
    let entries = try await world.store.engine.read { connection in
      try connection.rows(
        "select body from ledger_entry where kind = 'grant.command_ran' and subject = ?",
        [.init(id)]
      ).map { try LedgerEntry(body: $0.blob("body")) }
    }
    guard case .grant(.commandRan(let run))? = entries.first?.event.body else {
      Issue.record("no run was recorded")
      return
    }
    #expect(run.code == 3 && run.ending == .exited && run.target == "aws-revoke")
    #expect(run.outputDigest == Digest.sha256(of: "target answered 403").hex)
    #expect(run.duration == .milliseconds(1_200) && run.outputBytes == 19)
  }

  @Test func `a failure stays visible, is tried again, and then takes a person`() async throws {
    let (world, id) = try await revoked()
    for (tries, wait) in [(1, 1), (2, 2)] {
      #expect(try await run(world, 3) == true)
      let failed = try await grant(id, world)
      #expect(failed.state == .revokeFailed && failed.attempts == tries)
      #expect(failed.failure?.text == "target answered 403")
      #expect(failed.retryAt == world.test.clock.instant + .minutes(wait))
      #expect(try await run(world, 0) == nil, "not before its time")
      world.test.clock.advance(.minutes(wait))
    }
    try await run(world, 3)
    #expect(try await grant(id, world).retryAt == nil)
    world.test.clock.advance(.days(9))
    #expect(try await run(world, 0) == nil, "three failures are enough")
    let posture = try await world.store.posture(environment: nil, as: .claiming("ada"))
    #expect(posture.alerts.contains { $0.message.hasPrefix("1 revocation failed") })
    _ = try await world.store.perform(
      [.retry(id, reason: "the target is back", seen: nil)],
      as: .claiming("ada")
    )
    #expect(try await run(world, 0) == true)
    #expect(try await grant(id, world).state == .revoked)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `an end by time is taken away at the target too`() async throws {
    let (world, id) = try await granted()
    world.test.clock.advance(.hours(8))
    #expect(try await run(world, 0) == nil, "its end is not recorded yet")
    _ = try await world.store.enforce(from: world.test.root.origin)
    try await run(world, 0)
    #expect(try await grant(id, world).state == .ended)
  }

  @Test func `nothing runs where no command is for it`() async throws {
    let (world, id) = try await revoked()
    let elsewhere = TargetCommand(
      name: "k8s",
      source: .kubernetesRBAC,
      operation: .revoke,
      template: ["/bin/true"]
    )
    let development = TargetCommand(
      name: "prod only",
      source: .awsIAM,
      operation: .revoke,
      conditions: ["environment": ["prod"]],
      template: ["/bin/true"]
    )
    for commands in [TargetCommands(), TargetCommands([elsewhere, development])] {
      #expect(try await claim(world, .revoke, commands) == nil)
      #expect(try await world.store.targetTasks(commands).isEmpty)
    }
    #expect(try await world.store.targetTasks(Self.revoking).map(\.task.subject) == [id.text])
    let grant = try await grant(id, world)
    #expect(grant.state == .revoking && grant.endProof == .none, "approved, not applied by govtop")
  }

  // MARK: Several enforcers

  @Test func `two enforcers at once run one command for each grant`() async throws {
    let (world, _) = try await revoked()
    let other = try await world.test.reopened()
    async let one = claim(world)
    async let two = claim(world, by: other)
    let claims = try await [one, two].compactMap { $0 }
    #expect(claims.count == 1)
    #expect(try await claim(world) == nil)
  }

  @Test func `what a dead enforcer claimed is taken over once its time limit is over`()
    async throws
  {
    let (world, id) = try await revoked()
    let dead = try #require(try await claim(world))
    world.test.clock.advance(dead.command.lease - .milliseconds(1))
    #expect(try await claim(world) == nil)
    world.test.clock.advance(.milliseconds(1))
    let next = try #require(try await claim(world))
    // The first one lives after all, and comes late: what it did is not claimed twice.
    let late = try await world.store.settle(
      dead,
      Self.outcome(1),
      by: dead.command,
      from: world.test.root.origin
    )
    #expect(!late)
    #expect(try await grant(id, world).state == .revoking)
    let settled = try await world.store.settle(
      next,
      Self.outcome(0),
      by: next.command,
      from: world.test.root.origin
    )
    #expect(settled)
    #expect(try await grant(id, world).state == .revoked)
  }

  @Test func `any order of two enforcers' steps proves each grant once`() async throws {
    let world = try await TestWorld()
    let rights = (0..<6).map { SmallCloud.right("right-\($0)", owner: "ben") }
    try await world.takeCloud(extra: rights.map { .entitlement($0) })
    for right in rights {
      let request = try await world.ask(for: right)
      try await world.settle(request)
    }
    world.test.clock.advance(.hours(8))
    let stores = [world.store, try await world.test.reopened()]
    let seed = UInt64.random(in: 1...1_000_000)
    let chance = TestChance(seed: seed)
    func draw(_ count: Int) -> Int { chance.bytes(4).reduce(0) { $0 * 256 + Int($1) } % count }
    var held: [TargetClaim] = []
    for _ in 0..<400 {
      let store = stores[draw(2)]
      switch draw(4) {
      case 0: _ = try await store.enforce(from: world.test.root.origin)
      case 1: if let claim = try await claim(world, by: store) { held.append(claim) }
      case 2 where !held.isEmpty:
        let claim = held.remove(at: draw(held.count))
        let code = draw(3) == 0 ? 0 : 1
        _ = try await store.settle(
          claim,
          Self.outcome(code),
          by: Self.command(.revoke, retries: 100),
          from: world.test.root.origin
        )
      default: world.test.clock.advance(.seconds(draw(200)))
      }
    }
    let states = try await world.store.engine.read { try $0.grants() }.map(\.state)
    #expect(
      states.allSatisfy { [.ending, .ended, .revokeFailed, .revoked].contains($0) },
      "seed \(seed)"
    )
    let proofs = try await world.store.ask(
      """
      select count(*) from ledger_entry where kind in ('grant.ended', 'grant.revoked')
      group by subject
      """
    )
    #expect(proofs.allSatisfy { $0 == [1] }, "seed \(seed)")
    #expect(try await world.store.verify().isSound, "seed \(seed)")
  }

  // MARK: Overlapping grants

  @Test func `the end of one of two overlapping grants takes nothing away`() async throws {
    let world = try await TestWorld()
    _ = try await world.store.baseline(as: world.test.root)
    let request = try await world.ask(for: world.reader) {
      $0.beneficiary = Identifier(world.trainer.nativeID)
      $0.resource = "account 1"
    }
    // Ben owns the trainer, so it is not his to decide.
    for handle in ["ada", "mei"] where try await world.request(request.id).state == .pending {
      _ = try await world.approve(try await world.request(request.id), as: handle)
    }
    let grants = try await world.request(request.id).grants
    let id = try #require(grants.first)
    world.test.clock.advance(.hours(8))
    let report = try await world.store.enforce(from: world.test.root.origin)
    let after = try await grant(id, world)
    #expect(after.state == .ended, "\(report)")
    guard case .covered(let other) = after.endProof else {
      Issue.record("ended by \(after.endProof)")
      return
    }
    #expect(try await grant(other, world).isLive(at: world.test.clock.instant))
    #expect(try await run(world, 0) == nil, "no command takes away what is still granted")
    #expect(try await world.store.verify().isSound)
  }

  // MARK: Activation

  @Test func `a scheduled grant is opened by its command, or fails visibly`() async throws {
    let opening = TargetCommands([Self.command(.activate, retries: 1)])
    let (world, id) = try await granted()
    let first = try #require(try await claim(world, .activate, opening))
    #expect(try await grant(id, world).state == .activating)
    #expect(try await grant(id, world).isLive(at: world.test.clock.instant))
    _ = try await world.store.settle(
      first,
      Self.outcome(1),
      by: first.command,
      from: world.test.root.origin
    )
    let delayed = try await grant(id, world)
    #expect(delayed.state == .activating && delayed.retryAt != nil)
    world.test.clock.advance(.minutes(1))
    #expect(try await run(world, 0, .activate, opening) == true)
    let open = try await grant(id, world)
    #expect(open.state == .active && open.startProof == .command("aws-activate"))
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a revocation between claim and answer wins over the activation`() async throws {
    let opening = TargetCommands([Self.command(.activate)])
    let (world, id) = try await granted()
    let claim = try #require(try await claim(world, .activate, opening))
    _ = try await world.store.perform(
      [.revoke(id, reason: "changed our mind", seen: nil)],
      as: .claiming("ada")
    )
    #expect(try await run(world, 0) == nil, "the activation still runs")
    _ = try await world.store.settle(
      claim,
      Self.outcome(0),
      by: claim.command,
      from: world.test.root.origin
    )
    #expect(try await grant(id, world).state == .revoking)
    #expect(try await run(world, 0) == true)
    #expect(try await grant(id, world).state == .revoked)
  }
}
