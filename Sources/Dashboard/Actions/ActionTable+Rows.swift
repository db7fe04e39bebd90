import TerminalUI

extension ActionTable {
  static let lists = [
    row(
      .scrollLeft,
      [.character("h"), .left],
      in: Contexts.lists,
      "scroll columns left",
      why: "vim, visidata"
    ),
    row(
      .scrollRight,
      [.character("l"), .right],
      in: Contexts.lists,
      "scroll columns right",
      why: "vim, visidata"
    ),
    row(
      .preview,
      [.character("p")],
      in: Contexts.lists,
      "preview on, off",
      why: "gh-dash p"
    ),
    row(
      .nextWaiting,
      [.character("n")],
      in: Contexts.lists,
      "next row that waits for you",
      why: "next of what I look for, as after / in less and vim"
    ),
    row(
      .previousWaiting,
      [.character("N")],
      in: Contexts.lists,
      "previous row that waits for you",
      why: "as n"
    ),
    row(
      .mark,
      [.character(" ")],
      in: Contexts.lists,
      "mark and move down",
      why: "k9s, mutt-style tag, htop"
    ),
    row(
      .markRange,
      [.character("M")],
      in: Contexts.lists,
      "mark from the last mark to here",
      why: "range mark"
    ),
    row(
      .markAll,
      [.character("*")],
      in: Contexts.lists,
      "mark all that match, again: none",
      why: "shell and visidata: all"
    ),
    row(.sort, [.character("s")], in: Contexts.lists, "sort by", why: "htop, tig"),
    row(
      .reverseSort,
      [.character("S")],
      in: Contexts.lists,
      "reverse the sort",
      why: "as s"
    ),
    row(.columns, [.character("C")], in: Contexts.lists, "columns", why: "visidata C"),
  ]

  static let panes = [
    row(
      .nextWaiting,
      [.character("n")],
      in: Contexts.panes,
      "next row that waits for you",
      why: "as in lists"
    ),
    row(
      .previousWaiting,
      [.character("N")],
      in: Contexts.panes,
      "previous row that waits for you",
      why: "as in lists"
    ),
  ]

  static let text = [
    row(
      .filter,
      [.character("/")],
      in: Contexts.text,
      "search in the text",
      hint: "search",
      why: "vim, less"
    ),
    row(
      .pageDown,
      [.character(" ")],
      in: Contexts.text,
      "page down",
      why: "less; nothing to mark in a text"
    ),
    row(
      .previousRecord,
      [.character("<")],
      in: Contexts.text,
      "previous record of the list, without leaving",
      why: "unshifted on many layouts"
    ),
    row(
      .nextRecord,
      [.character(">")],
      in: Contexts.text,
      "next record of the list, without leaving",
      why: "as <"
    ),
    row(
      .nextWaiting,
      [.character("n")],
      in: Contexts.text,
      "next match of the search; without one, next record that waits for you",
      why: "vim, less; as in lists"
    ),
    row(
      .previousWaiting,
      [.character("N")],
      in: Contexts.text,
      "previous match of the search; without one, previous record that waits for you",
      why: "vim, less; as in lists"
    ),
    row(.preview, [.character("p")], in: Contexts.text, "preview on, off", why: "gh-dash p"),
  ]

