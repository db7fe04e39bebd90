import Dashboard
import Governance
import Testing
import TerminalUI

/// Screens, panes, rows: what keys that only look do.
struct MovingTests {
  @Test func `digits open the screens that exist, the others are dead`() {
    var play = Playing(.posture)
    play.press(.character("2"))
    #expect(play.state.screen == .access)
    play.press(.character("3"))
    #expect(play.state.screen == .approvals)
    let others: [(Character, Dashboard.Screen)] = [
      ("4", .exceptions), ("5", .recertify), ("6", .findings), ("8", .registry), ("9", .metrics),
      ("0", .audit),
    ]
    for (digit, screen) in others {
      play.press(.character(digit))
      #expect(play.state.screen == screen)
    }
    play.press(.character("7"))
    #expect(play.state.screen == .audit)
    #expect(play.state.message == nil)
    play.press(.character("1"))
    #expect(play.state.screen == .posture)
  }

  @Test func `a list opens at its first row and the cursor moves by rows`() {
    var play = Playing(.approvals)
    #expect(play.state.approvals.selected?.id == "AR-2030")
    play.press(.character("j"), .down)
    #expect(play.state.approvals.selected?.id == "AR-2044")
    play.press(.character("k"))
    #expect(play.state.approvals.selected?.id == "AR-2041")
    play.press(.character("G"))
    #expect(play.state.approvals.selected?.id == "AR-2050")
    play.press(.character("g"))
    #expect(play.state.approvals.selected?.id == "AR-2030")
  }

  @Test func `the record under the cursor is asked for once`() {
    var state = Sample.state(.approvals)
    _ = Dashboard.start(&state)
    var play = Playing(.approvals)
    let loads = play.ordered.filter { $0 == .loadDetail(.request("AR-2030")) }
    #expect(loads.count == 1)
    let orders = play.orders(.input(.key(.down)))
    #expect(orders == [.loadDetail(.request("AR-2041"))])
    #expect(play.orders(.drawn) == [])
  }

  @Test func `two hundred keys in one go move two hundred rows`() {
    let rows = (1...600).map { Sample.row(Sample.request($0)) }
    var play = Playing(.approvals, requests: rows)
    for _ in 0..<200 { play.send(.input(.key(.down))) }
    #expect(play.state.approvals.selected?.id == "AR-201")
  }

  @Test func `Enter opens the detail over the pane, Esc comes back to the row`() {
    var play = Playing(.approvals)
    play.press(.down, .enter)
    #expect(play.state.approvals.isOpen)
    #expect(play.state.context == Contexts.text)
    play.press(.escape)
    #expect(!play.state.approvals.isOpen)
    #expect(play.state.approvals.selected?.id == "AR-2041")
  }

  @Test func `in a detail the arrows move lines and the angle brackets records`() {
    var play = Playing(.approvals)
    play.press(.enter, .down, .down)
    #expect(play.state.approvals.scroll.line == 2)
    #expect(play.state.approvals.selected?.id == "AR-2030")
    play.press(.character(">"))
    #expect(play.state.approvals.selected?.id == "AR-2041")
    #expect(play.state.approvals.isOpen)
    play.press(.character("<"))
    #expect(play.state.approvals.selected?.id == "AR-2030")
    #expect(play.state.approvals.scroll.line == 2)
  }

  @Test func `Tab goes to the preview and back`() {
    var play = Playing(.approvals)
    play.press(.tab)
    #expect(play.state.approvals.pane == .detail)
    play.press(.down)
    #expect(play.state.approvals.selected?.id == "AR-2030")
    play.press(.backTab)
    #expect(play.state.approvals.pane == .list)
    play.press(.character("p"))
    play.press(.tab)
    #expect(play.state.approvals.pane == .list)
    #expect(play.state.message?.text == "there is no other pane here")
  }

  @Test func `n steps to what waits for me and leaves out what does not`() {
    var play = Playing(.approvals)
    for id in ["AR-2041", "AR-2044", "AR-2038"] {
      play.press(.character("n"))
      #expect(play.state.approvals.selected?.id == id)
    }
    play.press(.character("n"))
    #expect(play.state.approvals.selected?.id == "AR-2038")
    #expect(play.state.message?.text == "no other row here waits for you")
    play.press(.character("N"))
    #expect(play.state.approvals.selected?.id == "AR-2044")
  }

