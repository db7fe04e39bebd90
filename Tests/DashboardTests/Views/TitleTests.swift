import Dashboard
import Governance
import Testing
import TerminalUI

/// Tabs, titles and the five kinds of empty.
struct TitleTests {
  @Test func `tabs show what waits for me, whatever the filter`() {
    var play = FilteringTests.typing("nobody")
    play.press(.enter)
    #expect(play.rows[1].hasPrefix(" 1Post 2Acc [3 Approvals·4!]"))
    play.press(.character("1"))
    #expect(play.rows[1].hasPrefix(" [1 Posture] 2Acc 3Appr·4!"))
  }

  @Test func `nothing that waits is no number`() {
    let play = Playing(.access, requests: [Sample.ownRequest])
    #expect(play.rows[1].hasPrefix(" 1Post [2 Access] 3Appr "))
  }

  @Test func `from 128 columns all names are in full`() {
    let play = Playing(.access, size: Size(width: 130, height: 40))
    #expect(play.rows[1].hasPrefix(" 1 Posture  [2 Access]  3 Approvals·4!"))
  }

  @Test func `the title counts what is mine of what is open`() {
    let play = Playing(.approvals)
    #expect(play.rows[2].hasPrefix(" Approvals  4 yours of 5 open · 1 late"))
    #expect(play.rows[2].hasSuffix("sort urgent "))
  }

  @Test func `a capped count says that there are more`() {
    var play = Playing(.access)
    play.send(.storeChanged(revision: 2))
    var state = play.state
    state.counts = CountQueue()
    _ = Dashboard.update(&state, .storeChanged(revision: 3))
    let query = state.query(for: .access)
    _ = Dashboard.update(
      &state,
      .countLoaded(
        ListCount(query: query, matching: 10_000, isCapped: true, all: 90_000, hiddenLate: 0)
      )
    )
    let title = ScreenFile.rows(of: Dashboard.render(state, size: state.size))[2]
    #expect(title.hasPrefix(" Access  10,000+ grants"))
  }

  @Test func `one grant is one grant`() {
    let play = Playing(.access, grants: [Sample.grants[0]])
    #expect(play.rows[2].hasPrefix(" Access  1 grant "))
  }

  @Test func `what is hidden is said before the filter, which may be cut`() {
    var play = Playing(.approvals)
    play.press(.character("/"))
    play.type(String(repeating: "nobody ", count: 12))
    play.press(.enter)
    #expect(play.rows[2].contains("hides 5 · filter nobody"))
    #expect(play.rows[2].contains("…"))
  }

  @Test func `an environment other than all is reversed and hides too`() {
    var play = Playing(.access)
    play.press(.character("e"))
    play.type("stage")
    play.press(.enter)
    let canvas = play.canvas
    let column = play.rows[0].firstRange(of: "stage env").map {
      play.rows[0].distance(from: play.rows[0].startIndex, to: $0.lowerBound)
    }
    #expect(canvas[0, column ?? 0]?.style.attributes.contains(.reverse) == true)
  }

  @Test func `nothing was ever asked for`() {
    let play = Playing(.approvals, requests: [])
    #expect(play.text.contains("no request was ever made here"))
    #expect(play.text.contains("govtop demo shows"))
  }

  @Test func `nothing is open, though something was`() {
    var play = Playing(.approvals, requests: [])
    let query = play.state.query(for: .approvals)
    play.state.counts = CountQueue()
    _ = play.orders(.storeChanged(revision: 2))
    _ = play.orders(
      .countLoaded(
        ListCount(query: query, matching: 0, isCapped: false, all: 12, hiddenLate: 0)
      )
    )
    #expect(play.text.contains("nothing waits for anybody · `/ state:approved` shows"))
  }

  @Test func `no source was imported`() {
    let posture = Sample.posture(tasks: [], changes: [], alerts: [], isEmpty: true)
    let play = Playing(.access, grants: [], posture: posture)
    #expect(play.text.contains("no access, since no source was imported"))
  }

  @Test func `imported but not adopted`() {
    let play = Playing(.access, grants: [])
    #expect(play.text.contains("nothing is adopted yet · govtop baseline"))
  }

  @Test func `an environment that hides everything says how to change it`() {
    var play = Playing(.access)
    play.grants = []
    play.state.environment = .stage
    play.send(.storeChanged(revision: 2))
    play.press(.character("R"))
    var state = play.state
    _ = Dashboard.update(&state, .storeChanged(revision: 3))
    _ = Dashboard.update(
      &state,
      .countLoaded(
        ListCount(
          query: state.query(for: .access),
          matching: 0,
          isCapped: false,
          all: 9,
          hiddenLate: 1
        )
      )
    )
    let text = ScreenFile.rows(of: Dashboard.render(state, size: state.size)).joined(
      separator: "\n"
    )
    #expect(text.contains("the environment `stage` hides all 9, 1 of them late · e changes it"))
  }

  @Test func `while the first rows are read it says so`() {
    var state = Sample.state(.approvals)
    _ = Dashboard.start(&state)
    let rows = ScreenFile.rows(of: Dashboard.render(state, size: state.size))
    #expect(rows[4].contains("reading"))
    let posture = Sample.state(.posture)
    #expect(
      ScreenFile.rows(of: Dashboard.render(posture, size: posture.size))[3].contains("reading")
    )
  }

  @Test func `the footer tells where one is, of how many`() {
    var play = Playing(.approvals)
    play.press(.down)
    #expect(play.rows.last?.hasSuffix("2/5 ") == true)
    let none = Playing(.approvals, requests: [])
    #expect(none.rows.last?.hasSuffix("0/0 ") == true)
  }

  @Test func `a long detail tells the line`() {
    var play = VotingTests.play(on: "AR-2044", size: Size(width: 40, height: 12))
    play.press(.enter, .down)
    #expect(play.rows.last?.contains("line 2/") == true)
  }
}
