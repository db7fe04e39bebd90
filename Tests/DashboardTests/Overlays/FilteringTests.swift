import Dashboard
import Governance
import Testing
import TerminalUI

/// The filter line: results follow, errors stay beside the text, nothing is lost.
struct FilteringTests {
  static func typing(_ text: String, on screen: Dashboard.Screen = .approvals) -> Playing {
    var play = Playing(screen)
    play.press(.character("/"))
    play.type(text)
    return play
  }

  static func line(_ play: Playing) -> FilterTyping? {
    if case .filter(let typing)? = play.state.overlay { typing } else { nil }
  }

  @Test func `results change as one types`() {
    let play = Self.typing("env:prod")
    #expect(play.state.approvals.filter == "env:prod")
    let asked = play.ordered.contains { order in
      guard case .loadRows(let question) = order else { return false }
      return question.query.filter == "(env:prod) state:pending"
    }
    #expect(asked)
  }

  @Test func `rows are asked for when no key has come for a while`() {
    var play = Playing(.approvals)
    play.press(.character("/"))
    let typed = play.orders(.input(.key(.character("l"))))
    #expect(typed == [.wake(.filter(keys: 1), after: .milliseconds(120))])
    #expect(play.state.approvals.filter == "")
    let more = play.orders(.input(.key(.character("i"))))
    #expect(play.orders(.woke(.filter(keys: 1))) == [])
    #expect(play.state.approvals.filter == "")
    play.answerAll(more)
    #expect(play.state.approvals.filter == "li")
  }

  @Test func `Enter does not wait`() {
    var play = Playing(.approvals)
    play.press(.character("/"))
    _ = play.orders(.input(.key(.character("l"))))
    play.press(.enter)
    #expect(play.state.approvals.filter == "l")
    #expect(play.orders(.woke(.filter(keys: 1))) == [])
  }

  @Test(
    arguments: [
      ("risk:>40", "4 match · risk is 41 or more"), ("risk:25..44", "risk is 25 to 44"),
      ("lin", "`lin` in "), ("state:app", "state is approved"), ("-is:mine", "not (mine)"),
      ("lin or joon env:prod", "or (`joon` in "), ("due:<4h", "due is before Fri 20:32 CEST"),
      ("for:8h", "for is 8h"), ("@mine", "mine"), ("due:late", "due has passed"),
      ("ticket:none", "ticket is empty"), ("AR-2044", "the record AR-2044"),
    ])
  func `the line says how the filter was read`(text: String, words: String) {
    let play = Self.typing(text)
    let said = play.rows[22]
    #expect(Self.line(play)?.problem == nil)
    #expect(said.contains(words) || words.hasPrefix("4 match"), "\(said)")
    #expect(said.contains(" match · "))
  }

  @Test func `what could stand at the cursor is offered`() {
    #expect(Self.typing("la").rows[23].contains("Tab  lapses:"))
    #expect(Self.typing("state:").rows[23].contains("pending approved denied"))
    #expect(Self.typing("").rows[23].contains("Tab completes"))
  }

  @Test func `the place of a mistake is underlined`() {
    let canvas = Self.typing("lin state:open").canvas
    let row = 21
    let marked = (0..<80).filter {
      canvas[row, $0]?.style.attributes.contains(.underline) == true
    }
    #expect(marked.compactMap { canvas[row, $0]?.text }.joined() == "open")
  }

  @Test func `while the text cannot be read the last good filter stays`() {
    let play = Self.typing("env:prod due:<")
    #expect(play.state.approvals.filter == "env:prod due")
  }

  @Test(
    arguments: [
      ("enviroment:prod", "did you mean `env`"), ("state:open", "is not one of"),
      ("risk:many", "takes a number"), ("(lin", "this bracket is not closed"),
      ("lin or ", "nothing follows `or`"),
    ])
  func `what is wrong is said under the line`(text: String, message: String) {
    let play = Self.typing(text)
    #expect(Self.line(play)?.problem?.message.contains(message) == true)
    #expect(play.text.contains(message))
  }

  @Test func `a filter with a mistake is not kept`() {
    var play = Self.typing("state:open")
    play.press(.enter)
    #expect(play.state.overlay != nil)
  }

