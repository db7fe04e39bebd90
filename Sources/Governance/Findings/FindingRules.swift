/// How fast findings are answered, how long a recurrence counts as the same, and which steps put them right.
public struct FindingRules: Hashable, Sendable, Codable {
  /// Time from detection in which a finding is to be put right, by class; the domain's defaults.
  package var answerWithin: [String: Duration]
  /// How long after it was verified a recurrence is the same finding; later it is a new one.
  package var recurrenceWithin: Duration
  /// Classes that a rule may revert by itself, where a target command exists.
  package var autoRevert: [String]
  /// Id of the playbook, by kind of drift; compliance findings name their own.
  package var playbooks: [String: String]
  /// Tags that say when an exception ends, as sources carry them.
  package var exceptionTags: [String]

  package static let standard = FindingRules(
    answerWithin: [
      "critical": .hours(4), "high": .hours(24), "medium": .days(7), "low": .days(30),
    ],
    recurrenceWithin: .days(30),
    autoRevert: [],
    playbooks: [
      "gained": "right-remove", "widened": "policy-restore", "trust_opened": "trust-reset",
      "boundary_removed": "boundary-restore", "metadata_pushed_out": "exception-review",
      "orphaned": "owner-assign", "dormant": "identity-retire",
      "removed_outside": "right-restore",
    ],
    exceptionTags: ["exception-expires", "exception_expires", "exception-expires-at"]
  )

  /// A class that the rules do not name is answered as fast as the strictest one.
  package func length(_ band: RiskScore.Band) -> Duration {
    answerWithin[band.rawValue] ?? answerWithin.values.min() ?? .hours(4)
  }
}
