import Documents
import Governance

extension Source {
  var row: [SQLValue] {
    [
      .init(id), .init(kind), .text(scope), .init(currentSnapshot),
      .init(currentSnapshot.map(Self.number) ?? 0), .init(version),
    ]
  }

  /// A source is what publishing its newest snapshot made of it.
  init(_ row: SQLRow, current: Snapshot) throws(StoreError) {
    let published = Event(current.id, .snapshot(.published(current)))
    let key = RecordKey(.source, current.source.text)
    guard let record = try? published.evolve(nil, key, at: current.publishedAt),
      case .source(var source) = record
    else { throw .corrupt("source \(try row.text("id"))") }
    source.version = try row.integer("version")
    self = source
  }

  /// `SN-88` is number 88: ids of snapshots count all snapshots of the database.
  static func number(_ snapshot: Snapshot.ID) -> Int {
    Int(snapshot.text.drop { $0 != "-" }.dropFirst()) ?? 0
  }
}

extension Snapshot {
  var rows: [TableRow] {
    let row: [SQLValue] = [
      .init(id), .init(number), .init(source), .init(kind), .text(scope), .init(publishedAt),
      .init(conflicts), .text(digest.hex), .init(bytes),
    ]
    let parts = tables.enumerated().map { position, part in
      TableRow(
        .snapshotTable,
        [
          .init(id), .init(position), .text(part.table), .init(part.rows), .text(part.digest.hex),
        ]
      )
    }
    return [TableRow(.snapshot, row)] + parts
  }

  init(_ row: SQLRow, tables: [Table]) throws(StoreError) {
    self.init(
      id: try row.id("id"),
      number: try row.integer("number"),
      source: try row.id("source"),
      kind: try row.word("kind"),
      scope: try row.text("scope"),
      publishedAt: try row.instant("published_at"),
      tables: tables,
      conflicts: try row.integer("conflicts"),
      digest: try row.digest("digest"),
      bytes: try row.integer("bytes")
    )
  }
}

extension Snapshot.Table {
  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      table: try row.text("name"),
      rows: try row.integer("row_count"),
      digest: try row.digest("digest")
    )
  }
}
