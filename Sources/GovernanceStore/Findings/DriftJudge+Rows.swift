import Documents
import Governance

/// Rows as the domain judges them.
extension DriftJudge {
  func holding(_ row: SQLRow) throws -> Observed.Holding {
    let holder = try row.optionalText("holder_id")
    let entitlement = try row.optionalText("entitlement_id")
    var held = try held(
      row,
      by: holder ?? row.text("holder"),
      entitlement ?? row.text("entitlement")
    )
    held.createdAt = try row.optionalInstant("created_at")
    held.grant = try covering(holder, entitlement)
    return held
  }

  func removal(_ row: SQLRow) throws -> Observed.Holding {
    var held = try held(row, by: row.text("holder_id"), row.text("entitlement_id"))
    held.grant = try row.id("id")
    return held
  }

  private func held(
    _ row: SQLRow,
    by holder: String,
    _ entitlement: String
  ) throws -> Observed.Holding {
    let told = try row.optionalText("environment").flatMap(Environment.init) ?? .unknown
    let ofHolder = try row.optionalText("holder_environment").flatMap(Environment.init)
    let privilege = try row.optionalText("privilege").flatMap(Privilege.init)
    return Observed.Holding(
      holder: holder,
      holderName: try row.optionalText("holder_name") ?? holder,
      entitlement: Identifier(entitlement),
      entitlementName: try row.optionalText("entitlement_name") ?? entitlement,
      resource: try row.optionalText("resource") ?? "",
      environment: told == .unknown ? ofHolder ?? .unknown : told,
      // What its source does not define could be anything.
      privilege: privilege ?? .write
    )
  }

  /// The grant that a right stands for: begun, and not over or suspended.
  func covering(_ holder: String?, _ entitlement: String?) throws -> Grant.ID? {
    guard let holder, let entitlement else { return nil }
    return try connection.row(
      """
      select id from access_grant
      where principal = ? and entitlement = ? and starts_at <= ?
        and state in ('scheduled', 'activating', 'active', 'revoking', 'ending', 'revoke_failed')
      order by id
      limit 1
      """,
      [.text(holder), .text(entitlement), .init(scan.snapshot.publishedAt)]
    )?.id("id")
  }

  /// A group stands as the right that a member gains.
  func membership(_ row: SQLRow) throws -> Observed.Holding {
    let group = try row.text("container_id")
    let rights = try connection.rows(
      """
      select distinct defined.privilege, defined.environment
      from assignment held
      join entitlement defined
        on defined.id = held.entitlement_id and \(scan.stands("defined"))
      where held.holder_id = ? and held.via <> 'boundary' and \(scan.stands("held"))
      """,
      [.text(group)]
    )
    let privileges: [Privilege] = try rights.map { try $0.word("privilege") }
    let environments: [Environment] = try rights.map { try $0.word("environment") }
    let member = try row.optionalText("member_id") ?? row.text("member")
    return Observed.Holding(
      holder: member,
      holderName: try row.optionalText("holder_name") ?? member,
      entitlement: Identifier(group),
      entitlementName: "group \(try row.text("container_name"))",
      resource: try row.text("container_name"),
      environment: environments.first { $0.countsAsProduction } ?? environments.first ?? .unknown,
      privilege: privileges.max() ?? .write
    )
  }

  func right(_ row: SQLRow, _ prefix: String) throws -> Observed.Right {
    Observed.Right(
      id: try row.id("id"),
      name: try row.text("name"),
      resource: try row.text("resource"),
      environment: try row.word("environment"),
      measure: try Self.measure(row, prefix),
      words: try row.text("\(prefix)words"),
      updatedAt: try row.optionalInstant("updated_at"),
      isHeld: try row.flag("is_held")
    )
  }

  static func measure(_ row: SQLRow, _ prefix: String) throws -> DriftFinding.Measure {
    DriftFinding.Measure(
      permissions: try row.integer("\(prefix)permissions"),
      administrative: try row.integer("\(prefix)administrative"),
      privilege: try row.word("\(prefix)privilege"),
      broadActions: try row.flag("\(prefix)broad_actions"),
      broadResources: try row.flag("\(prefix)broad_resources")
    )
  }

  func path(_ row: SQLRow) throws -> Observed.Path {
    let role = try row.optionalText("role_id") ?? row.text("role")
    return Observed.Path(
      role: role,
      roleName: try row.optionalText("role_name") ?? role,
      kind: try row.word("kind"),
      trusted: try row.text("trusted"),
      isExternal: try row.flag("is_external"),
      condition: try row.optionalText("condition"),
      isExact: try row.flag("is_exact"),
      environment: try row.optionalText("environment").flatMap(Environment.init) ?? .unknown,
      roleWasKnown: try row.flag("was_known")
    )
  }

  /// The same party's way in as it was before, if there was one.
  func former(_ row: SQLRow) throws -> Observed.Path? {
    try connection.row(
      """
      select told.*, null as role_name, null as environment, 1 as was_known
      from trust told
      where told.source_id = ? and told.kind = ? and told.trusted = ?
        and \(row.isNull("role_id") ? "told.role" : "told.role_id") = ?
        and \(scan.stands("told", in: scan.prior))
      order by told.is_exact, told.id
      limit 1
      """,
      [
        source, row["kind"], row["trusted"],
        row.isNull("role_id") ? row["role"] : row["role_id"],
      ]
    ).map { try path($0) }
  }

  func thing(_ row: SQLRow, _ prefix: String) throws -> Observed.Thing {
    let id = try row.text("id")
    let type: PrincipalType = try row.word("\(prefix)type")
    let lastUse =
      try row.flag("\(prefix)last_used_known")
      ? row.optionalInstant("\(prefix)last_used_at") ?? row.optionalInstant("\(prefix)created_at")
      : nil
    return Observed.Thing(
      id: id,
      name: try row.text("\(prefix)name"),
      environment: try row.word("\(prefix)environment"),
      tags: try Self.tags(row, prefix, beside: ["owner": row.optionalText("\(prefix)owner")]),
      boundary: try row.optionalText("\(prefix)boundary"),
      // A person answers for themselves, a group is nobody.
      isOwned: type == .human || type == .group
        ? nil
        : try !connection.owners(
          of: id,
          told: row.optionalText("\(prefix)owner"),
          team: row.optionalText("\(prefix)team")
        ).isEmpty,
      isActive: try row.flag("\(prefix)is_active"),
      isPrivileged: try row.flag("is_privileged"),
      lastUsedAt: lastUse
    )
  }

  func policy(_ row: SQLRow, _ prefix: String) throws -> Observed.Thing {
    Observed.Thing(
      id: try row.text("id"),
      name: try row.text("name"),
      environment: try row.word("environment"),
      tags: try Self.tags(row, prefix)
    )
  }

  static func tags(
    _ row: SQLRow,
    _ prefix: String,
    beside others: [String: String?] = [:]
  ) throws -> [String: String] {
    guard case .object(let told)? = try? JSONValue(canonical: row.text("\(prefix)tags")) else {
      throw StoreError.corrupt("column \(prefix)tags holds no tags")
    }
    var tags = others.compactMapValues { $0 }
    for (key, value) in told {
      if case .string(let text) = value { tags[key] = text }
    }
    return tags
  }
}
