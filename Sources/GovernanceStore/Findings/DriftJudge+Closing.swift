import Governance

/// What a snapshot shows of findings that are open.
extension DriftJudge {
  private static let open = DriftState.allCases.filter(\.isOpen)

  /// Verifies findings of this source that the snapshot no longer shows.
  func close(limit: Int) throws -> String? {
    let ids = try connection.ids(
      "select id from drift_finding where source = ? and state in (\(Self.open.inSQL)) and id > ?",
      [source, .text(scan.place)],
      limit: limit
    )
    for id in ids {
      let finding = try connection.drift(id)
      guard try !drifts(finding) else { continue }
      try deliberation.recordEach(
        DriftFinding.gone(finding, in: scan.snapshot.id),
        as: .rule
      )
    }
    return ids.last
  }

  /// Marks live grants whose right was widened; those marked already are not found again.
  func mark(limit: Int) throws -> String? {
    let ids = try connection.ids(
      """
      select id from access_grant
      where externally_modified = 0 and entitlement in (
          select drift_finding.entitlement from drift_finding
          where drift_finding.source = ? and drift_finding.snapshot = ?
            and drift_finding.kind = 'widened'
        )
        and state in ('active', 'activating', 'suspended') and id > ?
      """,
      [source, .init(scan.snapshot.id), .text(scan.place)],
      limit: limit
    )
    for id in ids { try mark(Identifier(id)) }
    return ids.last
  }

  /// Whether the snapshot still shows what the finding is about.
  private func drifts(_ finding: DriftFinding) throws -> Bool {
    switch finding.kind {
    case .gained: try holdsUngranted(finding)
    case .widened: try isWider(finding)
    case .trustOpened: try isTrusted(finding)
    case .removedOutside: try isMissing(finding)
    case .boundaryRemoved, .metadataPushedOut, .orphaned, .dormant: try isChanged(finding)
    }
  }

  private func holdsUngranted(_ finding: DriftFinding) throws -> Bool {
    guard let entitlement = finding.entitlement else { return try isMember(finding) }
    let stands =
      try connection.row(
        """
        select 1 from assignment told
        where told.source_id = ? and \(Self.names("holder", finding.subject)) = ?
          and \(Self.names("entitlement", entitlement.text)) = ? and told.via <> 'boundary'
          and \(scan.stands("told"))
        """,
        [source, .text(finding.subject), .init(entitlement)]
      ) != nil
    return try stands && covering(finding.subject, entitlement.text) == nil
  }

  /// The column that holds a reference: that of ids, or that of what the source wrote where it has no id.
  private static func names(_ column: String, _ reference: String) -> String {
    let isID = reference.hasPrefix("principal:") || reference.hasPrefix("entitlement:")
    return isID ? "told.\(column)_id" : "told.\(column)"
  }

  private func isMember(_ finding: DriftFinding) throws -> Bool {
    let group = finding.cause.split(separator: " ").last.map(String.init)
    return try connection.row(
      """
      select 1 from membership told
      where told.source_id = ? and \(Self.names("member", finding.subject)) = ?
        and told.container_id = ? and \(scan.stands("told"))
      """,
      [source, .text(finding.subject), .init(group)]
    ) != nil
  }

  private func isWider(_ finding: DriftFinding) throws -> Bool {
    let row = try connection.row(
      """
      select told.* from entitlement told
      where told.id = ? and \(scan.stands("told")) and exists (
        select 1 from assignment held
        where held.entitlement_id = told.id and held.via <> 'boundary'
          and \(scan.stands("held"))
      )
      """,
      [.text(finding.subject)]
    )
    guard let row, let before = finding.measure else { return false }
    return try Self.measure(row, "").isWider(than: before)
  }

  private func isTrusted(_ finding: DriftFinding) throws -> Bool {
    let rows = try connection.rows(
      """
      select told.*, null as role_name, null as environment, 1 as was_known
      from trust told
      where told.source_id = ? and \(Self.names("role", finding.subject)) = ?
        and \(scan.stands("told"))
      """,
      [source, .text(finding.subject)]
    )
    return try rows.contains { try path($0).words == finding.found }
  }

  private func isMissing(_ finding: DriftFinding) throws -> Bool {
    guard let id = finding.grant else { return false }
    let grant = try connection.grant(id)
    guard grant.state == .active, !grant.hasEnded(at: scan.snapshot.publishedAt) else {
      return false
    }
    return try connection.row(
      """
      select 1 from assignment told
      where told.holder_id = ? and told.entitlement_id = ? and told.via <> 'boundary'
        and \(scan.stands("told"))
      """,
      [.init(grant.principal), .init(grant.entitlement)]
    ) == nil
  }

  /// What is about an account or a policy itself; what is gone or switched off departs from nothing.
  private func isChanged(_ finding: DriftFinding) throws -> Bool {
    guard let thing = try present(finding.subject), thing.isActive else { return false }
    switch finding.kind {
    case .boundaryRemoved: return thing.boundary != finding.was
    case .orphaned: return thing.isOwned == false
    case .dormant:
      guard let lastUse = thing.lastUsedAt else { return false }
      return lastUse + deliberation.rules.dormantAfter <= scan.snapshot.publishedAt
    case .metadataPushedOut:
      let tag = finding.cause.split(separator: " ").last.map(String.init) ?? ""
      guard let value = thing.tags[tag], let was = finding.was else { return false }
      return DriftChange.isLater(value, than: was)
    case .gained, .widened, .trustOpened, .removedOutside: return false
    }
  }

  private func present(_ id: String) throws -> Observed.Thing? {
    let account = try connection.row(
      """
      select told.*, 0 as is_privileged from principal told
      where told.id = ? and \(scan.stands("told"))
      """,
      [.text(id)]
    )
    if let account { return try thing(account, "") }
    let policy = try connection.row(
      "select told.* from policy told where told.id = ? and \(scan.stands("told"))",
      [.text(id)]
    )
    return try policy.map { try self.policy($0, "") }
  }
}
