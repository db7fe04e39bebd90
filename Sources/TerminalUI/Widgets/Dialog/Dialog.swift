/// What a dialog says and asks, before anything was typed into it.
package struct Dialog: Hashable, Sendable {
  /// Verb, id and version: `approve AR-2044 v3`.
  package var title: String
  /// At the right of the upper edge: `risk 45 high`.
  package var corner: StyledLine
  /// What is decided on, what will be written, and by which key it is signed.
  package var facts: [Fact]
  package var fields: [DialogField]
  /// The word to type before the act may be sent by Enter; then the act has no button of its own.
  package var word: TypedWord?
  /// What may be done; `[ leave ]` is always there and stands first.
  package var acts: [Act]
  /// The right of the lower edge: `changes since shown: 0`.
  package var status: String

  /// A word that proves that the operator looked at what is decided.
  package struct TypedWord: Hashable, Sendable {
    package var word: String
    /// What typing it does: `approve`.
    package var verb: String

    package init(_ word: String, to verb: String) {
      self.word = word
      self.verb = verb
    }
  }

  package struct Act: Hashable, Sendable {
    package var id: String
    package var label: String

    package init(_ id: String, _ label: String? = nil) {
      self.id = id
      self.label = label ?? id
    }
  }

  package init(
    title: String,
    corner: StyledLine = StyledLine(),
    facts: [Fact],
    fields: [DialogField] = [],
    word: TypedWord? = nil,
    acts: [Act],
    status: String = ""
  ) {
    self.title = title
    self.corner = corner
    self.facts = facts
    self.fields = fields
    self.word = word
    self.acts = acts
    self.status = status
  }
}

/// One thing that a dialog asks for.
package struct DialogField: Hashable, Sendable, Identifiable {
  package let id: String
  package var label: String
  /// Why it is asked and what not to write: shown below the field.
  package var hint: String
  package var isRequired: Bool
  package var text: TextField
  /// What may be chosen with `← →`; empty where text is typed.
  package let choices: [String]
  package var choice: Int

  /// A line of text.
  package init(
    _ id: String,
    label: String? = nil,
    hint: String = "",
    isRequired: Bool = false,
    text: String = ""
  ) {
    self.id = id
    self.label = label ?? id
    self.hint = hint
    self.isRequired = isRequired
    self.text = TextField(text)
    self.choices = []
    self.choice = 0
  }

  /// One of some given answers.
  package init(
    _ id: String,
    label: String? = nil,
    hint: String = "",
    choices: [String],
    choice: Int = 0
  ) {
    self.id = id
    self.label = label ?? id
    self.hint = hint
    self.isRequired = false
    self.text = TextField()
    self.choices = choices
    self.choice = max(0, min(choice, choices.count - 1))
  }

  /// The text or the chosen answer.
  package var value: String { choices.isEmpty ? text.text : choices[choice] }

  var isMissing: Bool { isRequired && text.text.allSatisfy(\.isWhitespace) && choices.isEmpty }

  mutating func handle(_ key: Key) {
    guard !choices.isEmpty else {
      _ = text.handle(key)
      return
    }
    if key == .left { choice = max(0, choice - 1) }
    if key == .right { choice = min(choices.count - 1, choice + 1) }
  }
}
