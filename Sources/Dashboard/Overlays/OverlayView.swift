import TerminalUI

/// What lies over a screen, drawn over it.
enum OverlayView {
  static func draw(
    _ overlay: Overlay,
    _ state: Dashboard.State,
    _ frame: ScreenFrame,
    on canvas: inout Canvas
  ) {
    let glyphs = state.session.glyphs
    let area = Rect(size: state.size)
    switch overlay {
    case .filter(let typing): draw(typing, state, on: &canvas)
    case .palette(let palette): palette.draw(on: &canvas, in: area)
    case .picker(let picker, _): picker.draw(on: &canvas, in: area)
    case .actions(let menu): menu.draw(on: &canvas, in: area)
    case .help(let list): HelpOverlay(list, glyphs: glyphs).draw(on: &canvas, in: area)
    case .path(let typing): draw(typing, glyphs, on: &canvas, in: frame.footer)
    case .dialog(let dialog): FormDialog(dialog.form, glyphs: glyphs).draw(on: &canvas, in: area)
    case .text: break
    }
  }

  /// The filter takes the two last lines, so that the rows it changes stay in sight.
  private static func draw(
    _ typing: FilterTyping,
    _ state: Dashboard.State,
    on canvas: inout Canvas
  ) {
    let rect = Rect(
      row: state.size.height - 2,
      column: 0,
      width: state.size.width,
      height: 2
    )
    canvas.fill(rect)
    let count =
      state.screen == .approvals
      ? state.counts[state.query(for: .approvals)]
      : state.counts[state.query(for: .access)]
    let matching = count.map { "\(TitleView.number($0)) match" } ?? ""
    let note = typing.note.isEmpty ? matching : typing.note
    FilterLine(
      typing.field,
      problem: typing.problem,
      completion: Filtering.completion(typing, state),
      note: note.isEmpty ? "Tab completes, Esc puts back what was" : note,
      glyphs: state.session.glyphs
    ).draw(on: &canvas, in: rect)
  }

  private static func draw(
    _ typing: PathTyping,
    _ glyphs: Glyphs,
    on canvas: inout Canvas,
    in rect: Rect
  ) {
    canvas.fill(rect)
    let words = "write to "
    canvas.draw(words, at: Position(row: rect.row, column: 1), Style(.accent, .bold))
    TextFieldView(typing.field, glyphs: glyphs)
      .draw(on: &canvas, in: rect.inset(left: 1 + words.count, right: 1))
  }
}

/// Facts over the whole pane.
enum TextOverlayView {
  static func pane(_ text: TextOverlay, _ glyphs: Glyphs) -> DetailPane {
    DetailPane(
      title: StyledLine(text.title, Style(.title, .bold)),
      facts: text.facts,
      scroll: text.scroll,
      hasFocus: true,
      labelWidth: 10,
      showsAll: true,
      glyphs: glyphs
    )
  }
}
