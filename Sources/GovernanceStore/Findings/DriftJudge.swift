import Governance

/// Judges the rows of one section of a scan, and records what follows.
struct DriftJudge {
  let scan: DriftScan
  let deliberation: Deliberation

  var connection: any Connection { deliberation.connection }
  var source: SQLValue { .init(scan.snapshot.source) }
  var number: Int { scan.snapshot.number }

  /// Judges some rows; returns the key of the last one, `nil` once there are no more.
  func judge(limit: Int) throws -> String? {
    switch scan.section {
    case .gained: try each(limit, gainedSQL) { try judge(nil, .holding(holding($0))) }
    case .removed: try each(limit, removedSQL) { try judge(.holding(removal($0)), nil) }
    case .memberships: try each(limit, joinedSQL) { try judge(nil, .membership(membership($0))) }
    case .rights:
      try each(limit, rightsSQL) { row in
        try judge(.right(right(row, "old_")), .right(right(row, "")))
      }
    case .trusts:
      try each(limit, trustsSQL) { try judge(former($0).map { .path($0) }, .path(path($0))) }
    case .things:
      try each(limit, thingsSQL) { row in
        try judge(.thing(thing(row, "old_")), .thing(thing(row, "")))
      }
    case .dormant:
      try each(limit, dormantSQL, [oldestUse, newestUse]) { row in
        let thing = Observed.thing(try thing(row, ""))
        try judge(thing, thing)
      }
    case .policies:
      try each(limit, policiesSQL) { row in
        try judge(.thing(policy(row, "old_")), .thing(policy(row, "")))
      }
    case .closings: try close(limit: limit)
    case .marks: try mark(limit: limit)
    }
  }

  private func each(
    _ limit: Int,
    _ sql: String,
    _ arguments: [SQLValue] = [],
    _ body: (SQLRow) throws -> Void
  ) throws -> String? {
    let rows = try connection.rows(
      "\(sql)\norder by told.id\nlimit ?",
      [source] + arguments + [.text(scan.place), .init(limit)]
    )
    for row in rows { try body(row) }
    return try rows.last?.text("id")
  }

  /// Records what one pair of rows shows.
  func judge(_ old: Observed?, _ new: Observed?) throws {
    for change in DriftChange.reconcile(old, new, scan.pair(deliberation.rules)) {
      let known: [DriftFinding] = try connection.records(
        where: "cause = ?",
        [.text(change.cause)]
      )
      let events = DriftFinding.detected(
        change,
        in: scan.snapshot,
        owner: try owner(of: change),
        known: known.max { $0.detectedAt < $1.detectedAt },
        deliberation.system
      )
      try deliberation.recordEach(events, as: .rule)
      guard let id = change.grant, !events.isEmpty else { continue }
      try mark(id)
    }
  }

  /// Once a grant was changed outside, it says so for ever.
  func mark(_ id: Grant.ID) throws {
    guard try !connection.grant(id).externallyModified else { return }
    try deliberation.record([Event(id, .grant(.externallyModified))], as: .rule)
  }

  /// Who answers for what changed, else for the right that it is about.
  private func owner(of change: DriftChange) throws -> Person.ID? {
    let account = try connection.row(
      "select owner, team from \(Table.principal.last) where id = ?",
      [.text(change.subject)]
    )
    let ofAccount = try connection.owners(
      of: change.subject,
      told: account?.optionalText("owner"),
      team: account?.optionalText("team")
    )
    if let owner = ofAccount.first { return owner.id }
    guard let entitlement = change.entitlement else { return nil }
    let right = try connection.row(
      "select owner from \(Table.entitlement.last) where id = ?",
      [.init(entitlement)]
    )
    return try connection.owners(
      of: entitlement.text,
      told: right?.optionalText("owner")
    ).first?.id
  }

  /// The last use that a principal had who crossed the line since the last scan: after the one, up to the other.
  private var oldestUse: SQLValue {
    .init(scan.lastScanAt - deliberation.rules.dormantAfter)
  }

  private var newestUse: SQLValue {
    .init(scan.snapshot.publishedAt - deliberation.rules.dormantAfter)
  }
}
