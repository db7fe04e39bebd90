/// The parts of one whole in one line, each with its own fill, and what they are below it.
package struct StackedBar: Widget, Hashable {
  package var parts: [BarChart.Item]
  package var glyphs: Glyphs

  package init(_ parts: [BarChart.Item], glyphs: Glyphs = .unicode) {
    self.parts = parts
    self.glyphs = glyphs
  }

  private static let roles: [Role] = [.chart1, .chart2, .chart3, .chart4, .chart5, .chart6]

  private var whole: Double { parts.map { max(0, $0.value) }.filter(\.isFinite).reduce(0, +) }

  /// `prod 12, stage 3 of 15`.
  package var text: String {
    let all = parts.map { "\($0.label) \($0.words ?? DecimalText.of($0.value))" }
    return all.isEmpty ? "nothing" : all.joined(separator: ", ") + " of \(DecimalText.of(whole))"
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    var column = rect.column
    for (index, width) in widths(of: rect.width).enumerated() {
      let part = Rect(row: rect.row, column: column, width: width, height: 1)
      canvas.fill(part.intersection(rect), look(index), with: shade(index))
      column += width
    }
    canvas.draw(legend(width: rect.width), in: rect.inset(top: 1), glyphs: glyphs)
  }

  private func look(_ index: Int) -> Style { Style(Self.roles[index % Self.roles.count]) }
  private func shade(_ index: Int) -> String { glyphs.shades[index % glyphs.shades.count] }

  /// Columns of each part: together all of them, none for what is nothing, at least one for the rest.
  func widths(of width: Int) -> [Int] {
    guard whole > 0, width > 0 else { return parts.map { _ in 0 } }
    var edge = 0
    var sum = 0.0
    return parts.map { part in
      guard part.value > 0, part.value.isFinite else { return 0 }
      sum += part.value
      let end = max(edge + 1, Int((sum / whole * Double(width)).rounded()))
      defer { edge = min(end, width) }
      return min(end, width) - edge
    }
  }

  /// `█ prod 12  ▓ stage 3`, broken between parts.
  private func legend(width: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    for (index, part) in parts.enumerated() {
      let words = " \(part.label) \(part.words ?? DecimalText.of(part.value))"
      let entry = StyledLine([Span(shade(index), look(index)), Span(words)])
      if let last = lines.last, last.columns + 2 + entry.columns <= width {
        lines[lines.count - 1] = last + StyledLine("  ") + entry
      } else {
        lines.append(entry)
      }
    }
    return lines
  }
}