  @Test func `Enter keeps the filter and remembers it`() {
    var play = Self.typing("lin")
    play.press(.enter)
    #expect(play.state.overlay == nil)
    #expect(play.state.approvals.filter == "lin")
    #expect(play.state.approvals.filterHistory == ["lin"])
    #expect(play.state.settings.lists[.approvals]?.filter == "lin")
    #expect(play.rows[2].contains("filter lin"))
  }

  @Test func `Esc puts back what was`() {
    var play = Self.typing("lin")
    play.press(.enter, .character("/"))
    #expect(Self.line(play)?.field.text == "lin")
    play.type(" joon")
    play.press(.escape)
    #expect(play.state.approvals.filter == "lin")
    #expect(play.state.overlay == nil)
  }

  @Test func `Esc in the list takes the filter away, slash and up bring it back`() {
    var play = Self.typing("lin")
    play.press(.enter, .escape)
    #expect(play.state.approvals.filter == "")
    play.press(.character("/"), .up)
    #expect(play.state.approvals.filter == "lin")
    play.press(.down)
    #expect(play.state.approvals.filter == "")
  }

  @Test func `q leaves the filter`() {
    var play = Self.typing("lin")
    play.press(.enter, .character("q"))
    #expect(play.state.approvals.filter == "lin")
  }

  @Test func `Tab completes fields, then values`() {
    var play = Self.typing("lap")
    play.press(.tab)
    #expect(Self.line(play)?.field.text == "lapses:")
    play = Self.typing("state:ap")
    play.press(.tab)
    #expect(Self.line(play)?.field.text == "state:approved")
    #expect(play.state.approvals.filter == "state:approved")
  }

  @Test func `what Tab would add is shown`() {
    let play = Self.typing("state:ap")
    #expect(play.text.contains("state:approved"))
  }

  @Test func `text that only looks like a condition is searched, and said`() {
    let play = Self.typing("iam:PassRole", on: .access)
    #expect(Self.line(play)?.reading.hasPrefix("searched as text: `iam:PassRole` · ") == true)
    #expect(play.state.access.filter == "iam:PassRole")
  }

  @Test func `pasted text is one line of the filter`() {
    var play = Self.typing("")
    play.send(.input(.paste("lin\nor ada")))
    #expect(play.state.approvals.filter == "lin or ada")
  }

  @Test func `keys edit the line and never the list`() {
    var play = Self.typing("adcx")
    play.press(.backspace, .home, .delete)
    #expect(Self.line(play)?.field.text == "dc")
    #expect(play.state.approvals.selected?.id == "AR-2030")
    #expect(play.performed.isEmpty)
  }

  @Test func `what the filter hides is counted, and late ones named`() {
    var play = Self.typing("nobody")
    play.press(.enter)
    #expect(play.rows[2].contains("hides 5"))
    #expect(play.text.contains("the filter `nobody` hides all 5 · Esc removes it"))
    play.hiddenLate = 2
    play.send(.storeChanged(revision: 2))
    #expect(play.rows[2].contains("hides 5 (2 late)"))
    #expect(play.text.contains("2 of them late"))
  }

  @Test func `an environment holds on all screens until it is all again`() {
    var play = Playing(.access)
    play.press(.character("e"))
    play.type("prod")
    play.press(.enter)
    #expect(play.state.environment == .prod)
    #expect(play.rows[0].contains("prod env"))
    #expect(play.ordered.contains(.loadPosture(.prod)))
    play.press(.character("3"))
    #expect(play.state.query(for: .approvals).environment == .prod)
    play.press(.character("e"), .enter)
    #expect(play.state.environment == nil)
  }

  @Test func `the chosen sort goes to the store and stands in the title`() {
    var play = Playing(.approvals)
    play.press(.character("s"))
    play.type("vote")
    play.press(.enter)
    #expect(play.state.query(for: .approvals).sort == "votes")
    #expect(play.rows[2].contains("sort vote"))
    play.press(.character("S"))
    #expect(play.state.query(for: .approvals).descending)
    #expect(play.rows[2].contains("sort vote, reversed"))
    play.press(.character("s"), .enter)
    #expect(play.state.query(for: .approvals).sort == nil)
  }

  @Test func `columns that were taken away stay away`() {
    var play = Playing(.approvals)
    play.press(.character("C"), .character(" "), .enter)
    #expect(play.state.approvals.hidden == ["due"])
    #expect(!play.rows[3].contains("DUE"))
    #expect(play.state.settings.lists[.approvals]?.hidden == ["due"])
  }
}
