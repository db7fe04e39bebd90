/// How long departures from rules may last, who agrees to them, and what happens when they repeat.
///
/// Source: `domain.md` 2.3; the classes and their maxima are those of the exception process of the organisation.
public struct ExceptionRules: Hashable, Sendable, Codable {
  /// How many persons must agree, and how many of them are security.
  package struct Approval: Hashable, Sendable, Codable {
    package var persons: Int
    package var security: Int
  }

  /// The longest an exception lasts, by class of risk; there is none without end.
  package var maximumLength: [String: Duration]
  /// From its start or its last review to the next one owed, by class of risk.
  package var reviewWindow: [String: Duration]
  /// Distinct persons besides requester, owner and whoever stands behind its scope, by class of risk.
  package var approval: [String: Approval]
  /// Class of risk of a departure from a rule, by the rule's id; a request may raise it, never lower it.
  package var classes: [String: RiskScore.Band]
  /// Of rules that ``classes`` does not list: not the lowest, which would last longest.
  package var unlistedClass: RiskScore.Band
  /// Id of the rule that stops production wildcards; an exception from it lets a request pass.
  package var wildcardRule: String
  /// Time in which exceptions of the same rule, scope and owner count as repeated.
  package var repeatWindow: Duration
  /// The occurrence that opens a policy backlog item; after it, security and owner agree to each further one.
  package var repeatLimit: Int
  package var breakGlass: BreakGlassRules

  package func length(of band: RiskScore.Band) -> Duration {
    maximumLength[band.rawValue] ?? .zero
  }

  package func window(of band: RiskScore.Band) -> Duration {
    reviewWindow[band.rawValue] ?? .zero
  }

  package func approval(of band: RiskScore.Band) -> Approval {
    approval[band.rawValue] ?? Approval(persons: 2, security: 1)
  }

  /// The class of a departure from a rule; a class asked for counts where it is the higher one.
  package func band(of rule: String, asked: RiskScore.Band?) -> RiskScore.Band {
    max(classes[rule] ?? unlistedClass, asked ?? .low)
  }

  package static let standard = ExceptionRules(
    maximumLength: [
      "critical": .hours(24), "high": .hours(72), "medium": .days(14), "low": .days(30),
    ],
    reviewWindow: [
      "critical": .hours(18), "high": .hours(48), "medium": .days(7), "low": .days(14),
    ],
    approval: [
      "critical": Approval(persons: 2, security: 1), "high": Approval(persons: 2, security: 1),
      "medium": Approval(persons: 1, security: 0), "low": Approval(persons: 1, security: 0),
    ],
    classes: [
      "no-prod-wildcard": .high, "build-and-deploy": .high, "register-and-promote": .critical,
    ],
    unlistedClass: .medium,
    wildcardRule: "no-prod-wildcard",
    repeatWindow: .days(90),
    repeatLimit: 3,
    breakGlass: .standard
  )
}

/// What may be opened in an emergency without asking, and what is owed for it afterwards.
///
/// Source: `domain.md` 2.3; NIST 800-53 AC-2(2).
public struct BreakGlassRules: Hashable, Sendable, Codable {
  /// Names of entitlements that were approved for emergencies before; `*` stands for anything.
  package var entitlements: [String]
  /// The longest that emergency access lasts.
  package var maximumLength: Duration
  /// The longest that a second person may add, once.
  package var maximumExtension: Duration
  /// Time after its end within which another person reviews it.
  package var reviewWithin: Duration

  package static let standard = BreakGlassRules(
    entitlements: ["break-glass*", "*-break-glass", "*breakglass*", "emergency-*"],
    maximumLength: .minutes(60),
    maximumExtension: .minutes(60),
    reviewWithin: .hours(72)
  )

  package func covers(_ entitlement: String) -> Bool {
    entitlements.contains { WordPattern($0).matches(entitlement) }
  }
}

/// A whole word in which `*` stands for anything, in any case.
package struct WordPattern: Hashable, Sendable {
  private let parts: [String]

  package init(_ pattern: String) {
    parts = CaseFolding.folded(pattern).split(separator: "*", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// Whether anything but stars is in it.
  package var saysSomething: Bool { parts.contains { !$0.isEmpty } }

  package func matches(_ word: String) -> Bool {
    var rest = CaseFolding.folded(word)[...]
    guard let first = parts.first, let last = parts.last, rest.hasPrefix(first) else {
      return false
    }
    guard parts.count > 1 else { return rest.count == first.count }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
