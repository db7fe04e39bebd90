import Dashboard
import Governance
import Testing
import TerminalUI

/// The one table that keys, footer, help, palette and manual are made from.
struct ActionTableTests {
  @Test func `no key is given twice in one place`() {
    #expect(ActionTable.keymap.clashes == [])
  }

  @Test(arguments: [Contexts.lists, Contexts.text, Contexts.panes])
  func `no key means two things where several places overlap`(context: KeyContext) {
    var seen: [Key: String] = [:]
    for row in ActionTable.keymap.bindings where context.chain.contains(row.context) {
      for key in row.keys {
        let other = seen[key]
        // A text has nothing to mark: the space bar pages there.
        #expect(
          other == nil || other == row.action,
          "\(key.label): \(other ?? "") and \(row.action)"
        )
        seen[key] = row.action
      }
    }
  }

  @Test(arguments: Action.allCases)
  func `every action has a row with words and a reason for its key`(action: Action) {
    let rows = ActionTable.keymap.bindings(of: action)
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(!row.words.isEmpty)
      #expect(!row.why.isEmpty)
      #expect(!row.keys.isEmpty)
    }
  }

  @Test func `the same action has the same keys everywhere, but for paging`() {
    for action in Action.allCases where action != .pageDown {
      let keys = Set(ActionTable.keymap.bindings(of: action).map(\.keys))
      #expect(keys.count == 1, "\(action)")
    }
  }

  @Test(
    arguments: [
      ("a", Action.approve), ("d", .deny), ("c", .ask), ("x", .end), ("+", .new), ("u", .takeBack),
      ("b", .blast), ("K", .why), ("/", .filter), ("e", .environment), ("n", .nextWaiting),
      ("N", .previousWaiting), ("R", .takeIn), ("F", .follow), ("p", .preview), ("s", .sort),
      ("S", .reverseSort), ("C", .columns), ("M", .markRange), ("*", .markAll), ("y", .copyID),
      ("Y", .copyRecord), ("w", .export), (".", .actions), (":", .palette), ("?", .help),
      ("Q", .leave), ("q", .close),
    ])
  func `keys are those of the manual`(key: String, action: Action) {
    let key = Key(label: key)
    #expect(key.flatMap { ActionTable.keymap.command(for: $0, in: Contexts.lists) } == action)
  }

  @Test(arguments: [
    "i", "m", "z", ";", ",", "'", "\"", "f", "g", "X", "t", "=", "V", "E",
  ])
  func `keys of what is not built and keys left to people are dead`(label: String) {
    guard label != "g", let key = Key(label: label) else { return }
    for context in [Contexts.lists, Contexts.text, Contexts.panes] {
      #expect(ActionTable.keymap.command(for: key, in: context) == nil)
    }
  }

  @Test func `names are words with dashes, each once`() {
    let names = Set(ActionTable.keymap.bindings.map(\.action))
    #expect(names.count == Action.allCases.count)
    #expect(names.isSuperset(of: ["show-posture", "copy-id", "half-page-down", "approve"]))
  }

  @Test func `every verb that writes is gone from a read-only session`() {
    let rows = ActionTable.keymap.readOnly.bindings
    let writing: [Action] = [
      .approve, .deny, .ask, .end, .reduce, .handOver, .remediate, .review, .signOff, .emergency,
      .new, .takeBack,
    ]
    for action in writing {
      #expect(!rows.contains { $0.command == action })
    }
    #expect(rows.contains { $0.command == .why })
    #expect(rows.contains { $0.command == .blast })
  }

  @Test func `a verb cannot be put on a key that confirms`() {
    let wished = ActionTable.keymap.remapped([KeyRemap(action: "approve", key: "Enter")])
    #expect(!wished.problems.isEmpty)
    let tab = ActionTable.keymap.remapped([KeyRemap(action: "approve", key: "Tab")])
    #expect(!tab.problems.isEmpty)
  }

  @Test func `a verb can be put on a free key and then works there`() {
    let wished = ActionTable.keymap.remapped([KeyRemap(action: "approve", key: "z")])
    #expect(wished.problems.isEmpty)
    var play = VotingTests.play(on: "AR-2038")
    play.state.keymap = wished.keymap
    play.press(.character("a"))
    #expect(play.dialog == nil)
    play.press(.character("z"))
    #expect(play.dialog != nil)
    #expect(play.performed.isEmpty)
  }

  @Test func `the manual has a table for each place`() {
    let manual = ActionTable.keymap.markdown
    for title in [
      "## Everywhere", "## Lists", "## Verbs on a row", "## Dialogs", "## While typing",
    ] {
      #expect(manual.contains(title))
    }
    let yes = "| `a` | yes: approve, attest, certify, acknowledge, authorize, promote |"
    #expect(manual.contains(yes))
  }

  @Test func `the footer shows what is possible on the row`() {
    var play = VotingTests.play(on: "AR-2038")
    #expect(play.rows.last?.contains("a approve") == true)
    play.press(.down)
    let footer = play.rows.last ?? ""
    #expect(play.state.approvals.selected?.id == "AR-2050")
    #expect(!footer.contains("approve"))
    #expect(footer.contains(". actions"))
    #expect(footer.contains("? keys"))
    #expect(footer.contains("5/5"))
  }
}
