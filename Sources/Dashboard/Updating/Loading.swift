import Governance
import TerminalUI

/// What is asked of the store, and how its answers are taken in.
enum Loading {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  /// All that is shown, asked for from the beginning.
  static func everything(_ state: inout State) -> [Effect] {
    state.counts.expire()
    return posture(&state) + MetricsUpdate.again(&state) + detailAgain(&state)
  }

  /// Somebody committed: rows in view are compared in place, what is new waits for `R`.
  static func storeChanged(_ state: inout State, _ revision: Int) -> [Effect] {
    state.session.revision = revision
    state.session.connection = .live
    state.counts.expire()
    _ = state.changeList { $0.refresh() }
    return posture(&state) + MetricsUpdate.again(&state) + detailAgain(&state)
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
    return state.changeList { list in
      if let subject = list.detailID.flatMap(Subject.init) { loads.append(subject.load) }
      return loads.prefix(1).flatMap { list.detailAsking.want($0) }
    } ?? []
  }

  // MARK: Answers

  static func take(_ event: Dashboard.Event, _ state: inout State) -> [Effect] {
    switch event {
    case .rowsLoaded(let question, let answer): take(answer, to: question, &state)
    case .countLoaded(let count): state.counts.take(count)
    case .matchingLoaded(let query, let rows): mark(rows, matching: query, &state)
    case .detailLoaded(let subject, let detail): return take(detail, of: subject, &state)
    case .postureLoaded(let environment, let posture):
      let again = state.posture.asking.settle(.loadPosture(environment))
      guard environment == state.environment else { return again }
      return again + PostureUpdate.take(posture, &state)
    case .metricsLoaded(let question, let metrics):
      return MetricsUpdate.take(metrics, answering: question, &state)
    case .panelLoaded(let panel, let answer): PanelUpdate.take(answer, for: panel, &state)
    case .metricRowsLoaded(let question, let answer):
      return MetricsUpdate.take(answer, to: question, &state)
    default: break
    }
    return []
  }

  /// An answer to a question that is no longer asked is dropped.
  private static func take(
    _ answer: ListAnswer,
    to question: ListQuestion,
    _ state: inout State
  ) {
    compare(&state, with: answer.rows.map(\.row))
    guard let screen = Dashboard.Screen(listing: question.query.kind) else { return }
    let asked = state.query(for: screen)
    state[list: screen].settle(question.request)
    guard question.query == asked else { return }
    state[list: screen].take(answer, answering: question.request)
  }

  /// What lies under an open dialog may have come with the list.
  private static func compare(_ state: inout State, with rows: [ScreenRow]) {
    guard case .dialog(let dialog) = state.overlay else { return }
    let ids = Set(dialog.act.rows.map(\.id))
    for row in rows where ids.contains(row.id) { Answering.compare(&state, with: row) }
  }

  private static func take(
    _ detail: ScreenDetail?,
    of subject: Subject,
    _ state: inout State
  ) -> [Effect] {
    if state[list: subject.screen].window.selected?.id == subject.id {
      state[list: subject.screen].detail = detail
      state[list: subject.screen].detailID = subject.id
    }
    Answering.compare(&state, with: detail?.row)
    return state[list: subject.screen].detailAsking.settle(subject.load)
  }

  private static func mark(_ rows: [ScreenRow], matching query: ListQuery, _ state: inout State) {
    guard let screen = Dashboard.Screen(listing: query.kind), query == state.marking(screen)
    else { return }
    state[list: screen].mark(only: rows)
    state.say("\(Names.grouped(state[list: screen].marked.count)) marked, all pages", .note)
  }
}

extension ListState {
  fileprivate mutating func take(
    _ answer: ListAnswer,
    answering request: PageRequest<ListedRow>
  ) {
    guard window.apply(answer.page, answering: request) else { return }
    isAnswered = true
    notes = answer.notes
    trouble = nil
    syncMarks()
  }

  fileprivate mutating func mark(only rows: [ScreenRow]) {
    window.mark(only: rows.map(\.id))
    marked = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
