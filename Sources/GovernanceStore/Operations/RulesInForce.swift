public import Governance

extension Connection {
  /// The rules that the last `rules apply` put into force, else those that ship.
  func rulesInForce() throws(StoreError) -> Rules {
    let table = RuleSet.kind.table
    guard let row = try row("select \(WorkflowColumn.detail) from \(table.name)") else {
      return .standard
    }
    return try Rules.lastDecoded.value(of: row.text(WorkflowColumn.detail)) {
      () throws(StoreError) in try records(RuleSet.self).first?.content ?? .standard
    }
  }
}

extension Rules {
  fileprivate static let lastDecoded = Remembered<Rules>()
}

extension Store {
  /// The rules of the organisation that are in force.
  public func rules() async throws -> Rules {
    try await engine.read { try $0.rulesInForce() }
  }
}