  @Test func `p takes the preview away and brings it back, and is remembered`() {
    var play = Playing(.approvals)
    play.press(.character("p"))
    #expect(!play.text.contains("Votes"))
    #expect(play.ordered.contains { if case .saveSettings = $0 { true } else { false } })
    #expect(play.state.settings.lists[.approvals]?.showsPreview == false)
    play.press(.character("p"))
    #expect(play.text.contains("Votes"))
  }

  @Test func `columns scroll until the last one is in sight`() {
    var play = Playing(.approvals)
    #expect(!play.text.contains("LAPSES"))
    for _ in 0..<20 { play.press(.character("l")) }
    #expect(play.text.contains("LAPSES"))
    #expect(play.text.contains("AR-2044"))
    for _ in 0..<20 { play.press(.character("h")) }
    #expect(play.state.approvals.columnScroll == 0)
  }

  @Test func `q closes views and says what leaves, Esc says nothing`() {
    var play = Playing(.approvals)
    play.press(.enter, .character("q"))
    #expect(!play.state.approvals.isOpen)
    play.press(.character("q"))
    #expect(play.state.message?.text == "Q leaves")
    play.press(.escape)
    #expect(play.state.message == nil)
    #expect(play.state.screen == .approvals)
  }

  @Test func `Q leaves and remembers when`() {
    var play = Playing(.access)
    let orders = play.orders(.input(.key(.character("Q"))))
    #expect(orders.last == .leave)
    #expect(play.state.settings.lookedAt == Sample.now)
  }

  @Test func `the terminal's own orders pass through`() {
    var play = Playing(.posture)
    #expect(play.orders(.input(.key(.control("l")))) == [.redraw])
    #expect(play.orders(.input(.key(.control("z")))) == [.suspend])
    #expect(play.orders(.input(.resumed)) == [.redraw])
    #expect(play.orders(.input(.key(.control("c")))) == [])
  }

  @Test func `suspending needs a shell to come back from`() {
    var session = Sample.session()
    session.canSuspend = false
    var play = Playing(.posture, session: session)
    #expect(play.orders(.input(.key(.control("z")))) == [])
    #expect(play.state.message?.text == "no shell waits behind govtop: Q leaves")
  }

  @Test func `a message goes with the next key and is kept among the last fifty`() {
    var play = Playing(.approvals)
    for _ in 0..<60 { play.press(.character("q")) }
    #expect(play.state.message != nil)
    #expect(play.state.messages.count == 50)
    play.press(.down)
    #expect(play.state.message == nil)
  }

  @Test func `text pasted outside a field does nothing but say so`() {
    var play = Playing(.approvals)
    let before = play.state.approvals
    play.send(.input(.paste("a\nx\nQ")))
    #expect(play.state.approvals == before)
    #expect(play.state.message?.text == "pasted text is nothing here: / or : takes it")
    #expect(play.performed.isEmpty)
  }

  @Test func `an id is copied, a record as JSON`() {
    var play = Playing(.approvals)
    #expect(play.orders(.input(.key(.character("y")))) == [.copy("AR-2030")])
    #expect(play.orders(.input(.key(.character("Y")))) == [.copyRecord("AR-2030")])
    play.send(.copied("AR-2030", reached: true))
    #expect(play.state.message?.text == "copied: AR-2030")
    play.send(.copied("AR-2030", reached: false))
    #expect(play.state.message?.text == "select to copy: AR-2030")
  }

  @Test func `a link in a detail is gone to, and Esc comes back`() {
    var request = Sample.request(2_060)
    request.supersededBy = AccessRequest.ID("AR-2044")
    request.state = .superseded
    var play = Playing(.approvals, requests: [Sample.row(request)] + Sample.requests)
    play.press(.enter, .character("G"), .enter)
    #expect(play.state.approvals.filter == "id:=AR-2044")
    #expect(play.state.approvals.selected?.id == "AR-2044")
    #expect(play.state.approvals.isOpen)
    play.press(.escape)
    #expect(play.state.approvals.filter == "")
    #expect(play.state.approvals.isOpen)
    #expect(play.state.trail.isEmpty)
  }

  @Test func `a line that names nothing says so`() {
    var play = Playing(.approvals)
    play.press(.enter, .enter)
    #expect(play.state.message?.text == "this line names nothing to go to")
  }
}