  static let verbs = [
    row(
      .approve,
      [.character("a")],
      in: Contexts.verbs,
      "yes: approve, attest, certify, acknowledge, authorize, promote",
      hint: "approve",
      why: "first letter of all that says yes"
    ),
    row(
      .deny,
      [.character("d")],
      in: Contexts.verbs,
      "no: deny, reject, call a false positive",
      hint: "deny",
      why: "deny; who expects describe gets facts and [ leave ]"
    ),
    row(
      .ask,
      [.character("c")],
      in: Contexts.verbs,
      "ask, answer; say that you cannot judge it",
      hint: "ask",
      why: "gh-dash c comment; n is next in every pager"
    ),
    row(
      .end,
      [.character("x")],
      in: Contexts.verbs,
      "end it: revoke, give back, withdraw, cancel, roll back, take out of use",
      hint: "end",
      why: "x closes; one verb for taking away what is live"
    ),
    row(
      .reduce,
      [.character("-")],
      in: Contexts.verbs,
      "less of it",
      hint: "reduce",
      why: "minus reduces"
    ),
    row(
      .handOver,
      [.character("o")],
      in: Contexts.verbs,
      "to whom: assign an owner, hand on to another reviewer",
      hint: "assign",
      why: "owner"
    ),
    row(
      .remediate,
      [.character("r")],
      in: Contexts.verbs,
      "remediate: begin, say that it is done",
      hint: "remediate",
      why: "remediate"
    ),
    row(
      .review,
      [.character("v")],
      in: Contexts.verbs,
      "review: an exception, emergency access afterwards",
      hint: "review",
      why: "gh v is view, review"
    ),
    row(
      .signOff,
      [.character("$")],
      in: Contexts.verbs,
      "sign off what is staged",
      hint: "sign off",
      why: "mutt $ writes the mailbox"
    ),
    row(
      .new,
      [.character("+")],
      in: Contexts.verbs,
      "new request, renewal, extension or exception, filled from the row",
      hint: "request",
      why: "plus adds; mc, ranger"
    ),
    row(
      .takeBack,
      [.character("u")],
      in: Contexts.verbs,
      "take back what can be taken back, by its compensating act",
      why: "vim, visidata U, mutt undelete"
    ),
    row(
      .emergency,
      [.character("!")],
      in: Contexts.verbs,
      "break the glass: emergency access for yourself, at once",
      why: "an exclamation; there is no shell here to escape to"
    ),
    row(
      .blast,
      [.character("b")],
      in: Contexts.verbs,
      "blast radius",
      hint: "blast",
      why: "blast"
    ),
    row(
      .why,
      [.character("K")],
      in: Contexts.verbs,
      "why: rule and rationale",
      why: "vim and man: K looks up what is under the cursor"
    ),
  ]

  static let dialogs = [
    row(
      .formNext,
      [.enter],
      in: Contexts.dialogs,
      "next field; on a button: that button; after a right typed word: the act",
      why: "every form"
    ),
    row(
      .formMove,
      [.tab, .backTab, .down, .up],
      in: Contexts.dialogs,
      "next, previous field or button",
      why: "every form"
    ),
    row(
      .formSide,
      [.left, .right],
      in: Contexts.dialogs,
      "in a field: characters; on buttons: the other button",
      why: "every form"
    ),
    row(.formFacts, [.pageDown, .pageUp], in: Contexts.dialogs, "the facts", why: "less"),
    row(
      .formLeave,
      [.escape, .control("c")],
      in: Contexts.dialogs,
      "leave; text is kept",
      why: "every form"
    ),
  ]

  static let typing = [
    row(.typingKeep, [.enter], in: Contexts.typing, "keep", why: "vim, less"),
    row(
      .typingBack,
      [.escape, .control("c")],
      in: Contexts.typing,
      "put back what was",
      why: "vim, less"
    ),
    row(.typingComplete, [.tab], in: Contexts.typing, "complete", why: "shell"),
    row(.typingHistory, [.up, .down], in: Contexts.typing, "history", why: "shell"),
    row(
      .typingEdit,
      [
        .left, .right, .home, .control("a"), .end, .control("e"), .backspace, .delete,
        .control("w"), .control("u"), .control("k"),
      ],
      in: Contexts.typing,
      "edit the line",
      why: "readline"
    ),
  ]

  static let choosing = [
    row(.choosingMove, [.up, .down], in: Contexts.choosing, "move; typing narrows", why: "fzf"),
    row(
      .choosingToggle,
      [.character(" ")],
      in: Contexts.choosing,
      "choose, where several may be",
      why: "every list of boxes"
    ),
    row(.choosingTake, [.enter], in: Contexts.choosing, "take", why: "fzf"),
    row(
      .choosingLeave,
      [.escape, .control("c")],
      in: Contexts.choosing,
      "leave",
      why: "fzf"
    ),
  ]
}
