import Governance
import Testing

@Suite struct EnforcementHealthTests {
  private let now = SmallWorld.now

  private func health(_ age: Duration) -> EnforcementHealth {
    EnforcementHealth(lastRoundAt: now - age, interval: .minutes(5), host: "gov1")
  }

  @Test(arguments: [
    (Duration.zero, false), (.minutes(5), false), (.minutes(10), false), (.seconds(601), true),
    (.days(9), true),
  ])
  func `is late once twice its interval is over`(_ age: Duration, _ isLate: Bool) {
    #expect(health(age).isLate(at: now) == isLate)
  }

  @Test func `says when it ran, or that it never did`() {
    #expect(
      EnforcementHealth.words(health(.minutes(42)), at: now)
        == "enforcement last ran 42m ago on gov1"
    )
    #expect(EnforcementHealth.words(nil, at: now).hasPrefix("enforcement never ran"))
  }
}
