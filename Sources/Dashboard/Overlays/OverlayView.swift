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
    case .search(let typing): draw(typing, state, on: &canvas)
    case .palette(let palette): palette.draw(on: &canvas, in: area)
    case .picker(let picker, _): picker.draw(on: &canvas, in: area)
    case .actions(let menu): menu.draw(on: &canvas, in: area)
    case .help(let list): HelpOverlay(list, glyphs: glyphs).draw(on: &canvas, in: area)
    case .path(let typing): draw(typing, glyphs, on: &canvas, in: frame.footer)
    case .dialog(let dialog): FormDialog(dialog.form, glyphs: glyphs).draw(on: &canvas, in: area)
    case .text, .panel: break
    }
  }

  /// The filter takes the last lines, so that the rows it changes stay in sight: what is typed, how it
  /// was read or what is wrong, and where there is room what could stand at the cursor.
  private static func draw(
    _ typing: FilterTyping,
    _ state: Dashboard.State,
    on canvas: inout Canvas
  ) {
    let glyphs = state.session.glyphs
    let height = state.size.height >= 20 ? 3 : 2
    let rect = Rect(size: state.size).inset(top: state.size.height - height)
    canvas.fill(rect)
    FilterLine(
      typing.field,
      problem: typing.problem,
      completion: Filtering.completion(typing, state),
      note: note(typing, state),
      glyphs: glyphs
    ).draw(on: &canvas, in: rect.inset(bottom: height - 2))
    if height > 2 {
      let words = Wording.fit(suggestions(typing, state), glyphs)
      canvas.draw(
        [StyledLine(words, Style(.muted))],
        in: rect.inset(top: 2, left: 3, right: 1),
        glyphs: glyphs
      )
    }
  }

  /// `31 match · env is prod`; until the rows are counted only how it was read.
  private static func note(_ typing: FilterTyping, _ state: Dashboard.State) -> String {
    let isApplied =
      state.filter(of: state.screen) == String(typing.field.text.drop(while: \.isWhitespace))
    let count = isApplied ? state.counts[state.query(for: state.screen)] : nil
    let matching = count.map { "\(ListCounts.number($0)) match" } ?? ""
    return Wording.joined([matching, typing.reading], state.session.glyphs)
  }

  private static func suggestions(_ typing: FilterTyping, _ state: Dashboard.State) -> String {
    let words = Filtering.suggestions(typing, state)
    return words.isEmpty
      ? "Tab completes · ↑ ↓ history · ⏎ keeps · Esc puts back what was"
      : "Tab  " + words.joined(separator: " ")
  }

  private static func draw(
    _ typing: SearchTyping,
    _ state: Dashboard.State,
    on canvas: inout Canvas
  ) {
    let rect = Rect(size: state.size).line(state.size.height - 1)
    canvas.fill(rect)
    let glyphs = state.session.glyphs
    FilterLine(typing.field, note: Wording.fit(Searching.note(state), glyphs), glyphs: glyphs)
      .draw(on: &canvas, in: rect)
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
