package import Governance

/// What the rules must know to judge a request, read in the deciding transaction.
struct RequestQuestion {
  var requester: Person
  var beneficiary: Principal.ID
  var entitlement: Entitlement.ID
  var renews: Grant.ID?
  var exception: String?
}

extension Connection {
  /// The facts for a request that was made, as they are now.
  package func facts(
    for request: AccessRequest,
    at now: Instant,
    _ options: StoreOptions
  ) throws -> RequestFacts {
    let question = RequestQuestion(
      requester: try person(request.content.requester),
      beneficiary: request.content.beneficiary,
      entitlement: request.content.items.first?.entitlement ?? Identifier(""),
      renews: request.content.renews,
      exception: request.content.exception
    )
    return try facts(question, at: now, options)
  }

  func facts(
    _ question: RequestQuestion,
    at now: Instant,
    _ options: StoreOptions
  ) throws -> RequestFacts {
    let right = try right(question.entitlement)
    let principal = try principalRow(question.beneficiary)
    let beneficiary = try beneficiary(principal, at: now)
    let holds = try holds(question.beneficiary, question.entitlement, at: now)
    var facts = RequestFacts(
      right: right,
      beneficiary: beneficiary,
      newPermissions: holds ? 0 : right.permissions,
      held: try held(by: beneficiary, except: question.entitlement, at: now),
      neverUsedByPrincipal: try principal.flag("last_used_known")
        && principal.isNull("last_used_at"),
      history: try history(of: question, at: now),
      peers: try peers(of: principal, question.entitlement, at: now),
      requesterOffset: question.requester.timeZone.flatMap { options.zoneOffset($0, now) },
      duplicate: try duplicate(of: question, at: now),
      pendingOfRequester: try count(
        """
        select count(*) from access_request
        where requester = ? and state = 'pending' and lapses_at > ?
        """,
        [.init(question.requester.id), .init(now)]
      )
    )
    facts.requester = question.requester
    if let named = question.exception {
      facts.exception = try records(PolicyException.self, where: "id = ?", [.text(named)]).first
      facts.history.sameExceptions =
        try facts.exception.map {
          try earlier(of: $0.occurrence, at: now, within: .days(90)).count
        } ?? 0
    }
    if let renews = question.renews {
      facts.renewed = (try grant(renews), try renewals(before: renews))
    }
    return facts
  }

  func right(_ id: Entitlement.ID) throws -> RequestFacts.Right {
    guard
      let row = try row("select * from \(Table.entitlement.now) where id = ?", [.init(id)])
    else {
      throw Refusal(
        .notFound,
        id.text,
        "no source lists the entitlement `\(id)` any more",
        next: "govtop list entitlements shows what there is"
      )
    }
    let owners = try owners(of: id.text, told: try row.optionalText("owner"))
    return try RequestFacts.Right(row, owners: owners.map(\.id))
  }

  func principalRow(_ id: Principal.ID) throws -> SQLRow {
    guard let row = try row("select * from \(Table.principal.now) where id = ?", [.init(id)]) else {
      throw Refusal(
        .notFound,
        id.text,
        "no source lists the account `\(id)` any more",
        next: "govtop list principals shows who there is"
      )
    }
    return row
  }

  func beneficiary(
    _ row: SQLRow,
    at now: Instant
  ) throws -> RequestFacts.Beneficiary {
    let id: Principal.ID = try row.id("id")
    let type: PrincipalType = try row.word("type")
    var behind = try persons(behind: id)
    if type != .human {
      behind += try owners(
        of: id.text,
        told: try row.optionalText("owner"),
        team: try row.optionalText("team")
      )
    }
    let seen = try row.optionalInstant("last_used_at") ?? row.optionalInstant("created_at")
    var beneficiary = RequestFacts.Beneficiary(
      id: id,
      name: try row.text("name"),
      type: type,
      isActive: try row.flag("is_active"),
      persons: Array(Set(behind.map(\.id))).sorted(),
      external: type == .external
        ? .crossDomain : behind.contains { $0.isExternal } ? .contractor : .no,
      idle: try row.flag("last_used_known") ? seen.map { now - $0 } : nil
    )
    beneficiary.quarantine = try quarantine(of: id)?.id
    return beneficiary
  }

  /// Names and actions of the rights that the persons behind a beneficiary hold now, through whichever account.
  func held(
    by beneficiary: RequestFacts.Beneficiary,
    except entitlement: Entitlement.ID,
    at now: Instant
  ) throws(StoreError) -> [String] {
    let theirs = SQLCondition.isOne(
      "person_link.person",
      of: beneficiary.persons.map { .init($0) }
    )
    // Crossed, so that SQLite begins with the few accounts and not with all that is live.
    return try rows(
      """
      with account (principal) as (
        select person_link.principal from person_link
        where person_link.state = 'confirmed' and \(theirs.sql)
        union select ?
      )
      select distinct entitlement.name, entitlement.actions
      from account
      cross join access_grant
      join \(Table.entitlement.now) entitlement on entitlement.id = access_grant.entitlement
      where access_grant.principal = account.principal
        and \(Grant.isLiveSQL) and access_grant.entitlement <> ?
      order by entitlement.name
      """,
      theirs.arguments + [.init(beneficiary.id), .init(now), .init(now), .init(entitlement)]
    ).map { row throws(StoreError) in "\(try row.text("name")) \(try row.text("actions"))" }
  }

