import Documents

/// What has to be written to turn one table of a source from its current snapshot into the new one.
struct TableDelta: Sendable {
  /// A staged row that is new or says something else than before.
  struct Fresh: Sendable {
    let rowID: Int64
    let digest: Digest
    let replaces: Bool
  }

  let table: Table
  var rows = 0
  var fresh: [Fresh] = []
  /// Ids that the new snapshot has no longer.
  var removed: [String] = []
  /// Over id and row digest in the order of ids.
  var digest = Digest.sha256(of: "")

  var added: Int { fresh.count { !$0.replaces } }
  var changed: Int { fresh.count { $0.replaces } }
}

/// Merges two lists in the order of their ids: the rows in force, and the rows that were staged.
struct Reconciliation {
  /// A row in force: its id and what it said.
  struct Known: Sendable {
    let id: String
    let digest: Digest
  }

  static func known(
    _ table: Table,
    of source: String,
    on connection: any Connection
  ) throws -> [Known] {
    var known: [Known] = []
    try connection.each(
      "select id, sha256 from \(table.now) where source_id = ? order by id",
      [.text(source)]
    ) { row in
      known.append(Known(id: try row.text("id"), digest: try row.digest("sha256")))
    }
    return known
  }

  static func delta(
    _ table: Table,
    known: [Known],
    staged connection: any Connection
  ) throws -> TableDelta {
    let stage = table.stage
    let canonical = CanonicalRow(of: table)
    var delta = TableDelta(table: table)
    var builder = DigestBuilder()
    var place = 0
    let names = stage.columnNames.joined(separator: ", ")
    try connection.each("select rowid, \(names) from \(stage.name) order by id", []) { row in
      let id = try row.text("id")
      let digest = canonical.digest(Array(row.values.dropFirst()))
      builder.update(id.utf8)
      builder.update(digest)
      delta.rows += 1
      while place < known.count, known[place].id < id {
        delta.removed.append(known[place].id)
        place += 1
      }
      let before = place < known.count && known[place].id == id ? known[place] : nil
      if before != nil { place += 1 }
      guard before?.digest != digest else { return }
      delta.fresh.append(
        .init(
          rowID: Int64(try row.integer("rowid")),
          digest: digest,
          replaces: before != nil
        )
      )
    }
    delta.removed += known[place...].map(\.id)
    delta.digest = builder.finalize()
    return delta
  }
}
