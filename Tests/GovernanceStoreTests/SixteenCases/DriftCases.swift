import Governance
import Testing

@testable import GovernanceStore

/// The case of the domain about the times of drift, computed by hand.
@Suite struct `Cases of drift` {
  /// Five findings that nobody can date: the last clean scan, five hours before, is when they count from.
  private func five() async throws -> DriftWorld {
    var drift = try await DriftWorld()
    drift.idle.lastUsedAt = drift.clock.instant
    try await drift.scan()
    _ = try await drift.store.baseline(scope: "aws-iam/9", as: drift.world.test.root)
    drift.trainer.boundary = nil
    drift.held.append((drift.writer, drift.deploy))
    drift.held.append((drift.reader, drift.stray))
    drift.trusts[0].condition = nil
    drift.trusts[0].isExact = false
    drift.reader.permissions = 40
    try await drift.scan(after: .hours(5))
    return drift
  }

  private func times(_ drift: DriftWorld) async throws -> [Double?] {
    let now = drift.clock.instant
    let times = try await drift.store.engine.read { try $0.driftTimes(at: now) }
    return [
      DriftDetection.value(times, in: DriftDetection.window(now)).value,
      DriftRemediation.value(times, in: DriftRemediation.window(now)).value,
      DriftAnswer.value(times, in: DriftAnswer.window(now)).value,
    ]
  }

  @Test func `j: MTTD and MTTR equal what was computed by hand, reopened ones included`()
    async throws
  {
    var drift = try await five()
    #expect(try await drift.findings().count == 5)
    #expect(try await drift.findings().allSatisfy(\.occurredEstimated))
    let limit = "arn:aws:iam::1:policy/limit"
    drift.trainer.boundary = limit
    try await drift.scan(after: .hours(1))
    drift.held.removeAll { $0.1.key == drift.deploy.key }
    try await drift.scan(after: .hours(2))
    drift.held.removeAll { $0.1.key == drift.stray.key }
    try await drift.scan(after: .hours(2))
    drift.trusts[0].condition = "repo:acme/deploy:environment:prod"
    drift.trusts[0].isExact = true
    try await drift.scan(after: .hours(4))
    drift.reader.permissions = 3
    try await drift.scan(after: .hours(6))
    // Seen after 5 h each; gone after 6, 8, 10, 14 and 20 h.
    #expect(try await times(drift) == [5, 11.6, 6.6])
    // The boundary is off again 2 h later and back 3 h after that: 25 h since it began.
    drift.trainer.boundary = nil
    try await drift.scan(after: .hours(2))
    drift.trainer.boundary = limit
    try await drift.scan(after: .hours(3))
    #expect(try await drift.findings().count == 5, "the same finding, on the same clock")
    #expect(try await times(drift) == [5, 15.4, 10.4])
    #expect(try await drift.store.verify().isSound)
  }
}
