import CPostgres
import Glibc

/// One conversation with a PostgreSQL server; whoever asks waits for the answer.
final class PostgresSession {
  let address: DatabaseAddress
  let handle: OpaquePointer
  private var statements = PostgresStatements()
  private var cursors = 0
  /// The first thing that went wrong in this transaction: the server says no more than that it failed.
  private var failure: StoreError?

  /// Connects and sets up; waits for as long as the address says, five seconds where it does not.
  init(_ address: DatabaseAddress, settings: String = "") throws(StoreError) {
    guard pg_load() == 1 else { throw .noLibrary }
    guard let handle = Self.connect(address) else { throw .noConnection("no memory", to: address) }
    self.address = address
    self.handle = handle
    guard Int(pg_status(handle)) == PG_CONNECTION_OK else {
      throw .noConnection(Self.words(handle), to: address)
    }
    _ = try send(Self.settings + settings)
  }

  deinit {
    pg_finish(handle)
  }

  var isBroken: Bool { Int(pg_status(handle)) != PG_CONNECTION_OK }

  /// Whether no transaction is open on it.
  var isIdle: Bool { Int(pg_transaction(handle)) == PG_TRANSACTION_IDLE }

  // MARK: Transactions

  func begin(_ statements: String) throws(StoreError) {
    failure = nil
    _ = try send(statements)
  }

  /// Makes what was written durable; a statement that failed unnoticed lets nothing through.
  func commit() throws(StoreError) {
    if let failure { throw failure }
    do throws(StoreError) {
      _ = try send("commit")
    } catch {
      // It may have been written or not: nobody here can tell.
      if case .unreachable = error { throw .uncertain(path: address.shown) }
      throw error
    }
  }

  func rollback() {
    guard !isBroken, !isIdle else { return }
    _ = try? send("rollback")
  }

  // MARK: Statements

  /// Runs statements without values, in one go.
  @discardableResult
  func send(_ statements: String) throws(StoreError) -> PostgresResult? {
    try answer(to: pg_send(handle, statements))
  }

  private func run(_ sql: String, _ values: [SQLValue]) throws(StoreError)
    -> (result: PostgresResult, columns: SQLRow.Columns)
  {
    let arguments = PostgresArguments(values)
    let statement = try prepared(sql, arguments)
    let result = try answer(
      to: arguments.lend {
        pg_send_prepared(handle, statement.name, Int32(values.count), $0, $1, $2)
      }
    )
    guard let result else { throw lost() }
    return (result, statements.columns(of: statement, result))
  }

  private func prepared(
    _ sql: String,
    _ arguments: PostgresArguments
  ) throws(StoreError) -> PostgresStatements.Prepared {
    if let known = statements.find(sql, arguments.types) { return known }
    let text = try text(sql, arguments.types.count)
    if statements.isFull {
      try send("deallocate all")
      statements.forget()
    }
    let name = statements.nextName
    try answer(
      to: pg_send_prepare(
        handle,
        name,
        text.sql,
        Int32(arguments.types.count),
        arguments.types
      )
    )
    var types = arguments.types
    if types.contains(0) {
      types = try answer(to: pg_send_describe(handle, name))?.parameterTypes ?? types
    }
    return statements.keep(sql, name, types)
  }

  private func text(_ sql: String, _ count: Int) throws(StoreError) -> PostgresText {
    let text = PostgresText(sql)
    guard text.places == count else {
      throw .server(state: "08P01", detail: "\(text.places) places, \(count) values")
    }
    return text
  }

  /// Waits for all that a request yields: its last result, or the first failure.
  @discardableResult
  private func answer(to sent: Int32) throws(StoreError) -> PostgresResult? {
    guard sent == 1 else { throw lost() }
    var last: PostgresResult?
    var refusal: StoreError?
    while true {
      try awaitInput()
      guard let next = pg_next_result(handle) else { break }
      let result = PostgresResult(next)
      if result.isFailure, refusal == nil { refusal = StoreError(result, at: address) }
      last = result
    }
    guard let refusal else { return last }
    if failure == nil { failure = refusal }
    throw refusal
  }

  /// Waits for the server, and asks it to stop once nobody waits for the answer any more.
  private func awaitInput() throws(StoreError) {
    var hasAsked = false
    while pg_busy(handle) != 0 {
      var socket = pollfd(fd: pg_socket(handle), events: Int16(POLLIN), revents: 0)
      poll(&socket, 1, 50)
      guard pg_consume(handle) != 0 else { throw lost() }
      guard Task.isCancelled, !hasAsked else { continue }
      pg_cancel(handle)
      hasAsked = true
    }
  }

  private func lost() -> StoreError {
    let error = StoreError.noConnection(Self.words(handle), to: address)
    if failure == nil { failure = error }
    return error
  }
}

extension PostgresSession: Connection {
  func rows(_ sql: String, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
    let (result, columns) = try run(sql, arguments)
    return try result.rows(columns)
  }

  /// By a cursor, since the same conversation may be asked something else between two rows.
  func each(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
    cursors += 1
    let cursor = "cursor_\(cursors)"
    let text = try text("declare \(cursor) no scroll cursor for \(sql)", arguments.count)
    let values = PostgresArguments(arguments)
    try answer(
      to: values.lend {
        pg_send_params(handle, text.sql, Int32(arguments.count), values.types, $0, $1, $2)
      }
    )
    defer { if !isBroken, failure == nil { _ = try? send("close \(cursor)") } }
    var columns: SQLRow.Columns?
    while true {
      let fetch = "fetch \(Self.fetched) from \(cursor)"
      let sent = pg_send_params(handle, fetch, 0, nil, nil, nil, nil)
      guard let result = try answer(to: sent) else { throw lost() }
      let names = columns ?? SQLRow.Columns(result.columnNames)
      columns = names
      for row in try result.rows(names) { try body(row) }
      if result.count < Self.fetched { return }
    }
  }

  /// Rows that a cursor brings at a time.
  private static let fetched = 500
}

extension PostgresSession {
  /// What every conversation is set to, whatever the server's own settings are.
  ///
  /// `jit` costs more than the questions that are asked here; a cursor is read to its end.
  private static let settings = """
    set search_path = \(ServerSchema.name), pg_catalog, pg_temp;
    set client_min_messages = warning;
    set standard_conforming_strings = on;
    set statement_timeout = '60s';
    set idle_in_transaction_session_timeout = '60s';
    set cursor_tuple_fraction = 1;
    set jit = off;
    """

  /// Words in front of the address give way to it, those behind do not.
  private static func connect(_ address: DatabaseAddress) -> OpaquePointer? {
    guard case .server(let url) = address else { return nil }
    let words: [(String, String)] = [
      ("connect_timeout", "5"), ("keepalives_idle", "10"), ("keepalives_interval", "5"),
      ("keepalives_count", "3"), ("tcp_user_timeout", "15000"),
      ("fallback_application_name", "govtop"), ("dbname", url), ("client_encoding", "UTF8"),
    ]
    return withCStrings(words.map(\.0)) { keywords in
      withCStrings(words.map(\.1)) { values in pg_connect(keywords, values) }
    }
  }

  private static func words(_ handle: OpaquePointer) -> String {
    pg_error(handle).map { String(cString: $0) } ?? "no further detail"
  }
}

/// Lends texts as C has them: a list of pointers, the last one null.
private func withCStrings<Answer>(
  _ texts: [String],
  _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Answer
) -> Answer {
  let copies = texts.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies.map { UnsafePointer($0) } + [nil])
}
