import Dashboard
import Governance
import Testing
import TerminalUI

/// Who looks, when, and how fresh what they see is.
struct SessionTests {
  @Test func `the header tells who, how and how old`() {
    let head = Playing(.posture).rows[0]
    #expect(head.hasPrefix(" acme-ai · all env"))
    #expect(head.contains("ada  RW coop  src aws 3d!  14:32Z live"))
  }

  @Test func `a claimed person says so, a delegate for whom`() {
    var viewer = Sample.viewer(Sample.ada, claimed: true)
    viewer.delegateOf = Sample.mei
    let head = Playing(.posture, session: Sample.session(viewer)).rows[0]
    #expect(head.contains("as ada"))
    #expect(head.contains("for mei"))
  }

  @Test func `a wide header says in full what coop means`() {
    let play = Playing(.posture, size: Size(width: 120, height: 40))
    #expect(play.rows[0].contains("cooperative · tamper-evident only"))
    let other = Playing(.posture, session: Sample.session(Sample.viewer(cooperative: false)))
    #expect(other.rows[0].contains("unsigned"))
  }

  @Test func `mode and age stay when the rest has no room`() {
    var viewer = Sample.viewer()
    viewer.organisation = String(repeating: "a long name ", count: 6)
    let head = Playing(.posture, session: Sample.session(viewer)).rows[0]
    #expect(head.contains("RW"))
    #expect(head.contains("live"))
    #expect(!head.contains("coop"))
  }

  @Test func `a lost database keeps the rows and says since when`() {
    var play = Playing(.approvals)
    play.send(
      .connectionLost(reason: "disk I/O error", nextTry: Sample.now + .seconds(8))
    )
    #expect(
      play.rows[2].hasPrefix(
        " no answer since 14:32Z (disk I/O error) · as of then, next try in 8s, R now"
      )
    )
    #expect(play.text.contains("AR-2044"))
    #expect(play.rows[0].contains("stale 0 s"))
    play.send(.ticked(Sample.now + .seconds(14), zoneOffset: 7_200))
    #expect(play.rows[0].contains("stale 14 s"))
    play.send(.ticked(Sample.now + .seconds(47), zoneOffset: 7_200))
    #expect(play.rows[0].contains("STALE 47 s"))
    play.send(.ticked(Sample.now + .seconds(300), zoneOffset: 7_200))
    #expect(play.rows[0].contains("STALE 5 m"))
  }

  @Test func `the time of loss is that of the first one`() {
    var play = Playing(.approvals)
    play.send(.connectionLost(reason: "locked", nextTry: nil))
    play.send(.ticked(Sample.now + .seconds(30), zoneOffset: 0))
    play.send(.connectionLost(reason: "disk I/O error", nextTry: nil))
    #expect(play.rows[0].contains("STALE 30 s"))
  }

  @Test func `R tries at once, and the answer takes everything in`() {
    var play = Playing(.approvals)
    play.send(.connectionLost(reason: "locked", nextTry: nil))
    #expect(play.orders(.input(.key(.character("R")))).contains(.reconnect))
    let orders = play.orders(.connected)
    #expect(play.state.session.connection == .live)
    #expect(orders.contains(.loadPosture(nil)))
    #expect(play.orders(.connected) == [])
  }

  @Test func `a lost database is tried again when its time has come, once`() {
    var play = Playing(.approvals)
    #expect(!Dashboard.needsSeconds(play.state))
    play.send(.connectionLost(reason: "locked", nextTry: Sample.now + .seconds(8)))
    #expect(Dashboard.needsSeconds(play.state))
    #expect(play.orders(.ticked(Sample.now + .seconds(7), zoneOffset: 0)) == [])
    #expect(play.orders(.ticked(Sample.now + .seconds(8), zoneOffset: 0)) == [.reconnect])
    #expect(play.orders(.ticked(Sample.now + .seconds(9), zoneOffset: 0)) == [])
    #expect(play.rows[0].contains("stale 9 s"))
  }

  @Test func `an unconfirmed view tells its age`() {
    var play = Playing(.approvals)
    play.state.session.connection = .asOf(Sample.now - .seconds(12))
    #expect(play.rows[0].contains("as of 12 s"))
  }

  @Test func `a minute moves clocks and due times and asks for the metrics`() {
    var play = Playing(.approvals)
    #expect(play.orders(.ticked(Sample.now + .seconds(5), zoneOffset: 7_200)) == [])
    #expect(
      play.orders(.ticked(Sample.now + .minutes(1), zoneOffset: 7_200)) == [.loadPosture(nil)]
    )
    #expect(play.rows[0].contains("14:33Z"))
    #expect(play.text.contains("41m"))
  }

  @Test func `settings that were read are taken on`() {
    var play = Playing(.approvals)
    let settings = Settings(
      lists: [.approvals: .init(filter: "lin", sort: "risk", hidden: ["vote"])],
      usesMouse: true,
      lookedAt: Sample.now - .hours(5)
    )
    let orders = play.orders(.settingsLoaded(settings))
    #expect(orders.contains(.setMouse(true)))
    #expect(play.state.approvals.filter == "lin")
    #expect(play.state.query(for: .approvals).sort == "risk")
    #expect(play.state.posture.lookedAt == Sample.now - .hours(5))
  }

  @Test func `settings given at the start hold from the start`() {
    let settings = Settings(lists: [.access: .init(filter: "is:orphaned")], usesMouse: true)
    let play = Playing(.access, settings: settings)
    #expect(play.state.access.filter == "is:orphaned")
    #expect(play.ordered.contains(.setMouse(true)))
  }

  @Test func `the mouse looks and never acts`() {
    var settings = Settings()
    settings.usesMouse = true
    var play = Playing(.approvals, settings: settings)
    play.send(.input(.mouse(Mouse(.click, at: Position(row: 6, column: 20)))))
    #expect(play.state.approvals.selected?.id == "AR-2044")
    play.send(.input(.mouse(Mouse(.click, at: Position(row: 6, column: 20)))))
    #expect(play.state.approvals.isOpen)
    play.send(.input(.mouse(Mouse(.wheelDown, at: Position(row: 6, column: 20)))))
    #expect(play.state.approvals.scroll.line == 1)
    play.press(.escape)
    play.send(.input(.mouse(Mouse(.click, at: Position(row: 3, column: 12)))))
    #expect(play.state.approvals.sort == "risk")
    play.send(.input(.mouse(Mouse(.click, at: Position(row: 1, column: 3)))))
    #expect(play.state.screen == .posture)
    #expect(play.performed.isEmpty)
  }

  @Test func `without being asked for the mouse is nothing`() {
    var play = Playing(.approvals)
    play.send(.input(.mouse(Mouse(.click, at: Position(row: 6, column: 20)))))
    #expect(play.state.approvals.selected?.id == "AR-2030")
  }

  @Test func `a mouse over a dialog is nothing`() {
    var play = Playing(.approvals, settings: Settings(usesMouse: true))
    play.press(.character("a"))
    let before = play.state
    play.send(.input(.mouse(Mouse(.doubleClick, at: Position(row: 12, column: 40)))))
    #expect(play.state.overlay == before.overlay)
  }
}
