import Dashboard
import Governance

extension Sample {
  /// Rows behind a number: statements, which no screen has, and a grant, which one has.
  static let metricRows = MetricRowsAnswer([
    listed("GR-774", "feature-store-write on prod/feature-store", 2, owner: "ben"),
    listed("statement:11966f3ae8d4", "unblock-labels: s3:* on *", 1),
    listed("statement:f9f1a93aa4e7", "migrate: dms:* on *", 2, owner: "mei"),
  ])

  static let metricDelta = MetricRowsAnswer([
    listed("statement:11966f3ae8d4", "unblock-labels: s3:* on *", 1, .came),
    listed("GR-12", "left long ago", 2, .went),
  ])

  static func listed(
    _ id: String,
    _ what: String,
    _ value: Double,
    _ change: MetricRowsAnswer.Listed.Change? = nil,
    owner: String? = nil
  ) -> MetricRowsAnswer.Listed {
    let subject = MetricSubject(id: id, what: what, environment: .prod, owner: owner)
    let part = MetricPart("unexcepted", value: value, at: now - .days(3))
    return .init(MetricRow(subject, part), change)
  }
}
