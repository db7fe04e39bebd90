import Dashboard
import Governance
import Testing
import TerminalUI

/// Which columns are there at which width, in the declared order.
struct ColumnTests {
  static func shown(_ screen: Dashboard.Screen, _ width: Int) -> [String] {
    let state = Sample.state(screen, size: Size(width: width, height: 24))
    return TableLayout(state.columns, width: width).places.map(\.column.title)
  }

  @Test func `approvals at 80 columns`() {
    #expect(
      Self.shown(.approvals, 80) == ["DUE", "RISK", "ID", "WHO", "WANTS", "WHERE", "FOR", "VOTE"]
    )
  }

  @Test func `access at 80 columns`() {
    #expect(
      Self.shown(.access, 80) == [
        "STATE", "RISK", "PRINCIPAL", "ACCESS", "WHERE", "ENDS", "USED", "FLAGS",
      ]
    )
  }

  @Test(
    arguments: [
      (79, ["VOTE"]), (75, ["VOTE"]), (71, ["VOTE", "FOR"]), (67, ["VOTE", "FOR", "ID"]),
      (60, ["VOTE", "FOR", "ID", "WHERE"]),
    ])
  func `approvals lose their columns in the declared order`(width: Int, gone: [String]) {
    let all = Self.shown(.approvals, 80)
    #expect(Set(all).subtracting(Self.shown(.approvals, width)) == Set(gone))
  }

  @Test(
    arguments: [
      (79, ["USED"]), (73, ["USED", "ENDS"]), (67, ["USED", "ENDS", "RISK"]),
      (61, ["USED", "ENDS", "RISK", "WHERE"]),
    ])
  func `access loses its columns in the declared order`(width: Int, gone: [String]) {
    let all = Self.shown(.access, 80)
    #expect(Set(all).subtracting(Self.shown(.access, width)) == Set(gone))
  }

  @Test func `wider screens tell more`() {
    #expect(Set(Self.shown(.approvals, 110)).isSuperset(of: ["BY", "TICKET"]))
    #expect(!Self.shown(.approvals, 110).contains("RULE"))
    #expect(Set(Self.shown(.approvals, 130)).isSuperset(of: ["BY", "TICKET", "RULE", "LAPSES"]))
    #expect(Self.shown(.access, 100).contains("OWNER"))
    #expect(!Self.shown(.access, 100).contains("SOURCE"))
    #expect(Set(Self.shown(.access, 130)).isSuperset(of: ["OWNER", "SOURCE", "RULE"]))
    #expect(Self.shown(.access, 100).contains("REVIEW"))
    #expect(Self.shown(.access, 120).contains("RULE"))
    #expect(Self.shown(.access, 150).contains("PEERS"))
  }

  @Test(arguments: [
    (Dashboard.Screen.approvals, 40), (.access, 40), (.approvals, 20), (.access, 20),
  ])
  func `small screens keep what identifies a row`(screen: Dashboard.Screen, width: Int) {
    let state = Sample.state(screen, size: Size(width: width, height: 12))
    let ids = TableLayout(state.columns, width: width).places.map(\.column.id)
    #expect(ids.first == (screen == .access ? "state" : "due"))
    #expect(ids.contains(screen == .access ? "access" : "wants"))
  }

  @Test func `every column that sorts names its field once`() {
    for columns in [AccessScreen.allColumns, ApprovalsScreen.allColumns] {
      let fields = columns.compactMap(\.sort)
      #expect(Set(fields).count == fields.count)
      #expect(Set(columns.map(\.id)).count == columns.count)
    }
  }

  @Test func `a request that lapses before it is due tells that clock`() {
    let row = Sample.row(Sample.request(1, due: .hours(30), lapses: .hours(3)))
    let play = Playing(.approvals, requests: [row])
    #expect(play.rows[4].contains("  l3h "))
  }

  @Test func `a closed request tells its state instead of a clock`() {
    var request = Sample.request(1)
    request.state = .approved
    let play = Playing(.approvals, requests: [Sample.row(request)])
    #expect(play.rows[4].contains("appro"))
  }

  @Test func `nobody's access is marked as such`() {
    let play = Playing(.access, size: Size(width: 120, height: 24))
    let legacy = play.rows.first { $0.contains("ci-legacy") } ?? ""
    #expect(legacy.contains("OD··· -"))
  }

  @Test func `rows that would look alike get their ids`() {
    let twins = (1...2).map { Sample.row(Sample.grant($0, .standing), "ci", "s3:GetObject") }
    let play = Playing(.access, grants: twins)
    #expect(play.text.contains("GR-1"))
    #expect(play.rows.contains { $0.contains("s3:") && $0.contains("GR-2") })
  }
}
