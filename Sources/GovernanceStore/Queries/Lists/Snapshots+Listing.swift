import Governance

extension Listing {
  /// Readings of all sources, the newest first.
  static func snapshots(_ viewing: Viewing) -> Listing {
    func by(_ column: String) -> Sort {
      { .by("snapshot.\(column)", descending: $0, then: "snapshot.id") }
    }
    return Listing(
      schema: .snapshots,
      table: Table.snapshot.name,
      filter: FilterSQL(
        fields: [
          "id": .text("snapshot.id", id: "snapshot.id"), "source": .text("snapshot.source"),
          "kind": .word("snapshot.kind"), "scope": .text("snapshot.scope"),
          "published": .time("snapshot.published_at"), "conflicts": .number("snapshot.conflicts"),
          "bytes": .number("snapshot.bytes"),
        ],
        flags: [
          "current": SQLCondition(
            """
            exists (
              select 1 from source where source.current_snapshot = snapshot.id
            )
            """
          )
        ],
        id: { .isOne("snapshot.id", of: [.text($0)]) }
      ),
      ordering: by("number")(true),
      sorts: [
        ("number", by("number")), ("source", by("source")), ("published", by("published_at")),
        ("id", by("id")),
      ]
    )
  }
}

extension FilterSchema {
  static let snapshots = FilterSchema(
    "snapshots",
    fields: [
      FilterField("scope", .text, "the account, tenant or cluster", searched: true),
      FilterField("kind", .word(SourceKind.allCases.map(\.rawValue)), "the kind of source"),
      FilterField("published", .since, "when it was published", aliases: ["published_at"]),
      FilterField("conflicts", .number, "records given twice with different content"),
      FilterField("bytes", .number, "how much was read"),
    ],
    flags: [FilterFlag("current", "in force now")]
  )
}

extension RecordShape {
  static let snapshots = RecordShape(
    """
    select told.*,
      (
        select coalesce(sum(part.row_count), 0) from snapshot_table part
        where part.snapshot = told.id
      ) as records,
      case
        when exists (select 1 from source where source.current_snapshot = told.id) then 1
        else 0
      end as is_current
    from snapshot told
    """,
    [
      ("id", .text), ("number", .integer), ("source", .text), ("kind", .text), ("scope", .text),
      ("published_at", .instant), ("records", .integer), ("conflicts", .integer),
      ("bytes", .integer), ("digest", .text), ("is_current", .flag),
    ]
  )
}
