import Governance

/// Where facts come from, and which reading of a source is in force.
extension Table {
  /// `current_number` repeats the number of `current_snapshot`: it is what observed rows compare with.
  package static let source = Table(
    "source",
    .governed,
    [
      .text("id"), .word("kind", SourceKind.self), .text("scope"),
      .text("current_snapshot").optional, .integer("current_number"), .integer("version"),
    ]
  )

  package static let snapshot = Table(
    "snapshot",
    .governed,
    [
      .text("id"), .integer("number"), .text("source"), .word("kind", SourceKind.self),
      .text("scope"), .instant("published_at"), .integer("conflicts"), .text("digest"),
      .integer("bytes"),
    ],
    indexes: [Index("source", "number"), Index("number", unique: true)]
  )

  package static let snapshotTable = Table(
    "snapshot_table",
    .governed,
    key: ["snapshot", "position"],
    [
      .text("snapshot"), .integer("position"), .text("name"), .integer("row_count"),
      .text("digest"),
    ],
    rules: [
      "constraint snapshot_table_of_snapshot foreign key (snapshot) references snapshot (id)"
    ]
  )

  /// An import that has staged rows and not published them.
  ///
  /// Of several of one source the newest goes on; it clears up what the others left.
  package static let importRun = Table(
    "import_run",
    .bookkeeping,
    key: ["source_id", "number"],
    [.text("source_id"), .integer("number"), .instant("started_at")]
  )

  /// A published snapshot whose differences from the one before are not judged to the end.
  ///
  /// `section` and `place` say how far the judge has come, so that it goes on where it stopped.
  package static let driftScan = Table(
    "drift_scan",
    .bookkeeping,
    key: ["number"],
    [
      .integer("number"), .text("snapshot"), .text("source_id"), .integer("prior"),
      .integer("section"), .text("place"),
    ]
  )

  static let sourceTables = [source, snapshot, snapshotTable, importRun, driftScan]
}
