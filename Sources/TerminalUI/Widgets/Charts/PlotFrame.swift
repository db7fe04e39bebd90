/// Where the parts of a line chart stand: numbers at the left, words below, the plot between.
struct PlotFrame: Hashable {
  let plot: Rect
  let scale: ChartScale
  /// The places at the left and the right end of the lower axis.
  let first: Int
  let last: Int
  private let labels: [Int: String]
  private let axisRow: Int
  private let labelRow: Int?

  init(_ chart: LineChart, in rect: Rect) {
    let hasWords = !chart.marks.isEmpty && rect.height >= 5
    let height = max(1, rect.height - 1 - (hasWords ? 1 : 0))
    let values = (chart.points + chart.before).compactMap(\.y) + [chart.target].compactMap(\.self)
    scale = ChartScale(values, base: chart.base, ticks: max(2, height / 2))
    labels = Self.labels(scale, chart.unit, height: height)
    let width = (labels.values.map(\.count).max() ?? 1) + 1
    plot = Rect(
      row: rect.row,
      column: rect.column + width,
      width: max(0, rect.width - width),
      height: height
    )
    axisRow = rect.row + height
    labelRow = hasWords ? axisRow + 1 : nil
    let places = (chart.points + chart.before).map(\.x)
    first = places.min() ?? 0
    last = max(first + 1, places.max() ?? 1)
  }

  /// Numbers by row; the uppermost says what they count.
  private static func labels(_ scale: ChartScale, _ unit: String, height: Int) -> [Int: String] {
    var labels: [Int: String] = [:]
    for tick in scale.ticks { labels[scale.row(of: tick, height: height)] = DecimalText.of(tick) }
    if let top = labels.keys.min(), !unit.isEmpty { labels[top]? += " " + unit }
    return labels
  }

  /// The column of a place on the lower axis, within the plot.
  func column(of x: Int) -> Int {
    let share = Double(x - first) / Double(last - first)
    return Int((share * Double(max(0, plot.width - 1))).rounded())
  }

  /// The height at each column, `nil` in gaps; between two places the line is straight.
  func heights(of points: [LineChart.Point], breaks: [LineChart.Mark], columns: Int) -> [Double?] {
    var heights: [Double?] = Array(repeating: nil, count: max(0, columns))
    guard columns > 0 else { return heights }
    func place(_ x: Int) -> Double {
      Double(x - first) / Double(last - first) * Double(columns - 1)
    }
    for point in points {
      guard let y = point.y, y.isFinite else { continue }
      let column = Int(place(point.x).rounded())
      if heights.indices.contains(column) { heights[column] = y }
    }
    for (from, to) in zip(points, points.dropFirst()) {
      guard let left = from.y, let right = to.y, left.isFinite, right.isFinite, to.x > from.x,
        !breaks.contains(where: { from.x < $0.x && $0.x <= to.x })
      else { continue }
      let (start, end) = (place(from.x), place(to.x))
      for column in Int(start.rounded())...max(Int(start.rounded()), Int(end.rounded()))
      where heights.indices.contains(column) && heights[column] == nil {
        let share = min(1, max(0, (Double(column) - start) / (end - start)))
        heights[column] = left + (right - left) * share
      }
    }
    return heights
  }

  /// The row at each column of the plot.
  func rows(of points: [LineChart.Point], breaks: [LineChart.Mark]) -> [Int?] {
    heights(of: points, breaks: breaks, columns: plot.width)
      .map { $0.map { scale.row(of: $0, height: plot.height) } }
  }

  func drawAxes(of chart: LineChart, on canvas: inout Canvas) {
    let glyphs = chart.glyphs
    let axis = plot.column - 1
    for row in 0..<plot.height {
      let place = Position(row: plot.row + row, column: axis)
      canvas.draw(labels[row] == nil ? glyphs.bar : glyphs.curve.tick, at: place, Style(.muted))
      guard let label = labels[row] else { continue }
      let start = Position(row: place.row, column: axis - label.count)
      canvas.draw(label, at: start, Style(.muted))
    }
    let line = Rect(row: axisRow, column: plot.column, width: plot.width, height: 1)
    canvas.draw(glyphs.curve.corner, at: Position(row: axisRow, column: axis), Style(.muted))
    canvas.fill(line, Style(.muted), with: glyphs.curve.level)
  }

  func drawMarks(of chart: LineChart, on canvas: inout Canvas) {
    for mark in chart.breaks where (first...last).contains(mark.x) {
      let column = plot.column + column(of: mark.x)
      for row in 0..<plot.height {
        let place = Position(row: plot.row + row, column: column)
        canvas.draw(chart.glyphs.bar, at: place, Style(.warn))
      }
      canvas.draw(mark.words, at: Position(row: plot.row, column: column + 1), Style(.warn))
    }
    if let cursor = chart.cursor, (first...last).contains(cursor) {
      let place = Position(row: axisRow, column: plot.column + column(of: cursor))
      canvas.draw(chart.glyphs.curve.pointer, at: place, Style(.accent, .bold))
    }
    if let labelRow { drawWords(chart.marks, on: &canvas, row: labelRow) }
  }

  /// Words that would touch those before them are left out.
  private func drawWords(_ marks: [LineChart.Mark], on canvas: inout Canvas, row: Int) {
    var free = plot.column - 1
    for mark in marks.sorted(by: { $0.x < $1.x }) where (first...last).contains(mark.x) {
      let width = DisplayWidth.of(mark.words)
      let middle = plot.column + column(of: mark.x)
      let start = max(plot.column, min(middle - width / 2, plot.right - width))
      guard start > free || free == plot.column - 1, start + width <= plot.right else { continue }
      canvas.draw(mark.words, at: Position(row: row, column: start), Style(.muted))
      free = start + width
    }
  }
}
