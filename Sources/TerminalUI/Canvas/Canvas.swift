/// One terminal cell: a grapheme cluster and how it looks.
package struct Cell: Hashable, Sendable {
  /// The grapheme drawn here; empty in the right half of a wide one.
  package var text: String
  package var style: Style

  package init(_ text: String = " ", _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  package static let blank = Cell()

  /// Whether this is the right half of the wide grapheme before it.
  package var isContinuation: Bool { text.isEmpty }
}

/// A rectangle of cells that views draw into; drawing never fails, what lies outside is clipped.
///
/// INVARIANT: a continuation cell always follows a wide grapheme; overwriting either half blanks the other.
package struct Canvas: Equatable, Sendable {
  package let size: Size
  package private(set) var cells: [Cell]
  /// Where the hardware cursor is to be shown (a text field), or hidden.
  package var cursor: Position?
  /// The part that drawing may reach, in canvas coordinates.
  package private(set) var clip: Rect

  package init(size: Size) {
    self.size = size
    self.cells = Array(repeating: .blank, count: size.width * size.height)
    self.clip = Rect(size: size)
  }

  package var bounds: Rect { Rect(size: size) }

  /// The cell at a place, `nil` outside.
  package subscript(row: Int, column: Int) -> Cell? {
    guard row >= 0, row < size.height, column >= 0, column < size.width else { return nil }
    return cells[row * size.width + column]
  }

  /// Runs `draw` with drawing limited to `rect` as well as to the clip in force.
  package mutating func clipped<Result>(
    to rect: Rect, _ draw: (inout Canvas) -> Result
  ) -> Result {
    let before = clip
    clip = clip.intersection(rect)
    defer { clip = before }
    return draw(&self)
  }

  /// Draws text from a cell rightwards and returns the columns it took, clipped ones included.
  ///
  /// A wide grapheme of which one half would be clipped is drawn as a blank.
  @discardableResult
  package mutating func draw(_ text: String, at position: Position, _ style: Style = .plain) -> Int
  {
    var column = position.column
    for grapheme in text {
      let width = DisplayWidth.of(grapheme)
      guard width > 0 else { continue }
      put(grapheme, width: width, row: position.row, column: column, style)
      column += width
    }
    return column - position.column
  }

  /// Fills the part of `rect` inside the clip with blanks of one style.
  package mutating func fill(_ rect: Rect, _ style: Style = .plain, with text: String = " ") {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    for row in area.row..<area.bottom {
      for column in area.column..<area.right { set(row, column, Cell(text, style)) }
    }
  }

  /// Gives the cells of `rect` another ground and more attributes, keeping their text and ink.
  package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    for row in area.row..<area.bottom {
      for column in area.column..<area.right {
        change(&cells[row * size.width + column].style)
      }
    }
  }

  private mutating func put(
    _ grapheme: Character, width: Int, row: Int, column: Int, _ style: Style
  ) {
    let first = Position(row: row, column: column)
    guard width == 2 else {
      if clip.contains(first) { set(row, column, Cell(String(grapheme), style)) }
      return
    }
    let second = Position(row: row, column: column + 1)
    switch (clip.contains(first), clip.contains(second)) {
    case (true, true):
      set(row, column, Cell(String(grapheme), style))
      set(row, column + 1, Cell("", style), keepsLeft: true)
    case (true, false): set(row, column, Cell(" ", style))
    case (false, true): set(row, column + 1, Cell(" ", style))
    case (false, false): break
    }
  }

  private mutating func set(_ row: Int, _ column: Int, _ cell: Cell, keepsLeft: Bool = false) {
    let index = row * size.width + column
    if !keepsLeft, cells[index].isContinuation, column > 0 { cells[index - 1].text = " " }
    if column + 1 < size.width, cells[index + 1].isContinuation { cells[index + 1].text = " " }
    cells[index] = cell
  }
}
