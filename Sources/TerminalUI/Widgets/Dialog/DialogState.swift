/// What a key did to an open dialog.
package enum DialogOutcome: Hashable, Sendable {
  case open
  /// The operator leaves; typed text is in `texts`, to be offered again.
  case left
  /// The act to do now, by its id.
  case confirmed(String)
}

/// An open dialog: what was typed, where the focus is, what was read, what stands against the act.
///
/// INVARIANT: no single key confirms. Enter acts only on a button that Tab led to, or on the
/// rightly typed word; printable keys are dead on buttons; the focus starts away from every act.
package struct DialogState: Hashable, Sendable {
  package enum Focus: Hashable, Sendable {
    case field(Int), word, leave, act(Int)
  }

  package private(set) var dialog: Dialog
  package var fields: [DialogField]
  package internal(set) var word: TextField
  package internal(set) var focus: Focus
  package internal(set) var facts = DetailScroll()
  /// Why the last key did not act, or what else is to be said.
  package internal(set) var notice = ""
  /// A signature is being made: only leaving works, and this is said in the last line.
  package var waiting: String?
  /// Keys typed before the dialog was on the screen: they were meant for something else.
  package internal(set) var droppedKeys = 0
  /// Whether the dialog has been on the screen, so that keys are meant for it.
  package internal(set) var isPainted = false
  /// Whether what was decided on has changed meanwhile, so that only leaving and looking are left.
  package private(set) var isOutdated = false

  /// Opens a dialog with texts that were typed for the same record before.
  package init(_ dialog: Dialog, kept texts: [String: String] = [:]) {
    self.dialog = dialog
    self.word = TextField()
    self.fields = dialog.fields.map { field in
      var field = field
      if let text = texts[field.id], field.choices.isEmpty { field.text.set(text) }
      return field
    }
    self.focus = .leave
    self.focus = firstFocus
  }

  /// What was typed, by field: kept when the dialog closes, and part of the act when it is sent.
  package var texts: [String: String] {
    Dictionary(fields.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The dialog is on a screen of this size: facts in sight are read, keys are meant for it from
  /// now on.
  package mutating func painted(in size: Size, glyphs: Glyphs = .unicode) {
    let layout = FormDialog(self, glyphs: glyphs).layout(in: size)
    facts.show(layout.facts, height: layout.factHeight, of: dialog.title)
    isPainted = true
  }

  /// What is decided on has changed: the buttons give way to what may be done now, texts are kept.
  package mutating func outdate(title: String, facts: [Fact], acts: [Dialog.Act]) {
    dialog.title = title
    dialog.corner = StyledLine()
    dialog.facts = facts + keptTexts
    dialog.acts = acts
    dialog.word = nil
    dialog.status = ""
    isOutdated = true
    waiting = nil
    notice = ""
    focus = .leave
  }

  /// The act failed (no agent, no touch): everything stays, and the reason says what to try.
  package mutating func fail(_ reason: String) {
    waiting = nil
    notice = reason
  }

  private var keptTexts: [Fact] {
    fields.filter { $0.choices.isEmpty && !$0.text.isEmpty }.map { field in
      Fact(field.label, StyledLine(field.value), aside: StyledLine("kept", .ok))
    }
  }

  /// The first field that must be filled; else `[ leave ]`, so that Enter does no harm.
  private var firstFocus: Focus {
    if let index = fields.firstIndex(where: \.isRequired) { return .field(index) }
    return dialog.word == nil ? .leave : fields.isEmpty ? .word : .field(0)
  }

  /// All that can have the focus, in the order of Tab.
  var order: [Focus] {
    guard !isOutdated else { return [.leave] + dialog.acts.indices.map(Focus.act) }
    let asked = fields.indices.map(Focus.field) + (dialog.word == nil ? [] : [.word])
    return asked + [.leave] + (dialog.word == nil ? dialog.acts.indices.map(Focus.act) : [])
  }
}
