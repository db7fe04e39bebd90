import Governance
import TerminalUI

/// What is asked of the store, and how its answers are taken in.
enum Loading {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  /// All that is shown, asked for from the beginning.
  static func everything(_ state: inout State) -> [Effect] {
    state.counts.expire()
    return posture(&state) + detailAgain(&state)
  }

  /// Somebody committed: rows in view are compared in place, what is new waits for `R`.
  static func storeChanged(_ state: inout State, _ revision: Int) -> [Effect] {
    state.session.revision = revision
    state.session.connection = .live
    state.counts.expire()
    switch state.screen {
    case .access: state.access.refresh()
    case .approvals: state.approvals.refresh()
    case .posture: break
    }
    return posture(&state) + detailAgain(&state)
  }

  static func connected(_ state: inout State) -> [Effect] {
    let wasStale = state.session.isStale
    state.session.connection = .live
    guard wasStale else { return [] }
    return storeChanged(&state, state.session.revision)
  }

  static func posture(_ state: inout State) -> [Effect] {
    state.posture.asking.want(.loadPosture(state.environment))
  }

  /// The record beside the list, and the one under an open dialog, as they are now.
  static func detailAgain(_ state: inout State) -> [Effect] {
    var loads: [Effect] = []
    if case .dialog(let dialog) = state.overlay, dialog.act.subjects.count == 1 {
      loads += dialog.act.subjects.map(\.load)
    }
    switch state.screen {
    case .access:
      if let id = state.access.detailID { loads.append(.loadGrantDetail(Grant.ID(id))) }
      return loads.prefix(1).flatMap { state.access.detailAsking.want($0) }
    case .approvals:
      if let id = state.approvals.detailID {
        loads.append(.loadRequestDetail(AccessRequest.ID(id)))
      }
      return loads.prefix(1).flatMap { state.approvals.detailAsking.want($0) }
    case .posture: return []
    }
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
    case .countLoaded(let count): state.counts.take(count)
    case .matchingGrantsLoaded(let query, let rows):
      if query == state.marking(.access) { mark(rows, &state.access) }
    case .matchingRequestsLoaded(let query, let rows):
      if query == state.marking(.approvals) { mark(rows, &state.approvals) }
    case .grantDetailLoaded(let id, let detail):
      take(detail, of: id.text, &state.access)
      Answering.compare(&state, with: detail?.row)
      return state.access.detailAsking.settle(.loadGrantDetail(id))
    case .requestDetailLoaded(let id, let detail):
      take(detail, of: id.text, &state.approvals)
      Answering.compare(&state, with: detail?.row)
      return state.approvals.detailAsking.settle(.loadRequestDetail(id))
    case .postureLoaded(let environment, let posture):
      let again = state.posture.asking.settle(.loadPosture(environment))
      guard environment == state.environment else { return again }
      return again + PostureUpdate.take(posture, &state)
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
    list.settle(question.request)
    guard question.query == asked else { return }
    guard list.window.apply(answer.page, answering: question.request) else { return }
    list.isAnswered = true
    list.notes = answer.notes
    list.trouble = nil
    list.syncMarks()
  }

  private static func take<Row, Detail>(
    _ detail: Detail?,
    of id: String,
    _ list: inout ListState<Row, Detail>
  ) {
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
