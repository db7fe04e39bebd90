import Governance

extension Listing {
  /// Accounts and workloads by name, as the newest snapshot of each source has them.
  static func principals(_ viewing: Viewing) -> Listing {
    observed(
      .principals,
      .principal,
      where: SQLCondition("principal.type <> 'group'"),
      viewing,
      FilterSQL(
        fields: principalFields(viewing),
        flags: principalFlags(viewing),
        id: { .isOne("principal.id", of: [.text($0)]) }
      ),
      sorts: principalSorts + [
        ("used", "last_used_at", true), ("type", "type", false), ("state", "is_active", false),
      ]
    )
  }

  /// Groups by name.
  static func groups(_ viewing: Viewing) -> Listing {
    observed(
      .groups,
      .principal,
      where: SQLCondition("principal.type = 'group'"),
      viewing,
      FilterSQL(
        fields: groupFields(viewing),
        flags: groupFlags(viewing),
        id: { .isOne("principal.id", of: [.text($0)]) }
      ),
      sorts: principalSorts
    )
  }

  /// A kind whose rows are those of an observed table that hold now, by its first order.
  static func observed(
    _ schema: FilterSchema,
    _ table: Table,
    where condition: SQLCondition = .always,
    _ viewing: Viewing,
    _ filter: FilterSQL,
    sorts: [(name: String, column: String, isOptional: Bool)]
  ) -> Listing {
    let orders = sorts.map { sort -> (name: String, order: Sort) in
      (
        sort.name,
        {
          .by(
            "\(table.name).\(sort.column)",
            descending: $0,
            isOptional: sort.isOptional,
            then: "\(table.name).id"
          )
        }
      )
    }
    return Listing(
      schema: schema,
      table: table.name,
      base: .all([condition, viewing.sources.shows(table)]),
      filter: filter,
      ordering: orders.first?.order(false) ?? Ordering([]),
      sorts: orders
    )
  }

  private static let principalSorts: [(name: String, column: String, isOptional: Bool)] = [
    ("name", "name", false), ("provider", "provider", false), ("env", "environment", false),
    ("source", "source_id", false), ("id", "id", false),
  ]

  private static func principalFields(_ viewing: Viewing) -> [String: FieldQuestion] {
    let holders = Accounts.holders(of: "principal.id")
    let sponsor = FieldQuestion.related(
      .person(viewing),
      by: Accounts.person(in: "person.sponsor")
    )
    return [
      "id": .text("principal.id", id: "principal.id"),
      "name": .text("principal.name", id: "principal.id"),
      "handle": .related(.person(viewing), by: holders), "native": .text("principal.native_id"),
      "type": .word("principal.type"), "state": activity, "used": .use,
      "ends": .related(.time("person.contract_ends_at"), by: holders),
      "provider": .name("principal.provider"), "sponsor": .related(sponsor, by: holders),
      "env": .word("principal.environment"),
      "owner": .owner("principal.id", told: "principal.owner", viewing),
      "team": .text("principal.team", me: .team("principal.team", of: viewing)),
      "source": .text("principal.source_id"),
    ]
  }

  private static var activity: FieldQuestion {
    FieldQuestion { predicate in
      guard case .oneOf(let words) = predicate else {
        return predicate == .isAny ? .always : .never
      }
      return .isOne(
        "principal.is_active",
        of: words.map { .init($0 == "active") }
      )
    }
  }

  private static func principalFlags(_ viewing: Viewing) -> [String: SQLCondition] {
    let holders = Accounts.holders(of: "principal.id")
    return [
      "orphaned": .isOrphaned, "dormant": .isDormant(viewing), "privileged": .isPrivileged,
      "external": .any([
        SQLCondition("principal.type = 'external'"),
        holders(SQLCondition("person.employment in ('contractor', 'partner')")),
      ]),
      "leaving": holders(
        SQLCondition(
          "coalesce(person.left_at, person.contract_ends_at) <= ?",
          [.init(viewing.now + GrantRow.leavingSoon)]
        )
      ),
    ]
  }

  private static func groupFields(_ viewing: Viewing) -> [String: FieldQuestion] {
    let member = FieldQuestion.text(
      "member.name",
      id: "member.id",
      me: Accounts.confirmed(of: viewing.me, holding: "member.id")
    )
    return [
      "id": .text("principal.id", id: "principal.id"),
      "name": .text("principal.name", id: "principal.id"),
      "member": .related(member, by: members), "native": .text("principal.native_id"),
      "provider": .name("principal.provider"),
      "size": .number("(\(memberCount))"), "env": .word("principal.environment"),
      "owner": .owner("principal.id", told: "principal.owner", viewing),
      "team": .text("principal.team", me: .team("principal.team", of: viewing)),
      "source": .text("principal.source_id"),
    ]
  }

  private static let memberCount = """
    select count(*) from membership_now within where within.container_id = principal.id
    """

  private static func members(_ member: SQLCondition) -> SQLCondition {
    SQLCondition(
      """
      exists (
        select 1 from membership_now within
        join principal_now member on member.id = within.member_id
        where within.container_id = principal.id and (\(member.sql))
      )
      """,
      member.arguments
    )
  }

  private static func groupFlags(_ viewing: Viewing) -> [String: SQLCondition] {
    [
      "orphaned": Owning.principal.isOwned.negated, "privileged": .isPrivileged,
      "empty": SQLCondition("(\(memberCount)) = 0"),
      "mine": .any([
        members(Accounts.confirmed(of: viewing.me, holding: "member.id")),
        Owning.principal.isOwned(by: viewing.actor.person),
      ]),
    ]
  }
}

extension FieldQuestion {
  /// Who answers for an observed row: as decided here, else as its source writes it.
  static func owner(_ id: String, told: String, _ viewing: Viewing) -> FieldQuestion {
    let decided = "\(id) in (select ownership.subject from ownership)"
    let here = FieldQuestion.related(.person(viewing)) { person in
      SQLCondition(
        """
        \(id) in (
          select ownership.subject from ownership
          join person on person.id = ownership.person
          where \(person.sql)
        )
        """,
        person.arguments
      )
    }
    let text = FieldQuestion.text(told, me: .told(told, by: viewing))
    return FieldQuestion { predicate in
      let there = SQLCondition.all([SQLCondition(decided).negated, text.condition(predicate)])
      switch predicate {
      case .isEmpty: return there
      case .isAny: return .any([SQLCondition(decided), there])
      default: return .any([here.condition(predicate), there])
      }
    }
  }
}

extension SQLCondition {
  /// The source names the viewer or the viewer's team.
  fileprivate static func told(_ column: String, by viewing: Viewing) -> SQLCondition {
    .any([
      SQLCondition("\(column) = ?", [.text(viewing.actor.person.handle)]),
      .team(column, of: viewing),
    ])
  }
}
