import TerminalUI

/// A small key table with all that the large one has: second keys, shadowing, verbs, fixed
/// contexts.
enum SampleKeys {
  enum Command: Hashable, Sendable {
    case help, leave, refresh, back, down, page, mark, approve, deny, compare, period, nextField,
      done
  }

  static let everywhere = KeyContext("everywhere", title: "Everywhere")
  static let verbs = KeyContext("verbs", title: "Verbs on a row")
  static let lists = KeyContext("lists", title: "Lists", within: [verbs, everywhere])
  static let text = KeyContext("text", title: "Text panes", within: [verbs, everywhere])
  static let metrics = KeyContext("metrics", title: "Metrics", within: [lists])
  static let dialogs = KeyContext("dialogs", title: "Dialogs", isFixed: true)

  static let keymap = Keymap<Command>([
    KeyBinding(
      .help,
      "help",
      keys: [.character("?"), .function(1)],
      in: everywhere,
      "keys",
      hint: "keys"
    ),
    KeyBinding(.leave, "leave", keys: [.character("Q")], in: everywhere, "leave"),
    KeyBinding(
      .refresh,
      "refresh",
      keys: [.character("R"), .function(5)],
      in: everywhere,
      "look again"
    ),
    KeyBinding(.back, "back", keys: [.escape, .control("c")], in: everywhere, "one step back"),
    KeyBinding(
      .down,
      "down",
      keys: [.character("j"), .down],
      in: lists,
      "move",
      hint: "move",
      why: "vim"
    ),
    KeyBinding(.page, "page", keys: [.pageDown], in: lists, "page | half"),
    KeyBinding(.mark, "mark", keys: [.character(" ")], in: lists, "mark"),
    KeyBinding(.page, "page", keys: [.character(" ")], in: text, "page"),
    KeyBinding(
      .approve,
      "approve",
      keys: [.character("a")],
      in: verbs,
      "yes",
      hint: "approve",
      writes: true
    ),
    KeyBinding(
      .deny,
      "deny",
      keys: [.character("d")],
      in: verbs,
      "no",
      hint: "deny",
      writes: true
    ),
    KeyBinding(.compare, "compare", keys: [.character("=")], in: verbs, "compare with before"),
    KeyBinding(.period, "period", keys: [.character("=")], in: metrics, "the period before"),
    KeyBinding(.nextField, "next-field", keys: [.tab], in: dialogs, "next field"),
    KeyBinding(.done, "done", keys: [.enter], in: dialogs, "done"),
  ])
}
