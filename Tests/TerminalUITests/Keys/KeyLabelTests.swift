import TerminalUI
import Testing

struct KeyLabelTests {
  static let labels: [(Key, String, String)] = [
    (.character("a"), "a", "a"), (.character("A"), "A", "A"), (.character(" "), "␣", "Space"),
    (.character("^"), "^", "^"), (.character("F"), "F", "F"), (.control("d"), "^D", "^D"),
    (.enter, "⏎", "Enter"), (.escape, "Esc", "Esc"), (.tab, "Tab", "Tab"),
    (.backTab, "⇧Tab", "S-Tab"), (.pageDown, "PgDn", "PgDn"), (.pageUp, "PgUp", "PgUp"),
    (.up, "↑", "Up"), (.function(5), "F5", "F5"), (.home, "Home", "Home"),
    (.delete, "Del", "Del"), (.character("ß"), "ß", "ß"),
  ]

  @Test(arguments: labels)
  func `a key is written in one way and read back from both`(
    key: Key,
    label: String,
    ascii: String
  ) {
    #expect(key.label == label)
    #expect(key.asciiLabel == ascii)
    #expect(Key(label: label) == key)
    #expect(Key(label: ascii) == key)
  }

  @Test(arguments: [
    ("ctrl-d", Key.control("d")), ("C-d", .control("d")), ("^d", .control("d")),
    ("enter", .enter), ("pgdn", .pageDown), ("SPACE", .character(" ")), ("f12", .function(12)),
    ("s-tab", .backTab), ("esc", .escape),
  ])
  func `other spellings are understood`(label: String, key: Key) {
    #expect(Key(label: label) == key)
  }

  @Test(arguments: ["", "ab", "F0", "F25", "F1x", "^", "^1", "^ab", "ctrl-", "\u{1b}", "\u{7f}"])
  func `what names no key is refused`(label: String) {
    #expect(Key(label: label) == (label == "^" ? .character("^") : nil))
  }
}
