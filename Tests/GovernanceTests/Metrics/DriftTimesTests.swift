import Governance
import Testing

@Suite struct DriftTimesTests {
  static let now = SmallWorld.now

  private func verified(
    _ occurred: Duration,
    _ detected: Duration,
    _ verified: Duration,
    estimated: Bool = false,
    reverted: Bool = false
  ) -> FindingTimes {
    FindingTimes(
      occurredAt: Self.now - occurred,
      isEstimated: estimated,
      detectedAt: Self.now - detected,
      verifiedAt: Self.now - verified,
      outcome: .verified,
      wasAutoReverted: reverted
    )
  }

  private func beside(_ metric: Metric, _ name: String) -> Int? { metric.beside(name) }

  private func detection(_ findings: [FindingTimes], at now: Instant) -> Metric {
    DriftDetection.value(findings, in: DriftDetection.window(now))
  }

  private func remediation(_ findings: [FindingTimes], at now: Instant) -> Metric {
    DriftRemediation.value(findings, in: DriftRemediation.window(now))
  }

  private func answer(_ findings: [FindingTimes], at now: Instant) -> Metric {
    DriftAnswer.value(findings, in: DriftAnswer.window(now))
  }

  /// Five verified findings, by hand: occurred, detected and verified so many hours ago.
  private var five: [FindingTimes] {
    [
      verified(.hours(100), .hours(98), .hours(90)),
      verified(.hours(80), .hours(76), .hours(60), estimated: true),
      verified(.hours(50), .hours(49), .hours(40), reverted: true),
      // Reopened: it occurred 20 days ago for the first time and was verified again 10 h ago.
      verified(.days(20), .hours(477), .hours(10)),
      verified(.hours(12), .hours(10), .hours(8)),
    ]
  }

  @Test func `MTTD, MTTR and time to remediate equal what was computed by hand`() {
    let input = five
    // (2 + 4 + 1 + 3 + 2) / 5
    #expect(detection(input, at: Self.now).value == 2.4)
    // (10 + 20 + 10 + 470 + 4) / 5
    #expect(remediation(input, at: Self.now).value == 102.8)
    // (8 + 16 + 9 + 467 + 2) / 5
    #expect(answer(input, at: Self.now).value == 100.4)
  }

  @Test func `estimates, reverts, percentiles and what is open stand beside the mean`() {
    let others = [
      FindingTimes(occurredAt: Self.now - .hours(30), detectedAt: Self.now - .hours(29)),
      FindingTimes(occurredAt: Self.now - .hours(90), detectedAt: Self.now - .days(40)),
      FindingTimes(
        occurredAt: Self.now - .hours(9),
        detectedAt: Self.now - .days(50),
        outcome: .accepted
      ),
      FindingTimes(
        occurredAt: Self.now - .hours(9),
        detectedAt: Self.now - .hours(1),
        outcome: .falsePositive
      ),
    ]
    let input = five + others
    let mttr = remediation(input, at: Self.now)
    #expect(mttr.value == 102.8)
    #expect(beside(mttr, "open") == 2)
    #expect(beside(mttr, "oldest_open_hours") == 90)
    #expect(beside(mttr, "accepted") == 1)
    #expect(beside(mttr, "false_positive") == 1)
    #expect(beside(mttr, "auto_reverted") == 1)
    #expect(beside(mttr, "estimated") == 1)
    #expect(beside(mttr, "p95_minutes") == 470 * 60)
    let mttd = detection(input, at: Self.now)
    #expect(mttd.population == 6, "what was detected in the window and is no false positive")
    #expect(beside(mttd, "estimated") == 1)
    #expect(beside(mttd, "estimated_percent") == 16)
  }

  @Test func `nothing is n/a, and fewer than five are told one by one`() {
    let none = remediation([], at: Self.now)
    #expect(none.value == nil && none.state == .na)
    #expect(none.note == "no drift was verified in the window")
    let few = remediation(Array(five.prefix(2)), at: Self.now)
    #expect(few.value == nil)
    #expect(few.note == "fewer than 5 findings: 600, 1200 min")
  }

