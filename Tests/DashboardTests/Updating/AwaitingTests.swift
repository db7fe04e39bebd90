import Dashboard
import Governance
import Testing
import TerminalUI

/// A verb pressed before its facts are there waits for them, and for nothing else.
struct AwaitingTests {
  /// The cursor has gone to AR-2041, whose facts are on their way.
  static func moving() -> (play: Playing, orders: [Dashboard.Effect]) {
    var play = VotingTests.play(on: "AR-2030", size: Size(width: 120, height: 60))
    let orders = play.orders(.input(.key(.down)))
    return (play, orders)
  }

  @Test func `the dialog opens once the facts are on screen`() {
    var (play, orders) = Self.moving()
    let asked = play.orders(.input(.key(.character("a"))))
    #expect(play.state.message?.text == "AR-2041: its facts are being read")
    play.answerAll(orders + asked)
    #expect(play.dialog == nil)
    play.draw()
    #expect(play.dialog?.dialog.title == "approve AR-2041 v2")
    #expect(play.state.message == nil)
    #expect(play.performed.isEmpty)
  }

  @Test func `any other key gives it up`() {
    var (play, orders) = Self.moving()
    orders += play.orders(.input(.key(.character("a"))))
    orders += play.orders(.input(.key(.up)))
    play.answerAll(orders)
    play.draw()
    #expect(play.dialog == nil)
  }

  @Test func `facts that do not fit are still refused`() {
    let long = String(repeating: "a long story that goes on and on. ", count: 40)
    let rows = [Sample.row(Sample.request(1)), Sample.row(Sample.request(2, why: long))]
    var play = VotingTests.play(on: "AR-1", rows)
    var orders = play.orders(.input(.key(.down)))
    orders += play.orders(.input(.key(.character("a"))))
    play.answerAll(orders)
    play.draw()
    #expect(play.dialog == nil)
    #expect(play.state.message?.text.contains("not all of it is shown") == true)
  }

  /// Somebody voted: the list has told of it, the record beside it has not.
  static func lagging() -> (play: Playing, detail: [Dashboard.Effect]) {
    var play = VotingTests.play(on: "AR-2044", size: Size(width: 120, height: 60))
    play.requests[2] = Sample.row(Sample.voted(Sample.training.request, by: Sample.ben))
    let orders = play.orders(.storeChanged(revision: 2))
    let isDetail: (Dashboard.Effect) -> Bool = {
      if case .loadDetail = $0 { true } else { false }
    }
    play.answerAll(orders.filter { !isDetail($0) })
    play.draw()
    return (play, orders.filter(isDetail))
  }

  @Test func `facts of an older version decide nothing`() {
    var (play, detail) = Self.lagging()
    #expect(play.state.approvals.selected?.requestRow?.request.version == 2)
    _ = play.orders(.input(.key(.character("a"))))
    #expect(play.dialog == nil)
    play.draw()
    #expect(play.dialog == nil)
    play.answerAll(detail)
    #expect(play.dialog == nil)
    play.draw()
    #expect(play.dialog?.dialog.title == "approve AR-2044 v2")
  }

  @Test func `what was on screen of an older version does not count as read`() {
    let (play, _) = Self.lagging()
    #expect(play.state.approvals.currentDetail == nil)
    #expect(play.state.approvals.shownDetail != nil)
    #expect(play.state.availability(of: .approve) == .awaited("its facts are being read"))
  }

  @Test func `facts that cannot be read end the wait`() {
    var (play, orders) = Self.moving()
    _ = play.orders(.input(.key(.character("a"))))
    play.send(.failed(.loadDetail(.request("AR-2041")), "the record cannot be read"))
    #expect(play.state.message?.text == "the record cannot be read")
    play.answerAll(orders)
    play.draw()
    #expect(play.dialog == nil)
  }

  @Test func `the footer shows verbs that only wait`() {
    let (play, _) = Self.moving()
    #expect(play.rows.last?.contains("a approve") == true)
  }

  @Test func `the footer shows verbs that only want reading`() {
    var play = VotingTests.play(on: "AR-2044", size: Size(width: 80, height: 18))
    #expect(
      play.state.availability(of: .approve)
        == .unread("its facts are not on screen: ⏎ opens them")
    )
    #expect(play.rows.last?.contains("a approve") == true)
    let before = play.ordered.count
    play.press(.character("a"))
    #expect(play.ordered.count == before)
  }

  @Test func `a row that is gone is not decided`() {
    var play = VotingTests.play(on: "AR-2044")
    play.requests.remove(at: 2)
    play.send(.storeChanged(revision: 2))
    play.press(.character("a"))
    #expect(play.dialog == nil)
    #expect(
      play.state.message?.text == "AR-2044 is not in this list any more · R takes changes in"
    )
  }

  @Test func `after one's own decision the next row is decided by the next key`() {
    var play = VotingTests.play(on: "AR-2038", size: Size(width: 120, height: 60))
    play.press(.character("a"), .tab, .enter)
    guard let commands = play.performed.first else {
      Issue.record("nothing was sent")
      return
    }
    var orders = play.orders(.performed(commands, Receipt(entries: [], size: 1, root: "")))
    orders += play.orders(.storeChanged(revision: 3))
    orders += play.orders(.input(.key(.up)))
    orders += play.orders(.input(.key(.character("d"))))
    play.answerAll(orders)
    play.draw()
    #expect(play.dialog?.dialog.title == "deny AR-2044 v1")
  }
}
