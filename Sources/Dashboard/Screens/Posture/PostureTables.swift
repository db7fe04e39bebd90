import Governance
import TerminalUI

/// The metrics that exist so far, a line each.
enum MetricsTable {
  static let columns = [
    TableColumn("metric", "METRIC", .between(19, 30)),
    TableColumn("now", "NOW", .fixed(7), alignment: .right),
    TableColumn("change", "30 DAYS", .fixed(7), drop: 2),
    TableColumn("target", "TARGET", .fixed(8), alignment: .right, drop: 3),
    TableColumn("state", "STATE", .fixed(5)),
    TableColumn("weeks", "13 WEEKS", .fixed(13), truncation: .end, drop: 1),
    TableColumn("beside", "BESIDE IT", .fill(11), truncation: .end, drop: 4),
  ]

  private static let compactColumns = [
    TableColumn("metric", "", .fill(19)), TableColumn("now", "", .fixed(8), alignment: .right),
    TableColumn("state", "", .fixed(5)),
  ]

  static func table(
    _ state: Dashboard.State,
    _ posture: Posture,
    isCompact: Bool,
    in rect: Rect
  ) -> Table {
    let glyphs = state.session.glyphs
    let layout = TableLayout(columns, width: rect.width, scrolledBy: 0)
    let room = layout.places.first { $0.column.id == "beside" }?.width ?? 0
    let rows = posture.metrics.map { metric in
      TableRow(
        id: metric.id,
        cells: cells(metric, glyphs, room: room),
        isSelected: metric.id == state.posture.metricID && state.posture.pane == .metrics
      )
    }
    return Table(
      columns: isCompact ? compactColumns : columns,
      rows: Slice.round(rows, height: rect.height - (isCompact ? 0 : 1)),
      showsTitles: !isCompact,
      showsBar: !state.settings.isLowBandwidth,
      hasFocus: state.posture.pane == .metrics,
      glyphs: glyphs
    )
  }

  private static func cells(_ metric: Metric, _ glyphs: Glyphs, room: Int) -> [String: Span] {
    [
      "metric": Span(Measures.name(metric)),
      "now": Span(Measures.now(metric), Style(.text, .bold)),
      "change": Measures.change(metric, glyphs),
      "target": Span(Measures.target(metric, glyphs), Style(.muted)),
      "state": Span(Measures.word(metric.state), Style(Measures.role(metric.state))),
      "weeks": Span(
        Sparkline(Measures.weeks(metric), glyphs: glyphs).blocks(width: 13),
        Style(.chart1)
      ),
      "beside": Span(
        metric.value == nil ? metric.note ?? "" : Measures.beside(metric, width: room),
        Style(.muted)
      ),
    ]
  }
}

/// What waits for the viewer: late first, then by risk.
enum TasksTable {
  private static let columns = [
    TableColumn("due", "DUE", .fixed(5), alignment: .right),
    TableColumn("do", "DO", .fixed(13)),
    TableColumn("risk", "RISK", .fixed(5), alignment: .right, drop: 2),
    TableColumn("id", "ID", .fixed(7), drop: 1),
    TableColumn("what", "WHAT", .fill(20), truncation: .end),
  ]

  private static let compactColumns = [
    TableColumn("due", "", .fixed(5), alignment: .right), TableColumn("do", "", .fixed(8)),
    TableColumn("what", "", .fill(12), truncation: .end),
  ]

  static func table(_ state: Dashboard.State, isCompact: Bool, height: Int) -> Table {
    let rows = state.posture.tasks.map { task in
      TableRow(
        id: task.id,
        cells: cells(task, state.session.now),
        isSelected: task.id == state.posture.taskID && state.posture.pane == .tasks,
        flag: task.isLate ? .late : nil,
        isGone: state.posture.gone.contains(task.id)
      )
    }
    return Table(
      columns: isCompact ? compactColumns : columns,
      rows: Slice.round(rows, height: height),
      showsTitles: false,
      showsBar: !state.settings.isLowBandwidth,
      hasFocus: state.posture.pane == .tasks,
      glyphs: state.session.glyphs
    )
  }

  private static func cells(_ task: Posture.Task, _ now: Instant) -> [String: Span] {
    let isLate = task.isLate
    return [
      "due": Span(
        task.dueAt.map { Spell.left(until: $0, at: now) } ?? "",
        Style(isLate ? .danger : .text)
      ),
      "do": Span(task.verb),
      "risk": task.risk.map { Risks.span($0) } ?? Span(""),
      "id": Span(task.id, Style(.accent)),
      "what": Span(task.what),
    ]
  }
}

/// What others did, newest first.
enum ChangesTable {
  private static let columns = [
    TableColumn("at", "AT", .fixed(5), alignment: .right),
    TableColumn("who", "WHO", .fixed(9), drop: 2),
    TableColumn("did", "DID", .fixed(13)),
    TableColumn("id", "ID", .fixed(8), drop: 1),
    TableColumn("what", "WHAT", .fill(20), truncation: .end),
  ]

  static func table(_ state: Dashboard.State, height: Int) -> Table {
    let moments = Moments(state.session)
    let rows = state.posture.changes.map { change in
      TableRow(
        id: change.id,
        cells: cells(change, state.posture.grouped[change.id], moments),
        isSelected: change.id == state.posture.changeID && state.posture.pane == .changes
      )
    }
    return Table(
      columns: columns,
      rows: Slice.round(rows, height: height),
      showsTitles: false,
      showsBar: !state.settings.isLowBandwidth,
      hasFocus: state.posture.pane == .changes,
      glyphs: state.session.glyphs
    )
  }

  private static func cells(
    _ change: LedgerRow,
    _ count: Int?,
    _ moments: Moments
  ) -> [String: Span] {
    [
      "at": Span(moments.short(change.entry.at), Style(.muted)),
      "who": Span(change.who),
      "did": Span(LedgerWords.did(change.entry.kind)),
      "id": Span(change.entry.subject, Style(.accent)),
      "what": Span((count.map { "\(Names.grouped($0)) records, the last " } ?? "") + change.what),
    ]
  }
}

/// The rows of a short list that fit, with the selected one among them.
enum Slice {
  static func round(_ rows: [TableRow], height: Int) -> [TableRow] {
    guard rows.count > height, height > 0 else { return rows }
    let selected = rows.firstIndex(where: \.isSelected) ?? 0
    let first = max(0, min(selected - height / 2, rows.count - height))
    return Array(rows[first..<first + height])
  }
}
