/// How often values fall into each class: a column a class, its number above, its name below.
package struct Histogram: Widget, Hashable {
  package var bins: [BarChart.Item]
  package var style: Style
  package var glyphs: Glyphs

  package init(
    _ bins: [BarChart.Item],
    style: Style = Style(.chart1),
    glyphs: Glyphs = .unicode
  ) {
    self.bins = bins
    self.style = style
    self.glyphs = glyphs
  }

  /// One line a class, for readers who do not see them.
  package var text: [String] { BarChart(bins).text }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty, !bins.isEmpty else { return }
    let room = (rect.width + 1) / bins.count
    // Upright columns need room for their names; lying ones always have it.
    guard room >= 4, rect.height >= 4 else {
      return BarChart(bins, style: style, glyphs: glyphs).draw(on: &canvas, in: rect)
    }
    let width = min(12, room - 1)
    for (index, bin) in bins.enumerated() {
      let column = Rect(
        row: rect.row,
        column: rect.column + index * (width + 1),
        width: width,
        height: rect.height
      )
      draw(bin, on: &canvas, in: column)
    }
  }

  private func draw(_ bin: BarChart.Item, on canvas: inout Canvas, in column: Rect) {
    let tall = column.height - 2
    let eighths = height(of: bin.value, rows: tall)
    let rows = (eighths + 7) / 8
    let words = bin.words ?? DecimalText.of(bin.value)
    write(words, on: &canvas, in: column.line(tall - rows))
    for row in 0..<rows {
      let line = column.line(tall - row)
      let part = min(8, eighths - row * 8)
      let sign = part == 8 ? glyphs.gaugeFull : glyphs.sparks[max(0, part - 1)]
      canvas.fill(line, style, with: sign)
    }
    write(bin.label, on: &canvas, in: column.line(column.height - 1))
  }

  /// Eighths of a row; something is never nothing.
  private func height(of value: Double, rows: Int) -> Int {
    let most = bins.map(\.value).filter(\.isFinite).max() ?? 0
    guard most > 0, value > 0, value.isFinite else { return 0 }
    return max(1, Int((value / most * Double(rows * 8)).rounded()))
  }

  private func write(_ words: String, on canvas: inout Canvas, in line: Rect) {
    let text = Span(words).shown(with: glyphs)
    let cut = Alignment.left.fill(text, to: line.width, ellipsis: glyphs.ellipsis)
    canvas.draw(cut, at: Position(row: line.row, column: line.column), Style(.muted))
  }
}
