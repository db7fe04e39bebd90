/// Who is told of what nobody decided in time, and when.
///
/// Source: `domain.md` 2.3, 2.6, 2.7; NIST 800-53 CA-5. Being told gives nobody a right that they did not have.
public struct DeadlineRules: Hashable, Sendable, Codable {
  /// Whoever is told of a deadline.
  package enum Place: String, CaseIterable, Sendable, Codable {
    /// Who owes the answer.
    case owner
    /// To whom the owners report.
    case manager
    /// Everybody who holds the persona; administrators where nobody does.
    case security
  }

  /// A reminder before a deadline.
  package struct Notice: Hashable, Sendable, Codable {
    package var before: Duration

    package init(before: Duration) {
      self.before = before
    }
  }

  /// A step after a deadline that was missed.
  package struct Level: Hashable, Sendable, Codable {
    package var tell: Place
    /// Time past the deadline.
    package var after: Duration

    package init(tell: Place, after: Duration) {
      self.tell = tell
      self.after = after
    }
  }

  /// The longest lead first; one that is as long as the whole time given would say nothing, and is left out.
  package var notices: [Notice]
  /// In their order, each later than the one before.
  package var levels: [Level]

  package init(notices: [Notice], levels: [Level]) {
    self.notices = notices
    self.levels = levels
  }

  package static let standard = DeadlineRules(
    notices: [Notice(before: .hours(24)), Notice(before: .hours(4))],
    levels: [
      Level(tell: .owner, after: .zero), Level(tell: .manager, after: .hours(8)),
      Level(tell: .security, after: .hours(24)),
    ]
  )
}
