/// One ledger entry as lists show it.
public struct LedgerRow: Hashable, Sendable, Identifiable {
  /// The sequence as screens name it: `#18235`.
  public var id: String { "#\(entry.sequence)" }
  /// What was hashed; the words that people wrote stand beside it and can be erased.
  public var entry: LedgerEntry
  /// Handle of the person, or `rule`, `import`, `enforce`.
  public var who: String
  /// The subject's readable name, where it has one.
  public var what: String
  /// The free text that was written, `nil` where none was or where it was erased.
  public var reason: String?
  /// SHA-256 of the entry as a leaf of the RFC 6962 tree, in hexadecimal.
  public var leafHash: String

  package init(entry: LedgerEntry, who: String, what: String, reason: String?, leafHash: String) {
    self.entry = entry
    self.who = who
    self.what = what
    self.reason = reason
    self.leafHash = leafHash
  }
}
