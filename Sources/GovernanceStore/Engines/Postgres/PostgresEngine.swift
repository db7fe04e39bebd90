import Synchronization

/// A database on a server: one connection that writes, and a few that read beside it.
struct PostgresEngine: Engine {
  private let identity: ServerIdentity
  /// Whether nothing may be written, as asked for or as the role or a standby has it.
  let readOnly: Bool
  private let writer: PostgresLink
  private let readers: PostgresReaders

  /// Connects when it is first asked; what is there, ``ServerDatabase`` has looked at before.
  init(_ identity: ServerIdentity, readOnly: Bool) {
    self.identity = identity
    self.readOnly = readOnly
    writer = PostgresLink(identity, "writer")
    readers = PostgresReaders(identity)
  }

  var address: DatabaseAddress { identity.address }

  /// Opens a database of this version that is there.
  static func open(
    _ address: DatabaseAddress,
    _ options: StoreOptions
  ) async throws -> PostgresEngine {
    let found = try await ServerDatabase(address).inspect()
    var identity = ServerIdentity(address)
    identity.id = found.id
    identity.survivesPowerLoss = options.survivesPowerLoss
    return PostgresEngine(identity, readOnly: options.readOnly || !found.mayWrite)
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await readers.read(body)
  }

  func write<Value: Sendable>(
    _ ending: TransactionEnding,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    guard !readOnly else { throw StoreError.readOnly }
    let writer = writer
    // A task of its own: whoever gives up waiting does not undo what is being written.
    let writing = Task { try await writer.write(ending, body) }
    return try await writing.value
  }

  func asOf(_ reach: PastReach) async throws -> any Engine {
    var identity = identity
    identity.views = PastViews.statements(reach, base: ServerSchema.name, own: nil)
    return PostgresEngine(identity, readOnly: true)
  }

  func revisions() throws(StoreError) -> any Revisions { try ServerRevisions(identity) }

  /// Lets all connections go.
  func close() async {
    await writer.close()
    await readers.close()
  }
}

/// A few connections that read; a question goes to the one with the fewest waiting.
private final class PostgresReaders: Sendable {
  private static let count = 3

  private let links: [PostgresLink]
  private let waiting: Mutex<[Int]>

  init(_ identity: ServerIdentity) {
    links = (0..<Self.count).map { PostgresLink(identity, "reader-\($0)") }
    waiting = Mutex([Int](repeating: 0, count: Self.count))
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let place = waiting.withLock { waiting in
      let place = waiting.indices.min { waiting[$0] < waiting[$1] } ?? 0
      waiting[place] += 1
      return place
    }
    defer { waiting.withLock { $0[place] -= 1 } }
    return try await links[place].read(body)
  }

  func close() async {
    for link in links { await link.close() }
  }
}
