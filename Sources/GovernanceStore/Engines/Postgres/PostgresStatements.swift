/// The statements that a conversation has prepared: most are run again and again.
struct PostgresStatements {
  /// One text for one choice of types; where a value was absent, the server has found the type.
  final class Prepared {
    let name: String
    let types: [UInt32]
    fileprivate var columns: SQLRow.Columns?

    init(name: String, types: [UInt32]) {
      self.name = name
      self.types = types
    }

    /// Whether values of these types may be bound: 0, an absent one, goes with any.
    fileprivate func takes(_ given: [UInt32]) -> Bool {
      zip(types, given).allSatisfy { $1 == 0 || $0 == $1 }
    }
  }

  /// Filters make ever new texts: the server keeps this many of a conversation.
  private static let limit = 400

  private var byText: [String: [Prepared]] = [:]
  private var count = 0
  private var named = 0

  var isFull: Bool { count >= Self.limit }
  var nextName: String { "statement_\(named + 1)" }

  func find(_ sql: String, _ types: [UInt32]) -> Prepared? {
    byText[sql]?.first { $0.types.count == types.count && $0.takes(types) }
  }

  mutating func keep(_ sql: String, _ name: String, _ types: [UInt32]) -> Prepared {
    let prepared = Prepared(name: name, types: types)
    byText[sql, default: []].append(prepared)
    count += 1
    named += 1
    return prepared
  }

  mutating func forget() {
    byText = [:]
    count = 0
  }

  func columns(of statement: Prepared, _ result: PostgresResult) -> SQLRow.Columns {
    if let known = statement.columns { return known }
    let columns = SQLRow.Columns(result.columnNames)
    statement.columns = columns
    return columns
  }
}
