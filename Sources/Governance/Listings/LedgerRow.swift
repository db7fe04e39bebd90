/// One ledger entry as lists show it.
public struct LedgerRow: Hashable, Sendable, Identifiable {
  public var id: String { "#\(entry.sequence)" }
  public var entry: LedgerEntry
  /// Handle of the person, or `rule`, `import`, `enforce`.
  public var who: String
  /// The subject's readable name, where it has one.
  public var what: String
  /// The free text that was written, `nil` where none was or where it was erased.
  public var reason: String?
  public var leafHash: String

  package init(entry: LedgerEntry, who: String, what: String, reason: String?, leafHash: String) {
    self.entry = entry
    self.who = who
    self.what = what
    self.reason = reason
    self.leafHash = leafHash
  }
}
