/// A machine principal as its source tells it.
package struct WorkloadPrincipal: Hashable, Sendable {
  package var id: Principal.ID
  package var name: String
  package var type: PrincipalType
  package var environment: Environment

  package init(id: Principal.ID, name: String, type: PrincipalType, environment: Environment) {
    self.id = id
    self.name = name
    self.type = type
    self.environment = environment
  }
}

extension WorkloadIdentity {
  /// Puts a machine principal under governance; `known` is its identity that is not decommissioned.
  package static func propose(
    _ principal: WorkloadPrincipal,
    zone: IdentityZone,
    owner: Person?,
    known: ID?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.manageWorkloads, for: principal.id.text)
    guard principal.type == .workload || principal.type == .service else {
      throw Refusal(
        .notEligible,
        principal.id.text,
        state: "none",
        "`\(principal.name)` is of type \(principal.type.rawValue), no machine",
        next: "name a workload or a service account"
      )
    }
    if let known {
      throw Refusal(
        .conflict,
        known.text,
        "`\(principal.name)` is \(known) already",
        next: "go on with \(known)"
      )
    }
    try owner?.requirePresent(for: principal.name, state: WorkloadState.proposed.rawValue)
    let id: ID = context.nextID(.workload)
    return [
      Event(
        id,
        .proposed(
          principal: principal.id,
          name: principal.name,
          zone: zone,
          environment: principal.environment,
          owner: owner?.id,
          by: context.actor.person.id
        )
      )
    ]
  }

  /// Declares what its zone asks for: without an owner, an intent and the zone's minimum there is no identity.
  package static func register(
    _ identity: WorkloadIdentity,
    _ draft: WorkloadDraft,
    ownerIsActive: Bool,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(identity)
    try check.step(to: .registered, "registered")
    try context.require(.manageWorkloads, for: identity.id.text)
    let declaration = Declaration(
      intentVersion: draft.intentVersion,
      tokenLifetime: draft.tokenLifetime,
      audience: draft.audience,
      attested: draft.attested,
      provenance: draft.provenance
    )
    var missing: [String] = []
    if declaration.intentVersion.allSatisfy(\.isWhitespace) { missing.append("an intent version") }
    if !ownerIsActive { missing.append("an active owner") }
    missing += declaration.missing(of: context.rules.zones.minimum(identity.zone))
    guard missing.isEmpty else {
      throw Refusal(
        .missingField,
        identity.id.text,
        state: identity.state.rawValue,
        "\(identity.id) lacks what zone \(identity.zone.rawValue) asks: "
          + missing.joined(separator: ", ")
          + " \(context.rules.cited("zones/\(identity.zone.rawValue)"))",
        next: "declare it, or change the workload until it can be declared"
      )
    }
    if let issuedAt = draft.issuedAt, issuedAt > context.now {
      throw Refusal(
        .limit,
        identity.id.text,
        state: identity.state.rawValue,
        "a credential cannot have been issued at \(issuedAt), which has not come yet",
        next: "leave the time out if it was issued now"
      )
    }
    try check.seen(seen)
    return [
      Event(
        identity.id,
        .registered(
          declaration: declaration,
          by: context.actor.person.id,
          issuedAt: draft.issuedAt
        )
      )
    ]
  }

  /// Lets it act: after registration, after a suspension, or after a quarantine that was reviewed.
  package static func activate(
    _ identity: WorkloadIdentity,
    ownerIsActive: Bool,
    reason: String?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(identity)
    try check.step(to: .active, "activated")
    try context.require(.manageWorkloads, for: identity.id.text)
    guard ownerIsActive else {
      throw Refusal(
        .missingField,
        identity.id.text,
        state: identity.state.rawValue,
        "\(identity.id) has no active owner",
        next: "name an owner first"
      )
    }
    guard identity.state != .rotated || identity.reviewedAt != nil else {
      throw Refusal(
        .secondPerson,
        identity.id.text,
        state: identity.state.rawValue,
        "the quarantine of \(identity.id) was not reviewed yet",
        next: "somebody other than who quarantined it reviews it"
      )
    }
    try check.seen(seen)
    return [
      Event(
        identity.id,
        .activated(by: context.actor.person.id, reason: context.text(reason))
      )
    ]
  }

  package static func assignOwner(
    _ identity: WorkloadIdentity,
    _ person: Person,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    guard !identity.state.isTerminal else {
      throw Refusal(
        .alreadyClosed,
        identity.id.text,
        state: identity.state.rawValue,
        "\(identity.id) is \(identity.state.rawValue): nobody has to answer for it any more",
        next: "propose another identity: govtop workload propose"
      )
    }
    try context.require(.assignOwner, for: identity.id.text)
    try person.requirePresent(for: identity.id.text, state: identity.state.rawValue)
    try StepGuard(identity).seen(seen)
    return [Event(identity.id, .ownerAssigned(owner: person.id, by: context.actor.person.id))]
  }

  /// Stops it for a while, or brings it nearer to its end; what is decommissioned loses its `grants` at once.
  package static func retire(
    _ identity: WorkloadIdentity,
    to next: WorkloadState,
    grants: [Grant] = [],
    reason: String?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(identity)
    try check.step(to: next, next.rawValue)
    let isOwner = identity.owner.map { context.actor.persons.contains($0) } ?? false
    if !isOwner { try context.require(.manageWorkloads, for: identity.id.text) }
    let words = try check.reason(reason, "this step", in: context)
    try check.seen(seen)
    let by = context.actor.person.id
    switch next {
    case .suspended: return [Event(identity.id, .suspended(by: by, reason: words))]
    case .deprecated: return [Event(identity.id, .deprecated(by: by, reason: words))]
    case .decommissioned:
      return [Event(identity.id, .decommissioned(by: by, reason: words))]
        + grants.compactMap { $0.endedWithItsHolder(by: by, at: context.now) }
    case .proposed, .registered, .active, .quarantined, .rotated: return []
    }
  }

  /// Its credentials were issued anew: a step out of quarantine, or routine while it acts.
  package static func rotate(
    _ identity: WorkloadIdentity,
    reason: String?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(identity)
    if identity.state != .active { try check.step(to: .rotated, "rotated") }
    let isOwner = identity.owner.map { context.actor.persons.contains($0) } ?? false
    if !isOwner { try context.require(.manageWorkloads, for: identity.id.text) }
    try check.seen(seen)
    return [
      Event(identity.id, .rotated(by: context.actor.person.id, reason: context.text(reason)))
    ]
  }
}
