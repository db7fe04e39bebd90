import Governance

/// The right to stage rows for a source, held until a newer run takes it.
///
/// A run that fails leaves nothing: its number is given out only when it is published, and until then it
/// is taken as long as the run's own row stands.
struct ImportRun: Sendable {
  let order: ImportOrder
  /// The number of the snapshot to be, which its rows carry.
  let number: Int
  /// With the number, who this run is: that of a failed run is taken again.
  let startedAt: Instant

  private var source: SQLValue { .init(order.source) }

  /// Reserves the next number for an operator who may import.
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
    let last = try connection.count(
      """
      select max(last) from (
        select last from id_counter where prefix = ?
        union all
        select number from import_run
      ) taken
      """,
      [.text(IDPrefix.snapshot.rawValue)]
    )
    let run = ImportRun(order: order, number: last + 1, startedAt: deliberation.now)
    try connection.insert(TableRow(.importRun, run.row))
    return run
  }

  private var row: [SQLValue] { [source, .init(number), .init(startedAt)] }

  /// Stops a run whose source somebody else imports by now.
  func requireNewest(_ connection: any Connection) throws {
    let newest = try connection.row(
      "select * from import_run where source_id = ? order by number desc limit 1",
      [source]
    )
    guard newest?.values != row else { return }
    throw Refusal(
      .conflict,
      order.source.text,
      "another import of \(order.source) started meanwhile, so this one stopped",
      next: "its snapshot will be there when it is done"
    )
  }

  /// Runs of this source that were given up or killed.
  func abandoned(_ connection: any Connection) throws -> [ImportRun] {
    try connection.rows(
      "select * from import_run where source_id = ? and number < ? order by number",
      [source, .init(number)]
    ).map { row in
      ImportRun(
        order: order,
        number: try row.integer("number"),
        startedAt: try row.instant("started_at")
      )
    }
  }

  /// Removes some of what this run has staged, at last the run itself; returns whether there may be more.
  ///
  /// INVARIANT: only rows that were never visible; those of a published snapshot stay.
  func clear(limit: Int, _ connection: any Connection) throws -> Bool {
    // Whoever ended it meanwhile removed all; its number may be another run's by now.
    guard try stands(connection) else { return false }
    let isPublished =
      try connection.row("select 1 from snapshot where number = ?", [.init(number)]) != nil
    let touched = isPublished ? 0 : try unstage(limit: limit, connection)
    guard touched < limit else { return true }
    try end(connection)
    return false
  }

  private func stands(_ connection: any Connection) throws -> Bool {
    try connection.row(
      "select 1 from import_run where source_id = ? and number = ? and started_at = ?",
      row
    ) != nil
  }

  private func unstage(limit: Int, _ connection: any Connection) throws -> Int {
    // Events lie in the order of their key, those of one snapshot side by side.
    var touched = try connection.rows(
      """
      delete from access_event where place in (
        select place from access_event where place > ? and place < ? limit ?
      )
      returning 1
      """,
      [
        .init(EventRow.place(number, 0)), .init(EventRow.place(number + 1, 0)), .init(limit),
      ]
    ).count
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
    return touched
  }

  /// Ends this run: what it staged is published, or removed.
  func end(_ connection: any Connection) throws {
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
      stamp: ActorStamp(actor, for: [permission], try rulesInForce()),
      origin: `operator`.origin,
      options: options
    )
    try deliberation.context(for: actor).require(permission, for: subject)
    return deliberation
  }
}
