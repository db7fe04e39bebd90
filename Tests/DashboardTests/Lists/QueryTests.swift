import Governance
import Testing
import TerminalUI

import Dashboard

/// What screens ask the store for.
struct QueryTests {
  @Test(
    arguments: [
      ("", "state:pending"), ("env:prod", "(env:prod) state:pending"),
      ("state:approved", "state:approved"), ("id:=AR-2", "id:=AR-2"),
      ("lin or ada", "(lin or ada) state:pending"), ("-state:denied lin", "-state:denied lin"),
      ("(a or (b state:expired))", "(a or (b state:expired))"), ("STATE:denied", "STATE:denied"),
      ("@mine", "(@mine) state:pending"),
    ])
  func `approvals show open requests until others are asked for`(typed: String, asked: String) {
    #expect(ApprovalsScreen.effective(typed) == asked)
  }

  @Test func `environment, sort and zone go with the question`() {
    var state = Sample.state(.access)
    state.environment = .prod
    state.access.sort = "risk"
    state.access.isReversed = true
    state.access.filter = "is:orphaned"
    let query = state.query(for: .access)
    #expect(query.kind == .grants)
    #expect(query.filter == "is:orphaned")
    #expect(query.environment == .prod)
    #expect(query.sort == "risk")
    #expect(query.descending)
    #expect(query.zoneOffset == 7_200)
  }

  @Test func `the numbers on tabs do not depend on filter or environment`() {
    var state = Sample.state(.approvals)
    state.environment = .prod
    state.approvals.filter = "lin"
    #expect(state.openRequests.filter == "state:pending")
    #expect(state.yourRequests.environment == nil)
    #expect(state.yourLateRequests.filter == "state:pending is:decidable is:late")
  }

  @Test(
    arguments: [
      ("AR-2044", "AR-2044"), ("ar-2044", "AR-2044"), ("gr-7", "GR-7"), ("AR-", nil), ("AR", nil),
      ("ex-1", "EX-1"), ("#18", "#18"), ("PB-1", nil), ("AR-12x", nil), ("AR-1-2", nil), ("", nil),
      ("AR-٣", nil),
    ])
  func `ids are taken in any case, and only of what a screen shows`(typed: String, id: String?) {
    #expect(Subject(typed)?.id == id)
  }
}
