import Governance
import Testing

@testable import GovernanceStore

/// The sums beside a campaign against its items, and that tampering with them is found.
struct ReviewTallyTests {
  @Test func `sums follow every step of an item, and agree with the items themselves`()
    async throws
  {
    let stage = try await ReviewStage()
    let id = try await stage.begin()
    let items = try await stage.items()
    try await expectAgreement(stage, answered: 0)
    try await stage.answer(.revoke, to: [items[0]], "rita")
    try await stage.answerEach(.certify, Array(items[1...]), "rita")
    try await expectAgreement(stage, answered: 0)
    stage.clock.advance(.hours(1))
    try await stage.perform(.signOff(id), "rita")
    try await expectAgreement(stage, answered: 3)
    _ = try await stage.enforce()
    let metrics = try await stage.store.metrics(environment: nil)
    func metric(_ id: String) throws -> Metric { try #require(metrics.first { $0.id == id }) }
    #expect(try metric("M10").value == 1)
    #expect(try metric("M10").denominator == 3)
    #expect(try metric("M11").numerator == 1 && metric("M11").denominator == 3)
    #expect(try metric("M11").beside("enforced_percent") == 0)
    stage.clock.advance(.days(2))
    let late = try await stage.store.metrics(MetricQuestion(["M11"]))
    #expect(late.first?.beside("overdue") == 1 && late.first?.state == .red)
    var question = MetricQuestion(["M10"])
    question.split = .owner
    let shares = try await stage.store.metrics(question).first?.shares
    #expect(shares == [.init(split: "owner", key: "rita", value: 1)])
  }

  private func expectAgreement(_ stage: ReviewStage, answered: Int) async throws {
    var sum = ReviewTally()
    for item in try await stage.items() {
      for (key, tally) in item.tallies where key.role == .record { sum.add(tally) }
    }
    let rows = try await stage.store.ask(
      "select sum(items), sum(answered) from review_tally where role = 'record'"
    )
    #expect(rows == [[.init(sum.items), .init(sum.answered)]])
    #expect(sum.answered == answered)
    #expect(try await stage.store.verify().isSound)
  }

  @Test(arguments: [
    "update review_tally set stamped = stamped + 1", "delete from review_tally",
    "insert into review_tally values ('RC-9', 1, 'P-1', 'record', 'prod', 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1)",
  ])
  func `a sum that was changed, is gone or was never made is found`(sql: String) async throws {
    let stage = try await ReviewStage()
    _ = try await stage.begin()
    try await stage.store.alter(sql)
    #expect(try await stage.store.verify().problems.contains { $0.table == "review_tally" })
  }
}
