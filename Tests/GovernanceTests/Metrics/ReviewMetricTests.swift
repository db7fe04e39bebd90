import Governance
import Testing

/// M10 to M12 over sums that are put together by hand.
@Suite struct `Metrics of reviews` {
  private let window = CertificationCompletion.window(SmallWorld.now)

  private func tally(_ change: (inout ReviewTally) -> Void) -> ReviewTally {
    var tally = ReviewTally()
    change(&tally)
    return tally
  }

  @Test func `completion is of campaigns at their deadline`() {
    let done = tally { ($0.items, $0.answered, $0.moot, $0.reassigned) = (40, 30, 3, 2) }
    let running = tally { ($0.items, $0.answered) = (50, 5) }
    let metric = CertificationCompletion.value(
      [
        .init(name: "RC-1", isDue: true, tally: done),
        .init(name: "RC-2", isDue: false, tally: running),
      ],
      in: window
    )
    #expect(metric.value == 0.75 && metric.numerator == 30 && metric.denominator == 40)
    #expect(metric.beside("running_percent") == 10 && metric.beside("campaigns") == 2)
    #expect(metric.beside("moot") == 3 && metric.beside("reassigned") == 2)
    #expect(metric.shares.map(\.key) == ["RC-1", "RC-2"])
    let none = CertificationCompletion.value(
      [.init(name: "RC-2", isDue: false, tally: running)],
      in: window
    )
    #expect(none.value == nil && none.state == .na && none.denominator == 0)
  }

  @Test func `the target of revocations is that they are enforced`() {
    var input = RevocationRate.Input()
    input.tally = tally { ($0.decided, $0.denied, $0.applied) = (20, 5, 5) }
    input.lengths = [10, 20, 30, 40, 50].map { .minutes($0) } + [.minutes(-1)]
    let all = RevocationRate.value(input, in: window)
    #expect(all.value == 0.25 && all.state == .met)
    #expect(all.beside("p95_minutes") == 50 && all.beside("data_faults") == 1)
    #expect(all.beside("enforced_percent") == 100)
    input.tally.applied = 4
    #expect(RevocationRate.value(input, in: window).state == .met, "the fifth is not overdue yet")
    input.overdue = 1
    let late = RevocationRate.value(input, in: window)
    #expect(late.state == .red && late.targetFigure == 0.8)
  }

  @Test(arguments: [
    (100, 0, Metric.State.met), (101, 0, .amber), (101, 1, .met), (0, 0, .na),
  ])
  func `nothing revoked of more than a hundred is a warning`(
    _ decided: Int,
    _ denied: Int,
    _ state: Metric.State
  ) {
    var input = RevocationRate.Input()
    input.tally = tally { ($0.decided, $0.denied, $0.applied) = (decided, denied, denied) }
    let metric = RevocationRate.value(input, in: window)
    #expect(metric.state == state)
    #expect((metric.note?.contains("warning") ?? false) == (state == .amber))
  }

  @Test(arguments: [(0, 0, Metric.State.na), (100, 10, .met), (100, 11, .amber), (100, 21, .red)])
  func `few certifications may be stamped`(_ all: Int, _ stamped: Int, _ state: Metric.State) {
    let metric = ReviewAttention.value(
      tally { ($0.certifications, $0.stamped, $0.enveloped) = (all, stamped, 7) },
      in: window
    )
    #expect(metric.state == state && metric.beside("enveloped") == 7)
  }

  @Test func `sums that are added and taken away leave nothing`() {
    var sum = ReviewTally()
    let some = tally { ($0.items, $0.stamped, $0.moot) = (3, 2, 1) }
    sum.add(some)
    #expect(!sum.isEmpty && sum == some)
    sum.add(some, times: -1)
    #expect(sum.isEmpty)
    #expect(ReviewTally.figures.count == 10)
  }
}
