import TerminalUI
import Testing

struct KeyRemapTests {
  let keymap = SampleKeys.keymap

  private func wish(_ action: String, _ key: String, _ line: Int = 1) -> KeyRemap {
    KeyRemap(action: action, key: key, origin: "config.yaml:\(line)")
  }

  @Test func `an action gets the wished key in place of all its own`() {
    let result = keymap.remapped([wish("down", "n")])
    #expect(result.problems.isEmpty)
    #expect(result.keymap.command(for: .character("n"), in: SampleKeys.lists) == .down)
    #expect(result.keymap.command(for: .character("j"), in: SampleKeys.lists) == nil)
    #expect(result.keymap.command(for: .down, in: SampleKeys.lists) == nil)
  }

  @Test func `two wishes may swap keys`() {
    let result = keymap.remapped([wish("approve", "d"), wish("deny", "a", 2)])
    #expect(result.problems.isEmpty)
    #expect(result.keymap.command(for: .character("a"), in: SampleKeys.lists) == .deny)
    #expect(result.keymap.command(for: .character("d"), in: SampleKeys.lists) == .approve)
  }

  @Test(arguments: [
    ("down", "a", "`a` for `down` is also `approve` (default) in verbs"),
    ("approve", "j", "`j` for `approve` is also `down` (default) in lists"),
    ("leave", "?", "`?` for `leave` is also `help` (default) in everywhere"),
    ("aprove", "m", "no action `aprove`, did you mean `approve`?"),
    ("waltz", "m", "no action `waltz`; `?` lists them"),
    ("deny", "ctrl+x", "`ctrl+x` is no key: write a, ^D, PgDn, Space or F5"),
    ("next-field", "n", "`next-field` keeps its keys: ⏎, Esc, ^C and those of dialogs stay"),
    ("back", "b", "`back` keeps its keys: ⏎, Esc, ^C and those of dialogs stay"),
    ("down", "Enter", "`⏎` cannot be given to `down`: it means the same everywhere"),
    ("down", "^C", "`^C` cannot be given to `down`: it means the same everywhere"),
    (
      "deny", "Tab",
      "`deny` writes, so it cannot be on `Tab`, a key of the dialog it opens"
    ),
  ])
  func `a wish that cannot be met is named and changes nothing`(
    action: String,
    key: String,
    message: String
  ) {
    let result = keymap.remapped([wish(action, key, 7)])
    #expect(result.problems.map(\.message) == ["config.yaml:7: " + message])
    #expect(result.keymap == keymap)
  }

  @Test func `two wishes for one key name both lines and the rest holds`() {
    let result = keymap.remapped([
      wish("approve", "m", 3), wish("deny", "m", 4), wish("mark", "z", 5),
    ])
    #expect(
      result.problems.map(\.message) == [
        "config.yaml:3: `m` for `approve` is also `deny` (config.yaml:4) in verbs"
      ]
    )
    #expect(result.keymap.command(for: .character("m"), in: SampleKeys.lists) == .deny)
    #expect(result.keymap.command(for: .character("z"), in: SampleKeys.lists) == .mark)
  }

  @Test func `the same key in contexts that never meet is no clash`() {
    let result = keymap.remapped([wish("mark", "m")])
    #expect(result.problems.isEmpty)
    #expect(result.keymap.command(for: .character(" "), in: SampleKeys.text) == .page)
  }
}
