import Governance

@testable import GovernanceStore

/// One account and one cluster, each told by a snapshot that a test changes before it imports it again.
struct DriftWorld {
  let world: TestWorld
  var store: Store { world.store }
  var clock: TestClock { world.test.clock }

  /// What the account says now.
  var trainer: PrincipalFact
  var deploy = SmallCloud.role("deploy", owner: "ben")
  var idle = SmallCloud.role("idle", owner: "ben")
  var stray = SmallCloud.role("stray", owner: "ben")
  var reader = SmallCloud.right("reader", environment: .dev, owner: "ben")
  let writer = SmallCloud.right("writer", privilege: .admin, environment: .prod, owner: "ben")
  var held: [(EntitlementFact, PrincipalFact)] = []
  var trusts: [TrustFact] = []
  var team: PrincipalFact
  var members: [String] = []

  init() async throws {
    world = try await TestWorld()
    trainer = SmallCloud.role("trainer", owner: "ben")
    trainer.boundary = "arn:aws:iam::1:policy/limit"
    trainer.tags = ["exception-expires": "2026-07-01"]
    team = PrincipalFact(
      key: "AGPA-team",
      nativeID: "arn:aws:iam::1:group/team",
      name: "team",
      type: .group,
      provider: "aws",
      nativeKind: "group"
    )
    idle.lastUsedKnown = true
    idle.lastUsedAt = world.test.clock.instant - .days(89)
    held = [(reader, trainer), (writer, team)]
    trusts = [
      TrustFact(
        role: deploy.nativeID,
        kind: .federated,
        trusted: "token.actions.example",
        isExternal: true,
        condition: "repo:acme/deploy:environment:prod",
        isExact: true
      )
    ]
  }

  var facts: [Fact] {
    [.principal(world.noor)] + [trainer, deploy, idle, stray, team].map { .principal($0) }
      + [reader, writer].map { .entitlement($0) }
      + held.map { .assignment(SmallCloud.attached($0.0, to: $0.1)) }
      + trusts.map { .trust($0) }
      + members.map { .membership(MembershipFact(member: $0, group: team.nativeID)) }
  }

  @discardableResult
  func scan(after length: Duration = .hours(6)) async throws -> DriftReport {
    clock.advance(length)
    return try await take().drift
  }

  /// An account of its own, so that the first scan has nothing to compare with.
  func take() async throws -> ImportReport { try await store.take(facts, scope: "9") }

  func id(_ prefix: String, _ key: String) -> String {
    Source.observedID(prefix, .awsIAM, scope: "9", key: key)
  }

  func findings() async throws -> [DriftFinding] {
    try await store.engine.read { try $0.records() }
  }

  /// `gained trainer`, in the order of the words.
  func words() async throws -> [String] {
    try await findings().map { "\($0.kind.rawValue) \($0.subjectName)" }.sorted()
  }

  func finding(_ kind: DriftKind) async throws -> DriftFinding? {
    try await findings().first { $0.kind == kind }
  }

  func perform(_ command: FindingCommand, as handle: String) async throws {
    _ = try await store.perform([.finding(command)], as: .claiming(handle))
  }

  /// Its owner sees it, works on it and is done.
  func remediate(_ finding: DriftFinding, as handle: String = "ben") async throws {
    let id = finding.id.text
    for command in [
      FindingCommand.acknowledge(id, reason: nil, seen: nil),
      .remediate(id, reason: nil, seen: nil), .remediated(id, reason: "reset", seen: nil),
    ] { try await perform(command, as: handle) }
  }
}
