/// The tables as they stood after a decision: views of a connection's own, named like the tables that they hide.
///
/// Both engines look for a name among the temporary objects first, so every query reads the past unchanged.
struct PastViews {
  /// The one row of a movable connection: how far it sees.
  static let reach = "past_reach"

  /// The statements that make them, in an order in which each finds what it names.
  ///
  /// `base` is the schema of the real tables, `own` that of the temporary ones where an index has to name it,
  /// as in SQLite; in PostgreSQL an index lies where its table does.
  static func statements(_ reach: PastReach, base: String, own: String?) -> [String] {
    let views =
      switch reach {
      case .upTo(let sequence): PastViews(base: base, own: own, last: String(sequence))
      case .movable: PastViews(base: base, own: own, last: "(select sequence from \(Self.reach))")
      }
    let begin =
      reach == .movable
      ? [
        "create temporary table \(Self.reach) (sequence bigint not null)",
        "insert into \(Self.reach) (sequence) values (0)",
      ] : []
    return begin + Schema.tables.flatMap { views.statements(of: $0, isFixed: reach != .movable) }
      + Table.observedTables.flatMap { [$0.nowView, $0.lastView] }.map(\.temporary)
  }

  private let base: String
  private let own: String?
  /// The last sequence that is seen, as an expression.
  private let last: String

  private func statements(of table: Table, isFixed: Bool) -> [String] {
    switch table.kind {
    case .governed where table.name == Table.source.name && isFixed:
      // A handful of rows that each observed row is compared with: found fastest in a table.
      [
        "create temporary table source as \(versions(of: table))",
        "create unique index \(own.map { "\($0)." } ?? "")source_by_id_then on source (id)",
      ]
    case .derived where table.isSumOfLog: []
    case .governed, .derived:
      ["create temporary view \(table.name) as \(versions(of: table))"]
    case .ledger where table.key == ["sequence"]: [view(of: table, where: "sequence <= \(last)")]
    // Work in progress of today says nothing about then.
    case .bookkeeping: [view(of: table, where: "1 = 0")]
    case .ledger, .observed, .reference, .past: []
    }
  }

  private func view(of table: Table, where condition: String) -> String {
    "create temporary view \(table.name) as select * from \(base).\(table.name) where \(condition)"
  }

  /// The rows of a table that held then: those that still do, and those that were superseded later.
  private func versions(of table: Table) -> String {
    let columns = table.storedColumns.map(\.name).joined(separator: ", ")
    return """
      select \(columns)
      from \(base).\(table.name)
      where from_sequence <= \(last)
      union all
      select \(columns)
      from \(base).\(Table.pastName(of: table.name))
      where from_sequence <= \(last) and to_sequence > \(last)
      """
  }
}

extension String {
  /// The same view, but of one connection.
  fileprivate var temporary: String { "create temporary " + dropFirst("create ".count) }
}
