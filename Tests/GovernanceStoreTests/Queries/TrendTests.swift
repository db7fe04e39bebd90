import Governance
import Testing

@testable import GovernanceStore

/// Trends reach back as far as somebody asks, and say the same of the same day.
struct TrendTests {
  static let lengths: [(days: Int, count: Int, step: Int)] = [
    (7, 8, 1), (30, 31, 1), (90, 14, 7), (365, 54, 7), (0, 2, 1), (-3, 2, 1),
  ]

  @Test(arguments: lengths)
  func `a trend over some days has a point a day, a long one a point a week`(
    days: Int,
    count: Int,
    step: Int
  ) {
    #expect(MetricTrend(over: days) == MetricTrend(count: count, days: step))
  }

  @Test(arguments: [7, 30, 365])
  func `every metric has as many points as were asked for, the last of them its value`(
    days: Int
  ) async throws {
    let store = try await QueryWorld().store
    var question = MetricQuestion()
    question.trend = MetricTrend(over: days)
    for metric in try await store.metrics(question) {
      #expect(metric.series.count == question.trend.count, "\(metric.id)")
      #expect(metric.series.last?.day == metric.at.day, "\(metric.id)")
      #expect(metric.series.last?.value == metric.value, "\(metric.id)")
      let days = zip(metric.series, metric.series.dropFirst()).map { $1.day - $0.day }
      #expect(Set(days) == [question.trend.days], "\(metric.id)")
    }
  }

  @Test func `a finer trend agrees with a coarser one where both have a point`() async throws {
    let store = try await QueryWorld().store
    var question = MetricQuestion(["M2", "M9", "M13"])
    let weeks = try await store.metrics(question)
    question.trend = MetricTrend(over: 28)
    for (fine, coarse) in zip(try await store.metrics(question), weeks) {
      for point in fine.series {
        guard let same = coarse.series.first(where: { $0.day == point.day }) else { continue }
        #expect(same.value == point.value, "\(fine.id) on \(point.day)")
      }
    }
  }
}
