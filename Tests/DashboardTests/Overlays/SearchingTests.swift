import Dashboard
import Governance
import Testing
import TerminalUI

/// The search in an open record, and what the keys beside it mean then.
struct SearchingTests {
  static func searching(_ text: String) -> Playing {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.enter, .character("/"))
    play.type(text)
    return play
  }

  private func line(_ play: Playing) -> Int { play.state.approvals.scroll.line }

  @Test func `the cursor follows what is typed`() {
    var play = Self.searching("rule")
    #expect(play.rows[4 + line(play)].hasPrefix(" Rule"))
    #expect(play.rows.last?.contains("/ rule") == true)
    #expect(play.rows.last?.contains("1 of 1 line") == true)
    play.press(.enter)
    #expect(play.state.overlay == nil)
    #expect(play.rows[4 + line(play)].hasPrefix(" Rule"))
  }

  @Test func `n and N step from match to match and round`() {
    var play = Self.searching("s")
    play.press(.enter)
    let first = line(play)
    play.press(.character("n"))
    let second = line(play)
    #expect(second > first)
    play.press(.character("N"))
    #expect(line(play) == first)
    play.press(.character("N"))
    #expect(line(play) > second)
  }

  @Test func `Esc puts the cursor back, and later ends the search`() {
    var play = Self.searching("rule")
    play.press(.escape)
    #expect(line(play) == 0)
    #expect(play.state.approvals.isOpen)
    play = Self.searching("rule")
    play.press(.enter, .escape)
    #expect(play.state.approvals.search == "")
    #expect(play.state.approvals.isOpen)
    play.press(.escape)
    #expect(!play.state.approvals.isOpen)
  }

  @Test func `what is not there is said`() {
    var play = Self.searching("nowhere")
    #expect(play.rows.last?.contains("not in this record") == true)
    play.press(.enter)
    #expect(play.state.message?.text == "`nowhere` is not in this record")
    #expect(line(play) == 0)
  }

  @Test func `without a search n goes to the next waiting record`() {
    var play = VotingTests.play(on: "AR-2041")
    play.press(.enter, .character("n"))
    #expect(play.state.approvals.selected?.id == "AR-2044")
  }

  @Test func `pasted text is searched`() {
    var play = Self.searching("")
    play.send(.input(.paste("votes")))
    #expect(play.rows[4 + line(play)].hasPrefix(" Votes"))
  }

  @Test func `in the list the same key filters`() {
    var play = VotingTests.play(on: "AR-2041")
    play.press(.character("/"))
    #expect(FilteringTests.line(play) != nil)
  }
}
