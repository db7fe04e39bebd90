/// One line of a bar chart: what, how much, and a bar in proportion to the largest.
package struct Bar: Widget, Hashable {
  package var label: String
  package var value: Double
  /// The value that fills the line.
  package var most: Double
  /// Columns kept for the label, so that bars below each other begin at one place.
  package var labelWidth: Int
  /// Columns kept for the value at least, so that bars below each other end at one place.
  package var valueWidth: Int
  /// How the value is written; `nil`: as a plain number.
  package var valueText: String?
  package var style: Style
  package var glyphs: Glyphs

  package init(
    _ label: String,
    _ value: Double,
    most: Double,
    labelWidth: Int = 12,
    valueWidth: Int = 5,
    valueText: String? = nil,
    style: Style = Style(.chart1),
    glyphs: Glyphs = .unicode
  ) {
    self.label = label
    self.value = value
    self.most = most
    self.labelWidth = labelWidth
    self.valueWidth = valueWidth
    self.valueText = valueText
    self.style = style
    self.glyphs = glyphs
  }

  private var shownValue: String { valueText ?? DecimalText.of(value) }

  /// The bar in words: `prod 12 of 40`.
  package var text: String { "\(label) \(shownValue) of \(DecimalText.of(most))" }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let widths = Split.columns(
      of: [
        Part(.fixed(labelWidth)), .fill(atLeast: 3, drop: 1),
        .fixed(max(valueWidth, DisplayWidth.of(shownValue))),
      ],
      in: rect.line(0),
      gap: 1
    )
    if let place = widths[0] {
      let span = Span(label).shown(with: glyphs)
      let name = Alignment.left.fill(
        span,
        to: place.width,
        cut: .middle,
        ellipsis: glyphs.ellipsis
      )
      canvas.draw(name, at: Position(row: place.row, column: place.column))
    }
    if let place = widths[1], most > 0, value > 0, value.isFinite {
      var bar = place
      bar.width = max(1, Int((min(1, value / most) * Double(place.width)).rounded()))
      canvas.fill(bar.intersection(place), style, with: glyphs.gaugeFull)
    }
    if let place = widths[2] {
      StyledLine(shownValue).drawRight(on: &canvas, in: place, glyphs: glyphs)
    }
  }
}
