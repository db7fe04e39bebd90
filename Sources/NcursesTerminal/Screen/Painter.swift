import CNcurses
import TerminalUI

/// Puts the cells of a canvas into ncurses, each style resolved once.
struct Painter {
  /// How ncurses shows a style.
  private struct Ink {
    var attributes: Int32
    var pair: Int32
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
    let width = canvas.size.width
    let cells = canvas.cells
    for row in 0..<min(canvas.size.height, size.height) {
      for column in 0..<min(width, size.width) {
        let index = row * width + column
        let cell = cells[index]
        let isWide = column + 1 < width && cells[index + 1].isContinuation
        if cell.isContinuation { continue }
        if let known, known.cells[index] == cell,
          !isWide || known.cells[index + 1].isContinuation
        {
          continue
        }
        let fits = !isWide || column + 1 < size.width
        put(fits ? cell.text : " ", isWide && fits ? 2 : 1, cell.style, row, column, on: screen)
      }
    }
  }

  private mutating func put(
    _ text: String,
    _ columns: Int,
    _ style: Style,
    _ row: Int,
    _ column: Int,
    on screen: OpaquePointer
  ) {
    let ink = ink(of: style, on: screen)
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
    guard let theme else { return Ink(attributes: 0, pair: 0) }
    let look = Look(theme.resolve(style, at: depth), in: numbering)
    guard let (number, isNew) = pairs.number(of: look.pair) else {
      pairsRanOut = true
      return Ink(attributes: look.attributes, pair: 0)
    }
    if isNew { _ = gt_init_pair(screen, number, look.pair.ink, look.pair.ground) }
    let ink = Ink(attributes: look.attributes, pair: number)
    inks[style] = ink
    return ink
  }
}
