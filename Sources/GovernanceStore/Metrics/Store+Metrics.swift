public import Governance

extension Store {
  /// The numbers that a question asks for, in the order of their ids.
  ///
  /// For a period that is over, what rows no longer tell is taken from the numbers kept each day.
  public func metrics(_ question: MetricQuestion) async throws -> [Metric] {
    let options = options
    return try await engine.read { connection in
      let asking = try MetricAsking(question, at: options.clock(), options, connection)
      return try MetricReadings.of(question.ids).map { try asking.metric($0) }
    }
  }

  /// Every metric that is fed over one environment or all, or those of some ids.
  public func metrics(environment: Environment?, of ids: [String] = []) async throws -> [Metric] {
    var question = MetricQuestion(ids)
    question.environment = environment
    return try await metrics(question)
  }

  /// The rows behind the number of one metric: those after an id, in their order.
  ///
  /// - Throws: `Refusal` for a period that is over of a metric whose past no row tells.
  public func rows(
    of metric: String,
    _ question: MetricQuestion,
    after last: String = "",
    limit: Int
  ) async throws -> MetricRows {
    let options = options
    return try await engine.read { connection in
      let asking = try MetricAsking(question, at: options.clock(), options, connection)
      let reading = try asking.reading(metric)
      let scope = try asking.scope(for: reading)
      let rows = try reading.rows(connection, scope, after: last, limit: limit + 1)
      return MetricRows(rows: Array(rows.prefix(limit)), hasMore: rows.count > limit)
    }
  }

  /// What the rows behind a number were at the start of a window and are not now, and the other way round.
  ///
  /// - Throws: `Refusal` for a metric whose past no row tells.
  public func delta(of metric: String, _ question: MetricQuestion) async throws -> MetricDelta {
    let options = options
    return try await engine.read { connection in
      let asking = try MetricAsking(question, at: options.clock(), options, connection)
      let reading = try asking.reading(metric)
      try asking.requirePast(of: reading)
      let rows = reading.definition.rows
      let window = asking.window(reading.definition)
      func counted(_ until: Instant, _ length: Duration?) throws -> [String: MetricRow] {
        let scope = try asking.scope(until: until, length: length)
        let all = try reading.rows(connection, scope, after: "", limit: .max - 1)
        return Dictionary(all.filter { rows.counts($0.part) }.map { ($0.id, $0) }) { $1 }
      }
      // A number of a window is compared with the window before; one of a moment with that moment.
      let length = reading.definition.window.map { _ in window.until - window.from }
      let now = try counted(window.until, length)
      let before = try counted(window.from, length)
      return MetricDelta(
        came: now.filter { before[$0.key] == nil }.map(\.value).sorted { $0.id < $1.id },
        went: before.filter { now[$0.key] == nil }.map(\.value).sorted { $0.id < $1.id }
      )
    }
  }
}
