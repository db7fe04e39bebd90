import Governance
package import TerminalUI

/// A question before something is written: facts, what the ledger will say, fields and buttons.
///
/// INVARIANT: what is sent was bound when the dialog opened: id, version and digest as they were shown.
package struct Dialog: Equatable, Sendable {
  package enum Focus: Hashable, Sendable {
    case field(Int)
    case leave
    case send
  }

  package let act: Act
  package var fields: [DialogField]
  package var focus: Focus
  /// Whether it has been on the terminal; keys typed before that decide nothing.
  package var isPainted: Bool
  /// Keys that were typed before and dropped.
  package var dropped: Int
  /// What became of the record while the dialog was open; it replaces the buttons.
  package var changed: DialogChange?
  /// Whether the order is on its way.
  package var isSending: Bool
  /// Why it was not sent, or what a look ahead says.
  package var note: String?
  package var preview: Preview?
  package var factScroll: Int

  package init(_ act: Act, fields: [DialogField]) {
    self.act = act
    self.fields = fields
    focus = .leave
    isPainted = false
    dropped = 0
    isSending = false
    factScroll = 0
    focus = firstFocus
  }

  /// A required field first; else the button that does nothing.
  private var firstFocus: Focus {
    guard let first = fields.firstIndex(where: \.isRequired) else { return .leave }
    return .field(first)
  }
}

/// One line to fill in.
package struct DialogField: Equatable, Sendable {
  package enum Purpose: String, Hashable, Sendable {
    case reason, ticket, word, count, duration, question, answer
  }

  package let purpose: Purpose
  package var field: TextField
  package let isRequired: Bool
  /// What has to be typed exactly; `nil` where the text is free.
  package let expected: String?
  package let hint: String

  package init(
    _ purpose: Purpose,
    _ text: String = "",
    isRequired: Bool,
    expected: String? = nil,
    hint: String = ""
  ) {
    self.purpose = purpose
    field = TextField(text)
    self.isRequired = isRequired
    self.expected = expected
    self.hint = hint
  }

  /// Whether what it needs stands in it.
  package var isFilled: Bool {
    if let expected { return field.text == expected }
    return !isRequired || !field.text.allSatisfy(\.isWhitespace)
  }
}

/// Which text was typed for which act on which record.
package struct DialogKey: Hashable, Sendable {
  package let act: String
  package let subject: String

  package init(act: String, subject: String) {
    self.act = act
    self.subject = subject
  }
}

/// What is different from what the operator was shown.
package struct DialogChange: Hashable, Sendable {
  /// What happened: `denied by ben 2s ago`.
  package var words: String
  /// Differences: what, before, now.
  package var differences: [Difference]
  /// The record to open instead.
  package var opens: String

  package struct Difference: Hashable, Sendable {
    package var name: String
    package var before: String
    package var now: String
  }
}
