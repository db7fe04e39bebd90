extension MetricDefinition {
  /// The metric's part of the manual.
  package var markdown: String {
    let window = window.map { ", over \($0.wholeSeconds / 86_400) d" } ?? ", of a moment"
    let splits = splits.isEmpty ? "nothing" : splits.map(\.rawValue).joined(separator: ", ")
    let counted = rows.parts.isEmpty ? "" : " (\(rows.parts.joined(separator: ", ")))"
    return """
      ## \(id) \(title)

      `\(name)`, version \(version), in \(unit.rawValue)\(window); \(better.rawValue) is better.

      \(formula.prefix(1).uppercased() + formula.dropFirst()).

      - target: \(target?.words(unit) ?? "none, it is only watched")
      - beside it: \(beside.map { "`\($0)`" }.joined(separator: " "))
      - rows: a \(rows.noun) each, as many as its \(rows.figure.rawValue)\(counted)
      - divided by: \(splits)
      - the past: \(readsThePast ? "read from rows" : "as kept each day")

      \(edges.map { "- \($0)" }.joined(separator: "\n"))
      """
  }
}

extension Metric.Target {
  /// `at most 0.1, amber to 0.25`, with what it is about.
  fileprivate func words(_ unit: Metric.Unit) -> String {
    let bound = better == .lower ? "at most" : "at least"
    let what = of.map { " `\($0)`" } ?? (unit == .count ? "" : " \(unit.rawValue)")
    return "\(bound) \(Self.number(value))\(what), amber to \(Self.number(amber))"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}

extension ControlEvidence {
  /// The table of mapped controls, as the manual has it.
  package static var markdown: String {
    let rows = table.map { evidence in
      let kinds = evidence.kinds.map { "`\($0)`" }.joined(separator: " ")
      return "| \(evidence.control) | \(evidence.demand) | \(kinds) | "
        + "\(evidence.cadence.wholeSeconds / 86_400) d |"
    }
    return (["| control | asks that | evidence | at most |", "|---|---|---|---|"] + rows)
      .joined(separator: "\n")
  }
}
