public import Governance

extension Store {
  /// A record that no list shows: a link (`LK-4`) or a delegation (`DG-2`); `nil` for another id.
  public func plainRecord(_ id: String) async throws -> RecordRow? {
    let tables: [IDPrefix: Table] = [.link: .personLink, .delegation: .delegation]
    guard let prefix = IDPrefix(rawValue: String(id.prefix { $0 != "-" })),
      let table = tables[prefix]
    else { return nil }
    return try await engine.read { connection in
      let row = try connection.row("select * from \(table.name) where id = ?", [.text(id)])
      return try row.map { try RecordRow($0, table) }
    }
  }

  /// What was hashed when a record was decided about last, or one entry `#18`: `nil` where there is none.
  ///
  /// Fields: `sequence`, `body` as it is stored, `leaf_hash`, `signature`, which no entry has so far.
  public func statement(about id: String) async throws -> RecordRow? {
    try await engine.read { connection in
      let isEntry = id.hasPrefix("#")
      let row = try connection.row(
        """
        select sequence, body, leaf_hash from ledger_entry
        where \(isEntry ? "sequence" : "subject") = ?
        order by sequence desc
        limit 1
        """,
        [isEntry ? .init(Int(id.dropFirst()) ?? 0) : .text(id)]
      )
      return try row.map { row in
        RecordRow(
          id: id,
          [
            ("sequence", .integer(try row.integer("sequence"))),
            ("body", .text(String(decoding: try row.blob("body"), as: UTF8.self))),
            ("leaf_hash", .text(row["leaf_hash"].description)), ("signature", .absent),
          ]
        )
      }
    }
  }

  /// What each persona allows under the rules in force, and who has it.
  public func personas() async throws -> [RecordRow] {
    try await engine.read { connection in
      let rules = try connection.rulesInForce()
      return try Persona.allCases.map { persona in
        let holders = try connection.persons(
          where: """
            person.state = 'active' and person.id in (
              select held.person from person_persona held where held.persona = ?
            )
            """,
          [.text(persona.rawValue)]
        )
        return RecordRow(
          id: persona.rawValue,
          [
            ("persona", .text(persona.rawValue)),
            (
              "may",
              .list(Permission.allCases.filter { rules.allows($0, [persona]) }.map(\.rawValue))
            ),
            ("persons", .list(holders.map(\.id.text))),
            ("person_handles", .list(holders.map(\.handle))),
          ]
        )
      }
    }
  }
}

extension RecordRow {
  /// The columns of a governed record; those that end with `_at` are moments.
  fileprivate init(_ row: SQLRow, _ table: Table) throws {
    self.init(
      id: try row.text("id"),
      try table.columns.map { column in
        let value: Value =
          switch row[column.name] {
          case .null, .blob: .absent
          case .text(let text): .text(text)
          case .integer where column.isFlag: .flag(try row.flag(column.name))
          case .integer where column.name.hasSuffix("_at"): .instant(try row.instant(column.name))
          case .integer(let number): .integer(Int(number))
          }
        return (column.name, value)
      }
    )
  }
}
