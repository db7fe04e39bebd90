import TerminalUI

/// A panel over the whole pane.
enum PanelView {
  static func pane(_ shown: PanelOverlay, _ state: Dashboard.State) -> DetailPane {
    let facts = PanelFacts(shown.panel, shown.answer, state)
    return DetailPane(
      title: StyledLine(shown.panel.title, Style(.title, .bold)),
      facts: facts.facts,
      scroll: shown.scroll,
      hasFocus: true,
      labelWidth: facts.labelWidth,
      showsAll: true,
      glyphs: state.session.glyphs
    )
  }
}
