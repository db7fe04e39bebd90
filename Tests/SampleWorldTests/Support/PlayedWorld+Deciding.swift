import Governance
import SampleWorld

extension PlayedWorld {
  func decide(_ command: Command, _ context: Context) throws -> [Event] {
    switch command {
    case .request(let draft):
      let facts = try facts(
        right: draft.entitlement,
        beneficiary: draft.beneficiary,
        requester: context.actor.person,
        at: context.now
      )
      return try AccessRequest.decide(
        draft,
        superseded: try draft.supersedes.map { try request($0) },
        facts: facts,
        in: context
      )
    case .approve(let decision):
      let request = try request(decision.request)
      return try AccessRequest.approve(
        decision,
        on: request,
        facts: try facts(of: request, at: context.now),
        in: context
      )
    case .deny(let decision):
      let request = try request(decision.request)
      return try AccessRequest.deny(
        decision,
        on: request,
        facts: try facts(of: request, at: context.now),
        in: context
      )
    case .withdrawVote(let id):
      return try AccessRequest.withdrawVote(on: try request(id), in: context)
    case .ask(let id, let text):
      return try AccessRequest.ask(text, on: try request(id), in: context)
    case .answer(let id, let text):
      return try AccessRequest.answer(text, on: try request(id), in: context)
    case .cancel(let id, let reason):
      return try AccessRequest.cancel(try request(id), reason: reason, in: context)
    case .revoke(let id, let reason, let seen):
      let grant = try grant(id)
      return try Grant.revoke(
        grant,
        reason: reason,
        seen: seen,
        facts: try facts(of: grant),
        in: context
      )
    case .attest(let id, _):
      let grant = try grant(id)
      return try Grant.attest(grant, facts: try facts(of: grant), in: context)
    default: return try decideOnPeople(command, context)
    }
  }

  private func decideOnPeople(_ command: Command, _ context: Context) throws -> [Event] {
    var facts = PeopleFacts()
    facts.administrators = persons.count {
      $0.state == .active && $0.personas.contains(.administrator)
    }
    switch command {
    case .setPersona(let id, let persona, let held):
      return try Person.setPersona(
        persona,
        held: held,
        of: try person(id),
        facts: facts,
        in: context
      )
    case .mapAccount(let id, let osUser):
      return try Person.mapAccount(osUser, to: try person(id), facts: facts, in: context)
    case .link(let id, let principal):
      _ = try account(principal, at: context.now)
      facts.link = links.first { $0.principal == principal && $0.person == id }
      facts.linkedPerson = persons(behind: principal).first?.id
      return try PersonLink.decide(try person(id), principal, facts: facts, in: context)
    case .unlink(let id, let principal, let reason):
      let link = links.first { $0.principal == principal && $0.person == id }
      return try PersonLink.remove(link, of: try person(id), reason: reason, in: context)
    case .offboard(let id, let effectiveAt, let reason):
      let accounts = Set(
        links.filter { $0.person == id && $0.state == .confirmed }.map(\.principal)
      )
      facts.liveGrants = grants.filter { accounts.contains($0.principal) }
        .filter { !$0.hasEnded(at: context.now) && !$0.state.isTerminal }
      return try Person.offboard(
        try person(id),
        effectiveAt: effectiveAt,
        reason: reason,
        facts: facts,
        in: context
      )
    case .delegate(let to, let start, let end):
      return try Delegation.decide(to: try person(to), from: start, until: end, in: context)
    case .endDelegation(let id):
      guard let delegation = delegations.first(where: { $0.id == id }) else {
        throw NothingThere(name: id.text)
      }
      return try Delegation.end(delegation, in: context)
    case .assignOwner(let subject, let id, let team, let reason):
      return try Ownership.assign(
        subject,
        name: subject,
        person: try id.map { try person($0) },
        team: team,
        reason: reason,
        in: context
      )
    case .registerArtifact(let draft):
      let existing = artifacts.first { $0.digest == draft.digest }?.id
      return try Artifact.register(draft, existing: existing, in: context)
    default: throw NothingThere(name: "\(command)")
    }
  }

