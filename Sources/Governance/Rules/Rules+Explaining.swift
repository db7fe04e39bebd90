/// One rule in words: what it asks, why, and which control it answers to.
public struct RuleExplanation: Hashable, Sendable {
  /// As entries and screens show it: `critical-elevation`; of values without a name their path: `zones/owner_grace`.
  public let name: String
  /// Field and words, in the order in which they are read.
  public let lines: [(String, String)]

  /// Follows the lines.
  public static func == (left: RuleExplanation, right: RuleExplanation) -> Bool {
    left.name == right.name && left.lines.map(\.1) == right.lines.map(\.1)
  }

  /// Follows `==`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }

  fileprivate init(
    _ name: String,
    _ lines: [(String, String?)],
    why: String,
    control: String?
  ) {
    self.name = name
    self.lines =
      [("rule", name)] + lines.compactMap { line in line.1.map { (line.0, $0) } }
      + [("why", why), ("control", control ?? "none named")]
  }
}

extension Rules {
  /// Each single value below a section, field or rule, by its path and in the order of the paths; all for `nil`.
  public func leaves(of section: String?) -> [(path: String, value: String)] {
    leaves.filter { path, _ in
      guard let section else { return true }
      return path == section || path.hasPrefix("\(section)/")
    }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What a rule asks and why, `nil` where none has the name.
  public func explanation(of name: String) -> RuleExplanation? {
    explanations.first { $0.name == name }
  }

  /// Every rule that has a name, then every value or section of which the reason is told.
  public var explanations: [RuleExplanation] {
    let named =
      [low, medium, high, critical, unknownPerson].map(\.explanation)
      + approvals.map(\.explanation) + automatic.map(\.explanation)
      + deniedCombinations.map(\.explanation) + separation.map(\.explanation)
      + duties.map(\.explanation) + controlClasses.classes.map(\.explanation)
      + calendar.blackouts.map(\.explanation) + calendar.templates.map(\.explanation)
    return named + goalExplanations + reasonExplanations
  }

  private var goalExplanations: [RuleExplanation] {
    targets.sorted { $0.key < $1.key }.map { id, goal in
      RuleExplanation(
        id,
        [
          ("better", goal.better.rawValue), ("target", "\(goal.value)"), ("amber", "\(goal.amber)"),
          (
            "elsewhere",
            goal.environments.isEmpty
              ? nil
              : goal.environments.sorted { $0.key < $1.key }
                .map { "\($0) \($1.value), amber \($1.amber)" }.joined(separator: "; ")
          ),
        ],
        why: goal.rationale,
        control: "CA-7"
      )
    }
  }

  private var reasonExplanations: [RuleExplanation] {
    reasons.sorted { $0.key < $1.key }.map { path, reason in
      RuleExplanation(
        path,
        leaves(of: path).prefix(40).map { ($0.path, $0.value) },
        why: reason.why,
        control: reason.control
      )
    }
  }
}

extension Rules.Elevation {
  fileprivate var explanation: RuleExplanation {
    RuleExplanation(
      name,
      [
        ("asks", needs.inWords), ("decided", "within \(decisionDue.written)"),
        ("longest", maximumLength.written),
      ],
      why: rationale,
      control: control
    )
  }
}

extension [AccessRequest.Need] {
  /// `2 of any, 1 of security`.
  fileprivate var inWords: String { map { "\($0.count) of \($0.of.word)" }.joined(separator: ", ") }
}

extension [Clause] {
  /// `nil` where there is none.
  fileprivate var inWords: String? {
    isEmpty ? nil : map(\.text).joined(separator: " and ")
  }
}

extension ApprovalRule {
  fileprivate var explanation: RuleExplanation {
    RuleExplanation(
      name,
      [
        ("when", when.inWords ?? "always"), ("asks besides", needs.isEmpty ? nil : needs.inWords),
        ("reviewers", self.where.inWords),
        ("suggests", suggest.isEmpty ? nil : suggest.joined(separator: ", ")),
        ("decided", decisionDue.map { "within \($0.written)" }),
        ("longest", maximumLength?.written),
      ],
      why: rationale,
      control: control
    )
  }
}

extension AutomaticReview {
  fileprivate var explanation: RuleExplanation {
    RuleExplanation(
      name,
      [
        ("does", decision == .approve ? "approve in place of a person" : "deny"),
        ("when", when.inWords ?? "always"), ("hours", hours?.inWords),
        ("never", decision == .approve ? "above low risk, in production, for who is unknown" : nil),
        ("author", author?.text),
      ],
      why: rationale,
      control: control
    )
  }
}

extension WeeklyWindow {
  /// `mon, tue 08:00 to 18:00 Europe/Berlin`.
  package var inWords: String {
    "\(days.map(\.rawValue).joined(separator: ", ")) \(from) to \(until) \(zone)"
  }
}

extension DeniedCombination {
  fileprivate var explanation: RuleExplanation {
    RuleExplanation(
      name,
      [("refuses", when.inWords ?? "everything")],
      why: rationale,
      control: control
    )
  }
}

extension SeparationRule {
  fileprivate var explanation: RuleExplanation {
    RuleExplanation(
      name,
      [
        ("one side", left.words.joined(separator: ", ")),
        ("other", right.words.joined(separator: ", ")), ("action", action.rawValue),
      ],
      why: rationale,
      control: control
    )
  }
}

extension DutyRule {
  fileprivate var explanation: RuleExplanation {
    RuleExplanation(
      name,
      [
        ("who did", after.joined(separator: ", ")), ("does not", not.joined(separator: ", ")),
        ("action", action.rawValue),
      ],
      why: rationale,
      control: control
    )
  }
}

extension ControlClass.Policy {
  fileprivate var explanation: RuleExplanation {
    RuleExplanation(
      name,
      [
        ("controls", controls.joined(separator: ", ")), ("in an outage", failMode.rawValue),
        ("cached", maximumCached == .zero ? nil : "at most \(maximumCached.written)"),
      ],
      why: rationale,
      control: "SC-24"
    )
  }
}

extension ChangeCalendar.Blackout {
  fileprivate var explanation: RuleExplanation {
    RuleExplanation(name, [("from", from), ("until", until)], why: rationale, control: "CM-3")
  }
}

extension ChangeCalendar.Template {
  fileprivate var explanation: RuleExplanation {
    RuleExplanation(name, [("steps", steps)], why: rationale, control: "CM-3")
  }
}
