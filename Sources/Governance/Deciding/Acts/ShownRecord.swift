/// A record as it stood on somebody's screen, with all that a command names of it.
package struct ShownRecord: Hashable, Sendable {
  /// Id, state and version as they were shown; of review items the hash of the evidence.
  package var named: NamedRecord
  /// Its cells as they were shown.
  package var row: RecordRow
  /// How long it was in sight; `nil` where nobody measured.
  package var dwell: Duration?
  /// Whether all that is told of it was on screen.
  package var isOpened: Bool

  package init(
    _ named: NamedRecord,
    _ row: RecordRow,
    dwell: Duration? = nil,
    isOpened: Bool = false
  ) {
    self.named = named
    self.row = row
    self.dwell = dwell
    self.isOpened = isOpened
  }
}

/// What somebody says with an act, as far as the act asks for it.
package struct RecordWords: Hashable, Sendable {
  package var reason: String?
  /// Id or handle.
  package var person: String?
  package var length: Duration?
  /// The exception that something is to rest on, with its end.
  package var exception: ExceptionFact?
  package var environment: Environment?
  package var incident: String?
  package var ticket: String?
  /// The right that an emergency opens: id, key or name.
  package var right: String?
  /// Whether an emergency was justified.
  package var isJustified = true
  /// Whether a rule is to be mended rather than departed from again.
  package var isToMend = false
  package var outcome: ChangeTicket.Outcome?
  package var effect: String?
  /// Links, by spaces.
  package var evidence: String?
  package var rule: String?
  package var scope: String?
  package var control: String?

  package init() {}

  /// Words that ask the rules for nothing but the act itself; what a person chooses is still open.
  package static func placeholders(for viewer: Person, exception: ExceptionFact?) -> RecordWords {
    var words = RecordWords()
    words.reason = "to be said when it is done"
    words.person = viewer.id.text
    words.length = .minutes(1)
    words.exception = exception
    words.environment = .prod
    words.incident = "INC-0"
    words.ticket = "T-0"
    words.outcome = .successful
    words.effect = "to be said when it is done"
    words.evidence = "T-0"
    words.control = "to be said when it is done"
    return words
  }
}

/// What the rules say to an act before anybody does it, from the functions that decide it.
package struct Judgement: Hashable, Sendable {
  /// Why it cannot be done now; `nil` where it can.
  package var refusal: Refusal?
  /// Why it takes words; `nil` where none are needed.
  package var need: String?

  package init(refusal: Refusal? = nil, need: String? = nil) {
    self.refusal = refusal
    self.need = need
  }
}
