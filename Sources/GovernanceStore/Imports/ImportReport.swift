public import Governance

/// What an import read, and what it changed.
public struct ImportReport: Hashable, Sendable {
  /// What became of the rows of one table.
  public struct Table: Hashable, Sendable {
    /// The table's name.
    public let name: String
    /// Rows of the new snapshot.
    public let rows: Int
    /// Rows that the snapshot before did not have.
    public let added: Int
    /// Rows that say something else than before.
    public let changed: Int
    /// Rows that only the snapshot before had.
    public let removed: Int
  }

  /// A record that stood twice with different content; the later one was taken.
  public struct Conflict: Hashable, Sendable {
    /// The table of the record.
    public let table: String
    /// Its key in the source.
    public let key: String
    /// Where the later one stands in the input.
    public let path: String
  }

  /// Why something was left out, how often, and where first.
  public struct Skipped: Hashable, Sendable {
    /// What it was.
    public let reason: String
    /// How often it stood there.
    public let count: Int
    /// Where it stood first.
    public let firstPath: String
  }

  /// The published snapshot.
  public let snapshot: Snapshot
  /// Records as the source has them, by table.
  public let tables: [Table]
  /// The first conflicts, at most a hundred; `snapshot.conflicts` is their number.
  public let conflicts: [Conflict]
  /// Records that stood more than once with the same content.
  public let duplicates: Int
  /// What was left out, most frequent first.
  public let skipped: [Skipped]
  /// Persons that the source brought.
  public let personsEnrolled: Int
  /// Persons of whom the source says something new.
  public let personsUpdated: Int
  /// Links between accounts and persons that were proposed.
  public let linksProposed: Int
  /// Of these, those from one record, which count at once.
  public let linksConfirmed: Int
  /// Grants whose start or end the snapshot proves.
  public let proofs: Int
  /// What this snapshot, and any before it that waited, shows beside what was decided.
  public internal(set) var drift = DriftReport()
  /// Why the numbers of the day were not kept, in words; `nil` where they were.
  public internal(set) var unrecorded: String?
}
