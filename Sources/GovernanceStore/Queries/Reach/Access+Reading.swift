public import Governance
import IdentityPolicy

extension Store {
  /// What a person or a principal may do: a row a live grant.
  ///
  /// `resource` keeps what reaches it. `isEffective` adds what comes through groups, and what explicit denials say.
  /// Conditions, and policies that no source tells of, are not evaluated: each row names them.
  ///
  /// - Throws: `Refusal` for a word that means nothing or more than one thing.
  public func access(
    of word: String,
    on resource: String?,
    isEffective: Bool,
    as viewer: Operator
  ) async throws -> [RecordRow] {
    try await look(as: viewer) { connection, viewing in
      let (_, accounts) = try connection.accounts(of: word)
      var reader = HeldReader(connection)
      let held = try connection.heldRights(
        of: accounts,
        withGroups: isEffective,
        at: viewing.now
      )
      let denials = isEffective ? try reader.denials(in: held) : []
      let isWanted = resource.map { reader.reaches(ResourceName($0), nil) }
      return try held.filter { try isWanted?($0) ?? true }.map { right in
        try reader.row(
          right,
          adding: [("denials", .list(denials.map { "\($0.actions) on \($0.resources)" }))]
        )
      }
    }
  }

  /// Who may do an action on a resource, as far as the analysed statements of live grants tell.
  ///
  /// `byPerson` makes a row of each person behind a holder, in place of each grant.
  public func whoCan(
    _ action: String,
    on resource: String,
    byPerson: Bool,
    as viewer: Operator
  ) async throws -> [RecordRow] {
    try await look(as: viewer) { connection, viewing in
      let question = WhoCan(connection, action: action, resource: ResourceName(resource))
      let rows = try question.rows(at: viewing.now)
      return byPerson ? try question.persons(behind: rows) : rows.map(\.printed)
    }
  }
}

/// Turns live grants into the rows that `access` and `who-can` print.
struct HeldReader {
  private let connection: any Connection
  let statements: PolicyStatements
  private var boundaries: [String: String?] = [:]

  init(_ connection: any Connection) {
    self.connection = connection
    statements = PolicyStatements(connection)
  }

  /// Explicit denials in all that somebody holds.
  func denials(in held: [HeldRight]) throws -> [PolicyStatements.Statement] {
    var seen: Set<String> = []
    return try held.flatMap { try statements.statements(of: $0.row.text("entitlement")) }
      .filter { !$0.isAllow && seen.insert($0.name).inserted }
  }

  /// Whether a grant reaches a resource: by its own, or by a statement of its policy.
  func reaches(
    _ resource: ResourceName,
    _ action: String?
  ) -> (HeldRight) throws -> Bool {
    { [statements] right in
      guard resource.isIn(try right.row.text("environment")) else { return false }
      if action == nil, resource.isNamed(by: try right.row.text("resource")) { return true }
      let reach = resource.reach(action)
      return try statements.statements(of: right.row.text("entitlement")).contains {
        $0.isAllow && reach.covers(actions: $0.actions, resources: $0.resources)
      }
    }
  }

  /// The cells of a grant, with what was not evaluated last.
  mutating func row(
    _ right: HeldRight,
    adding more: [(String, RecordRow.Value)]
  ) throws -> RecordRow {
    let row = right.row
    let cells: [(String, RecordRow.Value)] = [
      ("grant", .text(try row.text("id"))), ("principal", .text(try row.text("principal"))),
      ("principal_name", .text(try row.text("principal_name"))),
      ("principal_type", .text(try row.text("principal_type"))),
      ("persons", .list(try row.words("persons"))),
      ("person_handles", .list(try row.words("person_handles"))),
      ("through", right.isThroughGroup ? .text(right.holder) : .absent),
      ("entitlement", .text(try row.text("entitlement"))),
      ("entitlement_name", .text(try row.text("entitlement_name"))),
      ("actions", .text(try row.text("actions"))),
      ("resource", .text(try row.text("resource"))),
      ("environment", .text(try row.text("environment"))),
      ("data_class", .text(try row.text("data_class"))),
      ("privilege", .text(try row.text("privilege"))),
      ("kind", .text(try row.text("kind"))),
      ("starts_at", .instant(try row.instant("starts_at"))),
      ("ends_at", .or(try row.optionalInstant("ends_at"))),
      ("last_used_at", .or(try row.optionalInstant("last_used_at"))),
      ("last_used_known", .flag(try row.flag("last_used_known"))),
      ("risk_score", .integer(try row.integer("risk_score"))),
      ("risk_band", .text(try row.text("risk_band"))),
      ("request", .or(try row.optionalText("request"))),
      ("rule", .text(try row.text("rule"))),
    ]
    let last: [(String, RecordRow.Value)] = [("not_evaluated", .list(try unlooked(right)))]
    return RecordRow(id: try row.text("id"), cells + more + last)
  }

  /// What might take away from a right and was not looked at.
  private mutating func unlooked(_ right: HeldRight) throws -> [String] {
    let entitlement = try right.row.text("entitlement")
    let hasConditions = try statements.statements(of: entitlement).contains(where: \.hasCondition)
    let boundary = try boundary(of: right.holder)
    return (hasConditions ? ["conditions"] : []) + (boundary.map { ["boundary \($0)"] } ?? [])
      + ["resource policies", "organisation policies"]
  }

  private mutating func boundary(of principal: String) throws -> String? {
    if let known = boundaries[principal] { return known }
    let found = try connection.row(
      "select boundary from \(Table.principal.now) where id = ?",
      [.text(principal)]
    )?.optionalText("boundary")
    boundaries.updateValue(found, forKey: principal)
    return found
  }
}
