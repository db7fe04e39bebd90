/// Numbers in rows and columns; the larger one is, the heavier its sign.
package struct HeatMap: Widget, Hashable {
  package struct Line: Hashable, Sendable {
    package var label: String
    /// `nil` where there is nothing to count.
    package var values: [Double?]

    package init(_ label: String, _ values: [Double?]) {
      self.label = label
      self.values = values
    }
  }

  package var columns: [String]
  package var lines: [Line]
  /// What values are counted in: `%`.
  package var unit: String
  /// From here a cell has the heaviest sign; `nil`: the largest value.
  package var most: Double?
  package var glyphs: Glyphs

  package init(
    columns: [String],
    _ lines: [Line],
    unit: String = "",
    most: Double? = nil,
    glyphs: Glyphs = .unicode
  ) {
    self.columns = columns
    self.lines = lines
    self.unit = unit
    self.most = most
    self.glyphs = glyphs
  }

  /// One line a row: `ben: May 4 %, June 12 %`.
  package var text: [String] {
    lines.map { line in
      let cells = zip(columns, line.values).compactMap { name, value in
        value.map { "\(name) \(DecimalText.of($0))\(unit.isEmpty ? "" : " " + unit)" }
      }
      return "\(line.label): \(cells.isEmpty ? "nothing" : cells.joined(separator: ", "))"
    }
  }

  private var largest: Double {
    most ?? lines.flatMap(\.values).compactMap(\.self).filter(\.isFinite).max() ?? 0
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let widest = lines.map { DisplayWidth.of(SafeText($0.label).text) }.max() ?? 0
    let label = min(widest, max(4, rect.width / 3))
    let cell = max(6, (columns.map { DisplayWidth.of(SafeText($0).text) }.max() ?? 0) + 1)
    let shown = max(0, (rect.width - label) / cell)
    // The newest stand at the right: where room is short, the oldest go.
    let skipped = max(0, columns.count - shown)
    canvas.clipped(to: rect) { canvas in
      for (index, name) in columns.dropFirst(skipped).enumerated() {
        let place = rect.line(0).inset(left: label + index * cell)
        var head = place
        head.width = min(cell, place.width)
        StyledLine(name, Style(.muted)).drawRight(on: &canvas, in: head, glyphs: glyphs)
      }
      for (offset, line) in lines.prefix(max(0, rect.height - 1)).enumerated() {
        draw(line, skipped, label: label, cell: cell, on: &canvas, in: rect.line(offset + 1))
      }
    }
  }

  private func draw(
    _ line: Line,
    _ skipped: Int,
    label: Int,
    cell: Int,
    on canvas: inout Canvas,
    in row: Rect
  ) {
    let name = Alignment.left.fill(
      Span(line.label).shown(with: glyphs),
      to: label,
      cut: .middle,
      ellipsis: glyphs.ellipsis
    )
    canvas.draw(name, at: Position(row: row.row, column: row.column))
    for (index, value) in line.values.dropFirst(skipped).enumerated() {
      var place = row.inset(left: label + index * cell)
      place.width = min(cell, place.width)
      sign(of: value).drawRight(on: &canvas, in: place, glyphs: glyphs)
    }
  }

  /// `▓ 12`: shade and number; a dot where nothing is.
  private func sign(of value: Double?) -> StyledLine {
    guard let value, value.isFinite else { return StyledLine(glyphs.dot, Style(.muted)) }
    let share = largest > 0 ? min(1, max(0, value / largest)) : 0
    let level = Int((share * Double(glyphs.shades.count)).rounded(.up))
    guard level > 0 else { return StyledLine(DecimalText.of(value), Style(.muted)) }
    let role: Role = share >= 0.75 ? .danger : share >= 0.4 ? .warn : .ok
    return StyledLine([
      Span(glyphs.shades[glyphs.shades.count - level] + " ", Style(role)),
      Span(DecimalText.of(value), Style(role)),
    ])
  }
}
