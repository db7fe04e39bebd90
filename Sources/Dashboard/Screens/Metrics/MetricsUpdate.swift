import Governance
import TerminalUI

/// How the screen of numbers asks, takes answers in, and what keys do there.
enum MetricsUpdate {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  // MARK: Questions

  /// Asks for what the screen shows and nobody has answered yet.
  static func settle(_ state: inout State) -> [Effect] {
    guard state.screen == .metrics else { return [] }
    let numbers = state.numbersQuestion
    var effects: [Effect] = []
    if state.metrics.numbersQuestion != numbers {
      effects += want(.loadMetrics(numbers), &state.metrics.numbersAsking)
    }
    if let curve = state.curveQuestion, state.metrics.curveQuestion != curve {
      effects += want(.loadMetrics(curve), &state.metrics.curveAsking)
    }
    if let rows = state.rowsQuestion, state.metrics.rowsQuestion != rows {
      effects += want(.loadMetricRows(rows), &state.metrics.rowsAsking)
    }
    return effects
  }

  private static func want(_ effect: Effect, _ asking: inout Asking) -> [Effect] {
    asking.underway == effect ? [] : asking.want(effect)
  }

  /// Somebody committed, or the minute is another: what is shown stays until the answers are here.
  static func again(_ state: inout State) -> [Effect] {
    guard state.screen == .metrics else { return [] }
    var effects = state.metrics.numbersAsking.want(.loadMetrics(state.numbersQuestion))
    if let curve = state.curveQuestion {
      effects += state.metrics.curveAsking.want(.loadMetrics(curve))
    }
    if let rows = state.rowsQuestion {
      effects += state.metrics.rowsAsking.want(.loadMetricRows(rows))
    }
    return effects
  }

  // MARK: Answers

  static func take(
    _ metrics: [Metric],
    answering question: MetricQuestion,
    _ state: inout State
  ) -> [Effect] {
    state.metrics.trouble = nil
    guard question.ids.isEmpty else {
      let again = state.metrics.curveAsking.settle(.loadMetrics(question))
      guard question == state.curveQuestion else { return again }
      state.metrics.curve = metrics.first
      state.metrics.curveQuestion = question
      return again
    }
    let again = state.metrics.numbersAsking.settle(.loadMetrics(question))
    guard question == state.numbersQuestion else { return again }
    state.metrics.numbers = metrics
    state.metrics.numbersQuestion = question
    if state.metrics.selectedID == nil { state.metrics.selectedID = metrics.first?.id }
    return again
  }

  static func take(
    _ answer: MetricRowsAnswer,
    to question: MetricRowsQuestion,
    _ state: inout State
  ) -> [Effect] {
    let again = state.metrics.rowsAsking.settle(.loadMetricRows(question))
    guard question == state.rowsQuestion else { return again }
    state.metrics.rows = answer
    state.metrics.rowsQuestion = question
    state.metrics.trouble = nil
    return again
  }

  /// A question that is refused counts as answered: only another one is asked.
  static func fail(_ effect: Effect, _ sentence: String, _ state: inout State) -> [Effect] {
    state.metrics.trouble = sentence
    switch effect {
    case .loadMetricRows(let question):
      state.metrics.rows = MetricRowsAnswer()
      state.metrics.rowsQuestion = question
      return state.metrics.rowsAsking.settle(effect)
    case .loadMetrics(let question) where question.ids.isEmpty:
      state.metrics.numbersQuestion = question
      return state.metrics.numbersAsking.settle(effect)
    case .loadMetrics(let question):
      state.metrics.curveQuestion = question
      return state.metrics.curveAsking.settle(effect)
    default: return []
    }
  }

  // MARK: Keys

  /// Moves in the list, along the curve or through the windows; `false` for what is no motion.
  static func handle(_ action: Action, _ state: inout State) -> Bool {
    if let rows = action.rowsMoved {
      move(by: rows, &state)
      return true
    }
    switch action {
    case .earlierPoint: look(back: 1, &state)
    case .laterPoint: look(back: -1, &state)
    case .shorterWindow: widen(by: -1, &state)
    case .longerWindow: widen(by: 1, &state)
    case .compare: state.metrics.compares.toggle()
    case .split: divide(&state)
    default: return false
    }
    return true
  }

