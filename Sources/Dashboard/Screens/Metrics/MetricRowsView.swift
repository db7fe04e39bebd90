import Governance
import TerminalUI

/// One number over the whole pane: how it is defined, its curve, and the rows that it counts.
enum MetricRowsView {
  static func draw(_ state: Dashboard.State, _ frame: ScreenFrame, on canvas: inout Canvas) {
    guard let metric = state.metrics.shown else { return }
    let glyphs = state.session.glyphs
    let body = frame.body.inset(left: 1, right: 1)
    var rest = body
    let head = lines(metric, state, isCompact: frame.isCompact, width: body.width)
      .prefix(max(1, body.height / 3))
    canvas.draw(Array(head), in: rest, glyphs: glyphs)
    rest = rest.inset(top: head.count)
    if rest.height >= 14 {
      let plot = Rect(
        row: rest.row,
        column: rest.column,
        width: rest.width,
        height: min(12, rest.height / 2)
      )
      MetricCurve(state).chart?.draw(on: &canvas, in: plot)
      rest = rest.inset(top: plot.height)
    }
    PaneLine(words(metric, state), glyphs: glyphs).draw(on: &canvas, in: rest.line(0))
    drawRows(state, frame, on: &canvas, in: rest.inset(top: 1))
  }

  private static func lines(
    _ metric: Metric,
    _ state: Dashboard.State,
    isCompact: Bool,
    width: Int
  ) -> [StyledLine] {
    let head = MetricHead(metric, state).lines
    guard !isCompact, let definition = MetricDefinition.named(metric.id) else { return head }
    let formula = StyledLine("is  ", Style(.muted)) + StyledLine(definition.formula)
    return head.prefix(2) + formula.wrapped(to: max(1, width)) + [figures(metric, state)]
      + head.dropFirst(2)
  }

  /// `of 14 in 85, 3 unknown · apart: 9 excepted`.
  private static func figures(_ metric: Metric, _ state: Dashboard.State) -> StyledLine {
    let fraction = metric.numerator.flatMap { part in
      metric.denominator.map { "\(Names.grouped(part)) of \(Names.grouped($0))" }
    }
    let parts = [
      fraction ?? "population \(Names.grouped(metric.population))",
      metric.unknown > 0 ? "\(Names.grouped(metric.unknown)) unknown" : "",
      Measures.beside(metric, width: 60),
    ]
    return StyledLine("now ", Style(.muted))
      + StyledLine(Wording.joined(parts, state.session.glyphs))
  }

  /// How the rows add up to the number, or what the window did to them.
  private static func words(_ metric: Metric, _ state: Dashboard.State) -> String {
    let (rows, glyphs) = (state.metrics.rows, state.session.glyphs)
    let other = state.metrics.part == .counted ? "Tab what came and went" : "Tab all rows"
    guard state.metrics.part == .counted else {
      let came = rows.rows.count { $0.change == .came }
      let went = rows.rows.count - came
      let days = "last \(state.metricDays) days"
      return Wording.joined(["\(days): + \(came) new, - \(went) gone", other], glyphs)
    }
    guard let definition = MetricDefinition.named(metric.id) else { return other }
    let counted = rows.rows.map(\.row).filter { definition.rows.counts($0.part) }
    let sum = counted.reduce(0) { $0 + ($1.value ?? 0) }
    let sentence =
      rows.hasMore
      ? "the first \(rows.rows.count) \(definition.rows.noun) rows"
      : definition.rows.words(counted: counted.count, sum: sum, of: metric)
    return Wording.joined([sentence, other], glyphs)
  }

  // MARK: Rows

  private static let columns = [
    TableColumn("id", "ID", .between(10, 26), drop: 3),
    TableColumn("part", "PART", .between(10, 16)),
    TableColumn("what", "WHAT", .fill(20), truncation: .end),
    TableColumn("value", "VALUE", .fixed(7), alignment: .right, drop: 4),
    TableColumn("at", "AT (Z)", .fixed(11), drop: 1),
    TableColumn("owner", "OWNER", .fixed(10), drop: 2),
    TableColumn("where", "ENV", .fixed(7), from: 90),
  ]

  private static let compactColumns = [
    TableColumn("part", "", .fixed(8)), TableColumn("what", "", .fill(15), truncation: .end),
  ]

  private static func drawRows(
    _ state: Dashboard.State,
    _ frame: ScreenFrame,
    on canvas: inout Canvas,
    in rect: Rect
  ) {
    guard !state.metrics.rows.rows.isEmpty else {
      let isRead = state.metrics.rowsQuestion == state.rowsQuestion
      let words = isRead ? "no row stands behind this number" : "reading"
      return ListView.draw(nothing: words, state.session.glyphs, on: &canvas, in: rect)
    }
    let selected = state.metrics.row?.id
    let rows = state.metrics.rows.rows.map { listed in
      TableRow(
        id: listed.row.id,
        cells: cells(listed, state),
        isSelected: listed.row.id == selected,
        flag: listed.change == .came ? .new : nil,
        isGone: listed.change == .went
      )
    }
    Table(
      columns: frame.isCompact ? compactColumns : columns,
      rows: Slice.round(rows, height: rect.height - (frame.isCompact ? 0 : 1)),
      showsTitles: !frame.isCompact,
      showsBar: !state.settings.isLowBandwidth,
      glyphs: state.session.glyphs
    ).draw(on: &canvas, in: rect)
  }

  private static func cells(
    _ listed: MetricRowsAnswer.Listed,
    _ state: Dashboard.State
  ) -> [String: Span] {
    let row = listed.row
    let unit = state.metrics.shown?.unit ?? .count
    let part = (listed.change.map { $0.rawValue + " " } ?? "") + Names.words(row.part)
    return [
      "id": Span(row.id, Style(.accent)), "part": Span(part),
      "what": Span(Names.single(row.subject.what)),
      "value": Span(row.value.map { Measures.text($0, unit) } ?? ""),
      "at": Span(row.at.map { Moments(state.session).inTable($0) } ?? "", Style(.muted)),
      "owner": Span(row.subject.owner ?? ""),
      "where": Span(row.subject.environment?.rawValue ?? ""),
    ]
  }
}
