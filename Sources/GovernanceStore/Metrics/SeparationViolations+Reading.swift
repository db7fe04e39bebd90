import Governance

/// M17 from the rights that a rule names, down to the persons in whose hands they end.
extension SeparationViolations: CountedReading {
  static func items(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> [Counted<Item>] {
    let search = SeparationSearch(connection, scope)
    let held = try search.held()
    var items: [Counted<Item>] = []
    for rule in scope.rules.separation {
      let exceptions = try Exemptions(connection, of: rule.name, at: scope.now)
      for (person, rights) in held.sorted(by: { $0.key < $1.key }) {
        guard let pair = rule.pair(among: rights.map { ($0, $0.text) }) else { continue }
        let places = [pair.left.environment, pair.right.environment]
        let place = places.first(where: \.countsAsProduction) ?? pair.left.environment
        guard scope.environment == nil || scope.environment == place else { continue }
        let handle = try connection.handle(Identifier(person)) ?? person
        items.append(
          Counted(
            MetricSubject(
              id: "\(person)/\(rule.name)",
              what: "\(handle): \(pair.left.path) with \(pair.right.path)",
              environment: place,
              owner: handle,
              riskClass: rule.action.severity
            ),
            Item(
              action: rule.action,
              isExcepted: exceptions.cover(pair.left.target) || exceptions.cover(pair.right.target)
            )
          )
        )
      }
    }
    return items
  }
}

/// Who holds, in the end, the rights that rules of separation name.
private struct SeparationSearch {
  /// One right as it reaches a person.
  struct Held: Identifiable {
    let id: String
    let name: String
    let text: String
    let resource: String
    let environment: Environment
    let dataClass: DataClass
    let principal: String
    /// `noor-admin > ml-admins > deploy-role`.
    let path: String

    var target: ExceptionScope.Target {
      ExceptionScope.Target(
        workload: [principal],
        access: [id, name],
        resource: resource,
        environment: environment,
        dataClass: dataClass
      )
    }
  }

  /// Groups in groups and roles behind roles are followed so far.
  private static let depth = 16

  private let connection: any Connection
  private let scope: MetricScope
  private let people: PeopleIndex

  init(_ connection: any Connection, _ scope: MetricScope) {
    self.connection = connection
    self.scope = scope
    people = PeopleIndex(connection)
  }

  /// What each person holds of the rights that a rule names, by name and path.
  func held() throws -> [String: [Held]] {
    var held: [String: [Held]] = [:]
    var reached: [String: [(principal: String, path: String)]] = [:]
    var persons: [String: [String]] = [:]
    for row in try namedRights() {
      let id = try row.text("id")
      for holder in try holders(of: id) {
        if reached[holder] == nil { reached[holder] = try hands(of: holder) }
        for (principal, path) in reached[holder] ?? [] {
          if persons[principal] == nil { persons[principal] = try self.persons(behind: principal) }
          let right = Held(
            id: id,
            name: try row.text("name"),
            text: "\(try row.text("name")) \(try row.text("actions"))",
            resource: try row.text("resource"),
            environment: try row.word("environment"),
            dataClass: try row.word("data_class"),
            principal: principal,
            path: "\(path) > \(try row.text("name"))"
          )
          for person in persons[principal] ?? [] { held[person, default: []].append(right) }
        }
      }
    }
    return held.mapValues { rights in rights.sorted { ($0.path, $0.id) < ($1.path, $1.id) } }
  }

  /// Rights of which a rule names a word; the rule itself looks again.
  private func namedRights() throws -> [SQLRow] {
    let words = Set(scope.rules.separation.flatMap { $0.left.words + $0.right.words })
    // Engines fold other letters than those of ASCII in ways of their own, and words with spaces
    // may begin in the name and end in the actions.
    let isPlain = words.allSatisfy { $0.utf8.allSatisfy { $0 < 128 && $0 != 0x20 } }
    let named: SQLCondition =
      isPlain
      ? .any(
        words.sorted().map {
          SQLCondition(
            "lower(entitlement.name) like ? or lower(entitlement.actions) like ?",
            [.text("%\($0.lowercased())%"), .text("%\($0.lowercased())%")]
          )
        }
      ) : .always
    let those = SQLCondition.all([scope.sources.shows(.entitlement), named])
    return try connection.rows(
      "select entitlement.* from entitlement where \(those.sql) order by entitlement.id",
      those.arguments
    )
  }

  /// Accounts and groups with a live grant of a right, or to which a source shows it attached.
  private func holders(of right: String) throws -> [String] {
    try connection.rows(
      """
      select access_grant.principal as holder from access_grant
      where access_grant.entitlement = ? and \(Grant.isLiveSQL)
      union
      select held.holder_id from \(Table.assignment.now) held
      where held.entitlement_id = ? and held.via <> 'boundary' and held.holder_id is not null
      order by 1
      """,
      [.text(right), .init(scope.now), .init(scope.now), .text(right)]
    ).map { try $0.text("holder") }
  }

  /// The holder itself, who is in it, and who may take it on; each by its shortest path.
  private func hands(of holder: String) throws -> [(principal: String, path: String)] {
    var found = [(principal: holder, path: try name(of: holder))]
    var seen: Set = [holder]
    var level = found
    for _ in 0..<Self.depth where !level.isEmpty {
      var next: [(principal: String, path: String)] = []
      for (outer, path) in level {
        for inner in try directly(in: outer) where seen.insert(inner).inserted {
          next.append((inner, "\(try name(of: inner)) > \(path)"))
        }
      }
      found += next
      level = next
    }
    return found
  }

  private func directly(in outer: String) throws -> [String] {
    try connection.rows(
      """
      select inside.member_id as id from \(Table.membership.now) inside
      where inside.container_id = ? and inside.member_id is not null
      union
      select trusted.trusted_id from \(Table.trust.now) trusted
      where trusted.role_id = ? and trusted.kind = 'principal' and trusted.trusted_id is not null
      order by 1
      """,
      [.text(outer), .text(outer)]
    ).map { try $0.text("id") }
  }

  private func name(of principal: String) throws -> String {
    try connection.row(
      "select name from \(Table.principal.now) where id = ?",
      [.text(principal)]
    )?.text("name") ?? principal
  }

  /// Whose account it is, and who alone answers for a workload: what a team owns is nobody's alone.
  private func persons(behind principal: String) throws -> [String] {
    let behind = try people.persons(behind: principal).filter { $0.state == .active }
    let row = try connection.row(
      "select type, owner from \(Table.principal.now) where id = ?",
      [.text(principal)]
    )
    guard let row, ["workload", "service"].contains(try row.text("type")) else {
      return behind.map(\.id.text)
    }
    let owners = try people.owners(of: principal, told: row.optionalText("owner"), team: nil)
    return Set(behind.map(\.id.text) + (owners.count == 1 ? owners.map(\.id.text) : [])).sorted()
  }
}
