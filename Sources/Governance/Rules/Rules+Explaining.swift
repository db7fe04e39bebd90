/// One rule in words: what it asks, why, and which control it answers to.
public struct RuleExplanation: Hashable, Sendable {
  /// As entries and screens show it: `critical-elevation`.
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

  /// Every rule that has a name.
  public var explanations: [RuleExplanation] {
    [low, medium, high, critical, unknownPerson].map(\.explanation)
      + separation.map(\.explanation)
  }
}

extension Rules.Elevation {
  fileprivate var explanation: RuleExplanation {
    let needs = needs.map { "\($0.count) of \($0.of.word)" }.joined(separator: ", ")
    return RuleExplanation(
      name: name,
      lines: [
        ("rule", name), ("asks", needs), ("decided", "within \(decisionDue.written)"),
        ("longest", maximumLength.written), ("why", rationale),
        ("control", control ?? "none named"),
      ]
    )
  }
}

extension SeparationRule {
  fileprivate var explanation: RuleExplanation {
    RuleExplanation(
      name: name,
      lines: [
        ("rule", name), ("one side", left.words.joined(separator: ", ")),
        ("other", right.words.joined(separator: ", ")), ("action", action.rawValue),
        ("why", rationale), ("control", control ?? "none named"),
      ]
    )
  }
}
