import TerminalUI
import Testing

struct FooterTests {
  let bar = HintBar(
    [
      .init("⏎", "open"), .init("/", "filter"), .init("e", "environment"), .init(".", "actions"),
      .init(":", "go"), .init("?", "keys"),
    ],
    position: "1/73"
  )

  @Test(arguments: [
    (80, " ⏎ open  / filter  e environment  . actions  : go  ? keys                  1/73"),
    (60, " ⏎ open  / filter  e environment  . actions  : go      1/73"),
    (40, " ⏎ open  / filter  e environment   1/73"),
    (20, " ⏎ open        1/73"),
    (8, "   1/73"),
  ])
  func `whole hints go from the right, the position stays`(width: Int, line: String) {
    #expect(drawn(bar, width) == [line])
  }

  @Test func `hints come from the key table and only where they work`() {
    let hints = SampleKeys.keymap.hints(in: SampleKeys.lists) { $0 != .deny }
    #expect(hints.map(\.key) == ["j", "a", "?"])
    #expect(hints.map(\.words) == ["move", "approve", "keys"])
    #expect(SampleKeys.keymap.readOnly.hints(in: SampleKeys.lists).map(\.key) == ["j", "?"])
  }

  @Test func `a message says by a sign what it is`() {
    let text = "AR-2044: your approval is recorded as #18235"
    #expect(drawn(MessageLine(text, .done), 80) == [" ✓ " + text])
    #expect(drawn(MessageLine("not yours", .refused), 80) == [" ! not yours"])
    #expect(drawn(MessageLine("Q leaves"), 80) == [" Q leaves"])
    #expect(drawn(MessageLine("Q leaves"), 8) == [" Q lea…"])
  }
}
