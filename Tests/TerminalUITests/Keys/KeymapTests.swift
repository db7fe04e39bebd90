import TerminalUI
import Testing

struct KeymapTests {
  let keymap = SampleKeys.keymap

  @Test(arguments: [
    (Key.character("j"), SampleKeys.lists, SampleKeys.Command.down),
    (.down, SampleKeys.lists, .down),
    (.character("a"), SampleKeys.lists, .approve),
    (.function(1), SampleKeys.lists, .help),
    (.character(" "), SampleKeys.lists, .mark),
    (.character(" "), SampleKeys.text, .page),
    (.character("="), SampleKeys.lists, .compare),
    (.character("="), SampleKeys.metrics, .period),
    (.character("j"), SampleKeys.metrics, .down),
    (.enter, SampleKeys.dialogs, .done),
  ])
  func `a key is asked of its context and then of the wider ones`(
    key: Key,
    context: KeyContext,
    command: SampleKeys.Command
  ) {
    #expect(keymap.command(for: key, in: context) == command)
  }

  @Test(arguments: [
    (Key.character("j"), SampleKeys.text), (.character("?"), SampleKeys.dialogs),
    (.character("z"), SampleKeys.lists), (.character("a"), SampleKeys.everywhere),
  ])
  func `a key without a meaning in its context is dead`(key: Key, context: KeyContext) {
    #expect(keymap.command(for: key, in: context) == nil)
  }

  @Test func `a wider context is asked once although two ways lead to it`() {
    let names = SampleKeys.metrics.chain.map(\.name)
    #expect(names == ["metrics", "lists", "verbs", "everywhere"])
  }

  @Test func `a table with one key for two things in one context says so`() {
    #expect(keymap.clashes.isEmpty)
    let doubled = Keymap(
      keymap.bindings + [
        KeyBinding(.leave, "quit", keys: [.character("R")], in: SampleKeys.everywhere, "leave")
      ]
    )
    #expect(doubled.clashes == ["`R` is both `refresh` and `quit` in everywhere"])
  }

  @Test func `a read-only session has no verbs and all the rest`() {
    let reading = keymap.readOnly
    #expect(reading.command(for: .character("a"), in: SampleKeys.lists) == nil)
    #expect(reading.command(for: .character("="), in: SampleKeys.lists) == .compare)
    #expect(reading.command(for: .character("j"), in: SampleKeys.lists) == .down)
    #expect(reading.key(for: .deny, in: SampleKeys.lists) == nil)
  }

  @Test func `the first key of a command is the one shown`() {
    #expect(keymap.key(for: .refresh, in: SampleKeys.lists) == .character("R"))
    #expect(keymap.key(for: .page, in: SampleKeys.text) == .character(" "))
    #expect(keymap.key(for: .page, in: SampleKeys.lists) == .pageDown)
  }

  @Test func `help lists the keys that work here, the nearest first`() {
    let help = keymap.help(in: SampleKeys.metrics)
    #expect(help.map(\.action).first == "period")
    #expect(!help.contains { $0.action == "compare" })
    #expect(help.contains { $0.keys == "j ↓" && $0.words == "move" && $0.group == "Lists" })
    #expect(help.last?.action == "back")
  }

  @Test func `an action is found by the word that configuration uses`() {
    #expect(keymap.command(action: "approve") == .approve)
    #expect(keymap.command(action: "aprove") == nil)
  }

  @Test func `the manual has a table for each context`() {
    let manual = keymap.markdown
    #expect(manual.hasPrefix("## Everywhere\n\n| key | does | why this key |\n|---|---|---|\n"))
    #expect(manual.contains("\n| `j` `↓` | move | vim |\n"))
    #expect(manual.contains("| `PgDn` | page \\| half | |"))
    #expect(manual.contains("\n## Dialogs\n"))
    #expect(manual.hasSuffix("|\n"))
  }
}
