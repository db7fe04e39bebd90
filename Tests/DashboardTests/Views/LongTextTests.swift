import Dashboard
import Governance
import Testing
import TerminalUI

/// However long strangers write, the facts that a decision rests on stay on the screen.
struct LongTextTests {
  static let texts = [
    String(repeating: "x", count: 900), String(repeating: "a long story ", count: 70),
    String(repeating: "Risk    0 low\n", count: 25), String(repeating: "模型", count: 250),
  ]
  static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  static func row(_ text: String) -> RequestRow {
    RequestRow(
      request: Sample.request(
        2_044,
        resource: text,
        entitlement: text,
        why: text,
        ticket: text
      ),
      state: .pending,
      requesterHandle: text,
      beneficiaryName: text,
      beneficiaryType: .external,
      beneficiaryIsExternal: true,
      decidable: .yes(as: "security"),
      isMine: false
    )
  }

  static func opened(_ text: String, _ size: Size) -> Playing {
    var play = VotingTests.play(on: "AR-2044", [row(text)], size: size)
    play.press(.enter)
    return play
  }

  @Test(arguments: texts, sizes)
  func `risk, checks, rule and votes are on screen when a request is opened`(
    text: String,
    size: Size
  ) {
    let play = Self.opened(text, size)
    for fact in ["Risk    45 high", "Checks  ✓", "Rule    elevation", "Votes   none"] {
      #expect(play.rows.filter { $0.hasPrefix(" " + fact) }.count == 1, "\(fact)")
    }
    #expect(play.text.contains("lapses in"))
  }

  @Test(arguments: texts, sizes)
  func `a reason takes six lines at most, the rest stands below the facts`(
    text: String,
    size: Size
  ) {
    var play = Self.opened(text, size)
    let first = play.rows.firstIndex { $0.hasPrefix(" Why     ") } ?? 0
    let risk = play.rows.firstIndex { $0.hasPrefix(" Risk    ") } ?? 0
    #expect(risk - first <= 7)
    #expect(play.rows[risk - 1].contains("more lines, ⏎"))
    play.press(.character("/"))
    play.type("why, all")
    play.press(.enter)
    #expect(play.text.contains("┄ Why, all "))
  }

  @Test(arguments: texts)
  func `all of it has to be read before a decision`(text: String) {
    var play = Self.opened(text, Self.sizes[0])
    play.press(.character("a"))
    #expect(play.state.message?.text.hasSuffix("not read yet: PgDn") == true)
    play.readOn()
    play.press(.character("a"))
    #expect(play.dialog != nil)
  }

  @Test func `Enter on the counted rest goes to the whole text`() {
    var play = Self.opened(Self.texts[1], Self.sizes[0])
    let why = play.rows.firstIndex { $0.contains("more lines, ⏎") } ?? 0
    for _ in 0..<(why - 4) { play.press(.down) }
    play.press(.enter)
    #expect(play.text.contains("┄ Why, all "))
  }

  @Test func `a name that the facts cut stands below them as a whole`() {
    var play = Self.opened(Self.texts[0], Self.sizes[0])
    let names = ["Who", "By", "Ticket", "Gets", "Where"]
    var seen: Set<String> = []
    for _ in 0..<20 {
      for name in names where play.rows.contains(where: { $0.hasPrefix(" ┄ \(name), all ") }) {
        seen.insert(name)
      }
      play.press(.pageDown)
    }
    #expect(seen == Set(names))
  }

  @Test(arguments: texts)
  func `a dialog keeps what it writes in sight`(text: String) {
    var play = Self.opened(text, Self.sizes[1])
    play.readOn()
    play.press(.character("a"))
    for fact in ["who", "gets", "where", "for", "writes", "signs"] {
      #expect(play.rows.contains { $0.contains("│ \(fact) ") }, "\(fact)")
    }
  }
}

extension Playing {
  /// Pages down until all of the open request was on screen.
  fileprivate mutating func readOn() {
    for _ in 0..<60 where state.approvals.scroll.unread > 0 { press(.pageDown) }
  }
}
