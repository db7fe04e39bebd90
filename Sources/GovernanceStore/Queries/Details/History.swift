import Governance

extension Connection {
  /// What was decided about some records, oldest first; of a long story the newest part.
  func history(of subjects: [String]) throws -> [LedgerRow] {
    let those = SQLCondition.isOne("subject", of: subjects.map { .text($0) })
    let newest = try rows(
      """
      select sequence from ledger_entry where \(those.sql) order by sequence desc limit 200
      """,
      those.arguments
    )
    return try ledgerRows(try newest.map { try $0.integer("sequence") }.reversed())
  }
}
