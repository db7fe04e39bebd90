package import TerminalUI

/// Every action once: its keys, its words, where it works, and why by this key.
///
/// Lookup, footer, `.`, `?`, `:` and the manual are all made from these rows.
package enum ActionTable {
  package static let keymap = Keymap<Action>(
    everywhere + moving + lists + panes + metrics + text + verbs + dialogs + typing + choosing
  )

  static func row(
    _ action: Action,
    _ keys: [Key],
    in context: KeyContext,
    _ words: String,
    hint: String? = nil,
    why: String
  ) -> KeyBinding<Action> {
    KeyBinding(
      action,
      name(of: action),
      keys: keys,
      in: context,
      words,
      hint: hint,
      why: why,
      writes: action.writes
    )
  }

  /// `showPosture` is `show-posture` for configuration, help and palette.
  static func name(of action: Action) -> String {
    action.rawValue.reduce(into: "") { name, letter in
      if letter.isUppercase { name += "-" }
      name += letter.lowercased()
    }.replacingSuffix("-i-d", by: "-id")
  }

  private static let everywhere = [
    row(
      .open,
      [.enter],
      in: Contexts.moving,
      "open what is under the cursor",
      hint: "open",
      why: "all"
    ),
    row(
      .filter,
      [.character("/")],
      in: Contexts.everywhere,
      "filter the list",
      hint: "filter",
      why: "vim, less, k9s"
    ),
    row(
      .environment,
      [.character("e")],
      in: Contexts.everywhere,
      "environment",
      hint: "environment",
      why: "first letter; nothing here is edited in place"
    ),
    row(
      .actions,
      [.character(".")],
      in: Contexts.everywhere,
      "all actions of this row, the impossible ones with the reason",
      hint: "actions",
      why: "the context menu; lazygit's menu key"
    ),
    row(
      .palette,
      [.character(":")],
      in: Contexts.everywhere,
      "go somewhere or do something: screen, id, command",
      hint: "go",
      why: "vim, k9s, tig, less"
    ),
    row(
      .help,
      [.character("?"), .function(1)],
      in: Contexts.everywhere,
      "keys that work here, searchable",
      hint: "keys",
      why: "less, k9s, lazygit, mutt"
    ),
    row(
      .showPosture,
      [.character("1")],
      in: Contexts.everywhere,
      "posture",
      why: "btop boxes, k9s namespaces, browser tabs"
    ),
    row(.showAccess, [.character("2")], in: Contexts.everywhere, "access", why: "as 1"),
    row(.showApprovals, [.character("3")], in: Contexts.everywhere, "approvals", why: "as 1"),
    row(.showExceptions, [.character("4")], in: Contexts.everywhere, "exceptions", why: "as 1"),
    row(.showRecertify, [.character("5")], in: Contexts.everywhere, "recertify", why: "as 1"),
    row(.showFindings, [.character("6")], in: Contexts.everywhere, "findings", why: "as 1"),
    row(.showRegistry, [.character("8")], in: Contexts.everywhere, "registry", why: "as 1"),
    row(.showMetrics, [.character("9")], in: Contexts.everywhere, "metrics", why: "as 1"),
    row(.showAudit, [.character("0")], in: Contexts.everywhere, "audit", why: "as 1"),
    row(
      .nextPane,
      [.tab],
      in: Contexts.everywhere,
      "next pane",
      why: "mc, lazygit, every form"
    ),
    row(.previousPane, [.backTab], in: Contexts.everywhere, "previous pane", why: "as Tab"),
    row(
      .back,
      [.escape, .control("c")],
      in: Contexts.everywhere,
      "one step back: search, full detail, drill-down, filter",
      why: "vim, k9s"
    ),
    row(
      .close,
      [.character("q")],
      in: Contexts.everywhere,
      "as Esc, but leaves the filter",
      why: "less, tig, mutt: q closes a view"
    ),
    row(
      .leave,
      [.character("Q")],
      in: Contexts.everywhere,
      "leave govtop",
      why: "tig; apart from q so that one too many does not end the session"
    ),
    row(
      .takeIn,
      [.character("R"), .function(5)],
      in: Contexts.everywhere,
      "take in new rows and the sort, look again",
      why: "tig R; F5"
    ),
    row(
      .follow,
      [.character("F")],
      in: Contexts.everywhere,
      "follow or hold this pane",
      why: "less F, htop F"
    ),
    row(.redraw, [.control("l")], in: Contexts.everywhere, "redraw", why: "everywhere"),
    row(
      .suspend,
      [.control("z")],
      in: Contexts.everywhere,
      "suspend, where a shell waits",
      why: "job control"
    ),
    row(
      .copyID,
      [.character("y")],
      in: Contexts.everywhere,
      "copy the id",
      why: "vim yank, lazygit, gh-dash"
    ),
    row(
      .copyRecord,
      [.character("Y")],
      in: Contexts.everywhere,
      "copy the record as JSON",
      why: "the larger y"
    ),
    row(
      .export,
      [.character("w")],
      in: Contexts.everywhere,
      "export what is on the screen",
      why: "vim :w"
    ),
  ]

  private static let moving = [
    row(.down, [.character("j"), .down], in: Contexts.moving, "down", why: "vim"),
    row(.up, [.character("k"), .up], in: Contexts.moving, "up", why: "vim"),
    row(.first, [.character("g"), .home], in: Contexts.moving, "first", why: "less, vim gg"),
    row(.last, [.character("G"), .end], in: Contexts.moving, "last", why: "less, vim G"),
    row(
      .pageDown,
      [.pageDown, .control("f")],
      in: Contexts.moving,
      "page down",
      why: "less, vim"
    ),
    row(.pageUp, [.pageUp, .control("b")], in: Contexts.moving, "page up", why: "less, vim"),
    row(
      .halfPageDown,
      [.control("d")],
      in: Contexts.moving,
      "half a page down",
      why: "vim, less; never bound to an act here"
    ),
    row(.halfPageUp, [.control("u")], in: Contexts.moving, "half a page up", why: "vim, less"),
  ]
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String, by other: String) -> String {
    hasSuffix(suffix) ? dropLast(suffix.count) + other : self
  }
}
