import Governance

/// One row of a people table, read field by field.
struct PeopleRow {
  let file: SourceFile
  let line: Int
  let values: [PeopleColumn: String]

  subscript(column: PeopleColumn) -> String? { values[column] }

  /// The person of this row, and what could not be understood though it does no harm.
  func person() throws(InputProblem) -> (DirectoryFact, ignored: [String]) {
    let handle = try handle()
    let employment = self[.employment].map { Self.employment($0) }
    let person = DirectoryFact(
      key: self[.id] ?? self[.hrID] ?? handle,
      handle: handle,
      name: try name(),
      email: self[.email],
      hrID: self[.hrID],
      team: self[.team],
      employment: employment.flatMap { $0 } ?? .unknown,
      manager: self[.manager],
      sponsor: self[.sponsor],
      contractEndsAt: try instant(.contractEnds),
      timeZone: self[.timeZone],
      isActive: try isActive(),
      joinedAt: try instant(.joined),
      leftAt: try instant(.left)
    )
    let isUnread = employment != nil && person.employment == .unknown
    return (person, isUnread ? ["`employment` is none that is known, so unknown"] : [])
  }

  private func handle() throws(InputProblem) -> String {
    let local = self[.email].flatMap { $0.prefix { $0 != "@" }.trimmed.nonBlank }
    guard let handle = self[.handle] ?? local else {
      throw file.misfit(line: line, expected: "a value for `handle`", found: "nothing")
    }
    return handle
  }

  private func name() throws(InputProblem) -> String {
    let parts = [self[.givenName], self[.familyName]].compactMap { $0 }
    guard let name = self[.name] ?? parts.joined(separator: " ").nonBlank else {
      throw file.misfit(line: line, expected: "a value for `name`", found: "nothing")
    }
    return name
  }

  private func isActive() throws(InputProblem) -> Bool {
    guard let state = self[.state] else { return true }
    switch state.lowercased() {
    case "active", "true", "yes", "1", "enabled", "employed": return true
    case "left", "inactive", "false", "no", "0", "disabled", "terminated", "leaver": return false
    default:
      throw file.misfit(
        line: line,
        expected: "`active` or `left` in the column `state`",
        found: "`\(state)`"
      )
    }
  }

  private func instant(_ column: PeopleColumn) throws(InputProblem) -> Instant? {
    guard let text = self[column] else { return nil }
    guard let instant = Instant(rfc3339: text) else {
      throw file.misfit(
        line: line,
        expected: "a date such as 2026-06-30 in the column `\(column.rawValue)`",
        found: "`\(text)`"
      )
    }
    return instant
  }

  private static let employments: [String: Person.Employment] = [
    "employee": .employee, "permanent": .employee, "staff": .employee, "internal": .employee,
    "full_time": .employee, "full-time": .employee, "part_time": .employee,
    "part-time": .employee, "intern": .employee, "regular": .employee,
    "contractor": .contractor, "consultant": .contractor, "freelancer": .contractor,
    "contingent": .contractor, "temp": .contractor, "temporary": .contractor,
    "partner": .partner, "vendor": .partner, "supplier": .partner, "external": .partner,
    "guest": .partner,
  ]

  /// How someone stands to the organisation, by the words that directories use.
  static func employment(_ word: String) -> Person.Employment? { employments[word.lowercased()] }
}
