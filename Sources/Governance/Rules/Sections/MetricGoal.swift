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
  /// The target of a metric, in its unit; `nil` for one that is only watched.
  package func target(
    of definition: MetricDefinition,
    in environment: Environment? = nil
  ) -> Metric.Target? {
    guard let goal = targets[definition.id] else { return nil }
    // The goal of M6 is the time of a rollback; its own target is the share of services that keep theirs.
    guard goal.better.rawValue == definition.target?.better.rawValue ?? definition.better.rawValue
    else { return definition.target }
    let limits = environment.flatMap { goal.environments[$0.rawValue] }
    // A share runs from 0 to 1, a person writes per cent.
    let scale = definition.unit == .ratio ? 100.0 : 1.0
    return Metric.Target(
      better: goal.better == .lower ? .lower : .higher,
      value: Double(limits?.value ?? goal.value) / scale,
      amber: Double(limits?.amber ?? goal.amber) / scale,
      of: definition.target?.of
    )
  }

  /// The metrics that can have a target, with the direction in which each is better.
  package static let metrics: [String: MetricGoal.Better] = Dictionary(
    uniqueKeysWithValues: MetricDefinition.all.map {
      ($0.id, $0.better == .lower ? .lower : .higher)
    }
  )

  /// What the domain's table of metrics aims at.
  static let standardTargets: [String: MetricGoal] = {
    var goals = [
      "M6": MetricGoal(
        .lower,
        300,
        amber: 900,
        because: "a bad policy is taken back within five minutes"
      )
    ]
    for definition in MetricDefinition.all {
      guard let target = definition.target, let why = reasonsOfTargets[definition.id] else {
        continue
      }
      let scale = definition.unit == .ratio ? 100.0 : 1.0
      goals[definition.id] = MetricGoal(
        target.better == .lower ? .lower : .higher,
        Int((target.value * scale).rounded()),
        amber: Int((target.amber * scale).rounded()),
        because: why
      )
    }
    return goals
  }()

  private static let reasonsOfTargets = [
    "M1": "a workload without an enforced policy is uncovered",
    "M2": "a production wildcard without exception is never meant",
    "M3": "a critical exception past its review is a rule nobody keeps",
    "M4a": "drift is seen within an hour in production",
    "M4b": "drift is put right within a day",
    "M5": "an event without policy, identity and artifact proves nothing",
    "M7": "a token is for one audience: RFC 7519",
    "M8": "a deadline that is missed is none",
    "M9": "who waits too long finds another way",
    "M10": "what nobody answered was not certified",
    "M11": "a revocation counts when the target shows it",
    "M12": "a certification that nobody looked at is ceremony",
    "M13": "standing privilege waits to be misused",
    "M14": "privilege is used when it was asked for",
    "M15": "access that nobody uses helps only who should not",
    "M16": "what nobody owns nobody ends: NIST 800-53 AC-2(3)",
    "M17": "an enforced rule has no violations: NIST 800-53 AC-5",
    "M18": "who left has nothing within the hour: NIST 800-53 AC-2(3)",
    "M19": "production takes more than a password",
    "M20": "an old credential was seen by more than its owner",
    "M21": "an emergency that was never tried will not work",
    "M22": "a control without fresh evidence is a claim",
  ]
}
