public import Documents
public import Governance

/// What is to be imported, before its records are read.
public struct ImportOrder: Hashable, Sendable {
  /// Which kind of system it is.
  public var kind: SourceKind
  /// Account id, tenant, or the name given to a cluster.
  public var scope: String
  /// SHA-256 over the bytes of the files, in the order given.
  public var digest: Digest
  /// How many bytes the files have.
  public var bytes: Int
  /// `--environment`: goes before what records and rules say.
  public var environment: Environment?

  /// An order for files that were read and unpacked.
  public init(
    kind: SourceKind,
    scope: String,
    digest: Digest,
    bytes: Int,
    environment: Environment? = nil
  ) {
    self.kind = kind
    self.scope = scope
    self.digest = digest
    self.bytes = bytes
    self.environment = environment
  }

  package var source: Source.ID { Source.id(kind, scope: scope) }
}

/// How far an import is, for a line on the terminal.
public enum ImportProgress: Hashable, Sendable {
  case reading(records: Int)
  case comparing(table: String)
  case staging(rows: Int, of: Int)
  case publishing
  case enrolling(persons: Int)
}
