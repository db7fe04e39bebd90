package import Governance
package import TerminalUI

/// The ledger: who did what, when, through which door, and why.
package enum AuditScreen: ListScreen {
  package static let kind = ListKind.ledger
  package static let schema = FilterSchema.ledger
  package static let title = "Audit"
  package static let nouns = (one: "entry", many: "entries")
  package static let ownOrder = (short: "newest first", long: "the newest entry first")
  package static let nameColumn = "what"
  package static let yes = "approve"

  package static let allColumns: [ScreenColumn] = [
    ScreenColumn(TableColumn("seq", "SEQ", .fixed(7), alignment: .right, drop: 3), sort: "seq"),
    ScreenColumn(TableColumn("at", "TIME (Z)", .fixed(12), isPinned: true), sort: "at"),
    ScreenColumn(TableColumn("who", "WHO", .between(9, 18))),
    ScreenColumn(TableColumn("did", "DID", .between(15, 22))),
    ScreenColumn(TableColumn("what", "WHAT", .fill(17))),
    ScreenColumn(TableColumn("sig", "SIG", .fixed(3), drop: 2)),
    ScreenColumn(TableColumn("via", "VIA", .fixed(5), drop: 1)),
    ScreenColumn(TableColumn("why", "WHY", .between(20, 40), from: 100)),
    ScreenColumn(TableColumn("from", "FROM", .fixed(16), from: 140)),
  ]

  package static let compactColumns: [(id: String, width: TableColumn.Width, drop: Int?)] = [
    ("at", .fixed(11), 1), ("who", .fixed(8), nil), ("what", .fill(10), nil),
  ]

  package static func cells(
    _ row: ScreenRow,
    _ state: Dashboard.State,
    nameWidth: Int
  ) -> [String: Span] {
    guard let row = row.entryRow else { return [:] }
    let (entry, moments) = (row.entry, Moments(state.session))
    // What has no name of its own is called by its id, once.
    let name = row.what == entry.subject ? "" : Names.short(row.what)
    let what = Wording.joined([entry.subject, name], state.session.glyphs)
    return [
      "seq": Span("\(entry.sequence)", Style(.muted)), "at": Span(moments.inTable(entry.at)),
      "who": Span(who(row)), "did": Span(LedgerWords.did(entry.kind)), "what": Span(what),
      "sig": Span("–", Style(.muted)), "via": Span(via(entry.origin.channel)),
      "why": Span(row.reason ?? ""), "from": Span(entry.origin.clientAddress ?? ""),
    ]
  }

  /// A name that was only claimed says so.
  private static func who(_ row: LedgerRow) -> String {
    row.entry.actor.claimed ? "as \(row.who)" : row.who
  }

  private static func via(_ channel: Origin.Channel) -> String {
    switch channel {
    case .dashboard: "tui"
    case .enforcement: "enf"
    case .import: "imp"
    case .library: "lib"
    default: channel.rawValue
    }
  }

  package static func flags(_ row: ScreenRow, _ session: Session) -> Set<RowFlag> { [] }

  package static func facts(
    _ detail: ScreenDetail,
    _ state: Dashboard.State,
    isWhole: Bool
  ) -> ScreenFacts? {
    guard case .entry(let row) = detail else { return nil }
    return EntryFacts(row: row, session: state.session).all
  }

  package static func compactFacts(_ row: ScreenRow, _ session: Session) -> [StyledLine] {
    guard let row = row.entryRow else { return [] }
    return [
      StyledLine(""), StyledLine(" \(row.id) \(LedgerWords.did(row.entry.kind))"),
      StyledLine(" \(row.entry.subject) \(row.what)"), StyledLine(" \(row.reason ?? "")"),
    ]
  }

  package static func nothing(_ state: Dashboard.State) -> String {
    "nothing was ever recorded, or you may not read it: personas auditor and security may"
  }

  package static func counts(_ state: Dashboard.State) -> ListCounts? {
    state.counts[state.query(for: .audit)].map { ListCounts(rows: $0, nouns) }
  }

  package static func availability(
    of action: Action,
    on row: ScreenRow,
    _ state: Dashboard.State
  ) -> Availability {
    action.isVerbOnRow ? .absent : .possible
  }

  package static func act(
    for action: Action,
    on row: ScreenRow,
    _ state: Dashboard.State
  ) -> Act? { nil }
}
