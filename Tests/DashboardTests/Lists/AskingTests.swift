import Dashboard
import Governance
import Testing
import TerminalUI

/// A store that commits fifty times a second is still heard out: one load of a kind is underway.
struct AskingTests {
  static func lists(_ orders: [Dashboard.Effect]) -> [ListQuestion] {
    orders.compactMap { if case .loadRows(let question) = $0 { question } else { nil } }
  }

  /// A list that was read, and after it a first commit whose questions are not answered yet.
  static func asked() -> (play: Playing, orders: [Dashboard.Effect]) {
    var play = Playing(.approvals)
    let orders = play.orders(.storeChanged(revision: 2))
    return (play, orders)
  }

  @Test func `one commit asks once for each kind`() {
    let (_, orders) = Self.asked()
    #expect(Self.lists(orders).count == 1)
    #expect(orders.count { if case .count = $0 { true } else { false } } == 1)
    #expect(orders.count { if case .loadPosture = $0 { true } else { false } } == 1)
    #expect(orders.count { if case .loadDetail = $0 { true } else { false } } == 1)
  }

  @Test func `further commits wait for the answers`() {
    var (play, _) = Self.asked()
    for revision in 3..<20 { #expect(play.orders(.storeChanged(revision: revision)) == []) }
  }

  @Test func `each answer is followed by what was wanted meanwhile`() {
    var (play, orders) = Self.asked()
    _ = play.orders(.storeChanged(revision: 3))
    #expect(
      play.orders(.postureLoaded(nil, Sample.posture())).contains(.loadPosture(nil))
    )
    let detail = Sample.detail(Sample.lateRequest)
    #expect(
      play.orders(.detailLoaded(.request("AR-2030"), .request(detail))) == [
        .loadDetail(.request("AR-2030"))
      ]
    )
    guard let question = Self.lists(orders).first else { return }
    var reading = ListReading(question)
    while let query = reading.next {
      reading.take(Shelf(Sample.requests.map(ScreenRow.request)).page(query))
    }
    let next = Self.lists(play.orders(.rowsLoaded(question, reading.answer)))
    #expect(next.count == 1)
    #expect(next.first?.request.part != nil)
  }

  @Test func `counts come one after the other, those of the title first`() {
    var (play, orders) = Self.asked()
    var filters: [String] = []
    while case .count(let query)? = orders.first(where: {
      if case .count = $0 { true } else { false }
    }) {
      filters.append(query.filter)
      let count = ListCount(query: query, matching: 1, isCapped: false, all: 1, hiddenLate: 0)
      orders = play.orders(.countLoaded(count))
    }
    #expect(
      filters == [
        "state:pending", "state:pending is:decidable is:late", "state:pending is:decidable",
        "is:mine is:late", "is:mine state:open",
        "is:mine is:open",
      ]
    )
  }

  @Test func `a count that failed does not hold up the others`() {
    var (play, orders) = Self.asked()
    guard let first = orders.first(where: { if case .count = $0 { true } else { false } }) else {
      Issue.record("nothing is counted")
      return
    }
    let next = play.orders(.failed(first, "busy"))
    #expect(next.contains { if case .count = $0 { true } else { false } })
  }

  @Test func `another filter does not wait for the answer to the one before`() {
    var (play, _) = Self.asked()
    play.state.overlay = nil
    _ = play.orders(.input(.key(.character("/"))))
    let typed = play.orders(.input(.key(.character("l"))))
    #expect(Self.lists(typed) == [])
    let orders = Self.lists(play.orders(.woke(.filter(keys: 1))))
    #expect(orders.first?.query.filter == "(l) state:pending")
  }

  @Test func `a lost store is not asked, and asked for everything when it is back`() {
    var (play, _) = Self.asked()
    #expect(play.orders(.connectionLost(reason: "locked", nextTry: nil)) == [])
    #expect(play.orders(.input(.key(.down))) == [])
    #expect(play.orders(.input(.key(.character("R")))) == [.reconnect])
    let orders = play.orders(.connected)
    #expect(Self.lists(orders).count == 1)
    #expect(orders.contains(.loadPosture(nil)))
    #expect(orders.contains { if case .loadDetail = $0 { true } else { false } })
  }

  @Test func `an order that was underway when the store went away is not said to be written`() {
    var (play, commands) = AnsweringTests.sent()
    play.send(.connectionLost(reason: "disk I/O error", nextTry: nil))
    #expect(play.dialog?.waiting == nil)
    #expect(
      play.dialog?.notice
        == "disk I/O error: it is not known whether this was written · look again first"
    )
    play.press(.escape)
    #expect(play.state.overlay == nil)
    #expect(play.state.drafts.values.first?["reason"] == "needed for the report")
    #expect(commands.count == 1)
  }

  @Test func `an answer for another environment is dropped`() {
    var play = Playing(.posture)
    var other = Sample.posture()
    other.taskCount = 99
    play.send(.postureLoaded(.prod, other))
    #expect(play.state.posture.posture?.taskCount == 4)
  }

  @Test func `pages that are wanted together are asked for in turn`() {
    let rows = (1...400).map { Sample.row(Sample.request($0)) }
    var play = Playing(.approvals, requests: rows)
    play.send(.input(.key(.character("G"))))
    #expect(play.state.approvals.selected?.id == "AR-400")
    for _ in 0..<30 { play.send(.input(.key(.pageUp))) }
    for _ in 0..<30 { play.send(.input(.key(.pageDown))) }
    #expect(play.state.approvals.selected?.id == "AR-400")
  }
}