  @Test func `an end before its start is a fault of the data, never a zero`() {
    let bad = verified(.hours(5), .hours(7), .hours(6))
    let input = five + [bad]
    let mttr = remediation(input, at: Self.now)
    #expect(mttr.value == 102.8)
    #expect(mttr.population == 5)
    #expect(beside(mttr, "data_faults") == 1)
    #expect(mttr.note?.contains("end before the start") == true)
    #expect(beside(detection(input, at: Self.now), "data_faults") == 1)
    #expect(answer(input, at: Self.now).population == 6)
  }

  @Test func `the window holds its end and not its beginning`() {
    for (age, count) in [(Duration.zero, 1), (.days(30) - .milliseconds(1), 1), (.days(30), 0)] {
      let one = [verified(.days(60), .days(60), age)]
      #expect(remediation(one, at: Self.now).population == count)
    }
  }

  /// The definition word by word, over random findings.
  @Test func `agrees with a slow reference`() {
    var random = SplitMix(seed: 20_261_122)
    for _ in 0..<200 {
      let findings = (0..<Int.random(in: 0...30, using: &random)).map { _ -> FindingTimes in
        let occurred = Int64.random(in: -10...5_000_000_000, using: &random)
        let detected = Int64.random(in: -10...5_000_000_000, using: &random)
        let closed = Int64.random(in: -10...5_000_000_000, using: &random)
        let outcome = FindingTimes.Outcome.allCases.randomElement(using: &random) ?? .open
        return FindingTimes(
          occurredAt: Instant(milliseconds: Self.now.milliseconds - occurred),
          detectedAt: Instant(milliseconds: Self.now.milliseconds - detected),
          verifiedAt: outcome == .verified
            ? Instant(milliseconds: Self.now.milliseconds - closed) : nil,
          outcome: outcome
        )
      }
      let start = Self.now.milliseconds - 30 * 86_400_000
      var intervals: [Int64] = []
      for finding in findings where finding.outcome == .verified {
        guard let end = finding.verifiedAt?.milliseconds, end > start,
          end <= Self.now.milliseconds
        else { continue }
        let length = end - finding.occurredAt.milliseconds
        if length >= 0 { intervals.append(length) }
      }
      let mean =
        intervals.count < 5
        ? nil : Double(intervals.reduce(0, +)) / Double(intervals.count) / 3_600_000
      let metric = remediation(findings, at: Self.now)
      #expect(metric.value == mean)
      #expect(metric.population == intervals.count)
    }
  }

  // MARK: M8

  private func item(_ due: Duration, closed: Duration?, type: String = "drift") -> AnswerTimes.Item
  {
    AnswerTimes.Item(
      type: type,
      severity: .high,
      dueAt: Self.now - due,
      closedAt: closed.map { Self.now - $0 }
    )
  }

  @Test func `closed in time counts against closed late and open breaches`() {
    let metric = AnswerTimes.value(
      [
        item(.hours(1), closed: .hours(1)), item(.hours(1), closed: .hours(2)),
        item(.hours(2), closed: .hours(1)), item(.hours(3), closed: nil, type: "finding"),
        item(.hours(-3), closed: nil), item(.days(40), closed: .days(30)),
      ],
      in: AnswerTimes.window(Self.now)
    )
    #expect(metric.numerator == 2)
    #expect(metric.denominator == 4)
    #expect(metric.value == 0.5)
    #expect(beside(metric, "open_breached") == 1)
    #expect(beside(metric, "closed_late") == 1)
    #expect(metric.shares.map(\.key) == ["drift", "finding"])
  }

  @Test func `with nothing closed and nothing late it is n/a`() {
    let metric = AnswerTimes.value(
      [item(.hours(-1), closed: nil)],
      in: AnswerTimes.window(Self.now)
    )
    #expect(metric.value == nil && metric.denominator == 0)
  }
}
