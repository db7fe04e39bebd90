import Dashboard
import Governance
import Testing
import TerminalUI

/// Marks belong to rows as they were shown.
struct MarkingTests {
  @Test func `the space bar marks and moves down`() {
    var play = Playing(.approvals)
    play.press(.character(" "), .character(" "))
    #expect(play.state.approvals.marked.keys.sorted() == ["AR-2030", "AR-2041"])
    #expect(play.state.approvals.selected?.id == "AR-2044")
    play.press(.up, .character(" "))
    #expect(play.state.approvals.marked.keys.sorted() == ["AR-2030"])
  }

  @Test func `M marks from the last mark to here`() {
    var play = Playing(.approvals)
    play.press(.character(" "), .down, .character("M"))
    #expect(play.state.approvals.marked.count == 3)
    var other = Playing(.access)
    other.press(.character("M"))
    #expect(other.state.message?.text == "no mark to begin at: ␣ sets one")
  }

  @Test func `the star marks all that match on all pages, and again none`() {
    var play = Playing(.approvals)
    play.press(.character("*"))
    #expect(play.state.approvals.marked.count == 5)
    #expect(play.state.message?.text == "5 marked, all pages")
    play.press(.character("*"))
    #expect(play.state.approvals.marked.isEmpty)
    #expect(play.state.approvals.window.marks.isEmpty)
  }

  @Test func `marks of an older question are not taken`() {
    var play = Playing(.access)
    var query = ListQuery(.grants, filter: "lin")
    query.limit = 10_000
    play.send(.matchingLoaded(query, Sample.grants.map(ScreenRow.grant)))
    #expect(play.state.access.marked.isEmpty)
  }

  @Test func `Esc never takes marks away`() {
    var play = Playing(.access)
    play.press(.character(" "), .escape, .escape)
    #expect(play.state.access.marked.count == 1)
  }

  @Test func `the title counts the marks`() {
    var play = Playing(.access)
    play.press(.character(" "), .character(" "))
    #expect(play.rows[2].contains("2 marked"))
  }
}
