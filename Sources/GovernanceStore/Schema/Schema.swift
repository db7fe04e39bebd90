import Documents

/// Everything that a database of this version is made of, and how to tell it from others.
package enum Schema {
  /// Rises with every released change; a database of a lower one waits for `govtop upgrade`.
  package static let version = 2

  /// `gvtp`, in the file's header: says whose file it is.
  package static let applicationID = 0x6776_7470

  package static let tables = present + past.values.sorted { $0.name < $1.name }

  /// The tables of superseded versions, by the name of the table whose rows they were.
  static let past = Dictionary(
    uniqueKeysWithValues: present.compactMap { table in table.past.map { (table.name, $0) } }
  )

  /// The tables of what is so, each beside the others of its kind.
  private static let present =
    Table.ledgerTables + Table.peopleTables + Table.accessTables + Table.sourceTables
    + Table.workflowTables + Table.observedTables + Table.derivedTables + Table.eventTables
    + Table.enforcementTables

  package static func tables(of kind: Table.Class) -> [Table] { tables.filter { $0.kind == kind } }

  /// The statements that make an empty SQLite database, in order.
  static var sqlite: [String] {
    tables.flatMap(\.sqlite) + Table.observedTables.flatMap { [$0.nowView, $0.lastView] }
      + Guard.all.map(\.sqlite)
  }

  /// SHA-256 over the statements as an engine keeps them, each followed by a line feed, in byte order.
  static func digest(of statements: [String]) -> Digest {
    var builder = DigestBuilder()
    for statement in statements.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      builder.update((statement + "\n").utf8)
    }
    return builder.finalize()
  }
}
