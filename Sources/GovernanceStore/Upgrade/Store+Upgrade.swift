public import Governance

/// What an upgrade did to a database.
public struct UpgradeReport: Hashable, Sendable {
  /// The schema's version before.
  public let from: Int
  /// The schema's version now.
  public let to: Int
  /// The copy of the old database beside it; `nil` where there was nothing to upgrade.
  public let backup: String?
}

extension Store {
  /// Brings a database of an older release into this program's form, after a copy of it was made beside it.
  ///
  /// All of it is one transaction: interrupted anywhere, the old database is there as before. The governed tables
  /// are made anew from the ledger, which must say what the old ones held; a database of this form stays as it is.
  ///
  /// - Throws: ``StoreError`` for a database that is newer, foreign or damaged, `Refusal` for an unknown operator.
  public static func upgrade(
    path: String,
    as operator: Operator,
    options: StoreOptions
  ) async throws -> UpgradeReport {
    try await upgrade(path: path, as: `operator`, options: options) { $0 }
  }

  /// The same, with every statement going through what a test puts before the connection.
  static func upgrade(
    path: String,
    as operator: Operator,
    options: StoreOptions,
    through wrap: @Sendable (any Connection) -> any Connection
  ) async throws -> UpgradeReport {
    guard case .file = DatabaseAddress(path) else {
      // No server has a database of an older form: this is the first that servers know.
      _ = try await open(path: path, options: options)
      return UpgradeReport(from: Schema.version, to: Schema.version, backup: nil)
    }
    try DatabaseFile.inspect(path, acceptsOlder: true)
    let upgrade = try SQLiteUpgrade(path: path)
    let schema = try upgrade.schema()
    guard schema < Schema.version else {
      _ = try await open(path: path, options: options)
      return UpgradeReport(from: schema, to: schema, backup: nil)
    }
    guard !options.readOnly, DatabaseFile.isWritable(path) else { throw StoreError.readOnly }
    let backup = try upgrade.run(from: schema) { connection in
      let connection = wrap(connection)
      try connection.rebuild(from: schema, as: `operator`, options)
    }
    _ = try await open(path: path, options: options)
    return UpgradeReport(from: schema, to: Schema.version, backup: backup)
  }
}

extension Connection {
  /// Fills new tables from the ledger and the old ones, and records that it was done.
  fileprivate func rebuild(from schema: Int, as operator: Operator, _ options: StoreOptions) throws
  {
    try LedgerRebuild(connection: self).run()
    try SQLiteUpgrade.requireSame(self)
    let now = options.clock()
    let actor = try actor(`operator`, at: now)
    let deliberation = try Deliberation(
      self,
      at: now,
      stamp: ActorStamp(actor, for: [], try rulesInForce()),
      origin: `operator`.origin,
      options: options
    )
    try deliberation.record([
      Event("database", .database(.upgraded(from: schema, to: Schema.version)))
    ])
    _ = try deliberation.finish()
    let report = try Store.finish(Replay(), .all, self)
    guard let problem = report.problems.first else { return }
    throw StoreError.corrupt("after the upgrade \(problem.sentence); nothing was changed")
  }
}
