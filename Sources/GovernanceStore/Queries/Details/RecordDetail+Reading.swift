public import Governance

extension Store {
  /// A record of a kind that names its own cells, `nil` where there is none of that id.
  public func recordDetail(
    _ kind: ListKind,
    _ id: String,
    as viewer: Operator
  ) async throws -> RecordDetail? {
    try await look(as: viewer) { connection, viewing in
      guard let row = try connection.recordRows(kind, [id], viewing).first else { return nil }
      let rule = row.text("rule").flatMap { viewing.rules.explanation(of: $0) }
      return RecordDetail(
        row: row,
        rationale: rule?.line("why"),
        control: rule?.line("control"),
        history: try connection.history(of: [id])
      )
    }
  }
}

extension RuleExplanation {
  fileprivate func line(_ name: String) -> String? { lines.first { $0.0 == name }?.1 }
}
