import Governance

/// Gathers what reviewers are shown, with what does not change from one item to the next looked up once.
final class EvidenceGathering {
  private let connection: any Connection
  private let now: Instant
  let people: PeopleIndex
  private var groups: [String: Int] = [:]

  init(_ deliberation: Deliberation) {
    connection = deliberation.connection
    now = deliberation.now
    people = PeopleIndex(connection)
  }

  /// Rows of `access_row` that a review can still change.
  static let isReviewable = SQLCondition(
    "rank < 2 and state in ('scheduled', 'activating', 'active', 'suspended')"
  )

  static func isReviewable(at now: Instant) -> SQLCondition {
    .all([isReviewable, SQLCondition("(ends_at is null or ends_at > ?)", [.init(now)])])
  }

  /// The grants of an item as they are now.
  func rows(of item: ReviewItem) throws -> [SQLRow] {
    let those = Self.isReviewable(at: now)
    return try connection.rows(
      """
      select * from access_row
      where principal = ? and entitlement = ? and \(those.sql)
      order by id
      """,
      [.init(item.principal), .init(item.entitlement)] + those.arguments
    )
  }

  /// The evidence of one principal's hold on one entitlement; `nil` without rows.
  func evidence(of rows: [SQLRow]) throws -> Evidence? {
    // The riskiest of its grants speaks for the item.
    let scores = try rows.map { try $0.integer("risk_score") }
    guard let top = scores.max(), let place = scores.firstIndex(of: top) else { return nil }
    let row = rows[place]
    var evidence = Evidence(
      at: now,
      principal: try row.id("principal"),
      principalName: try row.text("principal_name"),
      principalType: try row.word("principal_type"),
      entitlement: try row.id("entitlement"),
      entitlementName: try row.text("entitlement_name"),
      actions: try row.text("actions"),
      resource: try row.text("resource"),
      environment: try row.word("environment"),
      dataClass: try row.word("data_class"),
      riskScore: top,
      riskBand: try row.word("risk_band")
    )
    evidence.persons = try row.words("persons").map { Identifier($0) }
    evidence.isPrivileged = try rows.contains { try $0.flag("is_privileged") }
    evidence.isWildcard = try rows.contains { try $0.flag("is_wildcard") }
    evidence.isOrphaned = try row.flag("is_orphaned")
    evidence.lastUsedKnown = try row.flag("last_used_known")
    evidence.lastUsedAt = try row.optionalInstant("last_used_at")
    evidence.owner = try row.optionalID("owner")
    evidence.grants = try grants(rows).map { Evidence.Held($0) }
    try addPeers(to: &evidence)
    return evidence
  }

  func grants(_ rows: [SQLRow]) throws -> [Grant] {
    try rows.compactMap { row in
      try connection.grants(
        where: "access_grant.id = ?",
        [.text(try row.text("id"))]
      ).first
    }
  }

  /// Principals of the same team and type, and those of them that hold the same.
  private func addPeers(to evidence: inout Evidence) throws {
    guard let row = try connection.told(.principal, evidence.principal.text),
      let team = try row.optionalText("team")
    else { return }
    let type = try row.text("type")
    let those = "select id from \(Table.principal.now) where team = ? and type = ?"
    let all = try count("\(team)\n\(type)") {
      try self.connection.count(
        "select count(*) from (\(those)) peer",
        [.text(team), .text(type)]
      )
    }
    let holding = try count("\(team)\n\(type)\n\(evidence.entitlement)") {
      try self.connection.count(
        """
        select count(distinct principal) from access_grant
        where \(Grant.isLiveSQL) and entitlement = ? and principal in (\(those))
        """,
        [
          .init(self.now), .init(self.now), .init(evidence.entitlement), .text(team), .text(type),
        ]
      )
    }
    // The holder is of its own team and holds it.
    evidence.peers = max(0, all - 1)
    evidence.peersHolding = min(max(0, holding - 1), max(0, all - 1))
  }

  private func count(_ key: String, _ count: () throws -> Int) throws -> Int {
    if let known = groups[key] { return known }
    let found = try count()
    groups[key] = found
    return found
  }

  /// Who should be asked about some evidence.
  func candidates(_ choice: ReviewerChoice, for evidence: Evidence) throws -> [Person.ID] {
    switch choice.source {
    case .named: return choice.persons
    case .manager: return try managers(of: evidence)
    case .owner:
      let row = try connection.told(.principal, evidence.principal.text)
      let owners = try people.owners(
        of: evidence.principal.text,
        told: try row?.optionalText("owner"),
        team: try row?.optionalText("team")
      )
      // An account of a person is answered for by whom the person reports to.
      let own = owners.map(\.id).filter { !evidence.persons.contains($0) }
      return own.isEmpty ? try managers(of: evidence) : own
    }
  }

  private func managers(of evidence: Evidence) throws -> [Person.ID] {
    let behind = try people.persons(behind: evidence.principal.text)
    return try behind.compactMap(\.manager).filter { id in
      try connection.persons(where: "person.id = ?", [.init(id)])
        .contains { $0.isActive(at: now) }
    }
  }
}
