public import Governance

extension Store {
  /// What this database is: its id, its organisation, and whether it takes an operator's word.
  public func identity() async throws -> DatabaseIdentity {
    try await engine.read { try $0.databaseIdentity() }
  }

  /// Brings a database of an older release into this program's form.
  ///
  /// This is the first released form, so there is none to come from; a database of this form stays as it is.
  ///
  /// - Returns: The schema's version before and after.
  /// - Throws: ``StoreError`` for a database that is newer, foreign or damaged.
  public static func upgrade(
    path: String,
    options: StoreOptions
  ) async throws -> (from: Int, to: Int) {
    _ = try await open(path: path, options: options)
    return (Schema.version, Schema.version)
  }
}
