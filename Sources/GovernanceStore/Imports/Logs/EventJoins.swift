import Governance

/// What events name, and what of it this database knows: asked once a name, for as long as an import runs.
struct EventJoins: Sendable {
  /// A principal as the inventory has it.
  struct Known: Sendable {
    let id: String
    let isHuman: Bool
    let environment: Environment
  }

  /// The time for which a grant opens access.
  struct Span: Sendable {
    let principal: String
    let kind: Grant.Kind
    let from: Instant
    let until: Instant?

    func holds(at moment: Instant) -> Bool { from <= moment && until.map { moment < $0 } ?? true }
  }

  /// So many names are remembered; then it begins anew, so that a log of many does not fill the memory.
  private static let limit = 200_000

  private var principals: [String: Known?] = [:]
  private var policies: [String: Bool] = [:]
  private var workloads: [String: Bool] = [:]
  private var artifacts: [String: Bool] = [:]
  private var grants: [String: Span?] = [:]
  private var privileged: [String: [Span]] = [:]

  func principal(_ name: String) -> Known? { principals[name] ?? nil }
  func knowsPolicy(_ name: String?) -> Bool { name.flatMap { policies[$0] } ?? false }
  func knowsWorkload(_ name: String?) -> Bool { name.flatMap { workloads[$0] } ?? false }
  func knowsArtifact(_ name: String?) -> Bool { name.flatMap { artifacts[$0] } ?? false }
  func knowsGrant(_ name: String?) -> Bool { name.flatMap { grants[$0] ?? nil } != nil }

  /// Which kind of grant a privileged use rested on: standing wins, an unknown or ended one is none.
  func coverage(of fact: AccessEventFact) -> AccessEvent.Coverage {
    guard fact.privilege.isPrivileged else { return .none }
    let holder = principal(fact.principal)?.id
    var spans = holder.flatMap { privileged[$0] } ?? []
    if let name = fact.grant {
      guard let named = grants[name] ?? nil, named.holds(at: fact.at),
        holder == nil || named.principal == holder
      else { return .unknown }
      spans.append(named)
    }
    let kinds = Set(spans.filter { $0.holds(at: fact.at) }.map(\.kind))
    if kinds.contains(.standing) { return .standing }
    if kinds.contains(.jit) { return .jit }
    return kinds.isEmpty ? .unknown : .other
  }

  /// The names in some events that nobody asked for so far.
  mutating func unasked(in events: [LoggedEvent]) -> EventQuestions {
    if principals.count + artifacts.count + grants.count + policies.count > Self.limit {
      self = EventJoins()
    }
    var questions = EventQuestions()
    for fact in events.lazy.map(\.fact) {
      if principals[fact.principal] == nil { questions.principals.insert(fact.principal) }
      if let name = fact.policyVersion, policies[name] == nil { questions.policies.insert(name) }
      if let name = fact.workload, workloads[name] == nil { questions.workloads.insert(name) }
      if let name = fact.artifact, artifacts[name] == nil { questions.artifacts.insert(name) }
      if let name = fact.grant, grants[name] == nil { questions.grants.insert(name) }
    }
    return questions
  }

  mutating func learn(_ answers: EventAnswers, to questions: EventQuestions) {
    for name in questions.principals { principals[name] = .some(answers.principals[name]) }
    for name in questions.policies { policies[name] = answers.policies.contains(name) }
    for name in questions.workloads { workloads[name] = answers.workloads.contains(name) }
    for name in questions.artifacts { artifacts[name] = answers.artifacts.contains(name) }
    for name in questions.grants { grants[name] = .some(answers.grants[name]) }
    for span in answers.privileged { privileged[span.principal, default: []].append(span) }
  }
}

/// Names to look for.
struct EventQuestions: Sendable {
  var principals: Set<String> = []
  var policies: Set<String> = []
  var workloads: Set<String> = []
  var artifacts: Set<String> = []
  var grants: Set<String> = []

  var isEmpty: Bool {
    principals.isEmpty && policies.isEmpty && workloads.isEmpty && artifacts.isEmpty
      && grants.isEmpty
  }
}

/// What was found of them.
struct EventAnswers: Sendable {
  var principals: [String: EventJoins.Known] = [:]
  var policies: Set<String> = []
  var workloads: Set<String> = []
  var artifacts: Set<String> = []
  var grants: [String: EventJoins.Span] = [:]
  /// Privileged grants of the principals that were found.
  var privileged: [EventJoins.Span] = []
}

