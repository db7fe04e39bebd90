import Governance
import Testing

@testable import GovernanceStore

struct FindingCommandTests {
  /// A world with one critical drift finding that ben answers for.
  private func drifted() async throws -> (DriftWorld, DriftFinding) {
    var drift = try await DriftWorld()
    try await drift.scan()
    drift.trainer.boundary = nil
    try await drift.scan()
    let finding = try #require(try await drift.finding(.boundaryRemoved))
    return (drift, finding)
  }

  @Test func `a finding is acknowledged by its owner, and refused to others by name`() async throws
  {
    let (drift, finding) = try await drifted()
    let refused = await #expect(throws: Refusal.self) {
      try await drift.perform(.acknowledge("df-99", reason: nil, seen: nil), as: "ben")
    }
    #expect(refused?.code == .notFound)
    let other = await #expect(throws: Refusal.self) {
      try await drift.perform(
        .acknowledge(finding.id.text, reason: nil, seen: nil),
        as: "ada"
      )
    }
    #expect(other?.message == "\(finding.id) is for ben to acknowledge")
    try await drift.perform(
      .acknowledge(finding.id.text.lowercased(), reason: "on it", seen: finding.version),
      as: "ben"
    )
    let after = try await drift.finding(.boundaryRemoved)
    #expect(after?.state == .acknowledged)
    let stale = await #expect(throws: Refusal.self) {
      try await drift.perform(
        .remediate(finding.id.text, reason: nil, seen: finding.version),
        as: "ben"
      )
    }
    #expect(stale?.code == .staleView)
  }

  @Test func `an acceptance ends with its exception, by the next round at the latest`() async throws
  {
    let (drift, finding) = try await drifted()
    let exception = try await drift.world.exceptionInForce(scope: "workload:=trainer")
    let until = drift.clock.instant + .days(2)
    try await drift.perform(
      .accept(
        finding.id.text,
        exception: exception.text,
        until: until,
        reason: "vendor needs it",
        seen: nil
      ),
      as: "ben"
    )
    #expect(try await drift.finding(.boundaryRemoved)?.state == .accepted)
    #expect(try await drift.store.enforce(from: drift.world.test.root.origin).isEmpty)
    drift.clock.advance(.days(2))
    let report = try await drift.store.enforce(from: drift.world.test.root.origin)
    #expect(report.done["drift acceptance ended"] == 1)
    #expect(try await drift.finding(.boundaryRemoved)?.state == .detected)
    #expect(try await drift.store.verify().isSound)
  }

  @Test func `a false positive takes two persons`() async throws {
    let (drift, finding) = try await drifted()
    let command = FindingCommand.falsePositive(finding.id.text, reason: "a test", seen: nil)
    try await drift.perform(command, as: "ben")
    let same = await #expect(throws: Refusal.self) {
      try await drift.perform(command, as: "ben")
    }
    #expect(same?.code == .secondPerson)
    try await drift.perform(command, as: "ada")
    #expect(try await drift.finding(.boundaryRemoved)?.state == .falsePositive)
    #expect(try await drift.store.verify().isSound)
  }

  private func evaluate(_ world: TestWorld, _ evaluation: Evaluation) async throws {
    let draft = EvaluationDraft(
      rule: "bucket-versioning",
      resource: "bucket labels",
      evaluation,
      playbook: "versioning-on"
    )
    _ = try await world.store.perform([.finding(.evaluate(draft))], as: world.test.root)
  }

  private func compliance(_ world: TestWorld) async throws -> [ComplianceFinding] {
    try await world.store.engine.read { try $0.records() }
  }

  @Test func `an evaluation opens a finding once, and one that is met resolves it`() async throws {
    let world = try await TestWorld()
    try await evaluate(world, .nonCompliant)
    try await evaluate(world, .nonCompliant)
    try await evaluate(world, .insufficientData)
    #expect(try await compliance(world).map(\.evaluation) == [.insufficientData])
    try await evaluate(world, .compliant)
    #expect(try await compliance(world).map(\.state) == [.resolved])
    try await evaluate(world, .compliant)
    world.test.clock.advance(.days(1))
    try await evaluate(world, .nonCompliant)
    let both = try await compliance(world)
    #expect(both.map(\.state) == [.resolved, .open])
    #expect(both.last?.recurs == both.first?.id)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a waiver that is over opens it again, its clock moved by what it lasted`()
    async throws
  {
    let world = try await TestWorld()
    try await evaluate(world, .nonCompliant)
    let due = try #require(try await compliance(world).first?.dueAt)
    let exception = try await world.exceptionInForce(scope: "workload:=trainer").text
    let until = world.test.clock.instant + .days(3)
    for command in [
      FindingCommand.assign("CF-1", to: Identifier("mei"), seen: nil),
      .waive("CF-1", until: until, exception: exception, reason: "migration", seen: nil),
    ] { _ = try await world.store.perform([.finding(command)], as: .claiming("ada")) }
    world.test.clock.advance(.days(5))
    let report = try await world.store.enforce(from: world.test.root.origin)
    #expect(report.done["waiver ended"] == 1)
    let open = try #require(try await compliance(world).first)
    #expect(open.state == .open && open.dueAt == due + .days(3))
    #expect(try await world.store.verify().isSound)
  }

  // MARK: Lists

  @Test(
    arguments: [
      ("is:open", 1), ("is:late", 0), ("is:mine", 0), ("kind:boundary_removed", 1),
      ("kind:gained", 0), ("class:critical", 1), ("who:trainer", 1), ("is:estimated", 1),
      ("owner:ben", 1), ("env:unknown", 1), ("trainer", 1), ("is:recurring", 0),
    ]
  )
  func `drift is listed and filtered`(_ filter: String, _ count: Int) async throws {
    let (drift, finding) = try await drifted()
    let page = try await drift.store.records(
      ListQuery(.drift, filter: "\(filter) seen:<1h"),
      as: drift.world.test.root
    )
    let ids = page.rows.map(\.id)
    #expect(ids == (count == 0 ? [] : [finding.id.text]), "\(filter)")
  }
}
