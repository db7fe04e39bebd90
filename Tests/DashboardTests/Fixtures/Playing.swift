import Dashboard
import Governance
import TerminalUI

/// A dashboard whose orders are answered from plain lists, as a store would.
struct Playing {
  var state: Dashboard.State
  var requests: [RequestRow]
  var grants: [GrantRow]
  /// Rows of the other lists.
  var records: [ListKind: [ScreenRow]]
  var posture: Posture
  /// What the rules say to acts on records, by id; to all others they say yes where the state leads there.
  var judgements: [String: [RecordAct: Judgement]] = [:]
  var metrics: [Metric]
  var metricRows: MetricRowsAnswer
  /// How many of the hidden rows counts call late.
  var hiddenLate = 0
  /// All that was ordered, oldest first.
  var ordered: [Dashboard.Effect] = []

  init(
    _ screen: Dashboard.Screen,
    size: Size = Size(width: 80, height: 24),
    requests: [RequestRow] = Sample.requests,
    grants: [GrantRow] = Sample.grants,
    records: [ListKind: [ScreenRow]] = Sample.records,
    posture: Posture = Sample.posture(),
    metrics: [Metric] = Sample.metrics,
    metricRows: MetricRowsAnswer = Sample.metricRows,
    session: Session = Sample.session(),
    settings: Settings = Settings()
  ) {
    state = Sample.state(screen, size: size, session: session, settings: settings)
    self.requests = requests
    self.grants = grants
    self.records = records
    self.posture = posture
    self.metrics = metrics
    self.metricRows = metricRows
    answer(Dashboard.start(&state))
    draw()
  }

  /// Sends an event and answers what it orders, until nothing more is ordered.
  mutating func send(_ event: Dashboard.Event) {
    answer(Dashboard.update(&state, event))
    draw()
  }

  /// Types keys one after the other, each drawn before the next.
  mutating func press(_ keys: Key...) { for key in keys { send(.input(.key(key))) } }

  mutating func type(_ text: String) {
    for character in text { send(.input(.key(.character(character)))) }
  }

  /// Lets time pass, as the loop tells it with the next key.
  mutating func wait(_ time: Duration) {
    send(.ticked(state.session.now + time, zoneOffset: state.session.zoneOffset))
  }

  /// What is ordered by an event, with no answer and no drawing.
  mutating func orders(_ event: Dashboard.Event) -> [Dashboard.Effect] {
    Dashboard.update(&state, event)
  }

  /// Answers orders that ``orders(_:)`` gave.
  mutating func answerAll(_ orders: [Dashboard.Effect]) { answer(orders) }

  mutating func draw() { answer(Dashboard.update(&state, .drawn)) }

  var canvas: Canvas { Dashboard.render(state, size: state.size) }

  /// The screen's rows as text.
  var rows: [String] { ScreenFile.rows(of: canvas) }

  var text: String { rows.joined(separator: "\n") }

  /// What was ordered to be written.
  var performed: [[Command]] {
    ordered.compactMap { effect in
      if case .perform(let commands) = effect { commands } else { nil }
    }
  }

  var dialog: DialogState? {
    if case .dialog(let dialog)? = state.overlay { dialog.form } else { nil }
  }

  private mutating func answer(_ effects: [Dashboard.Effect]) {
    ordered += effects
    for effect in effects {
      guard let event = event(answering: effect) else { continue }
      answer(Dashboard.update(&state, event))
    }
  }

  private func event(answering effect: Dashboard.Effect) -> Dashboard.Event? {
    switch effect {
    case .loadRows(let question):
      var reading = ListReading(question)
      while let query = reading.next { reading.take(shelf(query.kind).page(query)) }
      return .rowsLoaded(question, reading.answer)
    case .count(let query): return .countLoaded(count(query))
    case .loadMatching(let query): return .matchingLoaded(query, shelf(query.kind).rows)
    case .loadDetail(let subject): return .detailLoaded(subject, detail(of: subject))
    case .wake(let wake, _): return .woke(wake)
    case .loadPosture(let environment): return .postureLoaded(environment, posture)
    case .loadMetrics(let question):
      let asked = metrics.filter { question.ids.isEmpty || question.ids.contains($0.id) }
      return .metricsLoaded(question, asked)
    case .loadPanel(let panel): return .panelLoaded(panel, Sample.panel(panel))
    case .loadMetricRows(let question): return .metricRowsLoaded(question, metricRows)
    default: return nil
    }
  }

  /// All rows of a kind.
  private func shelf(_ kind: ListKind) -> Shelf {
    switch kind {
    case .requests: Shelf(requests.map(ScreenRow.request))
    case .grants: Shelf(grants.map(ScreenRow.grant))
    default: Shelf(records[kind] ?? [])
    }
  }

  private func detail(of subject: Subject) -> ScreenDetail? {
    let row = shelf(subject.screen.list?.kind ?? .grants).rows.first { $0.id == subject.id }
    switch row {
    case .grant(let row): return .grant(Sample.detail(row))
    case .request(let row): return .request(Sample.detail(row))
    case .record(let row): return .record(Sample.detail(row, judgements[row.id] ?? [:]))
    case .entry(let row): return .entry(row)
    case nil: return nil
    }
  }

  private func count(_ query: ListQuery) -> ListCount {
    let rows = shelf(query.kind).rows.count
    var matching = shelf(query.kind).matching(query)
    if query.filter.contains("is:decidable") { matching = requests.count(where: \.waitsForViewer) }
    if query.filter.contains("is:late") {
      matching = requests.count { $0.waitsForViewer && $0.request.terms.dueAt <= Sample.now }
    }
    return ListCount(
      query: query,
      matching: matching,
      isCapped: false,
      all: rows,
      hiddenLate: hiddenLate
    )
  }
}
