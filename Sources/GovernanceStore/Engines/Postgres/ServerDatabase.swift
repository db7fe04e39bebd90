import Documents

/// A database of a server before it is opened: what is in it, and whether it may be opened at all.
struct ServerDatabase: Sendable {
  private let address: DatabaseAddress
  private let link: PostgresLink

  init(_ address: DatabaseAddress) {
    self.address = address
    link = PostgresLink(ServerIdentity(address), "opening")
  }

  /// Finds a governance database of this version: its id, and whether this role may write to it.
  func inspect() async throws -> (id: String, mayWrite: Bool) {
    let (address, schema) = (address, ServerSchema.name)
    return try await link.read { connection in
      try Self.requireFit(connection, address)
      guard let note = try Self.note(connection) else {
        throw StoreError.notFound(path: address.shown)
      }
      guard try Self.rights("usage", on: schema, connection) else {
        throw StoreError.denied(path: address.shown)
      }
      guard let made = SchemaNote(note) else { throw StoreError.foreign(path: address.shown) }
      try made.requireVersion(at: address)
      guard try Self.catalogue(connection) == made else {
        throw StoreError.changedSchema(path: address.shown)
      }
      let row = try connection.row(
        """
        select id, pg_is_in_recovery() as is_standby,
          has_table_privilege('ledger_entry', 'insert') as may_write
        from database_identity
        """
      )
      guard let row else { throw StoreError.corrupt("database_identity is empty") }
      return (
        try row.text("id"), try row.flag("may_write") && !(try row.flag("is_standby"))
      )
    }
  }

  /// Makes the schema with whatever `fill` writes, whole or not at all.
  func create(fill: @escaping @Sendable (any Connection) throws -> Void) async throws {
    let (address, schema) = (address, ServerSchema.name)
    try await link.perform { session in
      try Self.requireFit(session, address)
      guard try Self.note(session) == nil else {
        throw StoreError.alreadyThere(path: address.shown)
      }
      try session.send("create schema \(schema)")
      try session.send(ServerSchema.statements.joined(separator: ";\n"))
      try fill(session)
      for role in [ServerRoles.app, ServerRoles.read] where try Self.isThere(role, session) {
        try session.send(ServerRoles.grants(to: role).joined(separator: ";\n"))
      }
      let made = try Self.catalogue(session)
      _ = try session.send("comment on schema \(schema) is '\(made.text)'")
    }
  }

  /// Removes the schema with all that is in it.
  func remove() async throws {
    try await link.perform { session in
      _ = try session.send("drop schema if exists \(ServerSchema.name) cascade")
    }
  }

  /// Keys are compared byte by byte here and there, or pages and merges would not agree.
  private static func requireFit(
    _ connection: any Connection,
    _ address: DatabaseAddress
  ) throws {
    let row = try connection.row(
      """
      select current_setting('server_version_num') as version,
        current_setting('server_encoding') as encoding, datcollate::text as collation,
        datctype::text as ctype
      from pg_database
      where datname = current_database()
      """
    )
    guard let row else { throw StoreError.notFound(path: address.shown) }
    let found = (try row.text("collation"), try row.text("ctype"), try row.text("encoding"))
    guard let version = Int(try row.text("version")), version >= 150_000 else {
      throw StoreError.unfit(
        path: address.shown,
        detail: "its server is version \(try row.text("version")), and 15 is the oldest that serves"
      )
    }
    guard ["C", "POSIX"].contains(found.0), ["C", "POSIX"].contains(found.1), found.2 == "UTF8"
    else {
      throw StoreError.unfit(
        path: address.shown,
        detail: "its collation is \(found.0), its ctype \(found.1), its encoding \(found.2), "
          + "and they must be C, C and UTF8"
      )
    }
  }

  /// What the schema says of itself; nothing where there is no such schema.
  private static func note(_ connection: any Connection) throws -> String? {
    let row = try connection.row(
      """
      select coalesce(obj_description(oid, 'pg_namespace'), '') as note
      from pg_namespace
      where nspname = ?
      """,
      [.text(ServerSchema.name)]
    )
    return try row?.text("note")
  }

  private static func rights(
    _ right: String,
    on schema: String,
    _ connection: any Connection
  ) throws -> Bool {
    try connection.count(
      "select case when has_schema_privilege(?, ?) then 1 else 0 end",
      [.text(schema), .text(right)]
    ) == 1
  }

  private static func isThere(_ role: String, _ connection: any Connection) throws -> Bool {
    try connection.row("select 1 from pg_roles where rolname = ?", [.text(role)]) != nil
  }

  /// The tables as they are: complete by name, and summed up in the words of this server.
  private static func catalogue(_ connection: any Connection) throws -> SchemaNote {
    let rows = try connection.rows(ServerSchema.catalogue)
    let names = try rows.map { try $0.text("name") }
    let version = try connection.row("select current_setting('server_version_num') as number")
    let lines = try rows.map { "\(try $0.text("name")) \(try $0.text("definition"))" }
    return SchemaNote(
      version: Set(names) == ServerSchema.names ? Schema.version : 0,
      server: (Int(try version?.text("number") ?? "") ?? 0) / 10_000,
      digest: Schema.digest(of: lines)
    )
  }
}

/// What the schema carries as its comment: whose it is, and how its tables were when they were made.
struct SchemaNote: Equatable {
  let version: Int
  /// The server's release: another one puts the same definitions into other words.
  let server: Int
  let digest: Digest

  init(version: Int, server: Int, digest: Digest) {
    self.version = version
    self.server = server
    self.digest = digest
  }

  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 6, words[0] == "govtop", words[1] == "schema", words[3] == "postgres",
      let version = Int(words[2]), let server = Int(words[4]),
      let digest = Digest(hex: String(words[5]))
    else { return nil }
    self.init(version: version, server: server, digest: digest)
  }

  var text: String { "govtop schema \(version) postgres \(server) \(digest.hex)" }

  func requireVersion(at address: DatabaseAddress) throws(StoreError) {
    let (path, known) = (address.shown, Schema.version)
    guard version <= known else { throw .newer(path: path, schema: version, known: known) }
    guard version == known else { throw .older(path: path, schema: version, known: known) }
  }

  static func == (found: SchemaNote, made: SchemaNote) -> Bool {
    found.version == made.version
      && (found.server != made.server || found.digest == made.digest)
  }
}
