import Governance
import Synchronization
import Testing

@testable import GovernanceStore

/// Whichever statement of a transaction fails, the database is as it was before.
struct FaultTests {
  @Test func `a decision that fails at any statement leaves no trace`() async throws {
    let world = try await TestWorld.lived()
    let request = try await world.ask {
      $0.entitlement = Identifier(SmallCloud.right("reader").key)
    }
    let commands: [Command] = [
      .approve(
        Decision(
          request: request.id,
          seenVersion: request.version,
          seenDigest: nil,
          reason: "agreed"
        )
      )
    ]
    let before = try await world.store.dump()
    var statement = 0
    while true {
      let faulty = world.store.failing(at: statement)
      do {
        _ = try await faulty.perform(commands, as: .claiming("ben"))
        break
      } catch let error as StoreError {
        #expect(error == FaultyConnection.fault)
        #expect(try await world.store.dump() == before, "statement \(statement)")
      }
      statement += 1
    }
    #expect(statement > 20)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `an import that fails at any of its first statements leaves no trace`() async throws {
    let world = try await TestWorld()
    let before = try await world.store.dump()
    for statement in 0..<80 {
      let faulty = world.store.failing(at: statement)
      do {
        try await faulty.take([.principal(SmallCloud.user("eve"))])
        // From here on the fault would lie behind the end of the import.
        break
      } catch let error as StoreError {
        #expect(error == FaultyConnection.fault)
      }
      #expect(try await world.store.verify().isSound, "statement \(statement)")
      #expect(try await world.store.dump()["person"] == before["person"])
    }
  }
}

extension Store {
  /// The same store over an engine whose n-th statement fails.
  fileprivate func failing(at statement: Int) -> Store {
    Store(
      engine: FaultyEngine(base: engine, countdown: Countdown(statement)),
      options: options,
      path: path
    )
  }
}

/// Counts down over all connections of an engine.
private final class Countdown: Sendable {
  private let left: Mutex<Int>

  init(_ count: Int) {
    left = Mutex(count)
  }

  /// Whether it is the turn of the one that fails.
  func strikes() -> Bool {
    left.withLock { left in
      left -= 1
      return left == -1
    }
  }
}

private struct FaultyEngine: Engine {
  let base: any Engine
  let countdown: Countdown

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await base.read(body)
  }

  func write<Value: Sendable>(
    _ ending: TransactionEnding,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let countdown = countdown
    return try await base.write(ending) {
      try body(FaultyConnection(base: $0, countdown: countdown))
    }
  }

  func asOf(_ reach: PastReach) async throws -> any Engine { try await base.asOf(reach) }

  func revisions() throws(StoreError) -> any Revisions { try base.revisions() }
}

private struct FaultyConnection: Connection {
  static let fault = StoreError.io(code: 10, detail: "disk I/O error")

  let base: any Connection
  let countdown: Countdown

  func rows(_ sql: String, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
    if countdown.strikes() { throw Self.fault }
    return try base.rows(sql, arguments)
  }

  func each(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
    if countdown.strikes() { throw Self.fault }
    try base.each(sql, arguments, body)
  }
}
