import Documents
import Governance

extension Record {
  init(_ metric: Metric) {
    self.init(id: metric.id, Self.head(metric) + Self.figures(metric) + Self.context(metric))
  }

  private static func head(_ metric: Metric) -> [(String, JSONText)] {
    [
      ("metric", .string(metric.id)), ("name", .string(metric.name)),
      ("definition_version", .integer(metric.definitionVersion)), ("at", .instant(metric.at)),
      ("period_start", .optional(metric.window?.from)),
      ("period_end", .optional(metric.window?.until)), ("unit", .string(metric.unit.rawValue)),
    ]
  }

  private static func figures(_ metric: Metric) -> [(String, JSONText)] {
    [
      ("value", metric.value.map { .number($0) } ?? .null),
      ("numerator", .optional(metric.numerator)), ("denominator", .optional(metric.denominator)),
      ("state", .string(metric.state.rawValue)), ("target", metric.target?.printed ?? .null),
      ("better", .string(metric.better.rawValue)),
      ("previous", metric.previous?.printed ?? .null),
      ("change", metric.change.map { .number($0) } ?? .null),
      ("population", .integer(metric.population)), ("unknown", .integer(metric.unknown)),
      ("beside", .object(metric.beside.map { ($0.name, .optional($0.value)) })),
    ]
  }

  private static func context(_ metric: Metric) -> [(String, JSONText)] {
    [
      (
        "by",
        .array(
          metric.shares.map {
            .object([
              ("split", .string($0.split)), ("key", .string($0.key)), ("value", .number($0.value)),
            ])
          }
        )
      ), ("series", .array(metric.series.map(\.printed))),
      (
        "sources",
        .array(
          metric.sources.map {
            .object([
              ("source", .string($0.source)), ("at", .optional($0.at)),
              ("late", .boolean($0.isLate)),
            ])
          }
        )
      ), ("note", .optional(metric.note)),
    ]
  }

  /// One row behind a number.
  init(_ row: MetricRow, of metric: String, change: String? = nil) {
    let subject = row.subject
    self.init(
      id: row.id,
      [
        ("metric", .string(metric)), ("id", .string(row.id)), ("part", .string(row.part)),
        ("what", .string(subject.what)), ("value", row.value.map { .number($0) } ?? .null),
        ("at", .optional(row.at)), ("environment", .optional(subject.environment?.rawValue)),
        ("owner", .optional(subject.owner)), ("class", .optional(subject.riskClass?.rawValue)),
        ("source", .optional(subject.source)), ("change", .optional(change)),
      ]
    )
  }
}

extension Metric.Target {
  fileprivate var printed: JSONText {
    .object([
      ("operator", .string(better == .lower ? "<=" : ">=")), ("value", .number(value)),
      ("amber", .number(amber)), ("of", .optional(of)),
    ])
  }
}

extension Metric.Point {
  private var date: String {
    String(Instant(milliseconds: Int64(day) * 86_400_000).description.prefix(10))
  }

  fileprivate var printed: JSONText {
    .object([
      ("at", .string(date)),
      ("value", value.map { .number($0) } ?? .null),
      ("definition_version", .integer(definitionVersion)),
    ])
  }
}
