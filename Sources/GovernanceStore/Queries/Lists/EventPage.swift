import Governance

extension Connection {
  /// The events of a page, found by time and identity, which is the order that they are listed in.
  func eventRows(_ page: KeyPage) throws -> [RecordRow] {
    let places = page.cursors.compactMap { cursor -> (at: Int64, id: Int64)? in
      guard case .integer(let at)? = cursor.values.dropFirst().first,
        case .integer(let id)? = cursor.values.dropFirst(2).first
      else { return nil }
      return (at, id)
    }
    var rows: [[Int64]: RecordRow] = [:]
    for some in places.portions(of: 100) {
      let those = SQLCondition.any(
        some.map {
          SQLCondition("told.at = ? and told.event_id = ?", [.integer($0.at), .integer($0.id)])
        }
      )
      for row in try self.rows(
        """
        select told.*, snapshot.source as source, snapshot.id as snapshot
        from access_event told
        join snapshot on snapshot.number = told.from_snapshot
        where \(those.sql)
        """,
        those.arguments
      ) {
        let key = [Int64(try row.integer("at")), Int64(try row.integer("event_id"))]
        rows[key] = try RecordRow(event: row)
      }
    }
    return places.compactMap { rows[[$0.at, $0.id]] }
  }
}

extension RecordRow {
  private static let fields = [
    ("at", RecordShape.Field.Kind.instant), ("principal", .text), ("principal_id", .text),
    ("is_human", .flag), ("action", .text), ("resource", .text), ("environment", .text),
    ("decision", .text), ("privilege", .text), ("factor", .text), ("coverage", .text),
    ("account", .text), ("emitter", .text), ("policy_version", .text), ("policy_known", .flag),
    ("workload", .text), ("workload_known", .flag), ("artifact", .text),
    ("artifact_known", .flag), ("run", .text), ("downstream", .text), ("grant_id", .text),
    ("grant_known", .flag), ("token_kind", .text), ("token", .text),
    ("token_issued_at", .instant), ("token_expires_at", .instant),
    ("audiences", .lines), ("audience_verified", .flag), ("weight", .integer), ("address", .text),
    ("region", .text),
    ("geo", .text), ("device", .text), ("native_id", .text), ("source", .text),
    ("snapshot", .text),
  ].map { RecordShape.Field(name: $0.0, kind: $0.1) }

  fileprivate init(event row: SQLRow) throws {
    let id = EventRow.id(try row.integer("place"))
    let cells = try Self.fields.map { ($0.name, try $0.value(in: row)) }
    self.init(id: id, [("id", .text(id))] + cells)
  }
}
