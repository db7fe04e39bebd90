import Dashboard
import Governance
import Testing
import TerminalUI

/// Texts over the screen.
struct ReasonsTests {
  static func open(_ key: Key, _ row: RequestRow) -> Playing {
    var play = VotingTests.play(on: row.id, [row], size: Size(width: 90, height: 40))
    play.press(key)
    return play
  }

  @Test func `why tells rule, needs, rationale and every share of the risk`() {
    let play = Self.open(.character("K"), Sample.training)
    for words in [
      "why AR-2044", "elevation v14", "2 persons, 1 of security", "NIST 800-53 AC-3(2)",
      "12  environment: prod", "33  privilege: admin", "not yours",
    ] {
      #expect(play.text.contains(words), "\(words)")
    }
  }

  @Test func `why of a grant tells where it came from`() {
    var play = VerbTests.access(on: "GR-781")
    play.press(.character("K"))
    #expect(play.text.contains("AR-2038, decided here"))
    #expect(play.text.contains("baseline v14"))
  }

  @Test func `a text is scrolled and left by what opened it`() {
    var play = Self.open(.character("K"), Sample.training)
    play.press(.down, .pageDown, .character("G"), .character("g"), .up)
    #expect(play.state.overlay != nil)
    play.press(.character("K"))
    #expect(play.state.overlay == nil)
  }

  @Test func `keys that would act do nothing over a text`() {
    var play = Self.open(.character("K"), Sample.training)
    play.press(.character("a"), .character("d"), .character("+"), .character("2"))
    #expect(play.state.overlay != nil)
    #expect(play.state.screen == .approvals)
    #expect(play.performed.isEmpty)
  }

  @Test func `messages are told newest first, with their time`() {
    var play = Playing(.approvals)
    play.press(.character("q"))
    play.send(.exported(path: "a.csv"))
    play.press(.character(":"))
    play.type("messages")
    play.press(.enter)
    let rows = play.rows
    let newest = rows.firstIndex { $0.contains("written to a.csv") } ?? .max
    let oldest = rows.firstIndex { $0.contains("Q leaves") } ?? -1
    #expect(newest < oldest)
    #expect(rows[newest].contains("14:32Z"))
  }

  @Test func `whoami names personas, claim and delegation`() {
    var viewer = Sample.viewer(Sample.ada, claimed: true)
    viewer.delegateOf = Sample.mei
    var play = Playing(.approvals, session: Sample.session(viewer))
    play.press(.character(":"))
    play.type("whoami")
    play.press(.enter)
    for words in ["ada P-1, claimed by --as", "approver, security", "for mei", "yes"] {
      #expect(play.text.contains(words), "\(words)")
    }
  }

  @Test func `without sources it says how to import`() {
    var play = Playing(
      .approvals,
      posture: Sample.posture(tasks: [], changes: [], alerts: [], isEmpty: true)
    )
    play.press(.character(":"))
    play.type("sources")
    play.press(.enter)
    #expect(play.text.contains("nothing was imported · govtop import KIND FILE"))
  }
}
