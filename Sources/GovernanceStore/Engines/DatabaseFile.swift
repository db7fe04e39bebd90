import CSQLite
import GRDB
import Glibc

/// A database file before it is opened: what is in it, and whether it may be opened at all.
enum DatabaseFile {
  /// Says whether the file at a path is a governance database of this version.
  ///
  /// Reads the header only: opening another program's file with a pool would already change it.
  ///
  /// - Returns: The version of its schema, which is lower than this program's only if `acceptsOlder`.
  @discardableResult
  static func inspect(_ path: String, acceptsOlder: Bool = false) throws(StoreError) -> Int {
    guard access(path, F_OK) == 0 else { throw .notFound(path: path) }
    try refuseNetworkFilesystem(path)
    guard access(path, R_OK) == 0 else { throw .denied(path: path) }
    let header = try header(path)
    guard header.count == 100, header.starts(with: Array("SQLite format 3".utf8) + [0]),
      number(in: header, at: 68) == Schema.applicationID
    else { throw .foreign(path: path) }
    let schema = number(in: header, at: 60)
    guard schema <= Schema.version else {
      throw .newer(path: path, schema: schema, known: Schema.version)
    }
    guard schema == Schema.version || acceptsOlder else {
      throw .older(path: path, schema: schema, known: Schema.version)
    }
    return schema
  }

  /// Makes a file with the schema and whatever `fill` writes, whole or not at all.
  static func create(
    _ path: String,
    fill: (any Connection) throws -> Void
  ) throws {
    guard access(path, F_OK) != 0 else { throw StoreError.alreadyThere(path: path) }
    let folder = folder(of: path)
    guard access(folder, W_OK) == 0 else { throw StoreError.denied(path: folder) }
    try refuseNetworkFilesystem(folder)
    let draft = "\(path).new-\(getpid())"
    unlink(draft)
    defer { unlink(draft) }
    do {
      // In rollback mode until it stands: then the header is in the file itself, not in a log beside it.
      let queue = try DatabaseQueue(path: draft)
      try queue.inTransaction(.exclusive) { database in
        try database.execute(sql: "pragma application_id = \(Schema.applicationID)")
        try database.execute(sql: "pragma user_version = \(Schema.version)")
        let connection = SQLiteConnection(database: database)
        for statement in Schema.sqlite { try connection.run(statement) }
        try fill(connection)
        return .commit
      }
      try queue.close()
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
    chmod(draft, 0o600)
    // A link, unlike a rename, never replaces what somebody else made meanwhile.
    guard link(draft, path) == 0 else {
      if errno == EEXIST { throw StoreError.alreadyThere(path: path) }
      throw StoreError.io(code: Int(errno), detail: reason(errno))
    }
  }

  /// Removes it with its log and the log's index.
  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  }

  /// Whether this user may write it; who may not still may look.
  static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  /// What it means that a file whose header is right could not be read.
  static func openingFailure(of path: String, _ error: StoreError) -> StoreError {
    switch error {
    // SQLite keeps its log and the log's index beside the file: a reader needs them too.
    case .io where access(folder(of: path), W_OK) != 0,
      .readOnly where access(folder(of: path), W_OK) != 0:
      .readOnlyFolder(path: path)
    default: error
    }
  }

  /// The folder that a path lies in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  private static func header(_ path: String) throws(StoreError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .io(code: Int(errno), detail: reason(errno)) }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = pread(file, &bytes, bytes.count, 0)
    guard count >= 0 else { throw .io(code: Int(errno), detail: reason(errno)) }
    return Array(bytes.prefix(count))
  }

  private static func number(in header: [UInt8], at offset: Int) -> Int {
    header[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Locks and shared memory do not hold across hosts, so a shared folder loses decisions.
  private static func refuseNetworkFilesystem(_ path: String) throws(StoreError) {
    guard networkFilesystems.contains(csqlite_filesystem(path)) else { return }
    throw .networkFilesystem(path: path)
  }

  /// NFS, SMB, CIFS, SMB2, AFS, Ceph.
  private static let networkFilesystems: Set<Int> = [
    0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x5346_414f, 0x00c3_6400,
  ]

  private static func reason(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "no further detail"
  }
}
