/// A curve of lines and corners, one height a column.
struct CellCurve {
  private let rows: [Int?]
  private let plot: Rect

  init(_ points: [LineChart.Point], _ breaks: [LineChart.Mark], _ frame: PlotFrame) {
    rows = frame.rows(of: points, breaks: breaks)
    plot = frame.plot
  }

  func draw(on canvas: inout Canvas, _ style: Style, _ glyphs: Glyphs) {
    for (column, row) in rows.enumerated() {
      guard let row else { continue }
      let next = column + 1 < rows.count ? rows[column + 1] : nil
      for (offset, sign) in signs(from: row, to: next ?? row, glyphs.curve) {
        let place = Position(row: plot.row + offset, column: plot.column + column)
        canvas.draw(sign, at: place, style)
      }
    }
  }

  /// What one column holds of a line that goes on at another height.
  private func signs(from row: Int, to next: Int, _ curve: Glyphs.Curve) -> [(Int, String)] {
    guard row != next else { return [(row, curve.level)] }
    let falls = next > row
    let between = (min(row, next) + 1..<max(row, next)).map { ($0, curve.steep) }
    return [
      (row, falls ? curve.fallsFrom : curve.risesFrom),
      (next, falls ? curve.fallsTo : curve.risesTo),
    ] + between
  }
}

/// A curve of dots, two by four in a cell.
struct BrailleCurve {
  private let heights: [Double?]
  private let frame: PlotFrame

  init(_ points: [LineChart.Point], _ breaks: [LineChart.Mark], _ frame: PlotFrame) {
    heights = frame.heights(of: points, breaks: breaks, columns: frame.plot.width * 2)
    self.frame = frame
  }

  func draw(on canvas: inout Canvas, _ style: Style) {
    let tall = frame.plot.height * 4
    var cells: [Position: UInt32] = [:]
    var before: Int?
    for (column, height) in heights.enumerated() {
      let row = height.map { frame.scale.row(of: $0, height: tall) }
      defer { before = row }
      guard let row else { continue }
      // What lies between two neighbours is filled, so that the line has no holes.
      let start = before.map { $0 < row ? $0 + 1 : $0 > row ? $0 - 1 : row } ?? row
      for dot in min(start, row)...max(start, row) {
        let cell = Position(
          row: frame.plot.row + dot / 4,
          column: frame.plot.column + column / 2
        )
        cells[cell, default: 0] |= Self.dots[column % 2][dot % 4]
      }
    }
    for (place, dots) in cells {
      guard let scalar = Unicode.Scalar(0x2800 + dots) else { continue }
      canvas.draw(String(scalar), at: place, style)
    }
  }

  /// The bits of Unicode's braille patterns: left and right column, from the top.
  private static let dots: [[UInt32]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
}
