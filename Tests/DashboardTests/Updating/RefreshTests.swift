import Dashboard
import Governance
import Testing
import TerminalUI

/// What others commit while somebody reads.
struct RefreshTests {
  @Test func `a commit asks for what is shown and nothing else`() {
    var play = Playing(.approvals)
    let orders = play.orders(.storeChanged(revision: 7))
    #expect(orders.contains(.loadPosture(nil)))
    #expect(orders.contains(.loadDetail(.request("AR-2030"))))
    #expect(orders.contains(.count(play.state.openRequests)))
    #expect(
      !orders.contains { order in
        guard case .loadRows(let question) = order else { return false }
        return question.query.kind != .requests
      }
    )
    let isAgain = orders.contains { order in
      guard case .loadRows(let question) = order, case .again = question.request.part else {
        return false
      }
      return true
    }
    #expect(isAgain)
    #expect(play.state.session.revision == 7)
  }

  @Test func `the cursor stays on its row and its line, new rows wait for R`() {
    var play = Playing(.approvals)
    play.press(.down, .down)
    let line = play.state.approvals.window.line
    play.requests.insert(Sample.row(Sample.request(2_099, due: .minutes(5))), at: 0)
    play.send(.storeChanged(revision: 2))
    #expect(play.state.approvals.selected?.id == "AR-2044")
    #expect(play.state.approvals.window.line == line)
    #expect(!play.text.contains("AR-2099"))
    #expect(play.text.contains("1 new, R shows it"))
    play.press(.character("R"))
    #expect(play.state.approvals.selected?.id == "AR-2044")
    #expect(!play.text.contains("R shows it"))
    play.press(.character("g"))
    #expect(play.state.approvals.selected?.id == "AR-2099")
  }

  @Test func `a row that changed is marked and shown as it is`() {
    var play = Playing(.approvals)
    play.requests[2] = Sample.row(Sample.voted(Sample.training.request, by: Sample.ben))
    play.send(.storeChanged(revision: 2))
    let row = play.rows.first { $0.contains("AR-2044") } ?? ""
    #expect(row.contains("~"))
    #expect(row.contains("1/2"))
  }

  @Test func `a row that is gone keeps its place until R`() {
    var play = Playing(.approvals)
    play.requests.remove(at: 1)
    play.send(.storeChanged(revision: 2))
    #expect(play.text.contains("AR-2041"))
    play.press(.character("R"))
    #expect(!play.text.contains("AR-2041"))
  }

  @Test func `a following list takes changes in as they come`() {
    var play = Playing(.approvals)
    play.press(.character("F"))
    #expect(play.state.message?.text.hasPrefix("follows") == true)
    play.requests.insert(Sample.row(Sample.request(2_099, due: .minutes(5))), at: 0)
    play.send(.storeChanged(revision: 2))
    #expect(play.text.contains("AR-2099"))
    play.press(.character("F"))
    #expect(!play.state.approvals.window.isFollowing)
  }

  @Test func `the record beside the list follows at once`() {
    var play = Playing(.approvals)
    play.press(.down, .down)
    play.requests[2] = Sample.row(Sample.voted(Sample.training.request, by: Sample.ben))
    play.send(.storeChanged(revision: 2))
    #expect(play.text.contains("ben yes as approver"))
  }

  @Test func `an answer to an older filter is dropped`() {
    var play = Playing(.approvals)
    let question = ListQuestion(
      ListQuery(.requests, filter: "old"),
      PageRequest(.first, limit: 50, generation: 0)
    )
    play.send(.rowsLoaded(question, ListAnswer([])))
    #expect(play.state.approvals.window.rows.count == 5)
  }

  @Test func `a count of another question is dropped`() {
    var play = Playing(.approvals)
    let stray = ListCount(
      query: ListQuery(.requests, filter: "old"),
      matching: 99,
      isCapped: false,
      all: 99,
      hiddenLate: 0
    )
    play.send(.countLoaded(stray))
    #expect(play.state.counts[stray.query] == nil)
  }

  @Test func `a late record of another row is dropped`() {
    var play = Playing(.approvals)
    play.send(.detailLoaded(.request("AR-2044"), .request(Sample.detail(Sample.training))))
    #expect(play.state.approvals.detailID == "AR-2030")
  }

  @Test func `what was committed while a screen was away is compared when it is back`() {
    var play = Playing(.approvals)
    play.press(.character("2"))
    play.requests[0] = Sample.row(Sample.voted(Sample.lateRequest.request, by: Sample.mei))
    play.send(.storeChanged(revision: 2))
    play.press(.character("3"))
    #expect(play.state.approvals.selected?.requestRow?.request.votes.count == 1)
  }

  @Test func `fifty changes a second never hit the wrong row`() {
    var random = SeededRandom(7)
    var play = Playing(.approvals, requests: Self.lowRows)
    var hits = 0
    for round in 0..<200 {
      for _ in 0..<Int.random(in: 0...3, using: &random) { play.press(.down) }
      if play.state.approvals.window.cursor > 20 { play.press(.character("g")) }
      guard let target = play.state.approvals.selected else { continue }
      let before = play.performed.count
      play.press(.character("a"))
      // Others change rows between the key and the confirmation.
      play.shuffle(using: &random, keeping: target.id)
      play.send(.storeChanged(revision: round))
      play.press(.tab, .enter)
      let written = play.performed.dropFirst(before).flatMap(\.self)
      for case .approve(let decision) in written {
        hits += 1
        #expect(decision.request.text == target.id)
        #expect(decision.seenVersion == target.requestRow?.request.version)
      }
      play.send(.failed(.perform(written), "stopped"))
      play.press(.escape, .escape)
    }
    #expect(hits > 100)
  }

  static let lowRows = (1...40).map { number in
    Sample.row(Sample.request(number, risk: Sample.risk(12), environment: .dev))
  }
}

extension Playing {
  fileprivate mutating func shuffle(using random: inout SeededRandom, keeping id: String) {
    let count = requests.count
    for _ in 0..<5 {
      let (one, other) = (
        Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random)
      )
      requests.swapAt(one, other)
      let changed = Int.random(in: 0..<count, using: &random)
      guard requests[changed].id != id else { continue }
      var request = requests[changed].request
      request.version += 1
      requests[changed] = Sample.row(request)
    }
  }
}
