extension Canvas {
  /// The screen as a picture on an exact grid, the same for the same canvas everywhere.
  ///
  /// The title is read out by screen readers, so it has to be safe text.
  package func svg(theme: Theme, title: String, paper: Paper = .dark) -> String {
    SVGExport(canvas: self, theme: theme, paper: paper).document(titled: title)
  }
}

/// Draws the cells of a canvas as an SVG document.
struct SVGExport {
  let canvas: Canvas
  let theme: Theme
  let paper: Paper

  static let fonts =
    "'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono','Noto Sans Mono CJK JP',monospace"
  private static let cell = Size(width: 9, height: 18)
  private static let baseline = 14
  private static let margin = 9

  func document(titled title: String) -> String {
    let width = canvas.size.width * Self.cell.width + 2 * Self.margin
    let height = canvas.size.height * Self.cell.height + 2 * Self.margin
    let ground = Look(.plain, theme: theme, paper: paper).ground
    let rows = (0..<canvas.size.height).map {
      canvas.runs(inRow: $0, theme: theme, paper: paper)
    }
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
        + " viewBox=\"0 0 \(width) \(height)\" role=\"img\">",
      "<title>\(Markup.escaped(title))</title>",
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(ground.hexadecimal)\"/>",
      "<g font-family=\"\(Self.fonts)\" font-size=\"15\" xml:space=\"preserve\">",
    ]
    // All grounds first: a glyph may reach over the edge of its cell.
    for (row, runs) in rows.enumerated() {
      lines += runs.filter { $0.look.ground != ground }.map { groundRect(of: $0, row: row) }
    }
    for (row, runs) in rows.enumerated() { lines += runs.flatMap { ink(of: $0, row: row) } }
    if let cursor = canvas.cursor { lines.append(outline(at: cursor)) }
    lines += ["</g>", "</svg>"]
    return lines.map { $0 + "\n" }.joined()
  }

  private func groundRect(of run: CellRun, row: Int) -> String {
    rect(
      x: x(run.column),
      y: y(row),
      width: run.columns * Self.cell.width,
      height: Self.cell.height,
      "fill=\"\(run.look.ground.hexadecimal)\""
    )
  }

  private func ink(of run: CellRun, row: Int) -> [String] {
    var lines: [String] = []
    var segment = SVGSegment(column: run.column)
    var column = run.column
    for piece in run.pieces {
      let columns = DisplayWidth.of(piece)
      if let eighths = Self.lowerBlock(piece) {
        lines += text(of: segment, look: run.look, row: row)
        lines.append(block(eighths, column: column, row: row, run.look))
        segment = SVGSegment(column: column + columns)
      } else if !segment.add(piece, columns: columns, underlined: run.look.isUnderlined) {
        lines += text(of: segment, look: run.look, row: row)
        segment = SVGSegment(column: column)
        _ = segment.add(piece, columns: columns, underlined: run.look.isUnderlined)
      }
      column += columns
    }
    return lines + text(of: segment, look: run.look, row: row)
  }

  private func text(of segment: SVGSegment, look: Look, row: Int) -> [String] {
    guard segment.hasInk else { return [] }
    var attributes = [
      "x=\"\(x(segment.column))\"", "y=\"\(y(row) + Self.baseline)\"",
      "fill=\"\(look.ink.hexadecimal)\"",
      "textLength=\"\(segment.inkColumns * Self.cell.width)\"",
      "lengthAdjust=\"spacingAndGlyphs\"",
    ]
    if look.isBold { attributes.append("font-weight=\"bold\"") }
    if look.isDim { attributes.append("fill-opacity=\".65\"") }
    if look.isUnderlined { attributes.append("text-decoration=\"underline\"") }
    if look.isItalic { attributes.append("font-style=\"italic\"") }
    return ["<text \(attributes.joined(separator: " "))>\(Markup.escaped(segment.ink))</text>"]
  }

  /// Fonts leave gaps between block characters; as rectangles sparklines and gauges are whole.
  private func block(_ eighths: Int, column: Int, row: Int, _ look: Look) -> String {
    let height = Self.cell.height * eighths / 8
    let opacity = look.isDim ? " fill-opacity=\".65\"" : ""
    return rect(
      x: x(column),
      y: y(row) + Self.cell.height - height,
      width: Self.cell.width,
      height: height,
      "fill=\"\(look.ink.hexadecimal)\"\(opacity)"
    )
  }

  private func outline(at cursor: Position) -> String {
    rect(
      x: x(cursor.column),
      y: y(cursor.row),
      width: Self.cell.width,
      height: Self.cell.height,
      "fill=\"none\" stroke=\"\(Look(.plain, theme: theme, paper: paper).ink.hexadecimal)\""
    )
  }

  private func rect(x: Int, y: Int, width: Int, height: Int, _ paint: String) -> String {
    "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" \(paint)/>"
  }

  private func x(_ column: Int) -> Int { Self.margin + column * Self.cell.width }
  private func y(_ row: Int) -> Int { Self.margin + row * Self.cell.height }

  /// How many eighths of its cell a block from `▁` to `█` fills.
  private static func lowerBlock(_ piece: String) -> Int? {
    guard let scalar = piece.unicodeScalars.first, (0x2581...0x2588).contains(scalar.value) else {
      return nil
    }
    return Int(scalar.value) - 0x2580
  }
}
