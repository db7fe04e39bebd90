import Governance
import TerminalUI

/// What is asked of the store, and how its answers are taken in.
enum Loading {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  /// All that is shown, asked for from the beginning.
  static func everything(_ state: inout State) -> [Effect] {
    forgetCounts(&state)
    return [.loadPosture(state.environment)] + detailAgain(&state)
  }

  /// Somebody committed: rows in view are compared in place, what is new waits for `R`.
  static func storeChanged(_ state: inout State, _ revision: Int) -> [Effect] {
    state.session.revision = revision
    state.session.connection = .live
    forgetCounts(&state)
    switch state.screen {
    case .access: state.access.window.refresh()
    case .approvals: state.approvals.window.refresh()
    case .posture: break
    }
    return [.loadPosture(state.environment)] + detailAgain(&state)
  }

  static func connected(_ state: inout State) -> [Effect] {
    let wasStale = state.session.isStale
    state.session.connection = .live
    guard wasStale else { return [] }
    return storeChanged(&state, state.session.revision)
  }

  /// Of many rows under one dialog, these are looked up one by one; the list tells of the others.
  private static let mostCompared = 20

  private static func forgetCounts(_ state: inout State) {
    state.access.countsAsked = []
    state.approvals.countsAsked = []
  }

  /// The record beside the list, and the one under an open dialog, as they are now.
  static func detailAgain(_ state: inout State) -> [Effect] {
    var effects: [Effect] = []
    switch state.screen {
    case .access:
      if let id = state.access.detailID { effects.append(.loadGrantDetail(Grant.ID(id))) }
    case .approvals:
      if let id = state.approvals.detailID {
        effects.append(.loadRequestDetail(AccessRequest.ID(id)))
      }
    case .posture: break
    }
    if case .dialog(let dialog) = state.overlay {
      effects += dialog.act.subjects.prefix(mostCompared).map(\.load).filter {
        !effects.contains($0)
      }
    }
    return effects
  }

  // MARK: Answers

  static func take(_ event: Dashboard.Event, _ state: inout State) -> [Effect] {
    switch event {
    case .grantsLoaded(let question, let answer):
      compare(&state, with: answer.rows.map(\.row))
      take(answer, to: question, asked: state.query(for: .access), &state.access)
    case .requestsLoaded(let question, let answer):
      compare(&state, with: answer.rows.map(\.row))
      take(answer, to: question, asked: state.query(for: .approvals), &state.approvals)
    case .countLoaded(let count): take(count, &state)
    case .matchingGrantsLoaded(let query, let rows):
      if query == state.marking(.access) { mark(rows, &state.access) }
    case .matchingRequestsLoaded(let query, let rows):
      if query == state.marking(.approvals) { mark(rows, &state.approvals) }
    case .grantDetailLoaded(let id, let detail):
      take(detail, of: id.text, &state.access)
      Answering.compare(&state, with: detail?.row)
    case .requestDetailLoaded(let id, let detail):
      take(detail, of: id.text, &state.approvals)
      Answering.compare(&state, with: detail?.row)
    case .postureLoaded(let posture): return PostureUpdate.take(posture, &state)
    default: break
    }
    if case .matchingGrantsLoaded = event { sayMarked(&state, state.access.marked.count) }
    if case .matchingRequestsLoaded = event { sayMarked(&state, state.approvals.marked.count) }
    return []
  }

  /// What lies under an open dialog may have come with the list.
  private static func compare(_ state: inout State, with rows: [RequestRow]) {
    guard case .dialog(let dialog) = state.overlay else { return }
    let ids = Set(dialog.act.requestRows.map(\.id))
    for row in rows where ids.contains(row.id) { Answering.compare(&state, with: row) }
  }

  private static func compare(_ state: inout State, with rows: [GrantRow]) {
    guard case .dialog(let dialog) = state.overlay else { return }
    let ids = Set(dialog.act.grantRows.map(\.id))
    for row in rows where ids.contains(row.id) { Answering.compare(&state, with: row) }
  }

  /// An answer to a question that is no longer asked is dropped.
  private static func take<Row, Detail>(
    _ answer: ListAnswer<Row>,
    to question: ListQuestion<Row>,
    asked: ListQuery,
    _ list: inout ListState<Row, Detail>
  ) {
    guard question.query == asked else { return }
    guard list.window.apply(answer.page, answering: question.request) else { return }
    list.notes = answer.notes
    list.trouble = nil
    list.syncMarks()
  }

  private static func take(_ count: ListCount, _ state: inout State) {
    switch count.query.kind {
    case .grants: state.access.keep(count)
    case .requests: state.approvals.keep(count)
    default: break
    }
  }

  private static func take<Row, Detail>(
    _ detail: Detail?,
    of id: String,
    _ list: inout ListState<Row, Detail>
  ) {
    if list.detailAsked == id { list.detailAsked = nil }
    guard list.window.selected?.id == id else { return }
    list.detail = detail
    list.detailID = id
  }

  private static func mark<Row, Detail>(_ rows: [Row], _ list: inout ListState<Row, Detail>) {
    list.window.mark(only: rows.map(\.id))
    list.marked = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func sayMarked(_ state: inout State, _ count: Int) {
    state.say("\(Names.grouped(count)) marked, all pages", .note)
  }
}

extension ListState {
  /// Only the counts that are asked for are kept, so that old filters do not pile up.
  fileprivate mutating func keep(_ count: ListCount) {
    guard countsAsked.contains(count.query) else { return }
    counts = counts.filter { countsAsked.contains($0.key) }
    counts[count.query] = count
  }
}