extension Connection {
  func answers(to questions: EventQuestions) throws -> EventAnswers {
    var answers = EventAnswers()
    try findPrincipals(questions.principals, &answers)
    try findGrants(questions.grants, &answers)
    answers.policies = try knownPolicies(questions.policies)
    answers.workloads = try knownWorkloads(questions.workloads)
    answers.artifacts = try known(
      questions.artifacts,
      in: [("artifact", "digest"), ("model_package", "digest")]
    )
    return answers
  }

  private func findPrincipals(_ names: Set<String>, _ answers: inout EventAnswers) throws {
    for row in try rows(
      "select native_id, id, type, environment from \(Table.principal.now)",
      "native_id",
      names,
      "order by native_id, id desc"
    ) {
      answers.principals[try row.text("native_id")] = EventJoins.Known(
        id: try row.text("id"),
        isHuman: try row.word("type") == PrincipalType.human,
        environment: try row.word("environment")
      )
    }
    let ids = Set(answers.principals.values.map(\.id))
    for row in try rows(
      """
      select principal, kind, starts_at, ends_at, over_at from (
        select * from access_row where is_privileged = 1
      ) held
      """,
      "principal",
      ids
    ) {
      answers.privileged.append(try EventJoins.Span(row))
    }
  }

  private func findGrants(_ names: Set<String>, _ answers: inout EventAnswers) throws {
    for row in try rows(
      "select id, principal, kind, starts_at, ends_at, over_at from access_row",
      "id",
      names
    ) {
      answers.grants[try row.text("id")] = try EventJoins.Span(row)
    }
  }

  /// By id, digest, or `workload@revision`.
  private func knownPolicies(_ names: Set<String>) throws -> Set<String> {
    var found = try known(names, in: [("policy_bundle", "id"), ("policy_bundle", "digest")])
    for name in names.subtracting(found) {
      let parts = name.split(separator: "@")
      guard parts.count == 2, let revision = Int(parts[1]) else { continue }
      let row = try row(
        "select 1 from policy_bundle where workload = ? and revision = ?",
        [.text(String(parts[0])), .init(revision)]
      )
      if row != nil { found.insert(name) }
    }
    return found
  }

  /// By id or name of the identity, or as the inventory names the principal behind it.
  private func knownWorkloads(_ names: Set<String>) throws -> Set<String> {
    let found = try known(
      names,
      in: [("workload_identity", "id"), ("workload_identity", "name")]
    )
    let others = try rows(
      "select native_id from \(Table.principal.now)",
      "native_id",
      names.subtracting(found),
      "and type in ('workload', 'service')"
    )
    return found.union(try others.map { try $0.text("native_id") })
  }

  /// Names that stand in one of some columns; a digest may be written with or without its algorithm.
  private func known(
    _ names: Set<String>,
    in places: [(table: String, column: String)]
  ) throws -> Set<String> {
    var found: Set<String> = []
    for (table, column) in places {
      let left = names.subtracting(found)
      let forms = left.union(left.map(Self.otherForm))
      let there = try rows("select \(column) as name from \(table)", column, forms)
      let known = Set(try there.map { try $0.text("name") })
      found.formUnion(left.filter { known.contains($0) || known.contains(Self.otherForm($0)) })
    }
    return found
  }

  private static func otherForm(_ digest: String) -> String {
    let prefix = "sha256:"
    return digest.hasPrefix(prefix) ? String(digest.dropFirst(prefix.count)) : prefix + digest
  }

  private func rows(
    _ question: String,
    _ column: String,
    _ names: Set<String>,
    _ rest: String = ""
  ) throws -> [SQLRow] {
    try names.sorted().portions(of: 200).flatMap { some in
      let those = SQLCondition.isOne(column, of: some.map { .text($0) })
      return try rows("\(question) where \(those.sql) \(rest)", those.arguments)
    }
  }
}

extension EventJoins.Span {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    principal = try row.text("principal")
    kind = try row.word("kind")
    from = try row.instant("starts_at")
    let ends = [try row.optionalInstant("ends_at"), try row.optionalInstant("over_at")]
    until = ends.compactMap { $0 }.min()
  }
}
