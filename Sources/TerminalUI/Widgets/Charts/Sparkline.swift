/// A small curve of blocks, one column a value, with a gap where nothing was measured.
package struct Sparkline: Widget, Hashable {
  /// Oldest first; `nil` where nothing was measured or the definition changed.
  package var values: [Double?]
  /// The values that the lowest and the highest block stand for; `nil`: those of the curve itself.
  package var range: ClosedRange<Double>?
  package var style: Style
  package var glyphs: Glyphs

  package init(
    _ values: [Double?],
    range: ClosedRange<Double>? = nil,
    style: Style = Style(.chart1),
    glyphs: Glyphs = .unicode
  ) {
    self.values = values
    self.range = range
    self.style = style
    self.glyphs = glyphs
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    canvas.clipped(to: rect) { canvas in
      let blocks = self.blocks(width: rect.width)
      canvas.draw(blocks, at: Position(row: rect.row, column: rect.column), style)
    }
  }

  /// The newest values that fit, as blocks.
  package func blocks(width: Int) -> String {
    let shown = values.suffix(max(0, width))
    let measured = shown.compactMap { $0 }.filter(\.isFinite)
    guard let low = range?.lowerBound ?? measured.min(),
      let high = range?.upperBound ?? measured.max()
    else { return String(repeating: " ", count: shown.count) }
    return shown.map { block(for: $0, low, high) }.joined()
  }

  private func block(for value: Double?, _ low: Double, _ high: Double) -> String {
    guard let value, value.isFinite, let top = glyphs.sparks.indices.last else { return " " }
    // A level curve is drawn near the top: it is a value, not an absence of one.
    guard high > low else { return glyphs.sparks[max(0, top - 1)] }
    let share = min(1, max(0, (value - low) / (high - low)))
    return glyphs.sparks[Int((share * Double(top)).rounded())]
  }

  /// The curve in words, for readers who do not see it.
  package var text: String {
    let measured = values.compactMap { $0 }.filter(\.isFinite)
    guard let first = measured.first, let last = measured.last, let low = measured.min(),
      let high = measured.max()
    else { return "no values" }
    let verb = last > first ? "rises" : last < first ? "falls" : "stays"
    let course =
      first == last
      ? "stays at \(number(last))" : "\(verb) from \(number(first)) to \(number(last))"
    let gaps = values.count - measured.count
    return course + ", lowest \(number(low)), highest \(number(high))"
      + (gaps == 0 ? "" : ", \(gaps) gap\(gaps == 1 ? "" : "s")")
  }

  private func number(_ value: Double) -> String { DecimalText.of(value) }
}
