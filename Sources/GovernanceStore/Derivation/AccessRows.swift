import Documents
import Governance

/// Writes `access_row`: a function of governed and observed rows, so that `verify` can make it again.
extension Connection {
  /// Rows of this many grants are made from one question.
  private static var batch: Int { 200 }

  func refreshAccessRows(_ ids: [String], at decision: Int) throws {
    guard !ids.isEmpty else { return }
    let people = PeopleIndex(self)
    let model = RiskModel(try rulesInForce().risk)
    for start in stride(from: 0, to: ids.count, by: Self.batch) {
      let some = ids[start..<min(start + Self.batch, ids.count)]
      for row in try accessRows(of: Array(some), people, model) {
        try refresh(row, at: decision)
      }
    }
  }

  /// The rows of some grants as they should be.
  func accessRows(
    of ids: [String],
    _ people: PeopleIndex,
    _ model: RiskModel
  ) throws -> [TableRow] {
    let places = ids.map { _ in "?" }.joined(separator: ", ")
    let rows = try rows(
      "\(Self.accessQuestion) where access_grant.id in (\(places)) order by access_grant.id",
      ids.map { .text($0) }
    )
    return try rows.map { try AccessRowMaker(row: $0, people: people, model: model).made(self) }
  }

  private static var accessQuestion: String {
    """
    select access_grant.*, access_request.ticket,
      principal.name as principal_name, principal.type as principal_type,
      principal.native_id as principal_native_id, principal.provider, principal.source_id,
      principal.owner as principal_owner, principal.team as principal_team,
      principal.last_used_at, principal.last_used_known,
      principal.created_at as principal_created_at,
      entitlement.name as entitlement_name, entitlement.actions, entitlement.privilege,
      entitlement.administrative, entitlement.broad_actions, entitlement.broad_resources,
      entitlement.owner as entitlement_owner,
      snapshot.published_at as seen_at
    from access_grant
    left join access_request on access_request.id = access_grant.request
    left join \(Table.principal.last) principal on principal.id = access_grant.principal
    left join \(Table.entitlement.last) entitlement
      on entitlement.id = access_grant.entitlement
    left join snapshot on snapshot.number = principal.from_snapshot
    """
  }
}

/// Makes the row of one grant.
private struct AccessRowMaker {
  let row: SQLRow
  let people: PeopleIndex
  let model: RiskModel

  func made(_ connection: any Connection) throws -> TableRow {
    let grant = try Grant(row)
    let principal = grant.principal.text
    let behind = try people.persons(behind: principal)
    let owners = try owners(grant, behind)
    let risk = model.score(try input(grant, behind, hasOwner: !owners.isEmpty))
    let approvers = try connection.approvers(of: grant)
    let names = try names(grant)
    let owner = owners.first
    let values: [SQLValue] =
      [
        .init(grant.id), .init(grant.rank), .init(grant.state), .init(grant.kind),
        .init(grant.startsAt), .init(grant.endsAt), .init(grant.overAt),
        .init(grant.createdAt), .init(grant.certifiedAt),
        .init(grant.revokeAskedAt), .text(principal), .text(names.principal),
        .init(names.type), .text(names.nativeID), .text(names.provider),
        .text(spaced(behind.map(\.id.text))), .text(spaced(behind.map(\.handle))),
        .init(grant.entitlement), .text(names.entitlement), .text(names.actions),
        .text(grant.resource), .init(grant.environment), .init(grant.dataClass),
        .init(names.privilege),
      ] + [
        .init(owner?.id), .init(try ownerName(owner)), .init(try team(owner)),
        .text(names.source), .init(grant.request), .init(try row.optionalText("ticket")),
        .text(spaced(approvers)), .text(grant.rule), .init(risk.score), .init(risk.band),
        .init(json: risk.json),
      ] + (try marks(grant, behind, owners, names.privilege)) + (try times(behind)) + [
        .text(
          search([
            names.principal, behind.map(\.handle).joined(separator: " "), names.entitlement,
            names.actions, grant.resource, names.nativeID, grant.id.text,
          ])
        )
      ]
    return TableRow(.accessRow, values)
  }

  /// What the sources say of both ends; where none lists them any more, their ids.
  private func names(_ grant: Grant) throws -> AccessNames {
    AccessNames(
      principal: try row.optionalText("principal_name") ?? grant.principal.text,
      type: row.isNull("principal_type") ? .external : try row.word("principal_type"),
      nativeID: try row.optionalText("principal_native_id") ?? "",
      provider: try row.optionalText("provider") ?? "",
      source: try row.optionalText("source_id") ?? "",
      entitlement: try row.optionalText("entitlement_name") ?? grant.entitlement.text,
      actions: try row.optionalText("actions") ?? "",
      privilege: row.isNull("privilege") ? .read : try row.word("privilege")
    )
  }

