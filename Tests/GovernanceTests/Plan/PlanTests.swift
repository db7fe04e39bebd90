import Governance
import Testing

/// The first ninety days are measured: nothing is met without data, nothing by hand.
struct PlanTests {
  private static let now = Instant(milliseconds: 1_780_000_000_000)

  private func criterion(_ id: String) throws -> PlanCriterion {
    try #require(PlanCriterion.all.first { $0.id == id })
  }

  private func metric(_ value: Double?, target: Double) -> Metric {
    Metric(
      id: "M1",
      name: "x",
      definitionVersion: 1,
      at: Self.now,
      unit: .ratio,
      value: value,
      target: .init(better: .higher, value: target, amber: target / 2),
      better: .higher,
      population: 1
    )
  }

  @Test func `the five of the minimum come first and every phase has criteria`() {
    #expect(PlanCriterion.all.prefix(5).allSatisfy { $0.phase == .minimum })
    #expect(PlanCriterion.all.count { $0.phase == .minimum } == 5)
    for phase in PlanCriterion.Phase.allCases {
      #expect(PlanCriterion.all.contains { $0.phase == phase })
    }
    #expect(Set(PlanCriterion.all.map(\.id)).count == PlanCriterion.all.count)
  }

  @Test func `every metric that it names is one, every filter can be read`() throws {
    for id in PlanCriterion.metrics { #expect(MetricDefinition.named(id) != nil) }
    for criterion in PlanCriterion.all {
      switch criterion.measure {
      case .metric: break
      case .atLeast(let least, let query):
        #expect(least > 0)
        _ = try Filter.parse(query.filter)
      case .none(let query): _ = try Filter.parse(query.filter)
      }
    }
  }

  @Test(arguments: [(nil, nil), (0, false), (2, false), (3, true), (9, true)])
  func `so many rows are enough`(rows: Int?, isMet: Bool?) throws {
    #expect(PlanStatus(try criterion("expanded"), rows: rows).isMet == isMet)
  }

  @Test(arguments: [(nil, nil), (0, true), (1, false)])
  func `no row may be there`(rows: Int?, isMet: Bool?) throws {
    #expect(PlanStatus(try criterion("expiry"), rows: rows).isMet == isMet)
  }

  @Test func `a metric is met where its target is, and nothing to measure is not met`() throws {
    let intent = try criterion("intent")
    #expect(PlanStatus(intent, metric: metric(0.96, target: 0.95)).isMet == true)
    #expect(PlanStatus(intent, metric: metric(0.5, target: 0.95)).isMet == false)
    #expect(PlanStatus(intent, metric: metric(0.1, target: 0.95)).isMet == false)
    #expect(PlanStatus(intent, metric: metric(nil, target: 0.95)).isMet == nil)
    #expect(PlanStatus(intent).isMet == nil)
  }
}
