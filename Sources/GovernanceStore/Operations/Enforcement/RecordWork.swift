import Governance

/// Due work whose records one condition on one table finds.
protocol RecordWork: DueWork {
  /// `table where condition`: the records of which something may be due, found by an index of the table.
  static var question: String { get }

  /// What the places of ``question`` stand for; the moment unless said otherwise.
  static func arguments(at now: Instant, _ connection: any Connection) throws -> [SQLValue]
}

extension RecordWork {
  static func arguments(at now: Instant, _ connection: any Connection) throws -> [SQLValue] {
    [.init(now)]
  }

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    try connection.ids(
      "select id from \(question) and id > ?",
      try arguments(at: now, connection) + [.text(last)],
      limit: limit
    )
  }
}
