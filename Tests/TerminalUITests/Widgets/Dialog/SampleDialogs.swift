import TerminalUI

/// The dialogs of the design's mock-ups.
enum SampleDialogs {
  static let facts = [
    Fact(StyledLine("ml-train-gpu gets aiplatform.user on prod/vertex for 8h, 446 permissions")),
    Fact("writes", "one vote, as security: 1 of 2. no access yet. then ben or mei"),
    Fact("signs", "with ada@yubikey SHA256:4fQe…c1 through your agent; touch it"),
  ]

  /// High risk: a reason, and the resource to be typed.
  static let high = Dialog(
    title: "approve AR-2044 v3",
    corner: StyledLine("risk 45 high", .danger),
    facts: facts,
    fields: [
      DialogField(
        "reason",
        hint: "needed here · no secrets, no personal data: it is kept for ever",
        isRequired: true
      )
    ],
    word: .init("prod/vertex", to: "approve"),
    acts: [.init("approve")],
    status: "changes since shown: 0"
  )

  /// Low risk: the reason may be left out, Tab leads to the act.
  static let low = Dialog(
    title: "approve AR-2038 v1",
    facts: facts,
    fields: [DialogField("reason")],
    acts: [.init("approve")]
  )

  /// The reason is needed, there is no word.
  static let deny = Dialog(
    title: "deny AR-2038 v1",
    facts: facts,
    fields: [DialogField("reason", isRequired: true)],
    acts: [.init("deny")]
  )

  static let narrow = Dialog(
    title: "narrow AR-2044 v3",
    facts: facts,
    fields: [DialogField("for", choices: ["1h", "4h", "8h"], choice: 2)],
    acts: [.init("narrow")]
  )

  /// A dialog that is on an 80x24 screen.
  static func open(_ dialog: Dialog, kept: [String: String] = [:]) -> DialogState {
    var state = DialogState(dialog, kept: kept)
    state.painted(in: Size(width: 80, height: 24))
    return state
  }
}

extension DialogState {
  /// Presses keys one after the other and returns what the last one did.
  @discardableResult
  mutating func press(_ keys: Key...) -> DialogOutcome {
    keys.reduce(.open) { _, key in handle(key) }
  }

  mutating func type(_ text: String) {
    for character in text { _ = handle(.character(character)) }
  }
}
