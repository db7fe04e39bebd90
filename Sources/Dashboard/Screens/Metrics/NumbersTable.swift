import Governance
import TerminalUI

/// All metrics below each other, one line each.
enum NumbersTable {
  enum Form { case compact, narrow, wide }

  private static let columns = [
    TableColumn("state", "", .fixed(1)),
    TableColumn("name", "METRIC", .fill(12), truncation: .end),
    TableColumn("now", "NOW", .fixed(7), alignment: .right),
    TableColumn("change", "30 DAYS", .fixed(7), from: 50),
    TableColumn("weeks", "13 WEEKS", .fixed(13), truncation: .end, from: 50),
  ]

  private static let compactColumns = [
    TableColumn("name", "", .fill(15), truncation: .end),
    TableColumn("now", "", .fixed(8), alignment: .right), TableColumn("word", "", .fixed(5)),
  ]

  static func table(_ state: Dashboard.State, _ form: Form, height: Int) -> Table {
    let selected = state.metrics.selected?.id
    let rows = state.metrics.numbers.map { metric in
      TableRow(
        id: metric.id,
        cells: cells(metric, state.session.glyphs),
        isSelected: metric.id == selected
      )
    }
    let showsTitles = form == .wide
    return Table(
      columns: form == .compact ? compactColumns : columns,
      rows: Slice.round(rows, height: height - (showsTitles ? 1 : 0)),
      showsTitles: showsTitles,
      showsBar: !state.settings.isLowBandwidth,
      glyphs: state.session.glyphs
    )
  }

  private static func cells(_ metric: Metric, _ glyphs: Glyphs) -> [String: Span] {
    let look = Style(Measures.role(metric.state), .bold)
    return [
      "state": Span(sign(metric.state, glyphs), look),
      "word": Span(Measures.word(metric.state), look),
      "name": Span(Measures.name(metric)),
      "now": Span(Measures.now(metric), Style(.text, .bold)),
      "change": Measures.change(metric, glyphs),
      "weeks": Span(
        Sparkline(Measures.weeks(metric), glyphs: glyphs).blocks(width: 13),
        Style(.chart1)
      ),
    ]
  }

  /// State as a sign, since colour alone says nothing.
  private static func sign(_ state: Metric.State, _ glyphs: Glyphs) -> String {
    switch state {
    case .met: glyphs.met
    case .amber: glyphs.changed
    case .red: glyphs.missed
    case .na: glyphs.dot
    case .old: "?"
    }
  }
}
