public import Governance

extension Store {
  /// What this database is: its id, its organisation, and whether it takes an operator's word.
  public func identity() async throws -> DatabaseIdentity {
    try await engine.read { try $0.databaseIdentity() }
  }
}
