import Governance

/// Persons in conditions on rows that name accounts, owners or teams.
enum Accounts {
  /// The column names an account that is confirmed to be a person's.
  static func confirmed(of person: Person.ID, holding column: String) -> SQLCondition {
    SQLCondition(
      """
      \(column) in (
        select person_link.principal from person_link
        where person_link.person = ? and person_link.state = 'confirmed'
      )
      """,
      [.init(person)]
    )
  }

  /// The column names an account of one of the persons that a condition on `person` picks.
  static func holders(of column: String) -> (SQLCondition) -> SQLCondition {
    { person in
      SQLCondition(
        """
        \(column) in (
          select person_link.principal from person_link
          join person on person.id = person_link.person
          where person_link.state = 'confirmed' and (\(person.sql))
        )
        """,
        person.arguments
      )
    }
  }

  /// The column names one of the persons that a condition on `person` picks.
  static func person(in column: String) -> (SQLCondition) -> SQLCondition {
    { person in
      SQLCondition(
        "\(column) in (select person.id from person where \(person.sql))",
        person.arguments
      )
    }
  }
}

extension FieldQuestion {
  /// A row of `person`, by handle or id.
  static func person(_ viewing: Viewing) -> FieldQuestion {
    .text(
      "person.handle",
      id: "person.id",
      me: SQLCondition("person.id = ?", [.init(viewing.me)])
    )
  }

  /// The column `owner` names a person; where it names none, `owner_name` is as the source writes it.
  static func owner(_ viewing: Viewing) -> FieldQuestion {
    let known = FieldQuestion.related(.person(viewing), by: Accounts.person(in: "owner"))
    let told = FieldQuestion.text(
      "owner_name",
      me: .all([SQLCondition("owner is null"), .team("owner_name", of: viewing)])
    )
    return FieldQuestion { predicate in
      switch predicate {
      case .isEmpty: SQLCondition("coalesce(owner_name, '') = ''")
      case .isAny: SQLCondition("coalesce(owner_name, '') <> ''")
      case .isMe: .any([known.condition(predicate), told.condition(predicate)])
      default:
        .any([
          known.condition(predicate),
          .all([SQLCondition("owner is null"), told.condition(predicate)]),
        ])
      }
    }
  }
}

extension SQLCondition {
  /// The column names the viewer's team.
  static func team(_ column: String, of viewing: Viewing) -> SQLCondition {
    viewing.actor.person.team.map { SQLCondition("\(column) = ?", [.text($0)]) } ?? .never
  }
}
