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
    let query = state.query(for: state.screen)
    let loads = state.changeList { settle(&$0, query, rows: frame.list.rows) }
    return (loads ?? []) + MetricsUpdate.settle(&state) + counts(&state)
  }

  private static func settle(
    _ list: inout ListState,
    _ query: ListQuery,
    rows: Int
  ) -> [Effect] {
    if rows > 0, list.window.height != rows { list.window.resize(height: rows) }
    let question = list.nextQuestion().map { Effect.loadRows(ListQuestion(query, $0)) }
    return [question].compactMap(\.self) + detail(&list)
  }

  /// The record under the cursor, asked for once.
  private static func detail(_ list: inout ListState) -> [Effect] {
    guard let id = list.selected?.id, list.detailID != id, let load = Subject(id)?.load else {
      return []
    }
    return list.detailAsking.underway == load ? [] : list.detailAsking.want(load)
  }

  /// The numbers of the title first, then those of the tabs.
  private static func counts(_ state: inout State) -> [Effect] {
    let shown = state.screen.list == nil ? [] : [state.query(for: state.screen)]
    let waiting = TabsView.screens.compactMap { state.waitingQuery(on: $0) }
    let wanted = shown + [state.openRequests, state.yourLateRequests] + waiting
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
    case .panel(var shown):
      let pane = PanelView.pane(shown, state)
      let layout = pane.layout(in: frame.body.size)
      let height = pane.factHeight(layout, in: frame.body.size)
      shown.scroll.show(layout, height: height, of: shown.panel.title)
      state.overlay = .panel(shown)
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
    guard let size = frame.list.detail?.size, let pane = ListView.pane(state) else { return }
    let layout = pane.layout(in: size)
    let (height, now) = (pane.factHeight(layout, in: size), state.session.now)
    _ = state.changeList { $0.painted(layout, height: height, at: now) }
  }
}
