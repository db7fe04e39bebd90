/// Text of one run that one `text` element can place exactly.
///
/// ASCII comes from one font with one advance, so any length of it keeps the grid, and so does a
/// line of one and the same character; any other may come from a fallback font and stands alone.
struct SVGSegment {
  private(set) var column: Int
  private(set) var text = ""
  private var columns = 0
  private var trailingBlanks = 0
  /// The one character beyond ASCII that the segment repeats.
  private var repeated: String?

  init(column: Int) { self.column = column }

  var hasInk: Bool { columns > trailingBlanks }
  var ink: String { String(text.dropLast(trailingBlanks)) }
  var inkColumns: Int { columns - trailingBlanks }

  /// Takes a piece in, or returns `false` where it belongs to a segment of its own.
  mutating func add(_ piece: String, columns width: Int, underlined: Bool) -> Bool {
    let isBlank = piece == " " && !underlined
    if isBlank, text.isEmpty {
      column += 1
      return true
    }
    let isASCII = piece.utf8.count == 1
    let fits = isASCII ? repeated == nil : repeated == piece
    guard text.isEmpty || fits else { return false }
    repeated = isASCII ? nil : piece
    text += piece
    columns += width
    trailingBlanks = isBlank ? trailingBlanks + 1 : 0
    return true
  }
}
