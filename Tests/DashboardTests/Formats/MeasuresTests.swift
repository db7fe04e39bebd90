import Governance
import Testing
import TerminalUI

import Dashboard

/// Values of metrics, their targets and their changes.
struct MeasuresTests {
  @Test(
    arguments: [
      (0.972, "97.2"), (0.12, "12"), (0.91, "91"), (1.0, "100"), (0.0, "0"), (0.9999, "99.9"),
      (0.0001, "0.1"), (0.5, "50"), (0.052, "5"), (0.031, "3.1"), (0.95, "95"), (0.996, "99.6"),
      (0.99, "99"), (0.999_99, "99.9"), (0.04, "4"),
    ])
  func `a share is never rounded to all or nothing`(share: Double, text: String) {
    #expect(Measures.percent(share) == text)
  }

  @Test(
    arguments: [
      (14.0, Metric.Unit.count, "14"), (18_234, .count, "18,234"), (0.5, .ratio, "50 %"),
      (11, .minutes, "11 m"), (9.7, .minutes, "9.7 m"), (19, .hours, "19 h"),
      (0.7, .hours, "0.7 h"),
      (3, .days, "3 d"), (40, .seconds, "40 s"), (.infinity, .count, "?"), (.nan, .ratio, "?"),
    ])
  func `a value carries its unit`(value: Double, unit: Metric.Unit, text: String) {
    #expect(Measures.text(value, unit) == text)
  }

  @Test func `nothing to measure is not applicable and never zero`() {
    let metric = OrphanedIdentities.value(.init(), at: Sample.now)
    #expect(Measures.now(metric) == "n/a")
    #expect(Measures.word(metric.state) == "n/a")
    #expect(Measures.change(metric, .unicode).text == "")
  }

  @Test func `targets carry their operator, and zero needs none`() {
    let targets = Sample.metrics.map { Measures.target($0, .unicode) }
    #expect(targets == ["0", "≤ 15 m", "≤ 10 %", "≤ 5 %", "0"])
    #expect(Measures.target(Sample.metrics[1], .ascii) == "<= 15 m")
  }

  @Test func `a change says whether it goes towards the target`() {
    let changes = Sample.metrics.map { Measures.change($0, .unicode).text }
    #expect(changes == ["+ 2  ✗", "- 10 ✓", "- 3  ✓", "= 0", ""])
    #expect(Measures.change(Sample.metrics[0], .unicode).style.role == .danger)
    #expect(Measures.change(Sample.metrics[1], .unicode).style.role == .ok)
  }

  @Test func `a change without a value 30 days ago is unknown`() {
    var input = WildcardExposure.Input()
    input.policies = 1
    input.broad = 3
    let metric = WildcardExposure.value(input, at: Sample.now)
    #expect(Measures.change(metric, .unicode).text == "?")
  }

  @Test func `a changed definition is no change of the value`() {
    var input = WildcardExposure.Input()
    input.policies = 1
    input.broad = 3
    var metric = WildcardExposure.value(input, at: Sample.now)
    metric.series = [
      Metric.Point(day: Sample.today - 30, value: 9, definitionVersion: 0),
      Metric.Point(day: Sample.today, value: 3, definitionVersion: metric.definitionVersion),
    ]
    #expect(Measures.change(metric, .unicode).text == "?")
    #expect(Measures.weeks(metric).compactMap(\.self) == [3])
  }

  @Test func `thirteen weeks end today and leave gaps where nothing was measured`() {
    let weeks = Measures.weeks(Sample.metrics[0])
    #expect(weeks.count == 13)
    #expect(weeks.last == 14)
    #expect(!weeks.contains(nil))
    var input = WildcardExposure.Input()
    input.policies = 1
    let point = Metric.Point(day: Sample.today - 8, value: 2, definitionVersion: 1)
    let sparse = Measures.weeks(WildcardExposure.value(input, at: Sample.now).following([point]))
    #expect(sparse.filter { $0 != nil } == [2])
    #expect(sparse[11] == 2)
  }

  @Test func `what must stand beside a value stands beside it`() {
    #expect(Measures.beside(Sample.metrics[0]).hasPrefix("9 excepted"))
    #expect(Measures.beside(Sample.metrics[3]).contains("31 unknown"))
    #expect(Measures.beside(Sample.metrics[1]).hasPrefix("p95 3h10"))
  }

  @Test func `what finds no room beside a value is left out whole`() {
    #expect(Measures.beside(Sample.metrics[0], width: 11) == "9 excepted")
    #expect(Measures.beside(Sample.metrics[1], width: 8) == "p95 3h10")
  }

  @Test func `metrics have their names in words`() {
    #expect(
      Sample.metrics.map(Measures.name) == [
        "Wildcard exposure", "Approval lead time", "Standing privilege", "Unused access",
        "Orphaned identities",
      ]
    )
  }
}
