package import Governance

/// Who stands behind an account, and who answers for a thing.
extension Connection {
  /// The persons with a confirmed link to a principal.
  package func persons(behind principal: Principal.ID) throws(StoreError) -> [Person] {
    try persons(
      where: """
        person.id in (
          select person_link.person from person_link
          where person_link.principal = ? and person_link.state = 'confirmed'
        )
        """,
      [.init(principal)]
    )
  }

  /// Who answers for a principal or an entitlement: as decided here, else as its source tells.
  package func owners(
    of subject: String,
    told: String?,
    team: String? = nil
  ) throws(StoreError) -> [Person] {
    if let decided = try decidedOwners(of: subject) { return decided }
    return try owners(told: told, team: team)
  }

  /// Who answers for a thing because somebody decided so here; `nil` where nobody did.
  package func decidedOwners(of subject: String) throws(StoreError) -> [Person]? {
    guard let ownership = try ownerships(where: "subject = ?", [.text(subject)]).first else {
      return nil
    }
    if let person = ownership.person {
      return try persons(where: "person.id = ?", [.init(person)]).filter { $0.state == .active }
    }
    return try ownership.team.map { team throws(StoreError) in try members(of: team) } ?? []
  }

  /// Who answers for whatever has this owner or team at its source.
  package func owners(told: String?, team: String?) throws(StoreError) -> [Person] {
    if let told, case let named = try persons(toldAs: told), !named.isEmpty { return named }
    return try team.map { team throws(StoreError) in try members(of: team) } ?? []
  }

  /// The active persons of a team.
  func members(of team: String) throws(StoreError) -> [Person] {
    try persons(where: "person.team = ? and person.state = 'active'", [.text(team)])
  }

  /// The active persons that a source means: by handle, e-mail, HR id or team.
  func persons(toldAs word: String) throws(StoreError) -> [Person] {
    let byHandle = try persons(
      where: "person.handle = ? and person.state = 'active'",
      [.text(word)]
    )
    guard byHandle.isEmpty else { return byHandle }
    let byRecord = try persons(
      where: """
        person.state = 'active' and person.directory in (
          select directory_person_now.id from directory_person_now
          where directory_person_now.email = ? or directory_person_now.hr_id = ?
        )
        """,
      [.text(word), .text(word)]
    )
    return byRecord.isEmpty ? try members(of: word) : byRecord
  }
}