  private static func move(by count: Int, _ state: inout State) {
    if state.metrics.isOpen {
      let ids = state.metrics.rows.rows.map(\.row.id)
      state.metrics.rowID = stepped(from: state.metrics.row?.id, by: count, in: ids)
    } else if let id = stepped(
      from: state.metrics.selected?.id,
      by: count,
      in: state.metrics.numbers.map(\.id)
    ) {
      state.metrics.select(id)
    }
  }

  private static func stepped(from id: String?, by count: Int, in ids: [String]) -> String? {
    guard let last = ids.indices.last else { return nil }
    let place = id.flatMap { ids.firstIndex(of: $0) } ?? 0
    return ids[max(0, min(place + count, last))]
  }

  private static func look(back count: Int, _ state: inout State) {
    let points = MetricCurve(state).points
    state.metrics.back = max(0, min(state.metrics.back + count, points.count - 1))
  }

  private static func widen(by count: Int, _ state: inout State) {
    let all = MetricsState.Span.all
    let place = all.firstIndex(of: state.metrics.span) ?? 2
    state.metrics.span = all[max(0, min(place + count, all.count - 1))]
    state.metrics.back = 0
  }

  /// The numbers at the end of a stretch of the calendar: `:period 2026-q1`.
  static func show(period text: String, _ state: inout State) -> [Effect] {
    let now = state.session.now
    let window = MetricWindow(period: text, at: now, zoneOffset: state.session.zoneOffset)
    guard let window, window.from < now else {
      let why = window == nil ? "is no period: 2026-q1, 2026-03, lastmonth" : "has not begun"
      state.say("`\(text)` \(why)", .refused)
      return []
    }
    state.metrics.span = .period(text.lowercased())
    return Going.to(.metrics, &state)
  }

  private static func divide(_ state: inout State) {
    guard let metric = state.metrics.selected,
      let splits = MetricDefinition.named(metric.id)?.splits, !splits.isEmpty
    else { return state.say("this number has no parts", .note) }
    let place = state.metrics.split.flatMap { splits.firstIndex(of: $0) }
    let next = place.map { $0 + 1 } ?? 0
    state.metrics.split = splits.indices.contains(next) ? splits[next] : nil
  }

  /// Between all rows of a number and those that the window brought and took.
  static func switchRows(_ state: inout State) {
    state.metrics.part = state.metrics.part == .counted ? .changed : .counted
    state.metrics.rowID = nil
  }

  /// The rows of a metric, the record of a row.
  static func open(_ state: inout State) -> [Effect] {
    guard state.metrics.isOpen else {
      state.metrics.isOpen = true
      return []
    }
    return state.metrics.row.flatMap { Subject($0.id) }.map { Going.to($0, &state) } ?? []
  }

  /// What `w` writes of the numbers.
  static func export(
    _ state: State,
    _ format: Dashboard.Export.Format
  ) -> Dashboard.Export.Content {
    state.rowsQuestion.map { .metricRows($0, format) }
      ?? .metrics(state.numbersQuestion, format)
  }
}

extension Dashboard.State {
  /// The numbers of all metrics: as they are defined, or at the end of a stretch of the calendar.
  var numbersQuestion: MetricQuestion {
    var question = MetricQuestion()
    question.environment = environment
    question.period = metricPeriod
    return question
  }

  /// The curve of the metric under the cursor, twice as long where the time before is drawn too.
  var curveQuestion: MetricQuestion? {
    guard let metric = metrics.selected else { return nil }
    var question = numbersQuestion
    question.ids = [metric.id]
    question.split = metrics.split
    question.trend = MetricTrend(over: metricDays * (metrics.compares ? 2 : 1))
    return question
  }

  /// The rows that are open.
  var rowsQuestion: MetricRowsQuestion? {
    guard metrics.isOpen, let metric = metrics.selected else { return nil }
    var question = numbersQuestion
    if metrics.part == .changed, question.period == nil { question.window = .days(metricDays) }
    return MetricRowsQuestion(metric.id, question, metrics.part)
  }

  /// How many days the curve goes back.
  var metricDays: Int {
    switch metrics.span {
    case .days(let count): count
    case .period:
      metricPeriod.map { max(1, min($0.until, session.now).day - $0.from.day) } ?? 90
    }
  }

  private var metricPeriod: MetricWindow? {
    guard case .period(let text) = metrics.span else { return nil }
    return MetricWindow(period: text, at: session.now, zoneOffset: session.zoneOffset)
  }
}
