/// How much of a whole: a bar of full and empty cells and the share in percent.
package struct Gauge: Widget, Hashable {
  /// From 0 to 1; `nil` where the whole is empty or unknown.
  package var share: Double?
  package var style: Style
  package var glyphs: Glyphs

  package init(_ share: Double?, style: Style = Style(.chart1), glyphs: Glyphs = .unicode) {
    self.share = share
    self.style = style
    self.glyphs = glyphs
  }

  /// A part of a whole; of an empty one there is no share.
  package init(
    _ part: Int,
    of whole: Int,
    style: Style = Style(.chart1),
    glyphs: Glyphs = .unicode
  ) {
    self.init(whole > 0 ? Double(part) / Double(whole) : nil, style: style, glyphs: glyphs)
  }

  /// `69 %` or `n/a`; 100 only when nothing is missing, 0 only when there is nothing.
  package var text: String {
    guard let share, share.isFinite else { return "n/a" }
    let percent = Int((min(1, max(0, share)) * 100).rounded())
    if percent == 100, share < 1 { return "99 %" }
    if percent == 0, share > 0 { return "1 %" }
    return "\(percent) %"
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let label = Alignment.right.pad(text, to: 5)
    let width = rect.width - label.count - 1
    let row = rect.line(0)
    StyledLine(width > 0 ? label : text).drawRight(on: &canvas, in: row, glyphs: glyphs)
    guard width > 0 else { return }
    let bar = Rect(row: rect.row, column: rect.column, width: width, height: 1)
    canvas.fill(bar, Style(.muted), with: glyphs.gaugeEmpty)
    guard let share, share.isFinite else { return }
    var full = bar
    full.width = Self.cells(share, of: width)
    canvas.fill(full, style, with: glyphs.gaugeFull)
  }

  /// Full cells; a share that is not all never looks like all, one that is something never like
  /// none.
  static func cells(_ share: Double, of width: Int) -> Int {
    let share = min(1, max(0, share))
    let cells = Int((share * Double(width)).rounded())
    guard share < 1, width > 1 else { return cells }
    return max(share > 0 ? 1 : 0, min(cells, width - 1))
  }
}
