import Governance

extension Connection {
  /// Everything that the pane of a grant tells, `nil` where there is no such grant.
  func grantDetail(_ id: Grant.ID, _ viewing: Viewing) throws -> GrantDetail? {
    let now = viewing.now
    guard let row = try grantRows([id.text], viewing).first else { return nil }
    let right = try lastRow(.entitlement, row.grant.entitlement.text)
    let others = try otherHolders(of: row.grant, at: now)
    let reach = try reach(of: row.grant.principal, at: now)
    var shown = row
    shown.peerShare = try peerShare(of: row.grant, at: now)
    return GrantDetail(
      row: shown,
      words: try right?.text("words") ?? "",
      permissions: try right?.integer("permissions") ?? 0,
      administrative: try right?.integer("administrative") ?? 0,
      paths: try paths(of: row.grant),
      trusts: try trusts(of: row.grant.principal),
      otherHolders: others.names,
      otherHolderCount: others.count,
      principalGrants: reach.grants,
      principalResources: reach.resources,
      separation: try separation(of: row, right, viewing),
      history: try history(of: [row.grant.request?.text, id.text].compactMap { $0 })
    )
  }

  /// An observed row as its source told it last.
  func lastRow(_ table: Table, _ id: String) throws -> SQLRow? {
    try row("select * from \(table.last) where id = ?", [.text(id)])
  }

  /// Live grants of a principal, and how many things they reach.
  func reach(of principal: Principal.ID, at now: Instant) throws -> (grants: Int, resources: Int) {
    let row = try row(
      """
      select count(*) as grants, count(distinct held.resource) as resources
      from access_row held
      where held.principal = ? and \(Self.isLive(in: "held"))
      """,
      [.init(principal), .init(now), .init(now)]
    )
    return (try row?.integer("grants") ?? 0, try row?.integer("resources") ?? 0)
  }

  private func otherHolders(
    of grant: Grant,
    at now: Instant
  ) throws -> (names: [String], count: Int) {
    let those = """
      from access_row held
      where held.entitlement = ? and held.principal <> ? and \(Self.isLive(in: "held"))
      """
    let arguments: [SQLValue] = [
      .init(grant.entitlement), .init(grant.principal), .init(now), .init(now),
    ]
    let names = try rows(
      """
      select distinct held.principal_name, held.principal \(those)
      order by held.principal_name, held.principal
      limit 5
      """,
      arguments
    )
    return (
      try names.map { try $0.text("principal_name") },
      try count("select count(distinct held.principal) \(those)", arguments)
    )
  }

  /// Of the principals of the same team and type, the share that holds it too; `nil` under five.
  private func peerShare(of grant: Grant, at now: Instant) throws -> Double? {
    guard let principal = try lastRow(.principal, grant.principal.text),
      let peers = try peers(of: principal, grant.entitlement, at: now), peers.all >= 5
    else { return nil }
    return Double(peers.holders) / Double(peers.all)
  }

  /// What the right does not go together with, among all that the persons behind the account hold.
  private func separation(
    of row: GrantRow,
    _ right: SQLRow?,
    _ viewing: Viewing
  ) throws -> [String] {
    let holder = RequestFacts.Beneficiary(
      id: row.grant.principal,
      name: row.principalName,
      type: row.principalType,
      isActive: true,
      persons: row.persons,
      external: .no,
      idle: nil
    )
    let held = try held(by: holder, except: row.grant.entitlement, at: viewing.now)
    let text = "\(row.entitlementName) \(try right?.text("actions") ?? row.actions)"
    guard let conflict = viewing.rules.separationConflict(adding: text, beside: held) else {
      return []
    }
    return ["not together with `\(conflict.other)` (rule \(conflict.rule))"]
  }
}

/// The ways on which a right reaches a principal.
extension Connection {
  // Crossed where SQLite must begin with the ways of one principal, not with all that hold the right.
  fileprivate func paths(of grant: Grant) throws -> [String] {
    let arguments: [SQLValue] = [.init(grant.entitlement), .init(grant.principal)]
    let direct = try rows(
      """
      select distinct held.via from \(Table.assignment.now) held
      where held.entitlement_id = ? and held.holder_id = ?
      order by held.via
      """,
      arguments
    ).map { "direct (\(try $0.text("via")))" }
    let groups = try rows(
      """
      select distinct container.name
      from \(Table.membership.now) within
      cross join \(Table.assignment.now) held
      join \(Table.principal.now) container on container.id = held.holder_id
      where held.holder_id = within.container_id
        and held.entitlement_id = ? and within.member_id = ?
      order by container.name
      """,
      arguments
    ).map { "group \(try $0.text("name"))" }
    let roles = try rows(
      """
      select distinct role.name
      from \(Table.trust.now) way
      cross join \(Table.assignment.now) held
      join \(Table.principal.now) role on role.id = held.holder_id
      where held.holder_id = way.role_id and held.entitlement_id = ? and way.trusted_id = ?
      order by role.name
      """,
      arguments
    ).map { "trust \(try $0.text("name"))" }
    return direct + groups + roles
  }

  /// Who may take the principal on, in words.
  fileprivate func trusts(of principal: Principal.ID) throws -> [String] {
    try rows(
      """
      select way.kind, way.trusted, way.is_external, way.is_exact, way.condition
      from \(Table.trust.now) way
      where way.role_id = ?
      order by way.is_external desc, way.trusted
      limit 20
      """,
      [.init(principal)]
    ).map { row in
      var words = "\(try row.text("kind")) \(try row.text("trusted"))"
      if try row.flag("is_external") { words += ", from outside" }
      if let condition = try row.optionalText("condition") { words += ", if \(condition)" }
      return try row.flag("is_exact") ? words : words + ", not exact"
    }
  }
}