  /// Who answers for the account, else for the right, else who stands behind it.
  private func owners(_ grant: Grant, _ behind: [Person]) throws -> [Person] {
    let ofPrincipal = try people.owners(
      of: grant.principal.text,
      told: try row.optionalText("principal_owner"),
      team: try row.optionalText("principal_team")
    )
    guard ofPrincipal.isEmpty else { return ofPrincipal }
    let ofRight = try people.owners(
      of: grant.entitlement.text,
      told: try row.optionalText("entitlement_owner"),
      team: nil
    )
    return ofRight.isEmpty ? behind.filter { $0.state == .active } : ofRight
  }

  private func ownerName(_ owner: Person?) throws -> String? {
    try owner?.handle ?? row.optionalText("principal_owner")
      ?? row.optionalText("entitlement_owner")
  }

  private func team(_ owner: Person?) throws -> String? {
    try owner?.team ?? row.optionalText("principal_team")
  }

  /// What does not change from hour to hour; peers, history and separation are judged when a grant is opened.
  private func input(_ grant: Grant, _ behind: [Person], hasOwner: Bool) throws -> RiskInput {
    var input = RiskInput(
      environment: grant.environment,
      dataClass: grant.dataClass,
      privilege: row.isNull("privilege") ? .read : try row.word("privilege"),
      length: grant.length
    )
    input.administrative = try row.optionalInteger("administrative") ?? 0
    input.entitlement = grant.entitlement.text
    input.isExcepted = grant.kind == .exception
    input.isBreakGlass = grant.kind == .breakGlass
    input.wildcard =
      switch (try row.optionalInteger("broad_actions"), try row.optionalInteger("broad_resources"))
      {
      case (1, 1): .both
      case (1, _): .action
      case (_, 1): .resource
      default: .none
      }
    input.idle = try idle()
    input.neverUsedByPrincipal =
      try row.optionalInteger("last_used_known") == 1 && row.isNull("last_used_at")
    input.external = try external(behind)
    input.hasTicket = grant.request == nil || !row.isNull("ticket")
    input.hasOwner = hasOwner
    return input
  }

  /// Idle time as the snapshot showed it that brought this row of the principal, so that the score follows
  /// from rows alone and a later snapshot in which nothing changed leaves it true.
  private func idle() throws -> Duration? {
    guard try row.optionalInteger("last_used_known") == 1,
      let seen = try row.optionalInstant("seen_at"),
      let used = try row.optionalInstant("last_used_at")
        ?? row.optionalInstant("principal_created_at")
    else { return nil }
    return seen - used
  }

  private func external(_ behind: [Person]) throws -> RiskInput.External {
    if try row.optionalText("principal_type") == PrincipalType.external.rawValue {
      return .crossDomain
    }
    return behind.contains(where: \.isExternal) ? .contractor : .no
  }

  private func marks(
    _ grant: Grant,
    _ behind: [Person],
    _ owners: [Person],
    _ privilege: Privilege
  ) throws -> [SQLValue] {
    let isBroad =
      try row.optionalInteger("broad_actions") == 1 || row.optionalInteger("broad_resources") == 1
    return [
      .init(owners.isEmpty), .init(isBroad), .init(try external(behind) != .no),
      .init(privilege.isPrivileged), .init(grant.externallyModified),
    ]
  }

  private func times(_ behind: [Person]) throws -> [SQLValue] {
    let known = try row.optionalInteger("last_used_known") == 1
    let used = try row.optionalInstant("last_used_at")
    let since = try used ?? row.optionalInstant("principal_created_at")
    let leaves = behind.compactMap { $0.leftAt ?? $0.contractEndsAt }.min()
    return [
      .init(used), .init(known), .init(known ? since : nil), .init(leaves),
    ]
  }
}

/// The readable names at both ends of a grant.
private struct AccessNames {
  let principal: String
  let type: PrincipalType
  let nativeID: String
  let provider: String
  let source: String
  let entitlement: String
  let actions: String
  let privilege: Privilege
}

/// Words between spaces, so that one of them is found by `like '% word %'`.
func spaced(_ words: [String]) -> String {
  words.isEmpty ? "" : " " + words.joined(separator: " ") + " "
}

/// What bare words of a filter search: folded as the filter's own words are, a line a field.
func search(_ fields: [String]) -> String {
  CaseFolding.folded(fields.filter { !$0.isEmpty }.joined(separator: "\n"))
}

extension Grant {
  /// What is live though it was decided to end comes before all others, what is over after them.
  fileprivate var rank: Int {
    switch state {
    case .revokeFailed: 0
    case _ where state.isTerminal: 2
    default: 1
    }
  }

  /// When it stopped opening access for good; what never opened any ended as it would have begun.
  fileprivate var overAt: Instant? {
    switch state {
    case .withdrawn, .activationFailed: startsAt
    case .revoked, .ended: enforcedAt
    default: nil
    }
  }
}

extension Connection {
  /// Handles of those who said yes to the request behind a grant.
  fileprivate func approvers(of grant: Grant) throws(StoreError) -> [String] {
    guard let request = grant.request else { return [] }
    return try rows(
      """
      select person.handle
      from request_vote
      join person on person.id = request_vote.person
      where request_vote.request = ? and request_vote.decision = 'approve'
      order by request_vote.position
      """,
      [.init(request)]
    ).map { row throws(StoreError) in try row.text("handle") }
  }
}
