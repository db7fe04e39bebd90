import Governance
import TerminalUI

/// Draws the numbers: the list left, the curve of one right; or one with the rows behind it.
enum MetricsView {
  static func draw(_ state: Dashboard.State, _ frame: ScreenFrame, on canvas: inout Canvas) {
    let glyphs = state.session.glyphs
    guard state.metrics.selected != nil else {
      let isRead = state.metrics.numbersQuestion != nil
      let words = state.metrics.trouble ?? (isRead ? "no metric is fed yet" : "reading")
      return ListView.draw(nothing: words, glyphs, on: &canvas, in: frame.body)
    }
    if state.metrics.isOpen {
      return MetricRowsView.draw(state, frame, on: &canvas)
    }
    guard !frame.isCompact else {
      return NumbersTable.table(state, .compact, height: frame.body.height)
        .draw(on: &canvas, in: frame.body)
    }
    let isWide = frame.body.width >= 120
    let width = isWide ? 58 : 33
    let left = Rect(
      row: frame.body.row,
      column: frame.body.column,
      width: width,
      height: frame.body.height
    )
    NumbersTable.table(state, isWide ? .wide : .narrow, height: left.height)
      .draw(on: &canvas, in: left)
    for row in left.row..<left.bottom {
      canvas.draw(glyphs.bar, at: Position(row: row, column: left.right), Style(.border))
    }
    draw(metric: state, on: &canvas, in: frame.body.inset(left: width + 2, right: 1))
  }

  /// What one number is, its curve, its parts, and what stands beside it.
  private static func draw(
    metric state: Dashboard.State,
    on canvas: inout Canvas,
    in rect: Rect
  ) {
    guard let metric = state.metrics.shown else { return }
    let glyphs = state.session.glyphs
    let head = MetricHead(metric, state)
    let parts = MetricParts(metric, state)
    let bars = min(parts.chart.items.count, max(0, rect.height - 12), 8)
    let lower = (bars > 0 ? bars + 1 : 0) + head.tail(width: rect.width).count
    canvas.draw(head.lines, in: rect, glyphs: glyphs)
    let plot = rect.inset(top: head.lines.count, bottom: lower + 1)
    MetricCurve(state).chart?.draw(on: &canvas, in: plot)
    var rest = rect.inset(top: rect.height - lower)
    if bars > 0 {
      canvas.draw([StyledLine(parts.title, Style(.title))], in: rest, glyphs: glyphs)
      let place = Rect(row: rest.row + 1, column: rest.column, width: rest.width, height: bars)
      parts.chart.draw(on: &canvas, in: place)
      rest = rest.inset(top: bars + 1)
    }
    canvas.draw(head.tail(width: rect.width), in: rest, glyphs: glyphs)
  }
}

/// The words above and below a curve.
struct MetricHead {
  private let metric: Metric
  private let state: Dashboard.State
  private var glyphs: Glyphs { state.session.glyphs }

  init(_ metric: Metric, _ state: Dashboard.State) {
    self.metric = metric
    self.state = state
  }

  /// Name, value and target; then what they come to, and the point that is looked at.
  var lines: [StyledLine] { [name, standing] + note }

  /// What is cut where room is short stands last.
  private var name: StyledLine {
    var line = StyledLine("\(metric.id) \(Measures.name(metric))  ", Style(.title, .bold))
    line.append(Measures.now(metric), Style(.text, .bold))
    let target = Measures.target(metric, glyphs)
    if !target.isEmpty { line.append("  target \(target)", Style(.muted)) }
    line.append(" \(glyphs.dot) v\(metric.definitionVersion)", Style(.muted))
    return line
  }

  private var standing: StyledLine {
    var line = StyledLine(
      Measures.word(metric.state),
      Style(Measures.role(metric.state), .bold)
    )
    if metric.state == .old, let value = metric.value {
      line.append(" \(glyphs.dot) value \(Measures.text(value, metric.unit))")
    }
    let change = Measures.change(metric, glyphs)
    if !change.text.isEmpty {
      line.append(" \(glyphs.dot) 30 days ", Style(.muted))
      line.append(change.text, change.style)
    }
    if state.metrics.back > 0, let point = MetricCurve(state).point {
      let value = metric.series.last { $0.day == point.x }?.value
      let words = value.map { Measures.text($0, metric.unit) } ?? "not measured"
      line.append(
        "  \(glyphs.curve.pointer) \(Moments.date(ofDay: point.x)) \(words)",
        Style(.accent)
      )
    } else if let before = metric.previous?.value {
      line.append(" \(glyphs.dot) before \(Measures.text(before, metric.unit))", Style(.muted))
    }
    return line
  }

  private var note: [StyledLine] {
    let words = state.metrics.trouble ?? metric.note
    return words.map { [StyledLine($0, Style(.warn))] } ?? []
  }

  /// What must stand beside the number, and what several say together.
  func tail(width: Int) -> [StyledLine] {
    let beside = Measures.beside(metric, width: width - 7)
    let readings =
      MetricInterpretation.rests.contains(metric.id)
      ? MetricInterpretation.reading(state.metrics.numbers) : []
    return (beside.isEmpty ? [] : [StyledLine("apart: \(beside)", Style(.muted))])
      + readings.prefix(1).map {
        StyledLine("reads as: ", Style(.title)) + StyledLine($0.text)
      }
  }
}

/// What a number is divided into.
struct MetricParts {
  let title: String
  let chart: BarChart

  /// Without a split asked for, the first that the number always shows.
  init(_ metric: Metric, _ state: Dashboard.State) {
    let split = state.metrics.split?.rawValue ?? metric.shares.first?.split ?? ""
    title = split.isEmpty ? "" : "by \(Names.words(split))"
    let items = metric.shares.filter { $0.split == split }.sorted { $0.value > $1.value }
      .map { share in
        BarChart.Item(
          Names.words(share.key),
          share.value,
          Measures.text(share.value, metric.unit)
        )
      }
    chart = BarChart(items, glyphs: state.session.glyphs)
  }
}
