import Governance

/// Who stands behind and who answers for what, looked up once for all the rows of one refresh.
final class PeopleIndex {
  private let connection: any Connection
  private var behind: [String: [Person]] = [:]
  private var answering: [String: [Person]] = [:]

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
    let key = "\(subject)\u{0}\(told ?? "")\u{0}\(team ?? "")"
    if let known = answering[key] { return known }
    let found = try connection.owners(of: subject, told: told, team: team)
    answering[key] = found
    return found
  }

  /// The team that an ownership names, where no person is named.
  func owningTeam(of subject: String) throws -> String? {
    try connection.row("select team from ownership where subject = ?", [.text(subject)])?
      .optionalText("team")
  }
}
