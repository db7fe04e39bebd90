import Governance

extension Deliberation {
  /// Asks for access, for the actor's own account where no other is named.
  func decide(_ draft: RequestDraft, _ context: Context) throws -> [Event] {
    var draft = draft
    draft.entitlement = try connection.entitlementID(draft.entitlement.text)
    let requester = context.actor.delegateOf ?? context.actor.person
    let beneficiary =
      try draft.beneficiary.map { try connection.principalID($0.text) }
      ?? connection.ownAccount(of: requester, for: draft.entitlement)
    draft.beneficiary = beneficiary
    draft.exception = draft.exception?.uppercased()
    let question = RequestQuestion(
      requester: requester,
      beneficiary: beneficiary,
      entitlement: draft.entitlement,
      renews: draft.renews,
      exception: draft.exception
    )
    return try AccessRequest.decide(
      draft,
      superseded: try draft.supersedes.map { try connection.request($0) },
      facts: try withPrunable(connection.facts(question, at: now, options)),
      in: context
    )
  }

  typealias Voting = (
    Decision, _ request: AccessRequest, _ facts: RequestFacts, _ context: Context
  ) throws(Refusal) -> [Event]

  /// Votes on a request as it is now, not as it was when the voter looked.
  func vote(_ decision: Decision, _ vote: Voting, _ context: Context) throws -> [Event] {
    let request = try connection.request(decision.request)
    // A closed request says so even where its entitlement is no longer listed.
    try request.requirePending(at: now)
    return try vote(
      decision,
      request,
      try withPrunable(connection.facts(for: request, at: now, options)),
      context
    )
  }

  /// With the grants that a rule of separation may end, where one does so.
  private func withPrunable(_ facts: RequestFacts) throws -> RequestFacts {
    guard rules.separation.contains(where: { $0.action == .prune }) else { return facts }
    var facts = facts
    facts.heldGrants = try connection.heldGrants(
      by: facts.beneficiary,
      except: facts.right.id,
      at: now
    )
    return facts
  }
}

extension Connection {
  /// The one account of a person that an entitlement can be given to.
  fileprivate func ownAccount(
    of person: Person,
    for entitlement: Entitlement.ID
  ) throws -> Principal.ID {
    let found = try rows(
      """
      select principal.id, principal.name
      from person_link
      join \(Table.principal.now) principal on principal.id = person_link.principal
      join \(Table.entitlement.now) entitlement on entitlement.id = ?
      where person_link.person = ? and person_link.state = 'confirmed'
        and principal.provider = entitlement.provider
      order by principal.id
      limit 6
      """,
      [.init(entitlement), .init(person.id)]
    )
    guard let only = found.first else {
      throw Refusal(
        .notFound,
        person.id.text,
        "no account of \(person.handle) is confirmed where this could be given",
        next: "name the account, or have it linked: govtop person link"
      )
    }
    guard found.count == 1 else {
      let names = try found.map { "\(try $0.text("name")) (\(try $0.text("id")))" }
      throw Refusal(
        .ambiguous,
        person.id.text,
        "\(person.handle) has more than one account here: \(names.joined(separator: ", "))",
        next: "say for which"
      )
    }
    return try only.id("id")
  }
}
