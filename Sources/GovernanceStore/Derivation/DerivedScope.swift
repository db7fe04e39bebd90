import Governance

/// Whose derived rows follow from a change.
struct DerivedScope {
  var grants: Set<String> = []
  var requests: Set<String> = []
  var principals: Set<String> = []
  var entitlements: Set<String> = []
  var persons: Set<String> = []
  var teams: Set<String> = []

  var isEmpty: Bool {
    grants.isEmpty && requests.isEmpty && principals.isEmpty && entitlements.isEmpty
      && persons.isEmpty
  }
}

extension Connection {
  /// Brings the derived rows up to date that follow from changed records.
  func refreshDerived(after changed: [RecordKey], rules: Rules) throws {
    var scope = DerivedScope()
    for key in Set(changed) { try add(key, to: &scope) }
    try refreshDerived(scope, rules: rules)
  }

  /// Brings the derived rows of a scope up to date.
  func refreshDerived(_ scope: DerivedScope, rules: Rules) throws {
    guard !scope.isEmpty else { return }
    let grants = try grantIDs(in: scope)
    try refreshAccessRows(grants.sorted(), rules: rules)
    try refreshRequestRows(try requestIDs(in: scope).sorted())
  }

  private func add(_ key: RecordKey, to scope: inout DerivedScope) throws {
    switch key.kind {
    case .grant:
      scope.grants.insert(key.id)
    case .request:
      scope.requests.insert(key.id)
    // A vote changes who approved a grant only together with that grant.
    case .person: scope.persons.insert(key.id)
    case .link:
      for link in try links(where: "id = ?", [.text(key.id)]) {
        scope.principals.insert(link.principal.text)
      }
    case .ownership:
      scope.principals.insert(key.id)
      scope.entitlements.insert(key.id)
    case .database, .delegation, .artifact, .source, .snapshot: break
    }
  }

  private func grantIDs(in scope: DerivedScope) throws -> Set<String> {
    var ids = scope.grants
    let byPrincipal = try principals(in: scope)
    for principal in byPrincipal {
      try collect(&ids, "select id from access_grant where principal = ?", principal)
    }
    for entitlement in scope.entitlements {
      try collect(&ids, "select id from access_grant where entitlement = ?", entitlement)
    }
    for person in scope.persons {
      try collect(&ids, "select id from access_row where owner = ?", person)
    }
    return ids
  }

  private func requestIDs(in scope: DerivedScope) throws -> Set<String> {
    var ids = scope.requests
    for principal in try principals(in: scope) {
      try collect(&ids, "select id from access_request where beneficiary = ?", principal)
    }
    for entitlement in scope.entitlements {
      try collect(
        &ids,
        "select request as id from request_item where entitlement = ?",
        entitlement
      )
    }
    for person in scope.persons {
      try collect(&ids, "select id from access_request where requester = ?", person)
      try collect(&ids, "select request as id from request_person where person = ?", person)
    }
    return ids
  }

  private func principals(in scope: DerivedScope) throws -> Set<String> {
    var ids = scope.principals
    for person in scope.persons {
      try collect(&ids, "select principal as id from person_link where person = ?", person)
    }
    return ids
  }

  private func collect(_ ids: inout Set<String>, _ sql: String, _ argument: String) throws {
    for row in try rows(sql, [.text(argument)]) { ids.insert(try row.text("id")) }
  }
}
