import Governance

/// A question about numbers as one state of the database answers it.
struct MetricAsking {
  private let question: MetricQuestion
  private let options: StoreOptions
  private let connection: any Connection
  private let sources: [SourceRow]
  private let rules: Rules
  private let now: Instant
  /// The moment of the numbers: now, or the end of a period that is over.
  private let until: Instant

  init(
    _ question: MetricQuestion,
    at now: Instant,
    _ options: StoreOptions,
    _ connection: any Connection
  ) throws {
    self.question = question
    self.options = options
    self.connection = connection
    self.now = now
    until = min(now, question.period?.until ?? now)
    sources = try connection.sourceRows(at: now)
    rules = try connection.rulesInForce()
  }

  private var isOver: Bool { until < now }

  private var length: Duration? {
    question.period.map { until - $0.from } ?? question.window
  }

  func window(_ definition: MetricDefinition) -> MetricWindow {
    MetricWindow(length ?? definition.window ?? .days(30), before: until)
  }

  func reading(_ id: String) throws -> any MetricReading.Type {
    guard let reading = MetricReadings.of([id]).first else {
      throw Refusal(
        .notFound,
        id,
        "there is no metric `\(id)`",
        next: "it is one of \(MetricDefinition.all.map(\.id).joined(separator: " "))"
      )
    }
    return reading
  }

  func requirePast(of reading: any MetricReading.Type) throws {
    let definition = reading.definition
    guard !definition.readsThePast else { return }
    throw Refusal(
      .conflict,
      definition.id,
      "no row tells the past of \(definition.id): only its number is kept each day",
      next: "ask for the rows of now, or for the numbers with --period"
    )
  }

  func scope(for reading: any MetricReading.Type) throws -> MetricScope {
    if isOver { try requirePast(of: reading) }
    return try scope(until: until, length: length)
  }

  func scope(until moment: Instant, length: Duration?) throws -> MetricScope {
    MetricScope(
      environment: question.environment,
      now: moment,
      sources: try CurrentSources(connection, at: moment < now ? moment : nil),
      rules: rules,
      zoneOffset: options.zoneOffset,
      length: length,
      trend: question.trend
    )
  }

  func metric(_ reading: any MetricReading.Type) throws -> Metric {
    let definition = reading.definition
    let scope = try scope(until: until, length: length)
    var metric =
      try isOver && !definition.readsThePast
      ? connection.keptMetric(definition, scope) : reading.read(connection, scope)
    metric.target = rules.target(of: definition, in: question.environment)
    metric.window = definition.window == nil ? question.period : scope.window(of: definition)
    metric.series = try reading.trend(connection, scope) ?? connection.trend(of: metric, scope)
    metric.sources = sources.filter { definition.rests(on: $0.source.kind) }
      .map { Metric.SourceAge(source: $0.id, at: $0.publishedAt, isLate: $0.isLate && !isOver) }
    metric.previous = try previous(of: metric, reading)
    if let split = question.split { try divide(&metric, by: split, reading, scope) }
    return metric
  }

  /// The number of the window before, where rows tell it, else the last one kept then.
  private func previous(
    of metric: Metric,
    _ reading: any MetricReading.Type
  ) throws -> Metric.Point? {
    let definition = reading.definition
    let start = window(definition).from
    guard definition.readsThePast, length != nil else {
      return metric.series.last { point in
        point.day <= start.day && point.value != nil
          && point.definitionVersion == definition.version
      }
    }
    let before = try reading.read(connection, scope(until: start, length: length))
    return before.value.map {
      Metric.Point(day: start.day, value: $0, definitionVersion: definition.version)
    }
  }

  private func divide(
    _ metric: inout Metric,
    by split: MetricDefinition.Split,
    _ reading: any MetricReading.Type,
    _ scope: MetricScope
  ) throws {
    let definition = reading.definition
    guard definition.splits.contains(split) else {
      let known = definition.splits.map(\.rawValue).joined(separator: ", ")
      let words = known.isEmpty ? "it has no parts" : "its parts are by \(known)"
      metric.shares = []
      metric.note = [metric.note, "not divided by \(split.rawValue): \(words)"]
        .compactMap(\.self).joined(separator: "; ")
      return
    }
    if isOver, !definition.readsThePast {
      metric.shares = []
      return
    }
    metric.shares = try reading.shares(connection, scope, by: split)
  }
}

extension Connection {
  /// Some numbers as somebody sees them now.
  func metrics(
    _ viewing: Viewing,
    _ environment: Environment?,
    of ids: [String] = []
  ) throws -> [Metric] {
    var question = MetricQuestion(ids)
    question.environment = environment
    let asking = try MetricAsking(question, at: viewing.now, viewing.options, self)
    return try MetricReadings.of(ids).map { try asking.metric($0) }
  }
}

extension MetricDefinition {
  /// Whether a number is old where a source of a kind is.
  func rests(on kind: SourceKind) -> Bool {
    feeds.contains(kind.listsPeople ? .people : .access)
  }
}

extension Connection {
  /// A number of a day that is over, as it was kept; without a value where nobody looked in the week before.
  fileprivate func keptMetric(
    _ definition: MetricDefinition,
    _ scope: MetricScope
  ) throws -> Metric {
    let row = try row(
      """
      select day, numerator, denominator, micros, population, unknown, definition_version
      from metric_point
      where metric = ? and environment = ? and day <= ? and day > ?
      order by day desc
      limit 1
      """,
      [
        .text(definition.id), .text(scope.environment?.rawValue ?? "all"), .init(scope.now.day),
        .init(scope.now.day - 7),
      ]
    )
    guard let row else {
      return Metric(
        definition,
        at: scope.now,
        value: nil,
        population: 0,
        note: "nobody looked in the week before \(scope.now.dateText)"
      )
    }
    let point = try Metric.Point(row, unit: definition.unit)
    let isFraction = definition.rows.figure == .numerator || definition.rows.figure == .denominator
    return Metric(
      definition,
      at: scope.now,
      value: point.value,
      numerator: isFraction ? try row.integer("numerator") : nil,
      denominator: isFraction ? try row.optionalInteger("denominator") : nil,
      population: try row.integer("population"),
      unknown: try row.integer("unknown"),
      // What a target is about beside the value is not kept, so nobody can say whether it was met.
      atBest: definition.target?.of == nil ? nil : .na,
      note: "as kept on \(Instant(milliseconds: Int64(point.day) * 86_400_000).dateText)"
    )
  }
}
