@testable import GovernanceStore

/// A connection that notes what it is asked.
final class RecordedQuestions: Connection {
  private let connection: any Connection
  private(set) var questions: [SQLCondition] = []

  init(_ connection: any Connection) {
    self.connection = connection
  }

  func rows(_ sql: String, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
    questions.append(SQLCondition(sql, arguments))
    return try connection.rows(sql, arguments)
  }

  func each(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
    questions.append(SQLCondition(sql, arguments))
    try connection.each(sql, arguments, body)
  }
}
