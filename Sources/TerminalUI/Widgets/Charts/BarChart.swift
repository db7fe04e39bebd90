/// Bars below each other on one scale; those without room are counted.
package struct BarChart: Widget, Hashable {
  package struct Item: Hashable, Sendable {
    package var label: String
    package var value: Double
    /// How the value is written; `nil`: as a plain number.
    package var words: String?

    package init(_ label: String, _ value: Double, _ words: String? = nil) {
      self.label = label
      self.value = value
      self.words = words
    }
  }

  package var items: [Item]
  /// The value that fills a line; `nil`: the largest.
  package var most: Double?
  package var style: Style
  package var glyphs: Glyphs

  package init(
    _ items: [Item],
    most: Double? = nil,
    style: Style = Style(.chart1),
    glyphs: Glyphs = .unicode
  ) {
    self.items = items
    self.most = most
    self.style = style
    self.glyphs = glyphs
  }

  /// One line a bar, for readers who do not see them.
  package var text: [String] {
    zip(items, text(of: items)).map { "\($0.label) \($1)" }
  }

  private func text(of items: [Item]) -> [String] {
    items.map { $0.words ?? DecimalText.of($0.value) }
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let fits = items.count <= rect.height ? items.count : max(0, rect.height - 1)
    let widest = items.map { DisplayWidth.of(SafeText($0.label).text) }.max() ?? 0
    let valueWidth = text(of: items).map(DisplayWidth.of).max() ?? 0
    let largest = most ?? items.map(\.value).filter(\.isFinite).max() ?? 0
    for (offset, item) in items.prefix(fits).enumerated() {
      Bar(
        item.label,
        item.value,
        most: largest,
        labelWidth: min(widest, max(3, rect.width * 2 / 5)),
        valueWidth: min(valueWidth, rect.width / 3),
        valueText: item.words,
        style: style,
        glyphs: glyphs
      ).draw(on: &canvas, in: rect.line(offset))
    }
    guard fits < items.count else { return }
    let words = StyledLine("\(glyphs.ellipsis) \(items.count - fits) more", Style(.muted))
    canvas.draw([words], in: rect.line(fits), glyphs: glyphs)
  }
}
