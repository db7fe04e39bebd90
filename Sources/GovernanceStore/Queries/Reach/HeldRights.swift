import Governance
import IdentityPolicy

/// Statements of the policies behind rights, read once for all that hold them.
final class PolicyStatements {
  /// One statement, as far as an import keeps it.
  struct Statement {
    let name: String
    let isAllow: Bool
    let actions: String
    let resources: String
    let hasCondition: Bool

    /// Reads the columns `policy`, `position`, `sid`, `is_allow`, `actions`, `resources`, `has_condition`.
    init(_ row: SQLRow) throws {
      let place = try row.optionalText("sid") ?? String(try row.integer("position"))
      name = "\(try row.text("policy"))#\(place)"
      isAllow = try row.flag("is_allow")
      actions = try row.text("actions")
      resources = try row.text("resources")
      hasCondition = try row.flag("has_condition")
    }
  }

  private let connection: any Connection
  private var byEntitlement: [String: [Statement]] = [:]

  init(_ connection: any Connection) {
    self.connection = connection
  }

  func statements(of entitlement: String) throws -> [Statement] {
    if let known = byEntitlement[entitlement] { return known }
    let found = try connection.rows(
      """
      select part.policy, part.position, part.sid, part.is_allow, part.actions, part.resources,
        part.has_condition
      from \(Table.entitlement.now) owned
      join \(Table.statement.now) part on part.policy_id = owned.policy_id
      where owned.id = ?
      order by part.position
      """,
      [.text(entitlement)]
    ).map(Statement.init)
    byEntitlement[entitlement] = found
    return found
  }
}

/// A live grant, and on which way it comes to whom it was asked about.
struct HeldRight {
  let row: SQLRow
  /// The account or group that the grant names.
  let holder: String
  /// Whether it came through a group.
  let isThroughGroup: Bool
}

extension Connection {
  /// Live grants of accounts and of the groups that hold them, in the order of their rights.
  func heldRights(
    of accounts: [String],
    withGroups: Bool,
    at now: Instant
  ) throws -> [HeldRight] {
    let groups = withGroups ? try self.groups(of: accounts).subtracting(accounts) : []
    var found: [HeldRight] = []
    for holder in accounts + groups.sorted() {
      let rows = try rows(
        """
        select held.* from access_row held
        where held.principal = ? and \(Self.isLive(in: "held"))
        order by held.entitlement_name, held.id
        """,
        [.text(holder), .init(now), .init(now)]
      )
      found += rows.map {
        HeldRight(row: $0, holder: holder, isThroughGroup: groups.contains(holder))
      }
    }
    return found
  }

  /// Live grants of one right, by the names of those who hold it.
  func holders(of entitlement: String, at now: Instant) throws -> [SQLRow] {
    try rows(
      """
      select held.* from access_row held
      where held.entitlement = ? and \(Self.isLive(in: "held"))
      order by held.principal_name, held.id
      """,
      [.text(entitlement), .init(now), .init(now)]
    )
  }

  /// The groups that hold any of some accounts, and the groups that hold those.
  func groups(of accounts: [String]) throws -> Set<String> {
    try closure(of: accounts) { member in
      """
      select within.container_id as id from \(Table.membership.now) within
      where within.member_id = \(member) and within.container_id is not null
      """
    }
  }

  /// The roles that any of some accounts may take on, and those that the roles may.
  func roles(takenOnBy accounts: [String]) throws -> Set<String> {
    try closure(of: accounts) { member in
      """
      select way.role_id as id from \(Table.trust.now) way
      where way.trusted_id = \(member) and way.role_id is not null
      """
    }
  }

  /// Everything that is reached from some ids by steps that a question names.
  private func closure(
    of ids: [String],
    _ step: (_ place: String) -> String
  ) throws -> Set<String> {
    var known: Set<String> = []
    var waiting = ids
    while let id = waiting.popLast() {
      for row in try rows(step("?"), [.text(id)]) {
        let next = try row.text("id")
        if known.insert(next).inserted { waiting.append(next) }
      }
    }
    return known
  }

  /// The accounts that a word means: one, or all that are confirmed to be a person's.
  func accounts(of word: String) throws -> (subject: String, accounts: [String]) {
    guard let id = try personID(word) else {
      let id = try resolve(word, in: [.principals, .groups])
      return (id, [id])
    }
    let rows = try rows(
      """
      select principal from person_link where person = ? and state = 'confirmed' order by principal
      """,
      [.text(id)]
    )
    return (id, try rows.map { try $0.text("principal") })
  }

  /// The person that a word means: a handle goes before the accounts that bear it too.
  private func personID(_ word: String) throws -> String? {
    do {
      return try resolve(word, in: [.persons])
    } catch let refusal as Refusal where refusal.code == .notFound {
      return nil
    }
  }
}
