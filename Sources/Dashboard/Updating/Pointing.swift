import Governance
import TerminalUI

/// The mouse looks: a click is the cursor, a second one Enter, the wheel moves, a head sorts; never an act.
enum Pointing {
  static func take(_ mouse: Mouse, _ state: inout Dashboard.State) -> [Dashboard.Effect] {
    guard state.settings.usesMouse, state.overlay == nil else { return [] }
    switch mouse.kind {
    case .wheelUp: return Acting.perform(.up, &state)
    case .wheelDown: return Acting.perform(.down, &state)
    case .click, .doubleClick: return click(mouse, &state)
    }
  }

  private static func click(_ mouse: Mouse, _ state: inout Dashboard.State) -> [Dashboard.Effect] {
    let frame = ScreenFrame(state)
    let place = mouse.position
    if place.row == frame.tabs?.row {
      let tabs = TabsView.tabs(state)
      guard let index = tabs.tab(at: place.column, width: state.size.width) else { return [] }
      return Going.to(TabsView.screens[index], &state)
    }
    guard frame.list.table.contains(place), !state.isOpen(state.screen) else { return [] }
    let line = place.row - frame.list.table.row - (frame.isCompact ? 0 : 1)
    guard line >= 0 else { return sort(at: place.column, frame, &state) }
    let isSecond = select(line, &state)
    return isSecond || mouse.kind == .doubleClick ? Acting.perform(.open, &state) : []
  }

  /// Puts the cursor on a line; `true` when it was there already.
  private static func select(_ line: Int, _ state: inout Dashboard.State) -> Bool {
    state.changeList { list in
      let visible = list.window.visible
      guard visible.indices.contains(line) else { return false }
      let wasThere = visible[line].isSelected
      list.window.select(visible[line].row.id)
      return wasThere
    } ?? false
  }

  private static func sort(
    at column: Int,
    _ frame: ScreenFrame,
    _ state: inout Dashboard.State
  ) -> [Dashboard.Effect] {
    let layout = TableLayout(
      state.columns,
      width: frame.list.table.width,
      scrolledBy: state.list?.columnScroll ?? 0
    )
    let place = layout.places.first { ($0.start..<$0.start + $0.width).contains(column) }
    let field = place.flatMap { place in
      Picking.columns(of: state).first { $0.id == place.column.id }?.sort
    }
    guard let field else { return [] }
    return Picking.take(.taken([field]), .sort, &state)
  }
}
