extension SQLiteEngine {
  /// Says whether the tables are those of this version, to the letter (T23).
  func requireSchema(_ path: String) async throws {
    let (schema, statements) = try await firstLook(path)
    guard schema == Schema.version else {
      throw schema < Schema.version
        ? StoreError.older(path: path, schema: schema, known: Schema.version)
        : StoreError.newer(path: path, schema: schema, known: Schema.version)
    }
    let expected = Schema.sqlite.map(\.asSQLiteKeepsIt)
    guard Schema.digest(of: statements) == Schema.digest(of: expected) else {
      throw StoreError.changedSchema(path: path)
    }
  }

  private func firstLook(_ path: String) async throws -> (schema: Int, statements: [String]) {
    do {
      return try await read { connection in
        let schema = try connection.count("pragma user_version")
        let rows = try connection.rows(
          "select sql from sqlite_master where sql is not null and name not like 'sqlite_%'"
        )
        return (schema, try rows.map { try $0.text("sql") })
      }
    } catch let error as StoreError {
      throw DatabaseFile.openingFailure(of: path, error)
    }
  }
}

extension String {
  /// SQLite writes the first words of a definition its own way and leaves the rest as it was.
  var asSQLiteKeepsIt: String {
    for kind in ["table", "unique index", "index", "trigger", "view"] {
      let start = "create \(kind) "
      if hasPrefix(start) { return start.uppercased() + dropFirst(start.count) }
    }
    return self
  }
}
