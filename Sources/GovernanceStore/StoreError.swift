/// The database could not do it: no fault of the act, and nothing of it was written.
public enum StoreError: Error, Hashable, Sendable {
  case notFound(path: String)
  case alreadyThere(path: String)
  case foreign(path: String)
  case newer(path: String, schema: Int, known: Int)
  case older(path: String, schema: Int, known: Int)
  /// The tables are not those that this version makes, though the number says so.
  case changedSchema(path: String)
  case corrupt(String)
  /// The rights of the file or its folder keep this user out.
  case denied(path: String)
  case readOnly
  /// Even reading needs a log beside the file, and its folder takes none.
  case readOnlyFolder(path: String)
  /// The path leads to another file than the one that was opened, or to none.
  case moved(path: String)
  case locked
  case full
  case networkFilesystem(path: String)
  /// An entry of the ledger that only a newer program can read: this one reads, and refuses to write.
  case newerEntry(sequence: Int, kind: String)
  /// The ledger's head moved under the transaction, or a sequence is missing.
  case ledgerGap(expected: Int, found: Int)
  /// A rule of the schema said no, by its name.
  case constraint(name: String)
  case io(code: Int, detail: String)
  /// A URL of PostgreSQL on a host without its client library.
  case noLibrary
  /// No server answers, or it does not let this user in.
  case unreachable(path: String, detail: String)
  /// A database of a server that cannot keep what is kept here.
  case unfit(path: String, detail: String)
  /// The connection broke while a transaction was made durable.
  case uncertain(path: String)
  /// The server refused a statement, by its SQLSTATE.
  case server(state: String, detail: String)

  /// What is so, and what to do next: one line, lower case, no final period.
  public var message: String {
    switch self {
    case .notFound(let path):
      "there is no database at `\(path)` · govtop init makes one, govtop demo a sample"
    case .alreadyThere(let path):
      "`\(path)` is there already and stays as it is · name another path"
    case .foreign(let path):
      "`\(path)` is no govtop database · name another with --db"
    case .newer(let path, let schema, let known):
      "`\(path)` is of schema \(schema) and this govtop knows \(known) · use a newer govtop"
    case .older(let path, let schema, let known):
      "`\(path)` is of schema \(schema) and this govtop needs \(known) · run `govtop upgrade`"
    case .changedSchema(let path):
      "the tables of `\(path)` were changed by other means · restore a backup, or ask govtop doctor"
    case .corrupt(let detail):
      "the database is damaged: \(detail) · restore a backup, then run govtop verify"
    case .denied(let path):
      "you may not open `\(path)` · ask its owner for the right, or name another path with --db"
    case .readOnly:
      "the database is read-only here, so nothing was written · open it as its owner to act"
    case .readOnlyFolder(let path):
      "the folder of `\(path)` cannot be written, which reading needs too · copy the database elsewhere"
    case .moved(let path):
      "the database file was removed or replaced · put `\(path)` back, or start govtop again"
    case .locked:
      "another program kept the database locked for 5s, so nothing was written · try again"
    case .full: "the disk is full, so nothing was written · make room and try again"
    case .networkFilesystem(let path):
      "`\(path)` is on a network filesystem, where locks do not hold · keep it on a local disk"
    case .newerEntry(let sequence, let kind):
      "#\(sequence) is a `\(kind)` of a newer govtop, so this one only reads · use the newer one"
    case .ledgerGap(let expected, let found):
      "the ledger goes on with #\(found) where #\(expected) belongs · run govtop verify"
    case .constraint(let name):
      "the database refused it by its rule `\(name)`, so nothing was written · run govtop verify"
    case .io(let code, let detail):
      "no answer from the database (\(detail), code \(code)) · nothing was written, try again"
    case .noLibrary:
      "libpq is not installed, which a postgres:// database needs · apt-get install libpq5"
    case .unreachable(let path, let detail):
      "no connection to `\(path)` (\(detail)) · start the server, or name another with --db"
    case .unfit(let path, let detail):
      "`\(path)` cannot keep decisions: \(detail) · docs/how-to/run-on-postgres.md tells how to make one"
    case .uncertain(let path):
      "the connection to `\(path)` broke on commit, so it may be written or not · look before you try again"
    case .server(let state, let detail):
      "the database refused a statement (\(detail), SQLSTATE \(state)) · nothing was written, tell govtop's authors"
    }
  }

  /// What is so without what to do, for where there is little room.
  public var cause: String {
    let fact = message.prefix(upTo: message.firstRange(of: " · ")?.lowerBound ?? message.endIndex)
    return String(fact.prefix(upTo: fact.firstRange(of: ", so ")?.lowerBound ?? fact.endIndex))
  }

  /// Whether reading goes on being possible though this happened.
  public var leavesDataReadable: Bool {
    switch self {
    case .readOnly, .locked, .full, .newerEntry, .constraint, .ledgerGap: true
    default: false
    }
  }
}
