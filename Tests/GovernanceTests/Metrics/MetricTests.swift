import Governance
import Testing

@Suite struct `Metrics` {
  private let now = SmallWorld.now

  @Test func `with nothing to measure say n/a, never 0 or 100 percent`() {
    #expect(WildcardExposure.value(.init(), at: now).state == .na)
    #expect(ApprovalLeadTime.value([], in: ApprovalLeadTime.window(now)).value == nil)
    #expect(StandingPrivilege.value(.init(), at: now).value == nil)
    #expect(UnusedAccess.value(.init(), at: now).value == nil)
    #expect(OrphanedIdentities.value(.init(), at: now).value == nil)
  }

  @Test func `lead time has no percentile under five decisions`() {
    func waits(_ minutes: [Int]) -> Metric {
      let items = minutes.map { length in
        ApprovalLeadTime.Item(submittedAt: now - .minutes(length), closedAt: now)
      }
      return ApprovalLeadTime.value(items, in: ApprovalLeadTime.window(now))
    }
    let few = waits([1, 2, 3, 4])
    #expect(few.value == nil)
    #expect(few.note?.contains("1, 2, 3, 4") ?? false)
    #expect(waits([50, 10, 40, 20, 30]).value == 30)
  }

  @Test(arguments: [(50, 3), (95, 5), (1, 1), (100, 5), (20, 1), (21, 2)])
  func `percentiles are nearest rank`(_ percent: Int, _ expected: Int) {
    #expect([1, 2, 3, 4, 5].nearestRank(percent) == expected)
  }

  @Test func `excepted wildcards count, and the target is about the others`() {
    var input = WildcardExposure.Input()
    input.broad = 14
    input.excepted = 9
    input.policies = 3
    let metric = WildcardExposure.value(input, at: now)
    #expect(metric.value == 14)
    #expect(metric.targetFigure == 5)
    #expect(metric.state == .red)
    input.excepted = 14
    #expect(WildcardExposure.value(input, at: now).state == .met)
    #expect(metric.beside.contains { $0 == ("excepted", 9) })
  }

  @Test func `unused counts only what telemetry covers`() {
    var input = UnusedAccess.Input()
    input.judged = 40
    input.unused = 2
    input.unknown = 100
    let metric = UnusedAccess.value(input, at: now)
    #expect(metric.value == 0.05)
    #expect(metric.state == .met)
    #expect(metric.unknown == 100)
  }

  @Test(arguments: [(0, Metric.State.met), (3, .amber), (4, .red)])
  func `targets turn amber before red`(_ orphaned: Int, _ state: Metric.State) {
    var input = OrphanedIdentities.Input()
    input.active = 50
    input.orphaned = orphaned
    #expect(OrphanedIdentities.value(input, at: now).state == state)
  }
}
