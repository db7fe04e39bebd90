import Governance

extension Listing {
  /// Persons by handle.
  static func persons(_ viewing: Viewing) -> Listing {
    func by(_ column: String, isOptional: Bool = false) -> Sort {
      { .by("person.\(column)", descending: $0, isOptional: isOptional, then: "person.id") }
    }
    return Listing(
      schema: .persons,
      table: Table.person.name,
      filter: FilterSQL(
        fields: personFields(viewing),
        flags: personFlags(viewing),
        id: { .isOne("person.id", of: [.text($0)]) }
      ),
      ordering: by("handle")(false),
      sorts: [
        ("handle", by("handle")), ("team", by("team", isOptional: true)), ("state", by("state")),
        ("type", by("employment")), ("ends", by("contract_ends_at", isOptional: true)),
        ("id", by("id")),
      ]
    )
  }

  private static func personFields(_ viewing: Viewing) -> [String: FieldQuestion] {
    [
      "id": .text("person.id", id: "person.id"), "name": .related(.text("name.text"), by: named),
      "handle": .text(
        "person.handle",
        id: "person.id",
        me: SQLCondition("person.id = ?", [.init(viewing.me)])
      ), "native": .related(.text("principal.native_id"), by: accounts),
      "type": .word("person.employment"), "state": .word("person.state"),
      "used": .related(.use, by: accounts), "ends": .time("person.contract_ends_at"),
      "provider": .related(.name("principal.provider"), by: accounts),
      "sponsor": .related(.person(viewing), by: Accounts.person(in: "person.sponsor")),
      "team": .text("person.team", me: .team("person.team", of: viewing)),
      "source": .related(.text("record.source_id"), by: listed),
    ]
  }

  /// Names are erasable, so they stand in a table of their own.
  private static func named(_ name: SQLCondition) -> SQLCondition {
    SQLCondition(
      """
      person.name_sha256 in (select name.sha256 from erasable_text name where \(name.sql))
      """,
      name.arguments
    )
  }

  /// What belongs to an account holds if it does for any account of theirs.
  private static func accounts(_ principal: SQLCondition) -> SQLCondition {
    SQLCondition(
      """
      exists (
        select 1 from person_link
        join \(Table.principal.now) principal on principal.id = person_link.principal
        where person_link.person = person.id and person_link.state = 'confirmed'
          and (\(principal.sql))
      )
      """,
      principal.arguments
    )
  }

  private static func listed(_ record: SQLCondition) -> SQLCondition {
    SQLCondition(
      """
      person.directory in (
        select record.id from \(Table.directoryPerson.now) record where \(record.sql)
      )
      """,
      record.arguments
    )
  }

  private static func personFlags(_ viewing: Viewing) -> [String: SQLCondition] {
    [
      "orphaned": accounts(.isOrphaned), "dormant": accounts(.isDormant(viewing)),
      "external": SQLCondition("person.employment in ('contractor', 'partner')"),
      "leaving": SQLCondition(
        "person.state = 'active' and person.contract_ends_at <= ?",
        [.init(viewing.now + GrantRow.leavingSoon)]
      ), "privileged": accounts(.isPrivileged),
    ]
  }
}

extension FieldQuestion {
  /// The last use of a row of `principal`, as far as its source can tell.
  static var use: FieldQuestion {
    .time("principal.last_used_at", known: SQLCondition("principal.last_used_known = 1"))
  }
}

extension SQLCondition {
  /// A row of `principal` that nobody used for long, as far as its source can tell.
  static func isDormant(_ viewing: Viewing) -> SQLCondition {
    SQLCondition(
      """
      principal.last_used_known = 1
        and coalesce(principal.last_used_at, principal.created_at) <= ?
      """,
      [.init(viewing.now - viewing.rules.dormantAfter)]
    )
  }

  /// A row of `principal` that holds access to administer.
  static let isPrivileged = SQLCondition(
    """
    exists (
      select 1 from access_row held
      where held.principal = principal.id and held.is_privileged = 1 and held.rank < 2
    )
    """
  )
}
