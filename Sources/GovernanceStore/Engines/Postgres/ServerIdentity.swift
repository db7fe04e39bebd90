/// Which database is meant, whatever server answers for it: a host list may lead to another one.
struct ServerIdentity: Sendable {
  let address: DatabaseAddress
  /// The id that the database got when it was made; unknown before it is opened.
  var id: String?
  /// How long a lock is waited for, in milliseconds.
  var patience = 5_000
  var survivesPowerLoss = true
  /// What each connection runs first, to hide tables behind views of its own.
  var views: [String] = []

  init(_ address: DatabaseAddress) {
    self.address = address
  }

  /// Connects, and refuses a database that took the place of the one that was opened.
  func connect() throws(StoreError) -> PostgresSession {
    let session = try PostgresSession(
      address,
      settings: "set lock_timeout = \(patience);"
        + (survivesPowerLoss ? "" : "set synchronous_commit = off;")
    )
    if let id { try Self.require(id, session) }
    guard !views.isEmpty else { return session }
    // Found before the tables of the same names, which are found last otherwise.
    let path = "set search_path = pg_temp, \(ServerSchema.name), pg_catalog"
    try session.send(([path] + views).joined(separator: ";\n"))
    return session
  }

  private static func require(_ id: String, _ session: PostgresSession) throws(StoreError) {
    let path = session.address.shown
    do throws(StoreError) {
      guard try session.row("select id from database_identity")?["id"] == .text(id) else {
        throw .moved(path: path)
      }
    } catch {
      // Without the table it is none of ours.
      if case .server(state: "42P01", _) = error { throw .moved(path: path) }
      throw error
    }
  }
}
