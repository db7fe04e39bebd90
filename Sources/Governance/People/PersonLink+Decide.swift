extension PersonLink {
  /// Proposes that an account stands for a person, or confirms what another (or a rule) proposed.
  package static func decide(
    _ person: Person,
    _ principal: Principal.ID,
    facts: PeopleFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.managePeople, for: person.id.text)
    if let linked = facts.linkedPerson, linked != person.id {
      throw Refusal(
        .conflict,
        principal.text,
        "\(principal) is confirmed as an account of \(linked)",
        next: "govtop person unlink \(linked) \(principal)"
      )
    }
    guard !context.actor.persons.contains(person.id) || facts.administrators <= 1 else {
      throw Refusal(
        .secondPerson,
        person.id.text,
        state: person.state.rawValue,
        "nobody links accounts to themselves",
        next: "ask another administrator"
      )
    }
    guard let link = facts.link, link.state != .removed else {
      let id: PersonLink.ID = context.nextID(.link)
      let proposed = Event(
        id,
        .link(
          .proposed(
            principal: principal,
            person: person.id,
            evidence: .person,
            by: context.actor.person.id
          )
        )
      )
      // With one administrator there is nobody to confirm it.
      guard facts.administrators <= 1 else { return [proposed] }
      return [proposed, Event(id, .link(.confirmed(by: context.actor.person.id)))]
    }
    return try confirm(link, context)
  }

  private static func confirm(_ link: PersonLink, _ context: Context) throws(Refusal) -> [Event] {
    guard link.state == .proposed else {
      throw Refusal(
        .alreadyClosed,
        link.id.text,
        state: link.state.rawValue,
        "\(link.id) is confirmed already",
        next: "nothing is left to do; govtop person unlink takes it away"
      )
    }
    guard link.proposedBy != context.actor.person.id else {
      throw Refusal(
        .secondPerson,
        link.id.text,
        state: link.state.rawValue,
        "you proposed \(link.id): another person confirms it",
        next: "ask another administrator"
      )
    }
    return [Event(link.id, .link(.confirmed(by: context.actor.person.id)))]
  }

  /// Takes a link away; the account's requests then count as those of an unknown person.
  package static func remove(
    _ link: PersonLink?,
    of person: Person,
    reason: String,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.managePeople, for: person.id.text)
    guard let link, link.state != .removed else {
      throw Refusal(
        .notFound,
        person.id.text,
        state: person.state.rawValue,
        "no such account is linked to \(person.handle)",
        next: "govtop show \(person.id) lists the accounts that are"
      )
    }
    guard let words = context.text(Optional(reason)) else {
      throw Refusal(
        .missingField,
        link.id.text,
        state: link.state.rawValue,
        "removing a link needs a reason",
        next: "say why: its requests then count as those of an unknown person"
      )
    }
    return [Event(link.id, .link(.removed(reason: words)))]
  }
}

extension Delegation {
  /// The longest that one may hand decisions over: longer absences change owners instead.
  package static let limit = Duration.days(60)

  /// Hands the actor's decisions to somebody else for a while.
  package static func decide(
    to person: Person,
    from startsAt: Instant,
    until endsAt: Instant,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let actor = context.actor.person
    guard person.id != actor.id else {
      throw Refusal(
        .conflict,
        person.id.text,
        state: person.state.rawValue,
        "you decide for yourself already",
        next: "name somebody else"
      )
    }
    guard context.actor.delegateOf == nil else {
      throw Refusal(
        .notPermitted,
        person.id.text,
        state: person.state.rawValue,
        "a delegate does not delegate further",
        next: "ask whom you stand in for"
      )
    }
    guard person.isActive(at: context.now) else {
      throw Refusal(
        .notEligible,
        person.id.text,
        state: "left",
        "\(person.handle) has left",
        next: "name somebody who is here"
      )
    }
    guard startsAt < endsAt, context.now < endsAt else {
      throw Refusal(
        .limit,
        person.id.text,
        state: person.state.rawValue,
        "the time from \(startsAt) until \(endsAt) is empty",
        next: "it begins before it ends, and ends after \(context.now)"
      )
    }
    guard endsAt - startsAt <= limit else {
      throw Refusal(
        .limit,
        person.id.text,
        state: person.state.rawValue,
        "\((endsAt - startsAt).inWords) is longer than a delegation may last, \(limit.inWords)",
        next: "give the ownership to \(person.handle) instead"
      )
    }
    let id: Delegation.ID = context.nextID(.delegation)
    return [
      Event(
        id,
        .delegation(
          .started(from: actor.id, to: person.id, startsAt: startsAt, endsAt: endsAt)
        )
      )
    ]
  }

  /// Ends a delegation before its time; either side may.
  package static func end(
    _ delegation: Delegation,
    in context: Context
  ) throws(Refusal) -> [Event] {
    guard [delegation.from, delegation.to].contains(context.actor.person.id) else {
      throw Refusal(
        .notEligible,
        delegation.id.text,
        state: delegation.holds(at: context.now) ? "holds" : "does not hold",
        "\(delegation.id) is not yours to end",
        next: "\(delegation.from) or \(delegation.to) can"
      )
    }
    guard delegation.endedAt == nil, context.now < delegation.endsAt else {
      throw Refusal(
        .alreadyClosed,
        delegation.id.text,
        state: "ended",
        "\(delegation.id) is over",
        next: "nothing is left to end"
      )
    }
    return [Event(delegation.id, .delegation(.ended))]
  }
}

extension Ownership {
  /// Says who answers for a principal or an entitlement.
  package static func assign(
    _ subject: String,
    name: String,
    person: Person?,
    team: String?,
    reason: String?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.assignOwner, for: subject)
    guard person != nil || team != nil else {
      throw Refusal(
        .missingField,
        subject,
        "an owner is a person or a team, and neither was named",
        next: "give --person or --team"
      )
    }
    if let person, !person.isActive(at: context.now) {
      throw Refusal(
        .notEligible,
        subject,
        "\(person.handle) has left and cannot own `\(name)`",
        next: "name somebody who is here"
      )
    }
    return [
      Event(
        subject,
        .ownership(.assigned(person: person?.id, team: team, reason: context.text(reason)))
      )
    ]
  }
}

extension Artifact {
  /// Enters an artifact into the catalogue, by its digest.
  package static func register(
    _ draft: ArtifactDraft,
    existing: Artifact.ID?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.registerArtifact, for: draft.name)
    guard draft.digest.hasPrefix("sha256:"), draft.digest.utf8.count == 71,
      draft.digest.dropFirst(7).allSatisfy(\.isHexDigit)
    else {
      throw Refusal(
        .missingField,
        draft.name,
        "an artifact is known by `sha256:` and 64 hex digits",
        next: "take the digest from the system that built it"
      )
    }
    if let existing {
      throw Refusal(
        .conflict,
        existing.text,
        "\(existing) is this artifact already",
        next: "govtop show \(existing)"
      )
    }
    let id: Artifact.ID = context.nextID(.artifact)
    return [
      Event(
        id,
        .artifact(
          .registered(
            kind: draft.kind,
            name: draft.name,
            digest: draft.digest,
            stage: draft.stage,
            dataClass: draft.dataClass,
            riskTier: draft.riskTier,
            owner: draft.owner
          )
        )
      )
    ]
  }
}
