package import Governance
import TerminalUI

/// The numbers, the curve of one of them, and the rows behind it.
package struct MetricsState: Equatable, Sendable {
  /// How far back curves go.
  package enum Span: Hashable, Sendable {
    case days(Int)
    /// A stretch of the calendar as filters write it: then the numbers are those of its end.
    case period(String)

    /// From the shortest window to the longest stretch of the calendar.
    static let all: [Span] =
      [7, 30, 90, 365].map(Span.days)
      + ["thismonth", "lastmonth", "thisquarter", "lastquarter", "thisyear", "lastyear"]
      .map(Span.period)
  }

  /// Which rows are shown behind a number.
  package enum RowPart: Hashable, Sendable { case counted, changed }

  package var span = Span.days(90)
  package var split: MetricDefinition.Split?
  /// Whether the time before is drawn beside it.
  package var compares = false
  /// Whether the rows of the metric take the whole pane.
  package var isOpen = false
  package var part = RowPart.counted
  package var selectedID: String?
  /// How many points before the newest one is looked at.
  package var back = 0
  /// The last answer, and what it answers.
  package var numbers: [Metric] = []
  var numbersQuestion: MetricQuestion?
  /// The metric under the cursor over the span; the last one stays until the next is here.
  package var curve: Metric?
  var curveQuestion: MetricQuestion?
  package var rows = MetricRowsAnswer()
  var rowsQuestion: MetricRowsQuestion?
  /// The row under the cursor, by id.
  package var rowID: String?
  package var trouble: String?
  var numbersAsking = Asking()
  var curveAsking = Asking()
  var rowsAsking = Asking()

  package init() {}

  /// The metric under the cursor.
  package var selected: Metric? {
    numbers.first { $0.id == selectedID } ?? numbers.first
  }

  /// With its long trend, once that is here.
  package var shown: Metric? { curve.flatMap { $0.id == selected?.id ? $0 : nil } ?? selected }

  /// The row under the cursor, where rows are open.
  package var row: MetricRow? {
    guard isOpen else { return nil }
    return rows.rows.first { $0.row.id == rowID }?.row ?? rows.rows.first?.row
  }

  /// The id under the cursor, for `y`.
  package var subject: String? { isOpen ? row?.id : selected?.id }

  /// Why Enter leads nowhere; `nil` where it does.
  var obstacle: String? {
    guard selected != nil else { return "no metric is read yet" }
    guard isOpen else { return nil }
    guard let row else { return "no row stands behind this number" }
    return Subject(row.id) == nil
      ? "no screen has \(row.id) yet · \(row.subject.what)" : nil
  }

  /// `2/24`.
  var position: String {
    let ids = isOpen ? rows.rows.map(\.row.id) : numbers.map(\.id)
    let current = isOpen ? row?.id : selected?.id
    guard let place = current.flatMap({ ids.firstIndex(of: $0) }) else { return "" }
    return "\(place + 1)/\(ids.count)" + (isOpen && rows.hasMore ? "+" : "")
  }

  mutating func select(_ id: String) {
    guard selectedID != id else { return }
    selectedID = id
    back = 0
    rowID = nil
  }

  mutating func giveUp() {
    numbersAsking.giveUp()
    curveAsking.giveUp()
    rowsAsking.giveUp()
  }
}

/// Which rows behind a number are wanted.
package struct MetricRowsQuestion: Hashable, Sendable {
  /// `M2`.
  package var metric: String
  package var question: MetricQuestion
  /// All that is counted, or what came and went in the window.
  package var part: MetricsState.RowPart
  /// At most so many, by id.
  package var limit: Int

  package init(
    _ metric: String,
    _ question: MetricQuestion,
    _ part: MetricsState.RowPart = .counted,
    limit: Int = 200
  ) {
    self.metric = metric
    self.question = question
    self.part = part
    self.limit = limit
  }
}

/// Rows behind a number.
package struct MetricRowsAnswer: Equatable, Sendable {
  /// A row with what the window did to it.
  package struct Listed: Hashable, Sendable {
    package enum Change: String, Hashable, Sendable { case came, went }

    package var row: MetricRow
    package var change: Change?

    package init(_ row: MetricRow, _ change: Change? = nil) {
      self.row = row
      self.change = change
    }
  }

  package var rows: [Listed]
  /// Whether there are more behind the last one.
  package var hasMore: Bool

  package init(_ rows: [Listed] = [], hasMore: Bool = false) {
    self.rows = rows
    self.hasMore = hasMore
  }

  package init(_ rows: MetricRows) {
    self.init(rows.rows.map { Listed($0) }, hasMore: rows.hasMore)
  }

  package init(_ delta: MetricDelta) {
    self.init(delta.came.map { Listed($0, .came) } + delta.went.map { Listed($0, .went) })
  }
}
