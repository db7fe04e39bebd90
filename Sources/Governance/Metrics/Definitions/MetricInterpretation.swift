/// What several metrics say together that none of them says alone.
public struct MetricInterpretation: Hashable, Sendable {
  /// In one line, as a screen says it.
  public let text: String
  /// The figures that it rests on: `M4b 19 < 25`.
  public let because: String

  private init(_ text: String, because: [String]) {
    self.text = text
    self.because = because.joined(separator: " · ")
  }

  /// What is to be read from a set of metrics; nothing where the figures say nothing together.
  public static func reading(_ metrics: [Metric]) -> [MetricInterpretation] {
    let byID = Dictionary(metrics.map { ($0.id, $0) }) { first, _ in first }
    return [parked(byID), tightening(byID), ceremony(byID)].compactMap(\.self)
  }

  /// The metrics that a reading rests on.
  public static let rests = ["M2", "M3", "M4b", "M10", "M11", "M12"]

  /// How a metric moved over 28 days.
  package enum Movement: String, CaseIterable, Sendable { case falling, flat, rising }

  /// Up to a twentieth of what it was is no movement.
  package static let stillWithin = 0.05

  package static func movement(_ metric: Metric) -> Movement? {
    guard let now = metric.value, let before = value(of: metric, daysAgo: 28) else { return nil }
    let difference = now - before
    guard abs(difference) > abs(before) * stillWithin else { return .flat }
    return difference < 0 ? .falling : .rising
  }

  /// The last value at least so many days ago, no more than two weeks older, by the same definition.
  private static func value(of metric: Metric, daysAgo days: Int) -> Double? {
    let today = metric.at.day
    return metric.series.last { point in
      point.day <= today - days && point.day > today - days - 14 && point.value != nil
        && point.definitionVersion == metric.definitionVersion
    }?.value
  }

  /// Wildcards and exceptions stay where they are while drift is mended faster.
  private static func tightening(_ metrics: [String: Metric]) -> MetricInterpretation? {
    guard let (wildcards, debt, drift) = moving(metrics), drift.movement == .falling,
      wildcards.movement == .flat || wildcards.movement == .falling,
      debt.movement == .flat || debt.movement == .falling
    else { return nil }
    return MetricInterpretation(
      "control tightening without crippling delivery",
      because: [wildcards, debt, drift].map(\.words)
    )
  }

  /// Drift is mended faster while exceptions pile up.
  private static func parked(_ metrics: [String: Metric]) -> MetricInterpretation? {
    guard let debt = Moved(metrics["M3"]), let drift = Moved(metrics["M4b"]),
      drift.movement == .falling, debt.movement == .rising
    else { return nil }
    return MetricInterpretation(
      "risk is being parked in exceptions",
      because: [drift, debt].map(\.words)
    )
  }

  /// Everybody answers, nobody revokes, and hardly anybody looks.
  private static func ceremony(_ metrics: [String: Metric]) -> MetricInterpretation? {
    guard let complete = metrics["M10"]?.value, complete >= 1,
      let revoked = metrics["M11"]?.value, revoked < 0.01,
      let stamped = metrics["M12"]?.value, stamped >= 0.10
    else { return nil }
    return MetricInterpretation(
      "ceremony, not review",
      because: [
        "M10 100 %", "M11 \(Int(revoked * 100)) %", "M12 \(Int(stamped * 100)) %",
      ]
    )
  }

  private static func moving(_ metrics: [String: Metric]) -> (Moved, Moved, Moved)? {
    guard let wildcards = Moved(metrics["M2"]), let debt = Moved(metrics["M3"]),
      let drift = Moved(metrics["M4b"])
    else { return nil }
    return (wildcards, debt, drift)
  }

  private struct Moved {
    let id: String
    let movement: Movement

    init?(_ metric: Metric?) {
      guard let metric, let movement = MetricInterpretation.movement(metric) else { return nil }
      id = metric.id
      self.movement = movement
    }

    var words: String { "\(id) \(movement.rawValue)" }
  }
}