  private func facts(of grant: Grant) throws -> GrantFacts {
    let votes = try grant.request.map { try request($0).votes } ?? []
    return GrantFacts(
      persons: persons(behind: grant.principal).map(\.id),
      owners: owners(try right(grant.entitlement).owner).map(\.id),
      deciders: votes.map(\.person) + votes.compactMap(\.castBy)
        + [grant.endedBy].compactMap { $0 }
    )
  }

  func facts(of request: AccessRequest, at now: Instant) throws -> RequestFacts {
    try facts(
      right: request.content.items.first?.entitlement ?? Identifier(""),
      beneficiary: request.content.beneficiary,
      requester: try person(request.content.requester),
      at: now
    )
  }

  private func facts(
    right id: Entitlement.ID,
    beneficiary: Principal.ID?,
    requester: Person,
    at now: Instant
  ) throws -> RequestFacts {
    guard let beneficiary else { throw NothingThere(name: "beneficiary") }
    let right = try right(id)
    let account = try account(beneficiary, at: now)
    let live = grants.filter { $0.isLive(at: now) }
    var behind = persons(behind: beneficiary)
    if account.type != .human { behind += owners(account.owner) }
    let accounts = Set(
      links.filter { link in
        link.state == .confirmed && behind.contains { $0.id == link.person }
      }.map(\.principal)
    ).union([beneficiary])
    let held = live.filter { accounts.contains($0.principal) && $0.entitlement != id }
      .compactMap { grant in catalogue.rights.first { $0.id == grant.entitlement } }
      .map { "\($0.name) \($0.actions.joined(separator: " "))" }
    let mine = requests.filter { $0.content.requester == requester.id }
    return RequestFacts(
      right: right.facts(owners: owners(right.owner)),
      beneficiary: RequestFacts.Beneficiary(
        id: beneficiary,
        name: account.name,
        type: account.type,
        isActive: true,
        persons: Array(Set(behind.map(\.id))).sorted(),
        external: behind.contains { $0.isExternal } ? .contractor : .no,
        idle: account.idleDays.map { .days($0) }
      ),
      newPermissions: 1,
      held: held,
      neverUsedByPrincipal: false,
      history: RiskInput.History(
        negatives: mine.count { $0.state == .denied && ($0.closedAt ?? now) > now - .days(90) }
      ),
      peers: peers(of: account, holding: id, live, at: now),
      requesterOffset: 3_600,
      duplicate: mine.first {
        $0.state(at: now) == .pending && $0.content.beneficiary == beneficiary
          && $0.content.items.first?.entitlement == id
      }?.id,
      pendingOfRequester: mine.count { $0.state(at: now) == .pending }
    )
  }

  private func peers(
    of account: SampleCatalogue.Account,
    holding right: Entitlement.ID,
    _ live: [Grant],
    at now: Instant
  ) -> RiskInput.Peers? {
    guard let team = account.team else { return nil }
    let peers = Set(
      catalogue.accounts(at: now)
        .filter {
          $0.team == team && $0.type == account.type && $0.id != account.id && holdsNow($0.scope)
        }
        .map(\.id)
    )
    let holders = Set(live.filter { $0.entitlement == right }.map(\.principal))
    return RiskInput.Peers(holders: holders.intersection(peers).count, all: peers.count)
  }
}

extension SampleCatalogue.Right {
  fileprivate func facts(owners: [Person]) -> RequestFacts.Right {
    RequestFacts.Right(
      id: id,
      name: name,
      resource: name,
      environment: environment,
      dataClass: dataClass,
      privilege: level,
      permissions: 2,
      administrative: level >= .admin ? 1 : 0,
      broadActions: false,
      broadResources: false,
      actions: actions.joined(separator: ", "),
      owners: owners.map(\.id)
    )
  }
}

extension Command {
  /// Whether it is about records that this telling does without; the store's tests play them.
  var isOfWorkflow: Bool {
    switch self {
    case .applyRules, .finding, .workload, .exception, .certification, .package, .ticket, .bundle,
      .drill:
      true
    default: false
    }
  }
}
