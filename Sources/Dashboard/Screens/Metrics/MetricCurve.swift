import Governance
import TerminalUI

/// The curve of a metric over the span that is looked at, and of the time before.
struct MetricCurve {
  /// Days since 1970 with their values, oldest first.
  let points: [LineChart.Point]
  let before: [LineChart.Point]
  private let metric: Metric?
  private let state: Dashboard.State

  init(_ state: Dashboard.State) {
    self.state = state
    let metric = state.metrics.shown
    self.metric = metric
    let days = state.metricDays
    let first = (metric?.at.day ?? 0) - days - Self.slack(days)
    let all = (metric?.series ?? []).map { point in
      LineChart.Point(point.day, point.value.map { $0 * Self.scale(metric) })
    }
    points = all.filter { $0.x >= first }
    let compares = state.metrics.compares
    before = compares ? all.map { .init($0.x + days, $0.y) }.filter { $0.x >= first } : []
  }

  /// Points that are a week apart begin up to a week before the span.
  private static func slack(_ days: Int) -> Int { MetricTrend(over: days).days - 1 }

  private static func scale(_ metric: Metric?) -> Double { metric?.unit == .ratio ? 100 : 1 }

  /// The point that is looked at.
  var point: LineChart.Point? {
    let place = points.count - 1 - state.metrics.back
    return points.indices.contains(place) ? points[place] : points.last
  }

  var chart: LineChart? {
    guard let metric else { return nil }
    let target = metric.target.flatMap { $0.isAbout(metric) ? $0.value : nil }
    return LineChart(
      points,
      before: before.filter { point in points.contains { $0.x >= point.x } },
      target: target.map { $0 * Self.scale(metric) },
      targetWords: "target \(Measures.target(metric, state.session.glyphs))",
      unit: metric.unit.sign,
      base: metric.unit == .ratio ? nil : 0,
      marks: marks,
      breaks: breaks(metric),
      cursor: point?.x,
      resolution: points.count > 60 ? .braille : .cells,
      glyphs: state.session.glyphs
    )
  }

  /// The curve and its parts in words, for readers who do not see them.
  var text: String { chart.map(\.text) ?? "no values" }

  /// Four dates along the axis.
  private var marks: [LineChart.Mark] {
    guard let first = points.first?.x, let last = points.last?.x, last > first else { return [] }
    let steps = min(3, last - first)
    return (0...steps).map { step in
      let day = first + (last - first) * step / steps
      return LineChart.Mark(day, Moments.date(ofDay: day))
    }
  }

  /// Where the formula became another.
  private func breaks(_ metric: Metric) -> [LineChart.Mark] {
    let shown = metric.series.filter { point in points.contains { $0.x == point.day } }
    return zip(shown, shown.dropFirst()).compactMap { before, after in
      before.definitionVersion == after.definitionVersion
        ? nil : LineChart.Mark(after.day, "v\(after.definitionVersion)")
    }
  }
}

extension Metric.Target {
  /// Whether it is about the value itself, so that a line at its height means something.
  fileprivate func isAbout(_ metric: Metric) -> Bool {
    of == nil || (value == 0 && metric.targetFigure == metric.value)
  }
}

extension Metric.Unit {
  /// As charts write it.
  var sign: String {
    switch self {
    case .count: ""
    case .ratio: "%"
    case .minutes: "m"
    case .hours: "h"
    case .days: "d"
    case .seconds: "s"
    }
  }
}
