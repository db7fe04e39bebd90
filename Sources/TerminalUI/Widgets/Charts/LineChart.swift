/// Values over time as lines between two axes, with the target and the moment that is looked at.
///
/// Whoever does not see it reads ``text``; each value is a row of ``table``.
package struct LineChart: Widget, Hashable {
  /// How fine the lines are drawn.
  package enum Resolution: Hashable, Sendable {
    /// One height a cell, in lines and corners.
    case cells
    /// Two by four dots a cell, for more values than columns; never without UTF-8.
    case braille
  }

  /// A value at a place on the lower axis; `nil` is a gap, never 0.
  package struct Point: Hashable, Sendable {
    package var x: Int
    package var y: Double?

    package init(_ x: Int, _ y: Double?) {
      self.x = x
      self.y = y
    }
  }

  /// Words under a place of the lower axis.
  package struct Mark: Hashable, Sendable {
    package var x: Int
    package var words: String

    package init(_ x: Int, _ words: String) {
      self.x = x
      self.words = words
    }
  }

  /// By `x`, oldest first.
  package var points: [Point]
  /// What it is compared with, on the same lower axis, in dots.
  package var before: [Point]
  package var target: Double?
  /// `target 0`.
  package var targetWords: String
  /// What values are counted in, behind the uppermost number: `%`, `h`.
  package var unit: String
  /// A value that the left axis always shows; `nil` leaves it to the values.
  package var base: Double?
  package var marks: [Mark]
  /// Where the formula changed: the line is broken there.
  package var breaks: [Mark]
  /// The place that is looked at.
  package var cursor: Int?
  package var resolution: Resolution
  package var style: Style
  package var glyphs: Glyphs

  package init(
    _ points: [Point],
    before: [Point] = [],
    target: Double? = nil,
    targetWords: String = "target",
    unit: String = "",
    base: Double? = 0,
    marks: [Mark] = [],
    breaks: [Mark] = [],
    cursor: Int? = nil,
    resolution: Resolution = .cells,
    style: Style = Style(.chart1),
    glyphs: Glyphs = .unicode
  ) {
    self.points = points
    self.before = before
    self.target = target
    self.targetWords = targetWords
    self.unit = unit
    self.base = base
    self.marks = marks
    self.breaks = breaks
    self.cursor = cursor
    self.resolution = resolution
    self.style = style
    self.glyphs = glyphs
  }

  /// The curve in words, with what it is measured in and against.
  package var text: String {
    let course = Sparkline(points.map(\.y)).text + (unit.isEmpty ? "" : " (\(unit))")
    let aim = target.map { ", target \(DecimalText.of($0))" } ?? ""
    return course + aim + breaks.map { ", \($0.words)" }.joined()
  }

  /// Each place with its value, as cells; what was not measured is empty.
  package var table: [(x: Int, value: String)] {
    points.map { ($0.x, $0.y.map(DecimalText.of) ?? "") }
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.width >= 8, rect.height >= 3 else { return drawSmall(on: &canvas, in: rect) }
    canvas.clipped(to: rect) { canvas in
      let frame = PlotFrame(self, in: rect)
      frame.drawAxes(of: self, on: &canvas)
      drawTarget(on: &canvas, frame)
      drawDots(on: &canvas, frame)
      switch glyphs.isASCII ? .cells : resolution {
      case .cells: CellCurve(points, breaks, frame).draw(on: &canvas, style, glyphs)
      case .braille: BrailleCurve(points, breaks, frame).draw(on: &canvas, style)
      }
      frame.drawMarks(of: self, on: &canvas)
    }
  }

  /// Where no axis has room, the curve alone.
  private func drawSmall(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    Sparkline(points.map(\.y), style: style, glyphs: glyphs)
      .draw(on: &canvas, in: rect.line(rect.height - 1))
  }

  private func drawTarget(on canvas: inout Canvas, _ frame: PlotFrame) {
    guard let target else { return }
    let line = frame.plot.line(frame.scale.row(of: target, height: frame.plot.height))
    canvas.fill(line, Style(.muted), with: glyphs.dash)
    StyledLine(" " + targetWords, Style(.muted)).drawRight(on: &canvas, in: line, glyphs: glyphs)
  }

  private func drawDots(on canvas: inout Canvas, _ frame: PlotFrame) {
    for (column, row) in frame.rows(of: before, breaks: []).enumerated()
    where row != nil && column.isMultiple(of: 2) {
      let place = Position(row: frame.plot.row + (row ?? 0), column: frame.plot.column + column)
      canvas.draw(glyphs.isASCII ? "." : glyphs.dot, at: place, Style(.muted))
    }
  }
}
