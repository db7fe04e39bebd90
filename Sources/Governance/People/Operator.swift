/// Who wants to act, before the database has said which person that is.
public struct Operator: Hashable, Sendable {
  /// The operating system's user, as the kernel tells it.
  public var osUser: String
  /// `--as PERSON`: only a cooperative database takes it, and each entry says that it was claimed.
  public var claimedHandle: String?
  /// Handle of the person that the operator stands in for, under a delegation.
  public var delegateFor: String?
  /// Recorded with each entry, so it comes from the system and not from the operator.
  public var origin: Origin

  /// An operator as the edge of the program found them.
  public init(
    osUser: String,
    claimedHandle: String? = nil,
    delegateFor: String? = nil,
    origin: Origin
  ) {
    self.osUser = osUser
    self.claimedHandle = claimedHandle
    self.delegateFor = delegateFor
    self.origin = origin
  }
}

/// What was written, once it is durable.
public struct Receipt: Hashable, Sendable {
  /// The entries of the transaction, in order.
  public let entries: [LedgerEntry]
  /// How many entries the ledger has after them.
  public let size: Int
  /// Root hash after them, hex; kept elsewhere, it later proves that nothing was rewritten.
  public let root: String

  package init(entries: [LedgerEntry], size: Int, root: String) {
    self.entries = entries
    self.size = size
    self.root = root
  }

  /// The records that were made, first mentioned first: `AR-2044`, `GR-17`.
  public var subjects: [String] {
    var seen: Set<String> = []
    return entries.map(\.subject).filter { seen.insert($0).inserted }
  }
}
