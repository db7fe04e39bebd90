/// A column of the people table; each may go by several names.
enum PeopleColumn: String, CaseIterable {
  case id, handle, name
  case givenName = "given_name"
  case familyName = "family_name"
  case email
  case hrID = "hr_id"
  case team, employment, manager, sponsor
  case contractEnds = "contract_ends"
  case timeZone = "time_zone"
  case state, joined, left

  /// The names it goes by besides its own.
  private var aliases: [String] {
    switch self {
    case .id: ["key", "person_id", "uuid"]
    case .handle: ["user", "username", "user_name", "login", "account"]
    case .name: ["full_name", "fullname", "display_name", "displayname"]
    case .givenName: ["first_name", "firstname", "givenname", "forename"]
    case .familyName: ["last_name", "lastname", "familyname", "surname"]
    case .email: ["e_mail", "mail", "email_address", "work_email"]
    case .hrID: ["hrid", "employee_id", "employee_number", "personnel_number", "staff_id"]
    case .team: ["department", "org_unit", "unit", "squad"]
    case .employment: ["employment_type", "worker_type", "type"]
    case .manager: ["manager_id", "manager_handle", "manager_email", "reports_to", "line_manager"]
    case .sponsor: ["sponsor_handle", "sponsor_email"]
    case .contractEnds:
      ["contract_ends_at", "contract_end", "contract_end_date", "contract_until"]
    case .timeZone: ["timezone", "tz", "zone"]
    case .state: ["status", "active"]
    case .joined: ["joined_at", "start_date", "hire_date", "hired"]
    case .left: ["left_at", "end_date", "termination_date", "leaving_date"]
    }
  }

  /// The column of a header, written in any case, with spaces, `-` or `_`.
  init?(header: String) {
    let word = String(header.trimmed.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    guard let column = Self.byWord[word] else { return nil }
    self = column
  }

  private static let byWord: [String: PeopleColumn] = {
    var byWord: [String: PeopleColumn] = [:]
    for column in allCases {
      for word in [column.rawValue] + column.aliases { byWord[word] = column }
    }
    return byWord
  }()
}
