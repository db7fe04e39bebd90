/// Where a governance database lies: in a file of this host, or on a PostgreSQL server.
public enum DatabaseAddress: Hashable, Sendable {
  case file(path: String)
  /// A URL as libpq reads it, host lists and parameters included.
  case server(url: String)

  /// Reads what stands behind `--db`: a URL of PostgreSQL, or else a path.
  public init(_ text: String) {
    let isServer = ["postgres://", "postgresql://"].contains { text.hasPrefix($0) }
    self = isServer ? .server(url: text) : .file(path: text)
  }

  /// The address as it may be shown and logged: without any password.
  public var shown: String {
    switch self {
    case .file(let path): path
    case .server(let url): Self.withoutPassword(url)
    }
  }

  private static func withoutPassword(_ url: String) -> String {
    let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var shown = String(parts[0])
    if let start = shown.firstRange(of: "://")?.upperBound,
      let end = shown[start...].prefix(while: { $0 != "/" }).lastIndex(of: "@"),
      let colon = shown[start..<end].firstIndex(of: ":")
    {
      shown.removeSubrange(colon..<end)
    }
    guard parts.count == 2 else { return shown }
    let kept = parts[1].split(separator: "&").filter { !isSecret($0) }
    return kept.isEmpty ? shown : "\(shown)?\(kept.joined(separator: "&"))"
  }

  private static func isSecret(_ parameter: Substring) -> Bool {
    ["password=", "sslpassword="].contains { parameter.hasPrefix($0) }
  }
}

extension DatabaseAddress {
  /// Opens what is there, and says whether this user only reads it.
  func open(_ options: StoreOptions) async throws -> (engine: any Engine, readOnly: Bool) {
    switch self {
    case .file(let path):
      // The header may lag behind what an upgrade wrote to the log; the schema itself is asked below.
      try DatabaseFile.inspect(path, acceptsOlder: true)
      let readOnly = options.readOnly || !DatabaseFile.isWritable(path)
      let engine = try SQLiteEngine(
        path: path,
        readOnly: readOnly,
        survivesPowerLoss: options.survivesPowerLoss
      )
      try await engine.requireSchema(path)
      return (engine, readOnly)
    case .server:
      let engine = try await PostgresEngine.open(self, options)
      return (engine, engine.readOnly)
    }
  }

  /// Removes a file with its logs, or the schema of a server's database.
  func remove() async throws {
    switch self {
    case .file(let path): DatabaseFile.remove(path)
    case .server: try await ServerDatabase(self).remove()
    }
  }

  /// Makes a database with the schema and whatever `fill` writes, whole or not at all.
  func create(
    _ options: StoreOptions,
    fill: @escaping @Sendable (any Connection) throws -> Void
  ) async throws {
    switch self {
    case .file(let path): try DatabaseFile.create(path, fill: fill)
    case .server: try await ServerDatabase(self).create(fill: fill)
    }
  }
}
