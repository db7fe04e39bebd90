import Governance
import TerminalUI

/// What follows from any change: heights of lists, questions that are open, and what was on screen.
enum Arranging {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  /// Gives lists their heights and hands out what is to be asked.
  static func settle(_ state: inout State) -> [Effect] {
    let frame = ScreenFrame(state)
    // A store that does not answer is not asked: what is missing is asked for when it is back.
    if state.session.isStale { return [] }
    switch state.screen {
    case .posture: return counts(&state)
    case .access:
      settle(&state.access, rows: frame.list.rows)
      let query = state.query(for: .access)
      let question = state.access.nextQuestion().map { Effect.loadGrants(ListQuestion(query, $0)) }
      return [question].compactMap(\.self) + detail(&state.access, Subject.ofGrant) + counts(&state)
    case .approvals:
      settle(&state.approvals, rows: frame.list.rows)
      let query = state.query(for: .approvals)
      let question = state.approvals.nextQuestion().map {
        Effect.loadRequests(ListQuestion(query, $0))
      }
      return [question].compactMap(\.self) + detail(&state.approvals, Subject.ofRequest)
        + counts(&state)
    }
  }

  private static func settle<Row, Detail>(_ list: inout ListState<Row, Detail>, rows: Int) {
    if rows > 0, list.window.height != rows { list.window.resize(height: rows) }
  }

  /// The record under the cursor, asked for once.
  private static func detail<Row, Detail>(
    _ list: inout ListState<Row, Detail>,
    _ subject: (String) -> Subject
  ) -> [Effect] {
    guard let id = list.selected?.id, list.detailID != id else { return [] }
    let load = subject(id).load
    return list.detailAsking.underway == load ? [] : list.detailAsking.want(load)
  }

  /// The numbers of the title first, then those of the tabs.
  private static func counts(_ state: inout State) -> [Effect] {
    let shown = state.screen == .posture ? [] : [state.query(for: state.screen)]
    let wanted = shown + [state.openRequests, state.yourRequests, state.yourLateRequests]
    return state.counts.next(of: wanted).map { [.count($0)] } ?? []
  }

  // MARK: On screen

  /// The state as it is has been drawn: dialogs take keys from now on, facts in sight are read.
  static func painted(_ state: inout State) -> [Effect] {
    let frame = ScreenFrame(state)
    let glyphs = state.session.glyphs
    switch state.overlay {
    case .dialog(var dialog):
      dialog.form.painted(in: frame.whole, glyphs: glyphs)
      state.overlay = .dialog(dialog)
    case .text(var text):
      let pane = TextOverlayView.pane(text, glyphs)
      let layout = pane.layout(in: frame.body.size)
      text.scroll.show(
        layout,
        height: pane.factHeight(layout, in: frame.body.size),
        of: text.title
      )
      state.overlay = .text(text)
    case nil, .search:
      let before = state.detailExtent
      paintDetail(&state, frame)
      // The footer tells the place in a text whose length is known only now.
      let isNew = state.isOpen(state.screen) && state.detailExtent != before
      return isNew ? [.wake(.shown, after: .zero)] : Awaiting.drawn(state)
    default: break
    }
    return []
  }

  private static func paintDetail(_ state: inout State, _ frame: ScreenFrame) {
    guard let size = frame.list.detail?.size else { return }
    switch state.screen {
    case .access:
      guard let pane = AccessView.pane(state) else { return }
      let layout = pane.layout(in: size)
      state.access.painted(layout, height: pane.factHeight(layout, in: size))
    case .approvals:
      guard let pane = ApprovalsView.pane(state) else { return }
      let layout = pane.layout(in: size)
      state.approvals.painted(layout, height: pane.factHeight(layout, in: size))
    case .posture: break
    }
  }
}
