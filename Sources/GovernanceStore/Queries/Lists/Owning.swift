import Governance

/// Who answers for a principal or an entitlement, as a condition: the SQL of `Connection.owners(of:told:team:)`.
///
/// A decision made here goes before what a source tells; a source may mean a handle, a record or a team.
struct Owning {
  /// Expressions for the id, and for owner and team as the source tells them.
  let subject: String
  let told: String
  var team: String?

  static let principal = Owning(
    subject: "principal.id",
    told: "principal.owner",
    team: "principal.team"
  )
  static let entitlement = Owning(subject: "entitlement.id", told: "entitlement.owner")

  /// Whether somebody active answers for it; asked of many rows, so against lists that are made once.
  var isOwned: SQLCondition {
    let active = "from person owner where owner.state = 'active'"
    let records = """
      from directory_person_now record
      join person owner on owner.directory = record.id
      where owner.state = 'active'
      """
    let teams = "select owner.team \(active) and owner.team is not null"
    let told = [
      "\(self.told) in (select owner.handle \(active))", "\(self.told) in (\(teams))",
      "\(self.told) in (select record.email \(records) and record.email is not null)",
      "\(self.told) in (select record.hr_id \(records) and record.hr_id is not null)",
    ]
    let ofTeam = team.map { ["\($0) in (\(teams))"] } ?? []
    return decided(
      SQLCondition(
        """
        ownership.person in (select owner.id \(active))
          or ownership.person is null and ownership.team in (\(teams))
        """
      ),
      else: .any((told + ofTeam).map { SQLCondition($0) })
    )
  }

  /// Whether one person, who is active, answers for it.
  func isOwned(by person: Person) -> SQLCondition {
    let ofTeam = person.team.map { [SQLValue.text($0)] }
    return decided(
      SQLCondition(
        "ownership.person = ?"
          + (ofTeam == nil ? "" : " or ownership.person is null and ownership.team = ?"),
        [.init(person.id)] + (ofTeam ?? [])
      ),
      else: .any([isTold(person), isOfTeam(person)])
    )
  }

  /// What was decided here if anything was, else what follows from the source.
  private func decided(_ here: SQLCondition, else there: SQLCondition) -> SQLCondition {
    SQLCondition(
      """
      case
        when \(subject) in (select ownership.subject from ownership) then \(subject) in (
          select ownership.subject from ownership where \(here.sql)
        )
        else \(there.sql)
      end
      """,
      here.arguments + there.arguments
    )
  }

  /// The source means this person: by handle, else by record, else by team.
  private func isTold(_ person: Person) -> SQLCondition {
    let byRecord =
      person.directory.map { record in
        SQLCondition(
          """
          exists (
            select 1 from directory_person_now record
            where record.id = ? and (record.email = \(told) or record.hr_id = \(told))
          )
          """,
          [.init(record)]
        )
      } ?? .never
    let byTeam = person.team.map { SQLCondition("\(told) = ?", [.text($0)]) } ?? .never
    return .any([
      SQLCondition("\(told) = ?", [.text(person.handle)]),
      .all([
        handleIsTaken.negated, .any([byRecord, .all([recordIsTaken.negated, byTeam])]),
      ]),
    ])
  }

  /// The source names nobody known, and the thing is of the person's team.
  private func isOfTeam(_ person: Person) -> SQLCondition {
    guard let team, let own = person.team else { return .never }
    return .all([
      SQLCondition("\(team) = ?", [.text(own)]), handleIsTaken.negated, recordIsTaken.negated,
      teamIsTaken(told).negated,
    ])
  }

  private var handleIsTaken: SQLCondition {
    SQLCondition(
      "exists (select 1 from person owner where owner.handle = \(told) and owner.state = 'active')"
    )
  }

  private var recordIsTaken: SQLCondition {
    SQLCondition(
      """
      exists (
        select 1 from directory_person_now record
        join person owner on owner.directory = record.id
        where owner.state = 'active' and (record.email = \(told) or record.hr_id = \(told))
      )
      """
    )
  }

  private func teamIsTaken(_ team: String) -> SQLCondition {
    SQLCondition(
      "exists (select 1 from person owner where owner.team = \(team) and owner.state = 'active')"
    )
  }
}

extension SQLCondition {
  /// A row of `principal` behind which nobody active stands, and for which nobody active answers.
  static let isOrphaned = SQLCondition.all([
    SQLCondition(
      """
      principal.id not in (
        select person_link.principal from person_link
        join person behind on behind.id = person_link.person
        where person_link.state = 'confirmed' and behind.state = 'active'
      )
      """
    ), Owning.principal.isOwned.negated,
  ])
}
