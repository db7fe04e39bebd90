import Governance
import TerminalUI

/// A list of records that name their own cells: only what such a list says itself is left to say.
protocol RecordScreen: ListScreen {
  static func cells(_ row: RecordRow, _ cells: RecordCells) -> [String: Span]
  static func flags(_ row: RecordRow, _ session: Session) -> Set<RowFlag>
  static func facts(_ detail: RecordDetail, _ facts: RecordFacts) -> ScreenFacts
}

extension RecordScreen {
  package static func cells(
    _ row: ScreenRow,
    _ state: Dashboard.State,
    nameWidth: Int
  ) -> [String: Span] {
    row.recordRow.map { cells($0, RecordCells(row: $0, session: state.session)) } ?? [:]
  }

  package static func flags(_ row: ScreenRow, _ session: Session) -> Set<RowFlag> {
    row.recordRow.map { flags($0, session) } ?? []
  }

  package static func facts(
    _ detail: ScreenDetail,
    _ state: Dashboard.State,
    isWhole: Bool
  ) -> ScreenFacts? {
    guard case .record(let detail) = detail else { return nil }
    return facts(detail, RecordFacts(row: detail.row, session: state.session))
  }

  package static func compactFacts(_ row: ScreenRow, _ session: Session) -> [StyledLine] {
    guard let row = row.recordRow else { return [] }
    let detail = RecordDetail(row: row)
    let facts = facts(detail, RecordFacts(row: row, session: session))
    return [StyledLine("")] + facts.facts.prefix(3).flatMap { $0.lines.prefix(1) }
      + [StyledLine(Wording.fit(" ⏎ read all of it", session.glyphs), Style(.muted))]
  }

  package static func counts(_ state: Dashboard.State) -> ListCounts? {
    guard let screen = Dashboard.Screen(listing: kind) else { return nil }
    guard let count = state.counts[state.query(for: screen)] else { return nil }
    let all = count.all
    guard resting != nil, all > count.matching else {
      return ListCounts(rows: count, nouns)
    }
    // Without a filter, what rests is hidden by nobody: the title tells both numbers.
    let number = ListCounts.number(count)
    return ListCounts(
      words: "\(number) of \(Names.grouped(all)) \(nouns.many)",
      short: number,
      all: state.filter(of: screen).isEmpty ? count.matching : all
    )
  }

  package static func availability(
    of action: Action,
    on row: ScreenRow,
    _ state: Dashboard.State
  ) -> Availability {
    guard action.writes, let row = row.recordRow else {
      return action == .blast ? .absent : .possible
    }
    return RecordActing.availability(of: action, on: row, state)
  }

  package static func act(
    for action: Action,
    on row: ScreenRow,
    _ state: Dashboard.State
  ) -> Act? {
    guard let row = row.recordRow else { return nil }
    return RecordActing.order(for: action, on: row, state).map(Act.record)
  }

  package static var yes: String { "approve" }
}
