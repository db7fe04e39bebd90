/// What a metric is to reach, and how far from it is still tolerable.
///
/// Whole numbers in the metric's own unit: per cent for a ratio, else minutes, hours, days, seconds or a count.
public struct MetricGoal: Hashable, Sendable, Codable {
  package struct Limits: Hashable, Sendable, Codable {
    package var value: Int
    /// Up to here amber, beyond it red.
    package var amber: Int

    package init(value: Int, amber: Int) {
      self.value = value
      self.amber = amber
    }
  }

  package enum Better: String, CaseIterable, Sendable, Codable { case lower, higher }

  package var better: Better
  package var value: Int
  package var amber: Int
  /// Other limits in some environments, by their word.
  package var environments: [String: Limits]
  package var rationale: String

  package init(
    _ better: Better,
    _ value: Int,
    amber: Int,
    environments: [String: Limits] = [:],
    because rationale: String
  ) {
    self.better = better
    self.value = value
    self.amber = amber
    self.environments = environments
    self.rationale = rationale
  }
}

extension Rules {
  /// The target of a metric such as `M9` or `M4a`, in its unit; `nil` for one that is only watched.
  package func target(
    _ metric: String,
    unit: Metric.Unit,
    in environment: Environment? = nil
  ) -> Metric.Target? {
    guard let goal = targets[metric] else { return nil }
    let limits = environment.flatMap { goal.environments[$0.rawValue] }
    // A ratio runs from 0 to 1, a person writes per cent.
    let scale = unit == .ratio ? 100.0 : 1.0
    return Metric.Target(
      better: goal.better == .lower ? .lower : .higher,
      value: Double(limits?.value ?? goal.value) / scale,
      amber: Double(limits?.amber ?? goal.amber) / scale
    )
  }

  /// The metrics that can have a target, with the direction in which each is better.
  package static let metrics: [String: MetricGoal.Better] = [
    "M1": .higher, "M2": .lower, "M3": .lower, "M4a": .lower, "M4b": .lower, "M4c": .lower,
    "M5": .higher, "M6": .lower, "M7": .higher, "M8": .higher, "M9": .lower, "M10": .higher,
    "M11": .higher, "M12": .lower, "M13": .lower, "M14": .higher, "M15": .lower, "M16": .lower,
    "M17": .lower, "M18": .lower, "M19": .higher, "M20": .lower, "M21": .lower, "M22": .higher,
  ]

  /// What the domain's table of metrics aims at.
  static let standardTargets: [String: MetricGoal] = [
    "M1": .init(
      .higher,
      95,
      amber: 85,
      because: "a workload without an enforced policy is uncovered"
    ),
    "M2": .init(
      .lower,
      0,
      amber: 0,
      because: "a production wildcard without exception is never meant"
    ),
    "M3": .init(
      .lower,
      0,
      amber: 5,
      because: "an exception past its review is a rule nobody keeps"
    ),
    "M4a": .init(.lower, 1, amber: 24, because: "drift is seen within an hour in production"),
    "M4b": .init(.lower, 24, amber: 48, because: "drift is put right within a day"),
    "M5": .init(
      .higher,
      99,
      amber: 95,
      because: "an event without policy, identity and artifact proves nothing"
    ),
    "M6": .init(.lower, 300, amber: 900, because: "a bad policy is taken back within five minutes"),
    "M7": .init(.higher, 99, amber: 95, because: "a token is for one audience: RFC 7519"),
    "M8": .init(.higher, 95, amber: 90, because: "a deadline that is missed is none"),
    "M9": .init(.lower, 15, amber: 240, because: "who waits too long finds another way"),
    "M10": .init(.higher, 100, amber: 95, because: "what nobody answered was not certified"),
    "M11": .init(.higher, 100, amber: 95, because: "a revocation counts when the target shows it"),
    "M12": .init(
      .lower,
      10,
      amber: 20,
      because: "a certification that nobody looked at is ceremony"
    ),
    "M13": .init(.lower, 10, amber: 25, because: "standing privilege waits to be misused"),
    "M14": .init(.higher, 90, amber: 75, because: "privilege is used when it was asked for"),
    "M15": .init(
      .lower,
      5,
      amber: 15,
      because: "access that nobody uses helps only who should not"
    ),
    "M16": .init(.lower, 0, amber: 3, because: "what nobody owns nobody ends: NIST 800-53 AC-2(3)"),
    "M17": .init(
      .lower,
      0,
      amber: 0,
      because: "an enforced rule has no violations: NIST 800-53 AC-5"
    ),
    "M18": .init(
      .lower,
      1,
      amber: 24,
      because: "who left has nothing within the hour: NIST 800-53 AC-2(3)"
    ),
    "M19": .init(.higher, 100, amber: 95, because: "production takes more than a password"),
    "M20": .init(.lower, 0, amber: 2, because: "an old credential was seen by more than its owner"),
    "M21": .init(
      .lower,
      90,
      amber: 120,
      because: "an emergency that was never tried will not work"
    ),
    "M22": .init(.higher, 100, amber: 90, because: "a control without fresh evidence is a claim"),
  ]
}
