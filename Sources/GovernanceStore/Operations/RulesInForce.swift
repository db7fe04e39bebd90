public import Governance

extension Connection {
  /// The rules that the last `rules apply` put into force, else those that ship.
  func rulesInForce() throws(StoreError) -> Rules {
    try records(RuleSet.self).first?.content ?? .standard
  }
}

extension Store {
  /// The rules of the organisation that are in force.
  public func rules() async throws -> Rules {
    try await engine.read { try $0.rulesInForce() }
  }
}
