import CNcurses
import TerminalUI

/// Puts the cells of a canvas into ncurses, each style resolved once.
struct Painter {
  /// How ncurses shows a style.
  private struct Ink: Equatable {
    var attributes: Int32
    var pair: Int32
    var ground: Int32

    /// Whether a blank drawn so looks like a blank drawn otherwise on the same ground.
    var isUnseenOnBlanks: Bool { attributes & Int32(GT_UNDERLINE | GT_REVERSE) == 0 }
  }

  let depth: ColorDepth
  private let numbering: Look.Numbering
  private let usesASCII: Bool
  var theme: Theme? {
    didSet { inks = [:] }
  }
  private var pairs: ColourPairs
  private var pairsRanOut = false
  private var inks: [Style: Ink] = [:]

  init(depth: ColorDepth, profile: TerminalProfile, pairCapacity: Int32) {
    self.depth = depth
    numbering = depth == .trueColor ? .direct : .palette(profile.colours)
    usesASCII = profile.usesASCII
    pairs = ColourPairs(capacity: depth == .mono ? 0 : pairCapacity)
  }

  /// Puts what differs from `before`, as far as the terminal reaches.
  mutating func paint(
    _ canvas: Canvas,
    over before: Canvas?,
    within size: Size,
    on screen: OpaquePointer
  ) {
    let known = before?.size == canvas.size ? before : nil
    paintCells(of: canvas, over: known, within: size, on: screen)
    guard pairsRanOut else { return }
    // Numbers of colours that are no longer shown become free.
    pairs.forgetAll()
    inks = [:]
    pairsRanOut = false
    paintCells(of: canvas, over: nil, within: size, on: screen)
  }

  private mutating func paintCells(
    of canvas: Canvas,
    over known: Canvas?,
    within size: Size,
    on screen: OpaquePointer
  ) {
    let (width, shown) = (canvas.size.width, min(canvas.size.width, size.width))
    for row in 0..<min(canvas.size.height, size.height) {
      let cells = canvas.cells[row * width..<(row + 1) * width]
      let before = known.map { $0.cells[row * width..<(row + 1) * width] }
      if let before, before == cells { continue }
      paint(cells, inks(of: cells, on: screen), over: before, row, within: shown, on: screen)
    }
  }

  private mutating func paint(
    _ cells: ArraySlice<Cell>,
    _ inks: [Ink],
    over before: ArraySlice<Cell>?,
    _ row: Int,
    within shown: Int,
    on screen: OpaquePointer
  ) {
    let inksBefore = before.map { self.inks(of: $0, on: screen) }
    for column in 0..<shown {
      let index = cells.startIndex + column
      let cell = cells[index]
      let isWide = index + 1 < cells.endIndex && cells[index + 1].isContinuation
      if cell.isContinuation { continue }
      if let before, let inksBefore, before[before.startIndex + column].text == cell.text,
        inksBefore[column] == inks[column],
        !isWide || before[before.startIndex + column + 1].isContinuation
      {
        continue
      }
      let fits = !isWide || column + 1 < shown
      put(fits ? cell.text : " ", isWide && fits ? 2 : 1, inks[column], row, column, on: screen)
    }
  }

  /// The ink of each cell of a row; a blank has that of the next letter where nobody sees it.
  ///
  /// A change of looks costs more bytes than a blank. From the right, so that what comes and goes in
  /// front of a row changes no blanks behind it.
  private mutating func inks(of cells: ArraySlice<Cell>, on screen: OpaquePointer) -> [Ink] {
    var last: (style: Style, ink: Ink)?
    var inks: [Ink] = []
    inks.reserveCapacity(cells.count)
    for cell in cells {
      // Cells come in runs of one style.
      if last?.style != cell.style { last = (cell.style, ink(of: cell.style, on: screen)) }
      if let last { inks.append(last.ink) }
    }
    var next: Ink?
    for (index, cell) in zip(inks.indices, cells).reversed() {
      let own = inks[index]
      if cell.text == " ", own.isUnseenOnBlanks {
        if let next, next.isUnseenOnBlanks, next.ground == own.ground { inks[index] = next }
      } else {
        next = own
      }
    }
    return inks
  }

  private mutating func put(
    _ text: String,
    _ columns: Int,
    _ ink: Ink,
    _ row: Int,
    _ column: Int,
    on screen: OpaquePointer
  ) {
    let pieces = CellText.pieces(of: text, columns: columns, asciiOnly: usesASCII) {
      Int(gt_columns($0))
    }
    for (offset, scalars) in pieces.enumerated() {
      gt_put(
        screen,
        Int32(row),
        Int32(column + offset),
        scalars,
        Int32(scalars.count),
        ink.attributes,
        ink.pair
      )
    }
  }

  private mutating func ink(of style: Style, on screen: OpaquePointer) -> Ink {
    if let ink = inks[style] { return ink }
    guard let theme else { return Ink(attributes: 0, pair: 0, ground: -1) }
    let look = Look(theme.resolve(style, at: depth), in: numbering)
    guard let (number, isNew) = pairs.number(of: look.pair) else {
      pairsRanOut = true
      return Ink(attributes: look.attributes, pair: 0, ground: look.pair.ground)
    }
    if isNew { _ = gt_init_pair(screen, number, look.pair.ink, look.pair.ground) }
    let ink = Ink(attributes: look.attributes, pair: number, ground: look.pair.ground)
    inks[style] = ink
    return ink
  }
}
