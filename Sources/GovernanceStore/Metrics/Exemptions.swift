import Governance

/// The exceptions in force under which a production wildcard stands, held against what it opens.
struct Exemptions {
  private let scopes: [ExceptionScope]

  init(_ connection: any Connection, _ scope: MetricScope) throws {
    try self.init(connection, of: scope.rules.exceptions.wildcardRule, at: scope.now)
  }

  /// Those from one rule.
  init(_ connection: any Connection, of rule: String, at now: Instant) throws {
    scopes = try connection.records(
      PolicyException.self,
      where: "rule = ? and state in ('approved', 'active')",
      [.text(rule)]
    ).filter { $0.isInForce(at: now) }.compactMap { try? ExceptionScope($0.scope) }
  }

  var isEmpty: Bool { scopes.isEmpty }

  func cover(_ target: ExceptionScope.Target) -> Bool { scopes.contains { $0.covers(target) } }

  /// Whether each hold on the rights of a policy is covered; a policy that nobody holds is not.
  func cover(policy: String, _ connection: any Connection) throws -> Bool {
    guard !isEmpty else { return false }
    let holds = try connection.rows(
      """
      select entitled.id as right_id, entitled.name as right_name, entitled.resource, entitled.environment,
        entitled.data_class, holder.id as holder_id, holder.name as holder_name
      from \(Table.entitlement.now) entitled
      join \(Table.assignment.now) held on held.entitlement_id = entitled.id
      join \(Table.principal.now) holder on holder.id = held.holder_id
      where entitled.policy_id = ?
      """,
      [.text(policy)]
    )
    return try !holds.isEmpty
      && holds.allSatisfy { row in
        cover(
          ExceptionScope.Target(
            workload: [try row.text("holder_id"), try row.text("holder_name")],
            access: [try row.text("right_id"), try row.text("right_name")],
            resource: try row.text("resource"),
            environment: try row.word("environment"),
            dataClass: try row.word("data_class")
          )
        )
      }
  }
}
