extension MetricDefinition.Rows {
  /// How rows add up to the number: `9 statement rows of 14 together, the value of M2`.
  package func words(counted: Int, sum: Double, of metric: Metric) -> String {
    let rows = "\(counted) \(noun) row\(counted == 1 ? "" : "s")"
    let verb = counted == 1 ? "is" : "are"
    switch figure {
    case .value: return "\(rows) \(verb) the value of \(metric.id)"
    case .numerator: return "\(rows) \(verb) the numerator of \(metric.id)"
    case .denominator: return "\(rows) \(verb) the denominator of \(metric.id)"
    case .population: return "\(rows) \(verb) the population of \(metric.id)"
    case .sum: return "\(rows) of \(Int(sum)) together, the value of \(metric.id)"
    }
  }
}