  /// The live grants of those rights, for rules that end the older of two that do not go together.
  func heldGrants(
    by beneficiary: RequestFacts.Beneficiary,
    except entitlement: Entitlement.ID,
    at now: Instant
  ) throws -> [RequestFacts.Held] {
    let theirs = SQLCondition.isOne(
      "person_link.person",
      of: beneficiary.persons.map { .init($0) }
    )
    return try rows(
      """
      with account (principal) as (
        select person_link.principal from person_link
        where person_link.state = 'confirmed' and \(theirs.sql)
        union select ?
      )
      select access_grant.*, entitlement.name as right_name, entitlement.actions as right_actions
      from account
      cross join access_grant
      join \(Table.entitlement.now) entitlement on entitlement.id = access_grant.entitlement
      where access_grant.principal = account.principal
        and \(Grant.isLiveSQL) and access_grant.entitlement <> ?
      order by access_grant.id
      """,
      theirs.arguments + [.init(beneficiary.id), .init(now), .init(now), .init(entitlement)]
    ).map { row in
      let words = [try row.text("right_name"), try row.text("right_actions")]
      return RequestFacts.Held(words.joined(separator: " "), grant: try Grant(row))
    }
  }

  private func holds(
    _ principal: Principal.ID,
    _ entitlement: Entitlement.ID,
    at now: Instant
  ) throws(StoreError) -> Bool {
    try row(
      """
      select 1 from access_grant
      where \(Grant.isLiveSQL) and principal = ? and entitlement = ?
      """,
      [.init(now), .init(now), .init(principal), .init(entitlement)]
    ) != nil
  }

  private func history(
    of question: RequestQuestion,
    at now: Instant
  ) throws(StoreError) -> RiskInput.History {
    let requester = SQLValue(question.requester.id)
    return RiskInput.History(
      negatives: try count(
        """
        select count(*) from access_request
        where requester = ? and state = 'denied' and closed_at > ?
        """,
        [requester, .init(now - .days(90))]
      ) + violations(of: question.requester, at: now),
      cleanUses: try count(
        """
        select count(*) from access_request
        join request_item on request_item.request = access_request.id
        where requester = ? and state = 'approved' and entitlement = ? and closed_at > ?
        """,
        [requester, .init(question.entitlement), .init(now - .days(180))]
      )
    )
  }

  /// Emergencies of somebody that another person found to be none.
  private func violations(of person: Person, at now: Instant) throws(StoreError) -> Int {
    try count(
      """
      select count(*) from break_glass
      where invoker = ? and state = 'reviewed_violation' and ends_at > ?
      """,
      [.init(person.id), .init(now - .days(90))]
    )
  }

  /// Principals of the same team and type, and how many of them hold the right; `nil` without a team.
  func peers(
    of principal: SQLRow,
    _ entitlement: Entitlement.ID,
    at now: Instant
  ) throws -> RiskInput.Peers? {
    guard let team = try principal.optionalText("team") else { return nil }
    let arguments: [SQLValue] = [
      .text(team), .text(try principal.text("type")), .text(try principal.text("id")),
    ]
    let those =
      "select id from \(Table.principal.now) where team = ? and type = ? and id <> ?"
    return RiskInput.Peers(
      holders: try count(
        """
        select count(distinct principal) from access_grant
        where \(Grant.isLiveSQL) and entitlement = ? and principal in (\(those))
        """,
        [.init(now), .init(now), .init(entitlement)] + arguments
      ),
      all: try count("select count(*) from (\(those)) peer", arguments)
    )
  }

  private func duplicate(
    of question: RequestQuestion,
    at now: Instant
  ) throws(StoreError) -> AccessRequest.ID? {
    try row(
      """
      select access_request.id from access_request
      join request_item on request_item.request = access_request.id
      where requester = ? and beneficiary = ? and entitlement = ? and state = 'pending'
        and lapses_at > ?
      order by access_request.id
      limit 1
      """,
      [
        .init(question.requester.id), .init(question.beneficiary), .init(question.entitlement),
        .init(now),
      ]
    )?.id("id")
  }

  private func renewals(before grant: Grant.ID) throws(StoreError) -> Int {
    try count(
      """
      with recursive chain (id, renews, depth) as (
        select id, renews, 0 from access_grant where id = ?
        union all
        select access_grant.id, access_grant.renews, chain.depth + 1
        from access_grant
        join chain on access_grant.id = chain.renews
        where chain.depth < 100
      )
      select max(depth) from chain
      """,
      [.init(grant)]
    )
  }
}

extension RequestFacts.Right {
  /// A right as a row of observed entitlements tells it.
  init(_ row: SQLRow, owners: [Person.ID]) throws(StoreError) {
    self.init(
      id: try row.id("id"),
      name: try row.text("name"),
      resource: try row.text("resource"),
      environment: try row.word("environment"),
      dataClass: try row.word("data_class"),
      privilege: try row.word("privilege"),
      permissions: try row.integer("permissions"),
      administrative: try row.integer("administrative"),
      broadActions: try row.flag("broad_actions"),
      broadResources: try row.flag("broad_resources"),
      actions: try row.text("actions"),
      owners: owners
    )
  }
}

extension Grant {
  /// ``isLive(at:)`` as a condition on `access_grant`, with the moment as its two arguments.
  package static let isLiveSQL = """
    access_grant.state in (\(liveWords)) and access_grant.starts_at <= ? \
    and (access_grant.ends_at is null or access_grant.ends_at > ?)
    """

  private static let liveWords = [
    State.scheduled, .activating, .active, .revoking, .ending, .revokeFailed,
  ].map { "'\($0.rawValue)'" }.joined(separator: ", ")
}
