/// One connection to the server, made when it is first needed and anew when it broke.
actor PostgresLink {
  private let executor: QueueExecutor
  private let identity: ServerIdentity
  private var session: PostgresSession?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ identity: ServerIdentity, _ name: String) {
    executor = QueueExecutor("govtop.postgres.\(name)")
    self.identity = identity
  }

  /// Reads one consistent state.
  func read<Value: Sendable>(
    _ body: @Sendable (any Connection) throws -> Value
  ) throws -> Value {
    let session = try begun("begin isolation level repeatable read, read only")
    defer { session.rollback() }
    return try body(session)
  }

  /// Writes alone: the head's row is locked before anything is read, and what is read then is the newest.
  func write<Value: Sendable>(
    _ ending: TransactionEnding,
    _ body: @Sendable (any Connection) throws -> Value
  ) throws -> Value {
    let isStaged = ending == .staged
    let session = try begun(
      """
      begin isolation level read committed, read write;
      \(isStaged ? "set local synchronous_commit = off;" : "")
      select size from ledger_head where id = 1 for update
      """
    )
    defer { session.rollback() }
    let value = try body(session)
    if ending != .rollback { try session.commit() }
    return value
  }

  /// Runs statements in one transaction that locks nothing before.
  func perform<Value: Sendable>(
    _ body: @Sendable (PostgresSession) throws -> Value
  ) throws -> Value {
    let session = try begun("begin")
    defer { session.rollback() }
    let value = try body(session)
    try session.commit()
    return value
  }

  /// Lets the connection go; the next question makes another.
  func close() {
    session = nil
  }

  /// A conversation in a new transaction; one that broke while nobody used it is replaced.
  private func begun(_ statements: String) throws(StoreError) -> PostgresSession {
    if let session, !session.isBroken {
      do throws(StoreError) {
        try session.begin(statements)
        return session
      } catch {
        session.rollback()
        // A server that became a standby: the host list may lead to its successor.
        if error == .readOnly { self.session = nil }
        guard session.isBroken else { throw error }
      }
    }
    session = nil
    let fresh = try identity.connect()
    session = fresh
    do throws(StoreError) {
      try fresh.begin(statements)
    } catch {
      fresh.rollback()
      throw error
    }
    return fresh
  }
}
