import Governance

extension Listing {
  /// Deadlines of which somebody was told, the most urgent first.
  static func deadlines(_ viewing: Viewing) -> Listing {
    let late = SQLCondition(
      "deadline.state = 'open' and deadline.due_at <= ?",
      [.init(viewing.now)]
    )
    func by(_ column: String) -> Sort {
      { .by("deadline.\(column)", descending: $0, then: "deadline.id") }
    }
    return Listing(
      schema: .deadlines,
      table: Table.deadline.name,
      filter: FilterSQL(
        fields: [
          "id": .text("deadline.id", id: "deadline.id"), "state": .word("deadline.state"),
          "kind": .word("deadline.obligation"),
          "subject": .text("deadline.subject", id: "deadline.subject"),
          "what": .text("deadline.what"),
          "told": .related(.person(viewing), by: Deadlines.told),
          "due": .time("deadline.due_at"), "opened": .time("deadline.opened_at"),
          "missed": .time("deadline.breached_at"), "level": .number("deadline.level"),
          "env": .word("deadline.environment"), "class": .word("deadline.severity"),
          "owner": .related(.person(viewing), by: Accounts.person(in: "deadline.owner")),
        ],
        flags: [
          "mine": Deadlines.concerns(viewing.me), "late": late,
          "unowned": SQLCondition("deadline.owner is null"),
        ],
        id: { .isOne("deadline.id", of: [.text($0)]) }
      ),
      late: late,
      ordering: by("due_at")(false),
      sorts: [
        ("due", by("due_at")), ("opened", by("opened_at")), ("level", by("level")),
        ("subject", by("subject")), ("id", by("id")),
      ]
    )
  }
}

/// Persons in conditions on rows of `deadline`.
enum Deadlines {
  /// One of the persons that a condition on `person` picks was told.
  static func told(_ person: SQLCondition) -> SQLCondition {
    SQLCondition(
      """
      exists (
        select 1 from person
        where deadline.told like '% ' || person.id || ' %' and (\(person.sql))
      )
      """,
      person.arguments
    )
  }

  /// Somebody answers for it, or was told.
  static func concerns(_ person: Person.ID) -> SQLCondition {
    .any([
      SQLCondition("deadline.owner = ?", [.init(person)]).known("deadline.owner"),
      SQLCondition("deadline.told like ?", [.text("% \(person) %")]),
    ])
  }
}

extension Connection {
  /// Deadlines as they stand at a moment, in the order of the ids.
  func deadlineRows(_ ids: [String], at now: Instant) throws -> [RecordRow] {
    try those(Deadline.self, ids).map { deadline in
      let late = deadline.state == .open ? deadline.lateness(at: now) : nil
      return RecordRow(
        id: deadline.id.text,
        [
          ("id", .text(deadline.id.text)), ("state", .text(deadline.state.rawValue)),
          ("obligation", .text(deadline.obligation.rawValue)),
          ("subject", .text(deadline.subject)), ("party", .or(deadline.party)),
          ("what", .text(deadline.what)),
          ("environment", .or(deadline.environment?.rawValue)),
          ("class", .or(deadline.severity?.rawValue)), ("owner", .or(deadline.owner)),
          ("owner_name", .or(try deadline.owner.map(handleOrID))),
          ("since", .instant(deadline.since)), ("due_at", .instant(deadline.dueAt)),
          ("late_seconds", late.map { .integer(Int($0.wholeSeconds)) } ?? .absent),
          ("opened_at", .instant(deadline.openedAt)), ("breached_at", .or(deadline.breachedAt)),
          ("level", .integer(deadline.level)),
          ("told", .list(try deadline.told.ids.map(handleOrID))),
          ("told_at", .instant(deadline.toldAt)), ("answered_at", .or(deadline.answeredAt)),
          ("version", .integer(deadline.version)),
        ]
      )
    }.inOrder(of: ids)
  }
}
