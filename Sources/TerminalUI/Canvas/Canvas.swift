/// A rectangle of cells that views draw into; drawing never fails, what lies outside is clipped.
///
/// INVARIANT: a continuation cell always follows a wide grapheme, and a wide grapheme is always
/// followed by one: overwriting either half blanks the other. Every row takes exactly `size.width`
/// columns, whatever was drawn, and no cell holds a control or format character.
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
    to rect: Rect,
    _ draw: (inout Canvas) -> Result
  ) -> Result {
    let before = clip
    clip = clip.intersection(rect)
    defer { clip = before }
    return draw(&self)
  }

  /// Draws text from a cell rightwards and returns the columns it took, clipped ones included.
  ///
  /// A wide grapheme of which one half would be clipped is drawn as a blank. What takes no column
  /// by itself is drawn with the character before it or not at all.
  @discardableResult
  package mutating func draw(_ text: String, at position: Position, _ style: Style = .plain) -> Int
  {
    let isInside = position.row >= clip.row && position.row < clip.bottom
    guard isInside, position.column < clip.right else { return DisplayWidth.of(text) }
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return drawASCII(text, at: position, style) }
    var column = position.column
    for piece in CellClusters(text) {
      put(piece, row: position.row, column: column, style)
      column += piece.columns
    }
    return column - position.column
  }

  /// Fills the part of `rect` inside the clip with one character; one that is not narrow is a blank.
  package mutating func fill(_ rect: Rect, _ style: Style = .plain, with text: String = " ") {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    let cell = Cell(Self.narrow(text), style)
    for row in area.row..<area.bottom {
      let start = row * size.width
      separate(row: row, column: area.column)
      separate(row: row, column: area.right)
      for index in start + area.column..<start + area.right { cells[index] = cell }
    }
  }

  /// Gives the cells of `rect` another ground or attributes, keeping their text.
  ///
  /// Both halves of a wide grapheme always look alike: the left one decides.
  package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    for row in area.row..<area.bottom {
      let start = row * size.width
      for index in start + area.column..<start + area.right where !cells[index].isContinuation {
        change(&cells[index].style)
        let next = index + 1
        if next < start + size.width, cells[next].isContinuation {
          cells[next].style = cells[index].style
        }
      }
    }
  }

  private mutating func drawASCII(_ text: String, at position: Position, _ style: Style) -> Int {
    let start = position.row * size.width
    var column = position.column
    for byte in text.utf8 where byte >= 0x20 && byte != 0x7F {
      if column >= clip.column, column < clip.right {
        separate(row: position.row, column: column)
        separate(row: position.row, column: column + 1)
        cells[start + column] = Cell(String(Unicode.Scalar(byte)), style)
      }
      column += 1
    }
    return column - position.column
  }

  private mutating func put(_ piece: CellClusters.Piece, row: Int, column: Int, _ style: Style) {
    let isFirstInside = column >= clip.column && column < clip.right
    guard piece.columns == 2 else {
      if isFirstInside { set(row, column, piece.text, style) }
      return
    }
    let isSecondInside = column + 1 >= clip.column && column + 1 < clip.right
    switch (isFirstInside, isSecondInside) {
    case (true, true):
      set(row, column, piece.text, style)
      separate(row: row, column: column + 2)
      cells[row * size.width + column + 1] = Cell("", style)
    case (true, false): set(row, column, " ", style)
    case (false, true): set(row, column + 1, " ", style)
    case (false, false): break
    }
  }

  private mutating func set(_ row: Int, _ column: Int, _ text: String, _ style: Style) {
    separate(row: row, column: column)
    separate(row: row, column: column + 1)
    cells[row * size.width + column] = Cell(text, style)
  }

  /// Blanks both halves of a wide grapheme that would reach over the left edge of a cell.
  private mutating func separate(row: Int, column: Int) {
    guard column > 0, column < size.width else { return }
    let index = row * size.width + column
    guard cells[index].isContinuation else { return }
    cells[index - 1].text = " "
    cells[index].text = " "
  }

  private static func narrow(_ text: String) -> String {
    var pieces = CellClusters(text)
    guard let piece = pieces.next(), piece.columns == 1, pieces.next() == nil else { return " " }
    return piece.text
  }
}
