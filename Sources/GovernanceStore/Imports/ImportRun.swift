import Governance

/// The right to stage rows for a source, held until a newer run takes it.
struct ImportRun: Sendable {
  let order: ImportOrder
  /// The number of the snapshot to be, which its rows carry.
  let number: Int

  private var source: SQLValue { .init(order.source) }

  /// Gives the next number to an operator who may import.
  static func begin(
    _ order: ImportOrder,
    as operator: Operator,
    _ connection: any Connection,
    _ options: StoreOptions
  ) throws -> ImportRun {
    let deliberation = try connection.deliberation(
      as: `operator`,
      for: .importFacts,
      about: order.source.text,
      options
    )
    let id: Snapshot.ID = deliberation.nextID(.snapshot)
    let run = ImportRun(order: order, number: Source.number(id))
    _ = try deliberation.finish()
    try connection.insert(
      TableRow(.importRun, [run.source, .init(run.number), .init(deliberation.now)])
    )
    return run
  }

  /// Stops a run whose source somebody else imports by now.
  func requireNewest(_ connection: any Connection) throws {
    let newest = try connection.count(
      "select max(number) from import_run where source_id = ?",
      [source]
    )
    guard newest != number else { return }
    throw Refusal(
      .conflict,
      order.source.text,
      "another import of \(order.source) started meanwhile, so this one stopped",
      next: "its snapshot will be there when it is done"
    )
  }

  /// Numbers of runs of this source that were given up or killed.
  func abandoned(_ connection: any Connection) throws -> [Int] {
    try connection.rows(
      "select number from import_run where source_id = ? and number < ? order by number",
      [source, .init(number)]
    ).map { try $0.integer("number") }
  }

  /// Removes some of what a run has staged; returns whether there may be more.
  ///
  /// INVARIANT: only rows that were never visible; those of a published snapshot stay.
  static func clear(_ number: Int, limit: Int, _ connection: any Connection) throws -> Bool {
    let isPublished =
      try connection.row("select 1 from snapshot where number = ?", [.init(number)]) != nil
    guard !isPublished else { return false }
    var touched = 0
    for table in Table.observedTables where touched < limit {
      let dead: [SQLValue] = [.init(number), .init(limit - touched)]
      touched += try connection.rows(
        """
        delete from \(table.name)
        where from_snapshot = ? and id in (
          select id from \(table.name) where from_snapshot = ? limit ?
        )
        returning 1
        """,
        [.init(number)] + dead
      ).count
      touched += try connection.rows(
        """
        update \(table.name)
        set to_snapshot = null
        where to_snapshot = ? and id in (
          select id from \(table.name) where to_snapshot = ? limit ?
        )
        returning 1
        """,
        [.init(number)] + dead
      ).count
    }
    return touched >= limit
  }

  /// Ends a run: what it staged is published, or removed.
  func end(_ number: Int, _ connection: any Connection) throws {
    try connection.run(
      "delete from import_run where source_id = ? and number = ?",
      [source, .init(number)]
    )
  }
}

extension Connection {
  /// A transaction's deliberation by an operator who needs one permission for it.
  func deliberation(
    as operator: Operator,
    for permission: Permission,
    about subject: String,
    _ options: StoreOptions
  ) throws -> Deliberation {
    let now = options.clock()
    let actor = try actor(`operator`, at: now)
    let deliberation = try Deliberation(
      self,
      at: now,
      stamp: ActorStamp(actor, for: [permission], .standard),
      origin: `operator`.origin,
      options: options
    )
    try deliberation.context(for: actor).require(permission, for: subject)
    return deliberation
  }
}
