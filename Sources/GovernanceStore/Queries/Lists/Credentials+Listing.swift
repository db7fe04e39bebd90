import Governance

extension Listing {
  /// Credentials, the oldest first.
  static func credentials(_ viewing: Viewing) -> Listing {
    let fields: [String: FieldQuestion] = [
      "id": .text("credential.id", id: "credential.id"), "kind": .word("credential.kind"),
      "who": .text("credential.name", "credential.principal"),
      "issued": .time("credential.issued_at"), "expires": .time("credential.expires_at"),
      "used": .time(
        "credential.last_used_at",
        known: SQLCondition("credential.last_used_known = 1")
      ), "env": .word(CredentialAge.environment), "source": .text("credential.source_id"),
    ]
    return observed(
      .credentials,
      .credential,
      viewing,
      FilterSQL(
        fields: fields,
        flags: [
          "active": SQLCondition("credential.is_active = 1"),
          "overdue": CredentialAge.overdue(viewing.rules.credentials, at: viewing.now),
          "weak": SQLCondition("credential.has_factor is not null and credential.has_factor = 0"),
        ],
        id: { .isOne("credential.id", of: [.text($0)]) }
      ),
      sorts: [
        ("name", "name", false), ("issued", "issued_at", true), ("kind", "kind", false),
        ("used", "last_used_at", true), ("expires", "expires_at", true), ("id", "id", false),
      ]
    )
  }
}

/// How the age of a credential is judged in SQL.
enum CredentialAge {
  /// Where a credential is: as its import said, else where its principal is.
  static let environment = """
    case when credential.environment <> 'unknown' then credential.environment
      else coalesce((
        select min(holder.environment) from \(Table.principal.now) holder
        where holder.native_id = credential.principal
      ), 'unknown')
    end
    """

  /// In use, and issued longer ago than its kind may be old.
  static func overdue(_ ages: CredentialAges, at now: Instant) -> SQLCondition {
    let kinds = Credential.Kind.allCases.map { kind in
      SQLCondition(
        "credential.kind = ? and credential.issued_at <= ?",
        [.init(kind), .init(now - ages.greatest(kind))]
      )
    }
    return .all([
      SQLCondition("credential.is_active = 1 and credential.issued_at is not null"),
      .any(kinds),
    ])
  }
}

extension RecordShape {
  static let credentials = RecordShape(
    """
    select told.*, told.source_id as source, source.current_snapshot as snapshot,
      holder.id as principal_id, holder.owner as owner
    from \(Table.credential.now) told
    join source on source.id = told.source_id
    left join (
      select native_id, min(id) as id, min(owner) as owner
      from \(Table.principal.now)
      group by native_id
    ) holder on holder.native_id = told.principal
    """,
    [
      ("id", .text), ("kind", .text), ("principal", .text), ("principal_id", .text),
      ("name", .text), ("is_active", .flag), ("environment", .text), ("issued_at", .instant),
      ("expires_at", .instant), ("last_used_at", .instant), ("last_used_known", .flag),
      ("has_factor", .flag), ("owner", .text), ("source", .text), ("snapshot", .text),
    ]
  )
}
