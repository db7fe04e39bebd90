import Testing

@testable import Governance

/// Another model on past requests: counted, listed, and honest about what cannot be told.
struct BacktestTests {
  private func past(
    _ number: Int,
    _ change: (inout RiskInput) -> Void = { _ in },
    withInput: Bool = true,
    approvers: Int = 1
  ) -> Backtest.Past {
    var input = RiskInput(
      environment: .prod,
      dataClass: .confidential,
      privilege: .write,
      length: .hours(4)
    )
    change(&input)
    let score = RiskModel().score(input)
    return Backtest.Past(
      id: Identifier("AR-\(number)"),
      submittedAt: SmallWorld.now + .minutes(number),
      state: .approved,
      risk: withInput ? score.with([], of: input) : score,
      personUnknown: false,
      approvers: approvers
    )
  }

  private var heavier: Rules {
    var rules = Rules.standard
    rules.risk.model = "risk-v2"
    rules.risk.environment.prod = 40
    return rules
  }

  @Test func `the model in force changes nothing`() {
    var test = Backtest(.standard)
    test.take(past(1))
    #expect(test.requests == 1 && test.otherScore == 0 && test.otherBand == 0)
    #expect(test.differences.isEmpty && test.stopped == 0)
  }

  @Test func `another weight moves score, band and approvers, and each request is listed`() throws {
    var test = Backtest(heavier)
    test.take(past(1))
    test.take(past(2) { $0.environment = .dev })
    #expect(test.model == "risk-v2" && test.requests == 2)
    #expect(test.otherScore == 1 && test.otherBand == 1 && test.otherApprovers == 1)
    let one = try #require(test.differences.first)
    #expect(one.request.text == "AR-1" && one.score == (28, 56))
    #expect(one.band == (.medium, .high) && one.approvers == (1, 2))
    #expect(test.moves[.init(before: .medium, after: .high)] == 1)
    #expect(test.moves[.init(before: .low, after: .low)] == 1)
  }

  @Test func `a request that was scored before inputs were stored is counted, nothing more`() {
    var test = Backtest(heavier)
    test.take(past(1, withInput: false))
    #expect(test.requests == 1 && test.withoutInput == 1 && test.otherBand == 0)
    #expect(test.differences.isEmpty)
  }

  @Test func `longer than its new band may last could not be asked for`() {
    var rules = heavier
    rules.risk.environment.prod = 80
    var test = Backtest(rules)
    test.take(past(1))
    #expect(test.stopped == 1)
    #expect(
      test.differences.first?.stop == "4h is longer than critical access may last, 1h"
    )
  }

  @Test func `a hard stop is told whatever the weights`() {
    var test = Backtest(.standard)
    test.take(past(1) { $0.wildcard = .action })
    #expect(test.differences.first?.stop == "production wildcard without exception")
  }

  @Test func `what a rule answered needed nobody then, so approvers are no difference`() {
    var test = Backtest(.standard)
    test.take(past(1, approvers: 0))
    #expect(test.otherApprovers == 0 && test.differences.isEmpty)
  }

  @Test func `only the weights are taken from a file that names nothing else`() {
    var other = Rules.standard
    other.risk.separation = 1
    other.maximumRenewals = 9
    var mine = Rules.standard
    mine.maximumRenewals = 1
    let tried = mine.weighing(as: other)
    #expect(tried.risk.separation == 1 && tried.maximumRenewals == 1)
  }
}
