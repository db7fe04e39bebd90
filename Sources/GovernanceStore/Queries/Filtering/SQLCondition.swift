/// A condition in SQL with the values for its places, in their order.
struct SQLCondition: Hashable {
  let sql: String
  let arguments: [SQLValue]

  init(_ sql: String, _ arguments: [SQLValue] = []) {
    self.sql = sql
    self.arguments = arguments
  }

  static let always = SQLCondition("1 = 1")
  static let never = SQLCondition("1 = 0")

  /// Whether it is known to hold for every row.
  var isAlways: Bool { self == .always }

  /// Holds where each part does; the parts stand side by side, so that an index can serve them.
  static func all(_ parts: [SQLCondition]) -> SQLCondition {
    if parts.contains(.never) { return .never }
    return joined(parts.filter { !$0.isAlways }, by: " and ", empty: .always)
  }

  /// Holds where one of the parts does.
  static func any(_ parts: [SQLCondition]) -> SQLCondition {
    if parts.contains(.always) { return .always }
    return joined(parts.filter { $0 != .never }, by: " or ", empty: .never)
  }

  /// Holds exactly where this one does not: what is null did not hold.
  var negated: SQLCondition {
    if isAlways { return .never }
    return self == .never ? .always : SQLCondition("not coalesce((\(sql)), false)", arguments)
  }

  /// One of the values; no values, no row.
  static func isOne(_ expression: String, of values: [SQLValue]) -> SQLCondition {
    switch values.count {
    case 0: .never
    case 1: SQLCondition("\(expression) = ?", values)
    default:
      SQLCondition(
        "\(expression) in (\(values.map { _ in "?" }.joined(separator: ", ")))",
        values
      )
    }
  }

  private static func joined(
    _ parts: [SQLCondition],
    by word: String,
    empty: SQLCondition
  ) -> SQLCondition {
    guard parts.count > 1 else { return parts.first ?? empty }
    return SQLCondition(
      parts.map { "(\($0.sql))" }.joined(separator: word),
      parts.flatMap(\.arguments)
    )
  }
}
