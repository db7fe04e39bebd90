public import Governance

extension Store {
  /// How far somebody gets who holds the credential of a principal.
  ///
  /// Groups that hold it and roles that it may take on count with it, as far as snapshots tell; conditions of
  /// trusts and of statements are not evaluated.
  public func blast(of word: String, as viewer: Operator) async throws -> RecordRow {
    try await look(as: viewer) { connection, viewing in
      let id = try connection.resolve(word, in: [.principals, .groups])
      return try connection.blast(of: id, at: viewing.now)
    }
  }
}

extension Connection {
  fileprivate func blast(of id: String, at now: Instant) throws -> RecordRow {
    let own = try lastRow(.principal, id)
    let groups = try groups(of: [id])
    let roles = try roles(takenOnBy: [id] + groups.sorted()).subtracting(groups)
    let held = try heldRights(of: [id], withGroups: true, at: now)
    let reached = try heldRights(of: roles.sorted(), withGroups: true, at: now)
    let all = held + reached
    let rights = try Set(all.map { try $0.row.text("entitlement") }).sorted()
    let power = try power(of: rights)
    let persons = try self.persons(behind: Identifier(id))
    return RecordRow(
      id: id,
      [
        ("principal", .text(id)), ("principal_name", .or(try own?.text("name"))),
        ("principal_type", .or(try own?.text("type"))),
        ("persons", .list(persons.map(\.id.text))),
        ("person_handles", .list(persons.map(\.handle))),
        ("live_grants", .integer(held.count)),
        ("groups", .list(try names(of: groups))), ("roles", .list(try names(of: roles))),
        ("grants_through_roles", .integer(reached.count)),
        ("environments", .list(try distinct("environment", all))),
        ("resources", .list(try distinct("resource", all))),
        ("privileged_grants", .integer(try all.count { try $0.row.flag("is_privileged") })),
        ("wildcard_grants", .integer(try all.count { try $0.row.flag("is_wildcard") })),
        ("permissions", .integer(power.permissions)),
        ("administrative", .integer(power.administrative)),
        ("data_classes", .list(try distinct("data_class", all))),
        ("boundary", .or(try own?.optionalText("boundary"))),
        ("last_used_at", .or(try own?.optionalInstant("last_used_at"))),
        ("last_used_known", .flag(try own?.flag("last_used_known") ?? false)),
        (
          "not_evaluated",
          .list(["conditions", "boundary", "resource policies", "organisation policies"])
        ),
      ]
    )
  }

  private func distinct(_ column: String, _ held: [HeldRight]) throws -> [String] {
    try Set(held.map { try $0.row.text(column) }).sorted()
  }

  private func names(of principals: Set<String>) throws -> [String] {
    try principals.sorted().map { try lastRow(.principal, $0)?.text("name") ?? $0 }
  }

  /// The single permissions that some rights come to, each right counted once.
  private func power(of rights: [String]) throws -> (permissions: Int, administrative: Int) {
    var power = (permissions: 0, administrative: 0)
    for right in rights {
      guard let row = try lastRow(.entitlement, right) else { continue }
      power.permissions += try row.integer("permissions")
      power.administrative += try row.integer("administrative")
    }
    return power
  }

  /// Everything that a group holds, through the groups in it too; nothing for an account.
  func members(of groups: [String]) throws -> Set<String> {
    var known: Set<String> = []
    var waiting = groups
    while let group = waiting.popLast() {
      for row in try rows(
        """
        select within.member_id as id from \(Table.membership.now) within
        where within.container_id = ? and within.member_id is not null
        """,
        [.text(group)]
      ) {
        let id = try row.text("id")
        if known.insert(id).inserted { waiting.append(id) }
      }
    }
    return known
  }
}
