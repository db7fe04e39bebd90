package import Governance
package import TerminalUI

/// The requests that wait for a decision, and all that an approver needs beside them.
package enum ApprovalsScreen: ListScreen {
  package static let kind = ListKind.requests
  package static let schema = FilterSchema.requests
  package static let title = "Approvals"
  package static let nouns = (one: "request", many: "requests")
  package static let ownOrder = (
    short: "urgent", long: "about to breach, then score, then age; not yours last"
  )
  package static let nameColumn = "who"
  package static let yes = "approve"

  package static let allColumns: [ScreenColumn] = [
    ScreenColumn(
      TableColumn("due", "DUE", .fixed(5), alignment: .right, isPinned: true),
      sort: "due"
    ),
    ScreenColumn(TableColumn("risk", "RISK", .fixed(5), alignment: .right), sort: "risk"),
    ScreenColumn(TableColumn("id", "ID", .fixed(7), drop: 3, isPinned: true), sort: "id"),
    ScreenColumn(TableColumn("who", "WHO", .between(14, 24)), sort: "who"),
    ScreenColumn(TableColumn("wants", "WANTS", .fill(19)), sort: "access"),
    ScreenColumn(TableColumn("where", "WHERE", .between(12, 26), drop: 4), sort: "resource"),
    ScreenColumn(
      TableColumn("for", "FOR", .fixed(3), alignment: .right, drop: 2),
      sort: "for"
    ),
    ScreenColumn(
      TableColumn("vote", "VOTE", .fixed(4), alignment: .right, drop: 1),
      sort: "votes"
    ),
    ScreenColumn(TableColumn("by", "BY", .fixed(10), from: 100), sort: "by"),
    ScreenColumn(TableColumn("ticket", "TICKET", .fixed(10), from: 100), sort: "ticket"),
    ScreenColumn(TableColumn("rule", "RULE", .fixed(16), from: 120), sort: "rule"),
    ScreenColumn(
      TableColumn("lapses", "LAPSES", .fixed(6), alignment: .right, from: 120),
      sort: "lapses"
    ),
  ]

  package static let compactColumns: [(id: String, width: TableColumn.Width, drop: Int?)] = [
    ("due", .fixed(5), nil), ("risk", .fixed(4), 1), ("who", .fixed(8), 2),
    ("wants", .fill(10), nil),
  ]

  package static let resting: RestingFilter? = RestingFilter("state:pending")

  package static func cells(
    _ row: ScreenRow,
    _ state: Dashboard.State,
    nameWidth: Int
  ) -> [String: Span] {
    row.requestRow.map { RequestCells(state, nameWidth: nameWidth).cells($0) } ?? [:]
  }

  package static func flags(_ row: ScreenRow, _ session: Session) -> Set<RowFlag> {
    guard let row = row.requestRow, row.state == .pending else { return [] }
    if !row.mayDecide { return [.barred] }
    return row.request.terms.dueAt <= session.now ? [.late] : []
  }

  package static func facts(
    _ detail: ScreenDetail,
    _ state: Dashboard.State,
    isWhole: Bool
  ) -> ScreenFacts? {
    guard let detail = detail.requestDetail else { return nil }
    let facts = RequestFacts(detail: detail, session: state.session, isWhole: isWhole)
    return ScreenFacts(title: facts.title, facts: facts.all)
  }

  package static func compactFacts(_ row: ScreenRow, _ session: Session) -> [StyledLine] {
    guard let row = row.requestRow else { return [] }
    let content = row.request.content
    let glyphs = session.glyphs
    let place = content.items.first.map { Names.place(content.environment, $0.resource) } ?? ""
    let votes = "vote \(row.request.approvals.count) of \(row.request.neededVotes)"
    let item = content.items.first
    return [
      StyledLine(""),
      StyledLine(
        " \(row.id) \(place) \(Spell.exact(content.duration)) \(glyphs.dot) \(votes)"
      ),
      StyledLine(
        " \(Names.count(item?.permissions ?? 0, "permission")), \(item?.administrative ?? 0) administrative"
      ),
      StyledLine([
        Span(" "), Risks.span(row.risk, inWords: true), Span(": " + Risks.shares(row.risk)),
      ]),
      StyledLine(Wording.fit(" ⏎ read all of it before a, d", glyphs), Style(.muted)),
    ]
  }

  package static func nothing(_ state: Dashboard.State) -> String {
    if state.counts[state.query(for: .approvals)]?.all ?? 0 == 0 {
      return "no request was ever made here · + on Access makes one, govtop demo shows how it looks"
    }
    return "nothing waits for anybody · `/ state:approved` shows what was decided"
  }

  package static func counts(_ state: Dashboard.State) -> ListCounts? {
    let counts = state.counts
    guard let open = counts[state.openRequests], let yours = counts[state.yourRequests] else {
      return nil
    }
    let late = counts[state.yourLateRequests].map(\.matching) ?? 0
    let tail = late > 0 ? " \(state.session.glyphs.dot) \(late) late" : ""
    let (mine, all) = (ListCounts.number(yours), ListCounts.number(open))
    return ListCounts(
      words: "\(mine) yours of \(all) open\(tail)",
      short: "\(mine)/\(all)",
      all: open.matching
    )
  }

  // MARK: Verbs

  package static func availability(
    of action: Action,
    on row: ScreenRow,
    _ state: Dashboard.State
  ) -> Availability {
    guard let row = row.requestRow else { return .absent }
    switch action {
    case .approve, .deny:
      return Deciding.vote(row, state.approvals, state.session, isInSight: state.showsDetail)
    case .ask: return Deciding.ask(row, state.session)
    case .end: return Deciding.cancel(row, state.session)
    case .takeBack: return Deciding.takeBack(row, state.session)
    case .blast, .reduce, .handOver, .remediate, .review, .signOff: return .absent
    default: return .possible
    }
  }

  package static func availability(
    of action: Action,
    onMarked list: ListState
  ) -> Availability? {
    guard action == .approve, !list.marked.isEmpty else { return nil }
    return Deciding.bulkApprove(list.markedRows.compactMap(\.requestRow))
  }

  package static func act(
    for action: Action,
    on row: ScreenRow,
    _ state: Dashboard.State
  ) -> Act? {
    guard let row = row.requestRow else { return nil }
    switch action {
    case .approve:
      let marked = state.approvals.markedRows.compactMap(\.requestRow)
      return marked.isEmpty ? .approve(row) : .approveMarked(marked)
    case .deny: return .deny(row)
    case .ask:
      return row.request.content.requester == state.session.viewer.person.id
        ? .answer(row) : .ask(row)
    case .end: return .cancel(row)
    case .takeBack where row.state == .pending: return .withdrawVote(row)
    case .takeBack: return row.request.grants.first.map { .revokeOpened(row, $0) }
    case .new: return NewRequest(again: row, for: state.session.viewer).map(Act.request)
    default: return nil
    }
  }
}
