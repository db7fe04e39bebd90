import Governance

/// Whose derived rows follow from a change.
struct DerivedScope {
  var grants: Set<String> = []
  var requests: Set<String> = []
  var principals: Set<String> = []
  var entitlements: Set<String> = []
  var persons: Set<String> = []
  /// Handles, addresses, HR ids and teams by which sources tell owners, of whom something changed.
  var words: Set<String> = []
  var metricDays: Set<String> = []
  /// Other weights move the score of every grant.
  var isEveryScore = false

  var isEmpty: Bool {
    !isEveryScore && grants.isEmpty && requests.isEmpty && principals.isEmpty
      && entitlements.isEmpty
      && persons.isEmpty && words.isEmpty && metricDays.isEmpty
  }

  init() {}

  /// What follows from records that changed.
  init(_ changes: [RecordChange]) {
    for change in changes {
      switch change.after.record {
      case .grant(let grant): grants.insert(grant.id.text)
      case .request(let request): requests.insert(request.id.text)
      case .link(let link): principals.insert(link.principal.text)
      case .ownership(let ownership):
        principals.insert(ownership.subject)
        entitlements.insert(ownership.subject)
      case .person(let person):
        guard case .person(let before)? = change.before?.record else {
          take(person)
          continue
        }
        guard !before.derivesTheSame(as: person) else { continue }
        take(before)
        take(person)
      case .workflow(let box):
        if let day = box.record as? MetricDay { metricDays.insert(day.id.text) }
        if let rules = box.record as? RuleSet {
          isEveryScore = isEveryScore || rules.content.risk != Self.weights(before: change)
        }
      case .database, .delegation, .artifact, .source, .snapshot: break
      }
    }
  }

  private static func weights(before change: RecordChange) -> RiskWeights {
    guard case .workflow(let box)? = change.before?.record, let rules = box.record as? RuleSet
    else { return RiskWeights.standard }
    return rules.content.risk
  }

  private mutating func take(_ person: Person) {
    persons.insert(person.id.text)
    words.insert(person.handle)
    if let team = person.team { words.insert(team) }
    if let contact = person.contact?.text { words.insert(contact) }
  }
}

extension Person {
  /// Whether no derived row can tell the two apart.
  fileprivate func derivesTheSame(as other: Person) -> Bool {
    handle == other.handle && team == other.team && employment == other.employment
      && contractEndsAt == other.contractEndsAt && directory == other.directory
      && state == other.state && leftAt == other.leftAt && contact == other.contact
  }
}

extension Connection {
  /// Brings the derived rows of a scope up to date, as a decision leaves them.
  func refreshDerived(_ scope: DerivedScope, at decision: Int) throws {
    guard !scope.isEmpty else { return }
    var scope = scope
    try addThings(to: &scope)
    if scope.isEveryScore {
      for row in try rows("select id from access_grant") { scope.grants.insert(try row.text("id")) }
    }
    try refreshAccessRows(try grantIDs(in: scope).sorted(), at: decision)
    try refreshRequestRows(try requestIDs(in: scope).sorted(), at: decision)
    for id in scope.metricDays.sorted() { try refreshMetricPoints(of: id, at: decision) }
  }

  /// Accounts and rights that the persons of a scope stand behind or answer for.
  private func addThings(to scope: inout DerivedScope) throws {
    for person in scope.persons {
      try collect(
        &scope.principals,
        "select principal as id from person_link where person = ?",
        person
      )
      try collectOwned(&scope, "select subject as id from ownership where person = ?", person)
      try collect(
        &scope.grants,
        """
        select access_grant as id
        from request_grant
        join request_vote on request_vote.request = request_grant.request
        where request_vote.person = ?
        """,
        person
      )
    }
    for word in scope.words {
      try collectOwned(&scope, "select subject as id from ownership where team = ?", word)
      for column in ["owner", "team"] {
        try collect(&scope.principals, "select id from principal where \(column) = ?", word)
      }
      try collect(&scope.entitlements, "select id from entitlement where owner = ?", word)
    }
  }

  private func collectOwned(
    _ scope: inout DerivedScope,
    _ sql: String,
    _ argument: String
  ) throws {
    var subjects: Set<String> = []
    try collect(&subjects, sql, argument)
    scope.principals.formUnion(subjects)
    scope.entitlements.formUnion(subjects)
  }

  private func grantIDs(in scope: DerivedScope) throws -> Set<String> {
    var ids = scope.grants
    for principal in scope.principals {
      try collect(&ids, "select id from access_grant where principal = ?", principal)
    }
    for entitlement in scope.entitlements {
      try collect(&ids, "select id from access_grant where entitlement = ?", entitlement)
    }
    return ids
  }

  private func requestIDs(in scope: DerivedScope) throws -> Set<String> {
    var ids = scope.requests
    for principal in scope.principals {
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

  private func collect(_ ids: inout Set<String>, _ sql: String, _ argument: String) throws {
    for row in try rows(sql, [.text(argument)]) { ids.insert(try row.text("id")) }
  }
}
