import Governance
import Testing

@testable import GovernanceStore

struct DriftScanTests {
  @Test func `the first snapshot of a source and one that says the same show no drift`()
    async throws
  {
    let drift = try await DriftWorld()
    let first = try await drift.take().drift
    #expect(first == DriftReport())
    let second = try await drift.take().drift
    #expect(second == DriftReport())
    #expect(try await drift.findings() == [])
  }

  /// A world whose account was scanned and whose rights were adopted.
  private func settled() async throws -> DriftWorld {
    let drift = try await DriftWorld()
    try await drift.scan()
    _ = try await drift.store.baseline(scope: "aws-iam/9", as: drift.world.test.root)
    return drift
  }

  @Test func `two snapshots that differ by known changes show exactly those`() async throws {
    var drift = try await settled()
    let before = Set(try await drift.findings().map(\.id))
    let writer = drift.writer
    drift.held.append((writer, drift.deploy))
    drift.held.removeAll { $0.1.key == drift.trainer.key }
    drift.held.append((drift.reader, drift.stray))
    drift.reader.permissions = 40
    drift.reader.privilege = .write
    drift.trainer.boundary = nil
    drift.trainer.tags = ["exception-expires": "2027-07-01"]
    drift.stray.owner = nil
    drift.trusts[0].condition = nil
    drift.trusts[0].isExact = false
    drift.members = [drift.world.noor.nativeID]
    try await drift.scan(after: .days(2))
    let found = try await drift.findings().filter { !before.contains($0.id) }
    #expect(
      found.map { "\($0.kind.rawValue) \($0.subjectName) \($0.severity.rawValue)" }.sorted() == [
        "boundary_removed trainer critical", "dormant idle low", "gained deploy critical",
        "gained noor critical", "gained stray medium", "metadata_pushed_out trainer high",
        "orphaned stray medium", "removed_outside trainer medium", "trust_opened deploy critical",
        "widened reader medium",
      ]
    )
    #expect(found.allSatisfy { $0.state == .detected && $0.times == 1 })
    #expect(
      found.filter { $0.owner == nil }.map(\.what).sorted()
        == ["gained: noor", "orphaned: stray"],
      "those that nobody answers for"
    )
    let removed = try #require(found.first { $0.kind == .removedOutside })
    let id = try #require(removed.grant)
    let grant = try await drift.store.engine.read { try $0.grant(id) }
    #expect(grant.externallyModified)
    #expect(try await drift.store.verify().isSound)
  }

  @Test func `when nobody can tell when it happened, the last clean scan is the upper bound`()
    async throws
  {
    var drift = try await settled()
    let lastScan = drift.clock.instant
    drift.trainer.boundary = nil
    try await drift.scan(after: .hours(5))
    let finding = try #require(try await drift.finding(.boundaryRemoved))
    #expect(finding.occurredAt == lastScan)
    #expect(finding.occurredEstimated)
    #expect(finding.detectedAt == lastScan + .hours(5))
    #expect(finding.dueAt == finding.detectedAt + .hours(4))
  }

  @Test func `put right and scanned again it is verified, and the mean time moves`() async throws {
    var drift = try await settled()
    drift.trainer.boundary = nil
    try await drift.scan(after: .hours(5))
    let finding = try #require(try await drift.finding(.boundaryRemoved))
    try await drift.remediate(finding)
    #expect(try await drift.finding(.boundaryRemoved)?.state == .remediated)
    try await drift.scan(after: .hours(1))
    #expect(
      try await drift.finding(.boundaryRemoved)?.state == .remediated,
      "a scan that still shows it verifies nothing"
    )
    drift.trainer.boundary = "arn:aws:iam::1:policy/limit"
    let report = try await drift.scan(after: .hours(2))
    #expect(report.verified == 1)
    let verified = try #require(try await drift.finding(.boundaryRemoved))
    #expect(verified.state == .verified)
    #expect(verified.verifiedAt == drift.clock.instant)
    let now = drift.clock.instant
    let input = try await drift.store.engine.read { try $0.driftTimes(at: now) }
    let mttr = DriftRemediation.value(input, in: DriftRemediation.window(now))
    #expect(mttr.population == 1)
    #expect(mttr.note == "fewer than 5 findings: 480 min", "5 h unseen, 1 h and 2 h to mend")
    let answer = DriftAnswer.value(input, in: DriftAnswer.window(now))
    #expect(answer.note == "fewer than 5 findings: 180 min")
    let detection = DriftDetection.value(input, in: DriftDetection.window(now))
    #expect(detection.note == "fewer than 5 findings: 300 min")
    let late = try await drift.store.engine.read { try $0.answerTimes(at: now) }
    #expect(AnswerTimes.value(late, in: AnswerTimes.window(now)).value == 1)
    #expect(try await drift.store.verify().isSound)
  }

  @Test func `what returns within 30 days is the same finding on the same clock`() async throws {
    var drift = try await settled()
    drift.trainer.boundary = nil
    try await drift.scan(after: .hours(5))
    let first = try #require(try await drift.finding(.boundaryRemoved))
    drift.trainer.boundary = "arn:aws:iam::1:policy/limit"
    try await drift.scan()
    #expect(try await drift.finding(.boundaryRemoved)?.state == .verified)
    drift.trainer.boundary = nil
    try await drift.scan(after: .days(10))
    let again = try #require(try await drift.finding(.boundaryRemoved))
    #expect(again.id == first.id && again.state == .detected && again.times == 2)
    #expect(again.occurredAt == first.occurredAt && again.detectedAt == first.detectedAt)
    drift.trainer.boundary = "arn:aws:iam::1:policy/limit"
    try await drift.scan()
    drift.trainer.boundary = nil
    try await drift.scan(after: .days(31))
    let all = try await drift.findings().filter { $0.kind == .boundaryRemoved }
    #expect(all.count == 2, "after 30 days it is another one")
    #expect(try await drift.store.verify().isSound)
  }

  @Test func `each kind is verified by a scan that no longer shows it`() async throws {
    let clean = try await settled()
    var drift = clean
    drift.held.append((drift.writer, drift.deploy))
    drift.held.removeAll { $0.1.key == drift.trainer.key }
    drift.held.append((drift.reader, drift.stray))
    drift.reader.permissions = 40
    drift.trainer.boundary = nil
    drift.trainer.tags = ["exception-expires": "2027-07-01"]
    drift.stray.owner = nil
    drift.trusts[0].condition = nil
    drift.trusts[0].isExact = false
    drift.members = [drift.world.noor.nativeID]
    try await drift.scan(after: .days(2))
    let open = try await drift.findings().filter { $0.state == .detected }
    #expect(Set(open.map(\.kind)) == Set(DriftKind.allCases))
    var again = clean
    again.idle.lastUsedAt = clean.clock.instant
    try await again.scan()
    let left = try await again.findings().filter { $0.state != .verified }
    #expect(left.map(\.what) == [])
    let grants = try await drift.store.engine.read { try $0.grants() }
    #expect(grants.contains { $0.externallyModified }, "the mark stays")
    #expect(try await drift.store.verify().isSound)
  }

  @Test func `an approved request makes a gained right a proof, no drift`() async throws {
    var drift = try await settled()
    let (right, account) = (
      drift.id("entitlement", drift.writer.key), drift.id("principal", drift.world.noor.key)
    )
    let request = try await drift.world.ask {
      $0.entitlement = Identifier(right)
      $0.beneficiary = Identifier(account)
    }
    try await drift.world.settle(request)
    let before = try await drift.findings().count
    drift.held.append((drift.writer, drift.world.noor))
    drift.clock.advance(.minutes(5))
    let report = try await drift.take()
    #expect(report.proofs == 1)
    #expect(report.drift.detected == 0)
    #expect(try await drift.findings().count == before)
  }

  @Test func `a right whose revocation was decided may vanish`() async throws {
    var drift = try await settled()
    let grants = try await drift.store.engine.read {
      try $0.grants(where: "access_grant.state = 'active'")
    }
    for grant in grants {
      _ = try await drift.store.perform(
        [.revoke(grant.id, reason: "no longer needed", seen: nil)],
        as: drift.world.test.root
      )
    }
    drift.held = []
    #expect(try await drift.scan().detected == 0)
  }

  @Test func `a widened right marks the grants that rest on it`() async throws {
    var drift = try await settled()
    drift.reader.administrative = 5
    let report = try await drift.scan()
    #expect(report.detected == 1 && report.marked == 1)
    let marked = try await drift.store.ask(
      "select count(*) from access_grant where externally_modified = 1"
    )
    #expect(marked == [[1]])
    #expect(try await drift.scan().marked == 0, "once")
  }

  @Test func `judged again, or in the smallest steps, a snapshot shows nothing more`() async throws
  {
    var drift = try await settled()
    drift.trainer.boundary = nil
    drift.held.append((drift.writer, drift.deploy))
    drift.held.append((drift.writer, drift.stray))
    try await drift.scan()
    let before = try await drift.findings()
    try await drift.store.engine.write { connection in
      guard let last = try connection.snapshots(where: "kind = 'aws-iam'").last else { return }
      try DriftScan.begin(last, connection)
    }
    let again = try await drift.store.judgeSnapshots(from: drift.world.test.root.origin, batch: 1)
    #expect(again == DriftReport())
    #expect(try await drift.findings() == before)
    #expect(try await drift.store.ask("select count(*) from drift_scan") == [[0]])
  }

  @Test func `what an import left unjudged is judged by the next round of enforcement`()
    async throws
  {
    var drift = try await settled()
    drift.trainer.boundary = nil
    try await drift.scan()
    let judged = try await drift.findings().count
    // As if the import had been cut off after its snapshot was published: another source's word.
    var cut = drift
    cut.trainer.boundary = "arn:aws:iam::1:policy/limit"
    try await cut.scan()
    let number = try await drift.store.ask("select max(number) from snapshot")
    try await drift.store.engine.write { connection in
      let row = try connection.snapshots(where: "number = ?", number[0]).last
      guard let row else { return }
      try DriftScan.begin(row, connection)
    }
    let report = try await drift.store.enforce(from: drift.world.test.root.origin)
    #expect(report.done["drift detected"] == nil)
    #expect(try await drift.store.ask("select count(*) from drift_scan") == [[0]])
    #expect(try await drift.findings().count == judged)
  }

  // MARK: Kubernetes

  /// Two snapshots of one cluster: a role, bound in one namespace.
  private func cluster(
    permissions: Int = 4,
    bound: [String] = ["team-a"],
    at world: TestWorld
  ) async throws -> DriftReport {
    let role = EntitlementFact(
      key: "clusterrole/edit@namespace/prod-ml",
      name: "edit",
      policy: "clusterrole/edit",
      resource: "namespace/prod-ml",
      provider: "kubernetes",
      actions: "create pods",
      words: "change workloads",
      permissions: permissions,
      administrative: 0,
      privilege: .write
    )
    let accounts = ["team-a", "team-b"].map { name in
      PrincipalFact(
        key: "system:serviceaccount:prod-ml:\(name)",
        nativeID: "system:serviceaccount:prod-ml:\(name)",
        name: name,
        type: .service,
        provider: "kubernetes",
        nativeKind: "service-account"
      )
    }
    let facts: [Fact] =
      accounts.map { .principal($0) } + [.entitlement(role)]
      + bound.map { name in
        .assignment(
          AssignmentFact(
            entitlement: role.key,
            holder: name.contains(":") ? name : "system:serviceaccount:prod-ml:\(name)",
            via: "binding \(name)"
          )
        )
      }
    world.test.clock.advance(.hours(1))
    return try await world.store.take(facts, kind: .kubernetesRBAC, scope: "ml").drift
  }

  @Test func `two snapshots of a cluster show exactly what changed, and what is mended`()
    async throws
  {
    let world = try await TestWorld()
    #expect(try await cluster(at: world).detected == 0)
    _ = try await world.store.baseline(scope: "k8s-rbac", as: world.test.root)
    let report = try await cluster(
      permissions: 9,
      bound: ["team-a", "team-b", "user:eve@evil.example"],
      at: world
    )
    #expect(report.detected == 3 && report.marked == 1)
    let found: [DriftFinding] = try await world.store.engine.read { try $0.records() }
    #expect(
      found.map { "\($0.kind.rawValue) \($0.subjectName) \($0.severity.rawValue)" }.sorted() == [
        "gained team-b high", "gained user:eve@evil.example high", "widened edit high",
      ]
    )
    let mended = try await cluster(at: world)
    #expect(mended.verified == 3)
    #expect(try await world.store.verify().isSound)
  }
}
