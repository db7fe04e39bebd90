import Governance

extension Listing {
  /// Sources by name.
  static func sources(_ viewing: Viewing) -> Listing {
    let isLate = SourceRow.late(viewing.now)
    let current = "from snapshot where snapshot.id = source.current_snapshot"
    return Listing(
      schema: .sources,
      table: Table.source.name,
      filter: FilterSQL(
        fields: [
          "id": .text("source.id", id: "source.id"), "source": .text("source.id"),
          "imported": .time("(select snapshot.published_at \(current))"),
          "records": .number(
            """
            (
              select sum(snapshot_table.row_count) from snapshot_table
              where snapshot_table.snapshot = source.current_snapshot
            )
            """
          ), "conflicts": .number("(select snapshot.conflicts \(current))"),
          "snapshot": .text("source.current_snapshot", id: "source.current_snapshot"),
        ],
        flags: ["late": isLate],
        id: { .isOne("source.id", of: [.text($0)]) }
      ),
      late: isLate,
      ordering: .by("source.kind", descending: false, then: "source.id"),
      sorts: [("source", { .by("source.kind", descending: $0, then: "source.id") })]
    )
  }

  /// Artifacts by name.
  static func artifacts(_ viewing: Viewing) -> Listing {
    func by(_ column: String) -> Sort {
      { .by("artifact.\(column)", descending: $0, then: "artifact.id") }
    }
    return Listing(
      schema: .artifacts,
      table: Table.artifact.name,
      filter: FilterSQL(
        fields: [
          "id": .text("artifact.id", id: "artifact.id"), "name": .text("artifact.name"),
          "kind": .word("artifact.kind"), "digest": .text("artifact.digest"),
          "stage": .word("artifact.stage"), "data": .word("artifact.data_class"),
          "tier": .text("artifact.risk_tier"), "registered": .time("artifact.registered_at"),
          "owner": .related(.person(viewing), by: Accounts.person(in: "artifact.owner")),
        ],
        flags: [
          "mine": SQLCondition("artifact.owner = ?", [.init(viewing.me)])
        ],
        id: { .isOne("artifact.id", of: [.text($0)]) }
      ),
      ordering: by("name")(false),
      sorts: [
        ("name", by("name")), ("kind", by("kind")), ("stage", by("stage")),
        ("registered", by("registered_at")), ("id", by("id")),
      ]
    )
  }
}

extension SourceRow {
  /// What a source said longer ago than this may no longer be so.
  static let lateAfter = Duration.days(7)

  static func late(_ now: Instant) -> SQLCondition {
    SQLCondition(
      """
      source.current_snapshot in (
        select snapshot.id from snapshot where snapshot.published_at <= ?
      )
      """,
      [.init(now - lateAfter)]
    )
  }
}

/// Kinds that the filter's own table does not list yet.
extension FilterSchema {
  static let assignments = FilterSchema(
    "assignments",
    fields: [
      FilterField("access", .text, "the entitlement", searched: true, aliases: ["entitlement"]),
      FilterField("holder", .people, "who holds it", searched: true),
      FilterField("via", .text, "how it is attached", searched: true),
      FilterField("added", .since, "when it was attached", aliases: ["created_at"]),
    ],
    flags: []
  )

  static let trusts = FilterSchema(
    "trusts",
    fields: [
      FilterField("role", .text, "the role that is taken on", searched: true),
      FilterField(
        "kind",
        .word(TrustFact.Kind.allCases.map(\.rawValue)),
        "what kind of party is trusted"
      ),
      FilterField("trusted", .people, "who may take it on", searched: true),
      FilterField("condition", .text, "under which conditions", searched: true),
    ],
    flags: [
      FilterFlag("external", "from outside the role's own account"),
      FilterFlag("exact", "conditions pin the caller"),
    ]
  )

  static let artifacts = FilterSchema(
    "artifacts",
    fields: [
      FilterField("name", .text, "its name", searched: true),
      FilterField(
        "kind",
        .word(Artifact.Kind.allCases.map(\.rawValue)),
        "what kind of thing it is"
      ),
      FilterField("digest", .text, "its digest", searched: true),
      FilterField(
        "stage",
        .word(Artifact.Stage.allCases.map(\.rawValue)),
        "how far it was promoted"
      ),
      FilterField("data", .word(DataClass.allCases.map(\.rawValue)), "class of its data"),
      FilterField("tier", .text, "its risk tier", aliases: ["risk_tier"]),
      FilterField("registered", .since, "when it was registered", aliases: ["registered_at"]),
    ],
    flags: [FilterFlag("mine", "mine to answer for")]
  )
}
