/// The order of a list, cut into stretches in which no sort value is null: both engines agree on it.
struct Ordering {
  /// One expression that rows are sorted by.
  struct Column {
    let sql: String
    var isDescending = false

    fileprivate var reversed: Column { Column(sql: sql, isDescending: !isDescending) }
    fileprivate var order: String { isDescending ? "\(sql) desc" : sql }

    fileprivate func equals(_ value: SQLValue) -> SQLCondition {
      value == .null ? SQLCondition("\(sql) is null") : SQLCondition("\(sql) = ?", [value])
    }

    /// Rows without a value stand side by side, apart from all others: none of them comes after another by it.
    fileprivate func comes(after value: SQLValue) -> SQLCondition {
      value == .null ? .never : SQLCondition("\(sql) \(isDescending ? "<" : ">") ?", [value])
    }
  }

  /// Rows that come before those of the next stretch, sorted by columns of which the last tells any two apart.
  struct Stretch {
    /// Its place in the list's own order; cursors name it.
    fileprivate(set) var place = 0
    let condition: SQLCondition
    let columns: [Column]

    init(_ condition: SQLCondition, by columns: [Column]) {
      self.condition = condition
      self.columns = columns
    }

    var orderedBy: String { columns.map(\.order).joined(separator: ", ") }

    /// The rows behind a place, as ranges that an index serves one after the other.
    ///
    /// `(a, b) > (x, y)` is one comparison only where both run the same way; so: first `a = x and b > y`, then `a > x`.
    func ranges(after values: [SQLValue]) -> [SQLCondition] {
      guard values.count == columns.count else { return [] }
      return columns.indices.reversed().map { last in
        .all(
          columns[..<last].indices.map { columns[$0].equals(values[$0]) }
            + [columns[last].comes(after: values[last])]
        )
      }
    }
  }

  let stretches: [Stretch]
  /// The same as one list of columns, for rows that another order leaves side by side.
  private let columns: [Column]

  init(_ stretches: [Stretch], columns: [Column]? = nil) {
    self.columns = columns ?? stretches.first?.columns ?? []
    self.stretches = stretches.enumerated().map { place, stretch in
      var stretch = stretch
      stretch.place = place
      return stretch
    }
  }

  private init(numbered stretches: [Stretch], columns: [Column]) {
    self.stretches = stretches
    self.columns = columns
  }

  /// The same order, with rows that stand side by side in it put into another.
  ///
  /// Each of the two names its rows by the same last column.
  func then(_ other: Ordering) -> Ordering {
    Ordering(
      stretches.map { Stretch($0.condition, by: $0.columns.dropLast() + other.columns) },
      columns: columns.dropLast() + other.columns
    )
  }

  /// The same rows from the other end.
  var reversed: Ordering {
    Ordering(
      numbered: stretches.reversed().map { stretch in
        var other = Stretch(stretch.condition, by: stretch.columns.map(\.reversed))
        other.place = stretch.place
        return other
      },
      columns: columns.map(\.reversed)
    )
  }

  /// Sorted by one column inside each part of a list; rows without a value come last in their part.
  ///
  /// The key turns with the column, so that the other direction is the same index read backwards.
  static func by(
    _ column: String,
    descending: Bool,
    isOptional: Bool = false,
    indexedDescending: Bool = false,
    then key: String = "id",
    within parts: [SQLCondition] = [.always]
  ) -> Ordering {
    let columns = [
      Column(sql: column, isDescending: descending),
      Column(sql: key, isDescending: descending != indexedDescending),
    ]
    guard isOptional else { return Ordering(parts.map { Stretch($0, by: columns) }) }
    return Ordering(
      parts.flatMap { part in
        [
          Stretch(.all([part, SQLCondition("\(column) is not null")]), by: columns),
          Stretch(.all([part, SQLCondition("\(column) is null")]), by: [Column(sql: key)]),
        ]
      },
      columns: [Column(sql: "case when \(column) is null then 1 else 0 end")] + columns
    )
  }
}
