import Governance

/// Who stands behind and who answers for what, looked up once for all the rows of one refresh.
final class PeopleIndex {
  private let connection: any Connection
  private var behind: [String: [Person]] = [:]
  private var decided: [String: [Person]?] = [:]
  /// By the owner and the team that a source tells: few words stand beside many things.
  private var told: [Told: [Person]] = [:]

  private struct Told: Hashable {
    let owner: String?
    let team: String?
  }

  init(_ connection: any Connection) {
    self.connection = connection
  }

  func persons(behind principal: String) throws -> [Person] {
    if let known = behind[principal] { return known }
    let found = try connection.persons(behind: Identifier(principal))
    behind[principal] = found
    return found
  }

  /// The owners of a thing, and what stands in their place where none of them is a known person.
  func owners(of subject: String, told: String?, team: String?) throws -> [Person] {
    if let decided = try decidedOwners(of: subject) { return decided }
    let words = Told(owner: told, team: team)
    if let known = self.told[words] { return known }
    let found = try connection.owners(told: told, team: team)
    self.told[words] = found
    return found
  }

  private func decidedOwners(of subject: String) throws -> [Person]? {
    if let known = decided[subject] { return known }
    let found = try connection.decidedOwners(of: subject)
    decided.updateValue(found, forKey: subject)
    return found
  }

  /// The team that an ownership names, where no person is named.
  func owningTeam(of subject: String) throws -> String? {
    try connection.row("select team from ownership where subject = ?", [.text(subject)])?
      .optionalText("team")
  }
}
