import Governance
import IdentityPolicy

/// The question who may do one action on one resource.
struct WhoCan {
  private let connection: any Connection
  private let action: String
  private let resource: ResourceName

  init(_ connection: any Connection, action: String, resource: ResourceName) {
    self.connection = connection
    self.action = action
    self.resource = resource
  }

  /// A grant that allows it.
  struct Row {
    let printed: RecordRow
    let holder: String
    let deniedBy: [String]
    let isConditional: Bool
  }

  func rows(at now: Instant) throws -> [Row] {
    var reader = HeldReader(connection)
    var rows: [Row] = []
    for (entitlement, allowing) in try entitlements() {
      for row in try connection.holders(of: entitlement, at: now) {
        let right = HeldRight(row: row, holder: try row.text("principal"), isThroughGroup: false)
        guard resource.isIn(try row.text("environment")) else { continue }
        let denials = try denials(against: right.holder, reader, at: now)
        let isConditional = allowing.allSatisfy(\.hasCondition)
        rows.append(
          Row(
            printed: try reader.row(
              right,
              adding: [
                ("statements", .list(allowing.map(\.name))), ("conditional", .flag(isConditional)),
                ("denied_by", .list(denials)),
              ]
            ),
            holder: right.holder,
            deniedBy: denials,
            isConditional: isConditional
          )
        )
      }
    }
    return rows
  }

  /// Rights with a statement that allows it, and those statements.
  private func entitlements() throws -> [(String, [PolicyStatements.Statement])] {
    let reach = resource.reach(action)
    var policies: [String: [PolicyStatements.Statement]] = [:]
    try connection.each(
      """
      select part.policy_id, part.policy, part.position, part.sid, part.is_allow, part.actions,
        part.resources, part.has_condition
      from \(Table.statement.now) part
      where part.is_allow = 1 and part.policy_id is not null
      order by part.policy_id, part.position
      """,
      []
    ) { row in
      let statement = try PolicyStatements.Statement(row)
      guard reach.covers(actions: statement.actions, resources: statement.resources) else { return }
      policies[try row.text("policy_id"), default: []].append(statement)
    }
    return try policies.sorted { $0.key < $1.key }.flatMap { policy, allowing in
      try connection.rows(
        "select id from \(Table.entitlement.now) where policy_id = ? order by id",
        [.text(policy)]
      ).map { (try $0.text("id"), allowing) }
    }
  }

  /// Denials in what the holder and its groups hold, that meet action and resource; those under a condition may not.
  private func denials(
    against holder: String,
    _ reader: HeldReader,
    at now: Instant
  ) throws -> [String] {
    let reach = resource.reach(action)
    let held = try connection.heldRights(of: [holder], withGroups: true, at: now)
    return try reader.denials(in: held)
      .filter { reach.covers(actions: $0.actions, resources: $0.resources) }
      .map { $0.hasCondition ? "\($0.name) (conditional)" : $0.name }
  }

  /// The persons behind the holders, the members of groups included, each with the grants that lead there.
  func persons(behind rows: [Row]) throws -> [RecordRow] {
    var order: [String] = []
    var grants: [String: [Row]] = [:]
    var known: [String: Person] = [:]
    for row in rows {
      for person in try persons(behind: row.holder) {
        if known.updateValue(person, forKey: person.id.text) == nil { order.append(person.id.text) }
        grants[person.id.text, default: []].append(row)
      }
    }
    return order.compactMap { id in
      guard let person = known[id], let ways = grants[id] else { return nil }
      return RecordRow(
        id: id,
        [
          ("person", .text(id)), ("handle", .text(person.handle)), ("team", .or(person.team)),
          ("state", .text(person.state.rawValue)),
          ("grants", .list(ways.map(\.printed.id))),
          ("conditional", .flag(ways.allSatisfy(\.isConditional))),
          ("denied_by", .list(Set(ways.flatMap(\.deniedBy)).sorted())),
          ("not_evaluated", .list(["conditions", "resource policies", "organisation policies"])),
        ]
      )
    }
  }

  private func persons(behind holder: String) throws -> [Person] {
    let members = try connection.members(of: [holder])
    return try ([holder] + members.sorted()).flatMap {
      try connection.persons(behind: Identifier($0))
    }
  }
}
