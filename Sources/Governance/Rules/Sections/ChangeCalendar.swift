/// When changes are made, and when none are: weekly windows and blackouts.
public struct ChangeCalendar: Hashable, Sendable, Codable {
  /// A time in which nothing is changed, such as the last days of a year.
  package struct Blackout: Hashable, Sendable, Codable {
    package var name: String
    /// RFC 3339: `2026-12-24T00:00:00Z`.
    package var from: String
    package var until: String
    package var rationale: String

    package init(name: String, from: String, until: String, rationale: String) {
      self.name = name
      self.from = from
      self.until = until
      self.rationale = rationale
    }

    package var begins: Instant? { Instant(rfc3339: from) }
    package var ends: Instant? { Instant(rfc3339: until) }

    package func overlaps(_ from: Instant, _ until: Instant) -> Bool {
      guard let begins, let ends else { return false }
      return begins < until && from < ends
    }
  }

  /// A change that was thought through once, and is done without asking each time.
  package struct Template: Hashable, Sendable, Codable {
    package var name: String
    /// What is done, and how it is taken back.
    package var steps: String
    package var rationale: String

    package init(name: String, steps: String, rationale: String) {
      self.name = name
      self.steps = steps
      self.rationale = rationale
    }
  }

  /// A window of a change begins within one of these; without any it may begin whenever.
  package var windows: [WeeklyWindow]
  package var blackouts: [Blackout]
  package var templates: [Template]
  /// Whether an emergency may be changed in a blackout and outside of the windows.
  package var emergenciesPass: Bool

  /// What holds until an organisation says otherwise.
  package static let standard = ChangeCalendar(
    windows: [],
    blackouts: [],
    templates: [
      Template(
        name: "rotate-credential",
        steps:
          "issue the new one, switch, watch for an hour, end the old one; until then switch back",
        rationale: "the same each time, and late is worse than often"
      ),
      Template(
        name: "rollback-drill",
        steps: "start the last known good, wait for every point, start the newer one again",
        rationale: "ends where it began"
      ),
    ],
    emergenciesPass: true
  )

  /// The blackout that a time falls into, the first that begins.
  package func blackout(from: Instant, until: Instant) -> Blackout? {
    blackouts.filter { $0.overlaps(from, until) }.min { ($0.begins ?? from) < ($1.begins ?? from) }
  }
}

/// Why a value is as it is, and which control it answers to, where it has no place of its own for that.
public struct RuleReason: Hashable, Sendable, Codable {
  package var why: String
  package var control: String?

  package init(_ why: String, _ control: String? = nil) {
    self.why = why
    self.control = control
  }
}
