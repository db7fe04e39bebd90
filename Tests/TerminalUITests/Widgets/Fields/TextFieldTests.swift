import TerminalUI
import Testing

struct TextFieldTests {
  /// A field with the cursor at `|`.
  private func field(_ text: String) -> TextField {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    var field = TextField(parts.joined())
    for _ in parts[1] { _ = field.handle(.left) }
    return field
  }

  private func shown(_ field: TextField) -> String {
    String(field.text.prefix(field.cursor)) + "|" + String(field.text.dropFirst(field.cursor))
  }

  static let edits: [(String, Key, String)] = [
    ("ab|c", .character("x"), "abx|c"), ("ab|c", .left, "a|bc"), ("|abc", .left, "|abc"),
    ("ab|c", .right, "abc|"), ("abc|", .right, "abc|"), ("ab|c", .home, "|abc"),
    ("ab|c", .control("a"), "|abc"), ("ab|c", .end, "abc|"), ("ab|c", .control("e"), "abc|"),
    ("ab|c", .backspace, "a|c"), ("|abc", .backspace, "|abc"), ("ab|c", .delete, "ab|"),
    ("abc|", .delete, "abc|"), ("one two  |x", .control("w"), "one |x"),
    ("one|", .control("w"), "|"), ("|one", .control("w"), "|one"), ("ab|c", .control("u"), "|c"),
    ("ab|c", .control("k"), "ab|"), ("日本|語", .backspace, "日|語"),
    ("cafe\u{301}|", .backspace, "caf|"), ("e|", .character("\u{301}"), "e\u{301}|"),
    ("👩‍💻|x", .left, "|👩‍💻x"),
  ]

  @Test(arguments: edits)
  func `editing keys work as in readline, by whole characters`(
    before: String,
    key: Key,
    after: String
  ) {
    var field = field(before)
    let isTaken = field.handle(key)
    #expect(isTaken)
    #expect(shown(field) == after)
  }

  @Test(arguments: [Key.enter, .escape, .tab, .up, .down, .pageUp, .function(1), .control("s")])
  func `keys that mean nothing here are left to others`(key: Key) {
    var field = field("ab|c")
    let isTaken = field.handle(key)
    #expect(!isTaken)
    #expect(shown(field) == "ab|c")
  }

  @Test(arguments: [
    ("one\ntwo", "one two"), ("a\r\nb\tc", "a b c"), ("a\u{1b}[31mb\u{7}", "a[31mb"),
    ("\u{0}\u{9b}x", "x"), ("日本", "日本"),
  ])
  func `pasted text becomes one line without control characters`(pasted: String, text: String) {
    var field = field("<|>")
    field.paste(pasted)
    #expect(field.text == "<" + text + ">")
    #expect(field.cursor == text.count + 1)
  }

  @Test func `a field takes no more than its limit`() {
    var field = TextField("", limit: 5)
    field.paste("123456789")
    _ = field.handle(.character("x"))
    #expect(field.text == "12345")
  }

  @Test(arguments: [
    (10, "prod/ver", 8), (9, "prod/ver", 8), (8, "…od/ver", 7), (4, "…er", 3), (1, "…", 0),
  ])
  func `the part round the cursor is in sight, with a cell for the cursor`(
    width: Int,
    line: String,
    cursor: Int
  ) {
    let canvas = canvas(of: TextFieldView(TextField("prod/ver")), width)
    #expect(lines(of: canvas) == [line])
    #expect(canvas.cursor == Position(row: 0, column: cursor))
  }

  @Test func `what goes on to the right is cut with a sign`() {
    let canvas = canvas(of: TextFieldView(field("|prod/vertex")), 6)
    #expect(lines(of: canvas) == ["prod/…"])
    #expect(canvas.cursor == Position(row: 0, column: 0))
  }

  @Test func `foreign characters are drawn as marks and stay as they were typed`() {
    let field = TextField("a\u{202e}b")
    let canvas = canvas(of: TextFieldView(field), 20)
    #expect(lines(of: canvas) == ["a⟨U+202E⟩b"])
    #expect(canvas.cursor?.column == 10)
    #expect(field.text == "a\u{202e}b")
  }

  @Test func `without the focus there is no cursor, and an empty field says what belongs in it`() {
    let canvas = canvas(of: TextFieldView(TextField(), hasFocus: false, placeholder: "reason"), 20)
    #expect(lines(of: canvas) == ["reason"])
    #expect(canvas.cursor == nil)
  }
}
