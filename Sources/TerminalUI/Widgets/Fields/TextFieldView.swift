/// A text field on screen: the part round the cursor, and the cursor where it is typed into.
package struct TextFieldView: Widget, Hashable {
  package var field: TextField
  package var hasFocus: Bool
  /// Shown dim while the field is empty.
  package var placeholder: String
  /// Shown dim after the text: what Tab would add.
  package var completion: String
  /// Characters to underline: the place of a mistake.
  package var failing: Range<Int>?
  package var style: Style
  package var glyphs: Glyphs

  package init(
    _ field: TextField,
    hasFocus: Bool = true,
    placeholder: String = "",
    completion: String = "",
    failing: Range<Int>? = nil,
    style: Style = .plain,
    glyphs: Glyphs = .unicode
  ) {
    self.field = field
    self.hasFocus = hasFocus
    self.placeholder = placeholder
    self.completion = completion
    self.failing = failing
    self.style = style
    self.glyphs = glyphs
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    let row = rect.line(0)
    guard !row.isEmpty else { return }
    let cursorColumn = columns(of: field.beforeCursor)
    // One cell stays free behind the text, for the cursor.
    let scroll = hasFocus ? max(0, cursorColumn - row.width + 1) : 0
    canvas.clipped(to: row) { canvas in
      let end = drawText(on: &canvas, at: Position(row: row.row, column: row.column - scroll))
      let rest = field.isEmpty ? placeholder : completion
      let place = Position(row: row.row, column: end)
      StyledLine(rest, Style(.muted, .dim)).draw(
        on: &canvas,
        at: place,
        width: max(0, row.right - end),
        glyphs: glyphs
      )
      if scroll > 0 { canvas.draw(glyphs.ellipsis, at: corner(row), Style(.muted)) }
      let isCut = end > row.right
      if isCut { canvas.draw(glyphs.ellipsis, at: lastCell(row), Style(.muted)) }
    }
    guard hasFocus else { return }
    canvas.cursor = Position(row: row.row, column: row.column + cursorColumn - scroll)
  }

  /// Draws all characters and returns the column after the last.
  private func drawText(on canvas: inout Canvas, at start: Position) -> Int {
    var place = start
    for (index, character) in field.text.enumerated() {
      var look = style
      if failing?.contains(index) == true {
        look.role = .danger
        look.attributes.insert(.underline)
      }
      place.column += canvas.draw(shown(String(character)), at: place, look)
    }
    return place.column
  }

  private func columns(of text: String) -> Int {
    text.reduce(0) { $0 + DisplayWidth.of(shown(String($1))) }
  }

  private func shown(_ text: String) -> String {
    SafeText(text, asciiOnly: glyphs.isASCII).text
  }

  private func corner(_ row: Rect) -> Position { Position(row: row.row, column: row.column) }

  private func lastCell(_ row: Rect) -> Position {
    Position(row: row.row, column: row.right - 1)
  }
}
