import Governance

extension Listing {
  /// Accounts that were stopped, the newest first.
  static func quarantines(_ viewing: Viewing) -> Listing {
    let late = SQLCondition(
      "quarantine.review_due_at is not null and quarantine.review_due_at <= ?",
      [.init(viewing.now)]
    )
    func by(_ column: String, isOptional: Bool = false) -> Sort {
      {
        .by(
          "quarantine.\(column)",
          descending: $0,
          isOptional: isOptional,
          then: "quarantine.id"
        )
      }
    }
    return Listing(
      schema: .quarantines,
      table: Table.quarantine.name,
      filter: FilterSQL(
        fields: [
          "id": .text("quarantine.id", id: "quarantine.id"), "state": .word("quarantine.state"),
          "who": .text("quarantine.name", id: "quarantine.principal"),
          "by": .related(.person(viewing), by: Accounts.person(in: "quarantine.imposed_by")),
          "imposed": .time("quarantine.imposed_at"),
          "released": .time("quarantine.released_at"),
          "review": .time("quarantine.review_due_at"), "ticket": .text("quarantine.ticket"),
        ],
        flags: [
          "open": SQLCondition("quarantine.state <> 'released'"),
          "unconfirmed": SQLCondition("quarantine.state = 'imposed'"),
          "failed": SQLCondition("quarantine.state = 'imposed' and quarantine.attempts > 0"),
          "late": late,
          "mine": SQLCondition("quarantine.imposed_by = ?", [.init(viewing.me)]),
        ],
        id: { .isOne("quarantine.id", of: [.text($0)]) }
      ),
      late: late,
      ordering: by("imposed_at")(true),
      sorts: [
        ("imposed", by("imposed_at")), ("review", by("review_due_at", isOptional: true)),
        ("who", by("name")), ("state", by("state")), ("id", by("id")),
      ]
    )
  }
}

extension SQLCondition {
  /// The column names an account that is stopped.
  static func isQuarantined(_ column: String) -> SQLCondition {
    SQLCondition(
      """
      \(column) in (
        select quarantine.principal from quarantine where quarantine.state <> 'released'
      )
      """
    )
  }
}

extension Connection {
  /// Quarantines in the order of the ids, each with the grants that its targets still owe.
  func quarantineRows(_ ids: [String]) throws -> [RecordRow] {
    try those(Quarantine.self, ids).map { quarantine in
      let waiting = try openGrants(of: quarantine.principal)
        .filter { Grant.unprovenStates.contains($0.state) }
      return RecordRow(
        id: quarantine.id.text,
        [
          ("id", .text(quarantine.id.text)), ("state", .text(quarantine.state.rawValue)),
          ("principal", .text(quarantine.principal.text)),
          ("principal_name", .text(quarantine.name)), ("ticket", .text(quarantine.ticket)),
          ("imposed_by", .text(quarantine.imposedBy.text)),
          ("imposed_by_name", .text(try handleOrID(quarantine.imposedBy))),
          ("imposed_at", .instant(quarantine.imposedAt)),
          ("kept", .list(quarantine.kept.map(\.text))),
          ("waiting", .list(quarantine.state == .imposed ? waiting.map(\.id.text) : [])),
          ("stopped_at", .or(quarantine.stoppedAt)), ("attempts", .integer(quarantine.attempts)),
          ("retry_at", .or(quarantine.retryAt)), ("confirmed_at", .or(quarantine.confirmedAt)),
          ("review_due_at", .or(quarantine.reviewDueAt)),
          ("reviewed_by", .or(quarantine.reviewedBy)),
          ("released_at", .or(quarantine.releasedAt)),
          ("released_by", .or(quarantine.releasedBy)),
          ("version", .integer(quarantine.version)),
        ]
      )
    }.inOrder(of: ids)
  }
}
