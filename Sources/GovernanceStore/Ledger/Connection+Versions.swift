/// Rows that change and leave behind what they were.
extension Connection {
  /// Writes a row that was not there, and holds from a decision on.
  func insert(_ row: TableRow, from decision: Int) throws(StoreError) {
    try run(row.table.insertion, row.values + [.init(decision)])
  }

  /// Puts a row in the place of the one with its key, which is kept as it was before.
  func replace(_ row: TableRow, from decision: Int) throws(StoreError) {
    try keepVersion(of: row, until: decision)
    try run(row.table.upsertion, row.values + [.init(decision)])
  }

  /// Takes a row away, and keeps what it was.
  func remove(_ row: TableRow, at decision: Int) throws(StoreError) {
    try keepVersion(of: row, until: decision)
    try run("delete from \(row.table.name) where \(row.table.keyCondition)", row.key)
  }

  /// Brings a row to what it should be; one that is so already keeps the time from which it holds.
  func refresh(_ row: TableRow, at decision: Int) throws(StoreError) {
    let table = row.table
    let found = try self.row(
      "select \(table.columnList) from \(table.name) where \(table.keyCondition)",
      row.key
    )
    switch found?.values {
    case nil: try insert(row, from: decision)
    case row.values?: break
    default: try replace(row, from: decision)
    }
  }

  /// Copies a row as it is into the past, unless it came with this very decision: nobody saw it then.
  func keepVersion(of row: TableRow, until decision: Int) throws(StoreError) {
    try run(row.table.versionKeeping, [.init(decision)] + row.key + [.init(decision)])
  }
}
