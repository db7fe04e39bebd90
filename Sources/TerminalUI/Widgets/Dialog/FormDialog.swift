/// A dialog on screen: what is decided in facts that foreign text cannot reach, what is asked,
/// buttons.
package struct FormDialog: Widget, Hashable {
  package var state: DialogState
  package var glyphs: Glyphs

  package init(_ state: DialogState, glyphs: Glyphs = .unicode) {
    self.state = state
    self.glyphs = glyphs
  }

  /// How its lines are divided on a screen of this size.
  package func layout(in size: Size) -> DialogLayout {
    DialogLayout(state, in: size, glyphs: glyphs)
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let layout = layout(in: Size(width: rect.width, height: rect.height))
    let keys = "\(glyphs.enter) next field   Tab move   Esc leave, text is kept"
    let frame = Frame(
      title: state.dialog.title,
      corner: state.dialog.corner,
      footer: state.waiting ?? (state.isOutdated ? "" : keys),
      footerCorner: state.dialog.status,
      glyphs: glyphs
    )
    let place = Frame.centered(width: layout.width, height: layout.height, in: rect)
    let inside = frame.draw(on: &canvas, in: place)
    guard !inside.isEmpty else { return }
    canvas.clipped(to: inside) { canvas in
      drawFacts(on: &canvas, in: inside, layout)
      var row = layout.factHeight + (layout.showsBlanks ? 1 : 0)
      if !state.isOutdated {
        for index in state.fields.indices {
          drawField(index, on: &canvas, in: inside.line(row))
          row += 1
          guard layout.showsHints, !state.fields[index].hint.isEmpty else { continue }
          drawHint(state.fields[index].hint, on: &canvas, in: inside.line(row))
          row += 1
        }
        if let word = state.dialog.word {
          drawWord(word, on: &canvas, in: inside.line(row))
          row += 1
        }
      }
      drawNotice(on: &canvas, in: inside.line(row))
      drawButtons(on: &canvas, in: inside.line(inside.height - 1))
    }
  }

  private func drawFacts(on canvas: inout Canvas, in inside: Rect, _ layout: DialogLayout) {
    let lines = layout.facts.lines.dropFirst(state.facts.top).prefix(layout.factHeight)
    for (offset, line) in lines.enumerated() {
      let row = inside.line(offset)
      let place = Position(row: row.row, column: row.column)
      line.text.draw(on: &canvas, at: place, width: row.width, glyphs: glyphs)
      line.aside.drawRight(on: &canvas, in: row, glyphs: glyphs)
    }
  }

  private func drawField(_ index: Int, on canvas: inout Canvas, in row: Rect) {
    guard !row.isEmpty else { return }
    let field = state.fields[index]
    let hasFocus = state.focus == .field(index) && state.waiting == nil
    drawLabel(field.label, hasFocus: hasFocus, on: &canvas, in: row)
    let room = row.inset(left: DialogLayout.labelWidth)
    guard field.choices.isEmpty else {
      return drawChoices(field, hasFocus: hasFocus, on: &canvas, in: room)
    }
    TextFieldView(
      field.text,
      hasFocus: hasFocus,
      placeholder: field.isRequired ? "needed here" : "",
      glyphs: glyphs
    ).draw(on: &canvas, in: room)
  }

  private func drawChoices(
    _ field: DialogField,
    hasFocus: Bool,
    on canvas: inout Canvas,
    in room: Rect
  ) {
    let spans = field.choices.enumerated().map { index, choice in
      let isChosen = index == field.choice
      let style =
        isChosen
        ? Style(hasFocus ? .accent : .text, on: hasFocus ? .selection : nil, .bold)
        : Style(.muted)
      return Span((isChosen ? "[\(choice)]" : " \(choice) ") + " ", style)
    }
    let place = Position(row: room.row, column: room.column)
    StyledLine(spans).draw(on: &canvas, at: place, width: room.width, glyphs: glyphs)
  }

  private func drawLabel(_ label: String, hasFocus: Bool, on canvas: inout Canvas, in row: Rect) {
    let text = Truncation.end.fit(
      Span(label).shown(with: glyphs),
      to: DialogLayout.labelWidth - 1,
      ellipsis: glyphs.ellipsis
    )
    let style = hasFocus ? Style(.accent, .bold) : Style(.muted)
    canvas.draw(text, at: Position(row: row.row, column: row.column), style)
  }

  private func drawHint(_ hint: String, on canvas: inout Canvas, in row: Rect) {
    let room = row.inset(left: DialogLayout.labelWidth)
    let place = Position(row: room.row, column: room.column)
    StyledLine(hint, Style(.muted))
      .draw(on: &canvas, at: place, width: room.width, glyphs: glyphs)
  }

  private func drawWord(_ word: Dialog.TypedWord, on canvas: inout Canvas, in row: Rect) {
    let hasFocus = state.focus == .word && state.waiting == nil
    drawLabel("type", hasFocus: hasFocus, on: &canvas, in: row)
    let room = row.inset(left: DialogLayout.labelWidth)
    let place = Position(row: room.row, column: room.column)
    let shown = Span(word.word, Style(.text, .bold))
    let full = StyledLine([shown, Span("   to \(word.verb)  \(glyphs.caret)", .muted)])
    let short = StyledLine([shown, Span(" \(glyphs.caret)", .muted)])
    // Where both do not fit, the typed word needs its room more than the explanation.
    let words = full.columns + shown.columns + 1 <= room.width ? full : short
    let taken = words.draw(
      on: &canvas,
      at: place,
      width: max(0, room.width - 8),
      glyphs: glyphs
    )
    TextFieldView(state.word, hasFocus: hasFocus, glyphs: glyphs)
      .draw(on: &canvas, in: room.inset(left: taken))
  }

  private func drawNotice(on canvas: inout Canvas, in row: Rect) {
    let place = Position(row: row.row, column: row.column)
    StyledLine(state.notice, Style(.warn))
      .draw(on: &canvas, at: place, width: row.width, glyphs: glyphs)
  }

  private func drawButtons(on canvas: inout Canvas, in row: Rect) {
    let full = buttons(after: "after the word, ")
    let buttons = full.columns <= row.width ? full : buttons(after: "")
    let width = buttons.columns
    let place = Position(
      row: row.row,
      column: row.column + max(0, (row.width - width) / 2)
    )
    buttons.draw(on: &canvas, at: place, width: row.width, glyphs: glyphs)
  }

  /// The button that Enter presses stands in brackets: leaving, unless the focus is on an act.
  private func buttons(after condition: String) -> StyledLine {
    var line = Self.button("leave", hasFocus: state.focus == .leave, isDefault: !isOnAct)
    for (index, act) in state.dialog.acts.enumerated() {
      line.append("      ")
      if let word = state.dialog.word, !state.isOutdated {
        let isRight = state.word.text == word.word
        line.append(
          "\(act.label) \(glyphs.dot) \(condition)\(glyphs.enter)",
          isRight ? Style(.accent, .bold) : Style(.muted)
        )
      } else {
        line =
          line
          + Self.button(
            act.label,
            hasFocus: state.focus == .act(index),
            isDefault: state.focus == .act(index)
          )
      }
    }
    return line
  }

  private var isOnAct: Bool { if case .act = state.focus { true } else { false } }

  private static func button(_ label: String, hasFocus: Bool, isDefault: Bool) -> StyledLine {
    StyledLine(
      isDefault ? "[ \(label) ]" : "  \(label)  ",
      hasFocus ? Style(.accent, on: .selection, .bold) : .plain
    )
  }
}
