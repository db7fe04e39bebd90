/// What happened to a grant.
package enum GrantEvent: Hashable, Sendable {
  /// What a grant is from its first moment on and never changes.
  package struct Terms: Hashable, Sendable {
    package var kind: Grant.Kind
    package var principal: Principal.ID
    package var entitlement: Entitlement.ID
    package var resource: String
    package var environment: Environment
    package var dataClass: DataClass
    package var startsAt: Instant
    package var endsAt: Instant?
    package var request: AccessRequest.ID?
    package var adoptedFrom: Snapshot.ID?
    package var rule: String
    package var rulesVersion: Int
    package var renews: Grant.ID?

    package init(
      kind: Grant.Kind,
      principal: Principal.ID,
      entitlement: Entitlement.ID,
      resource: String,
      environment: Environment,
      dataClass: DataClass,
      startsAt: Instant,
      endsAt: Instant?,
      request: AccessRequest.ID? = nil,
      adoptedFrom: Snapshot.ID? = nil,
      rule: String,
      rulesVersion: Int,
      renews: Grant.ID? = nil
    ) {
      self.kind = kind
      self.principal = principal
      self.entitlement = entitlement
      self.resource = resource
      self.environment = environment
      self.dataClass = dataClass
      self.startsAt = startsAt
      self.endsAt = endsAt
      self.request = request
      self.adoptedFrom = adoptedFrom
      self.rule = rule
      self.rulesVersion = rulesVersion
      self.renews = renews
    }
  }

  /// By the deciding vote on a request.
  case scheduled(Terms)
  /// By a baseline: it was there before govtop looked.
  case adopted(Terms)
  /// The target has it: a snapshot shows it, or a person attests it.
  case activated(Grant.Proof)
  /// Before its start.
  case withdrawn(by: Person.ID?, reason: FreeText?)
  case revoking(by: Person.ID?, reason: FreeText?)
  /// The target no longer has it.
  case revoked(Grant.Proof)
  case ending
  case ended(Grant.Proof)
  /// Somebody changed it outside govtop; sticky.
  case externallyModified
  /// A review upheld it.
  case certified(by: Person.ID?, item: ReviewItem.ID)
  /// A command is about to open it at the target.
  case activating
  /// A command ran for it at the target; what follows from that are entries of their own.
  case commandRan(TargetRun)
  /// Opening it failed and is tried again.
  case activationDelayed(retryAt: Instant)
  case activationFailed
  /// Taking it away failed: by itself it is tried again then, or not at all.
  case revokeFailed(retryAt: Instant?)
  /// Somebody asked to try again what failed.
  case retried(by: Person.ID, reason: FreeText?)
}

extension Grant {
  /// The grant that a first event makes; `nil` if that event makes none.
  package init?(id: ID, first event: GrantEvent, at: Instant) {
    switch event {
    case .scheduled(let terms):
      self.init(id: id, terms: terms, state: .scheduled, proof: .none, at: at)
    case .adopted(let terms):
      let proof = terms.adoptedFrom.map { Proof.snapshot($0) } ?? .none
      self.init(id: id, terms: terms, state: .active, proof: proof, at: at)
    default: return nil
    }
  }

  private init(
    id: ID,
    terms: GrantEvent.Terms,
    state: State,
    proof: Proof,
    at: Instant
  ) {
    self.id = id
    kind = terms.kind
    self.state = state
    principal = terms.principal
    entitlement = terms.entitlement
    resource = terms.resource
    environment = terms.environment
    dataClass = terms.dataClass
    startsAt = terms.startsAt
    endsAt = terms.endsAt
    request = terms.request
    adoptedFrom = terms.adoptedFrom
    rule = terms.rule
    rulesVersion = terms.rulesVersion
    renews = terms.renews
    externallyModified = false
    startProof = proof
    endProof = .none
    endedBy = nil
    endReason = nil
    revokeAskedAt = nil
    enforcedAt = nil
    attempts = 0
    triedAt = nil
    retryAt = nil
    failure = nil
    certifiedAt = nil
    createdAt = at
    version = 1
  }

  package mutating func apply(_ event: GrantEvent, at: Instant) {
    version += 1
    switch event {
    case .scheduled, .adopted: break
    case .activated(let proof):
      state = .active
      startProof = proof
      settle()
    case .withdrawn(let person, let reason):
      state = .withdrawn
      end(by: person, reason)
    case .revoking(let person, let reason):
      state = .revoking
      revokeAskedAt = at
      end(by: person, reason)
      settle()
    case .revoked(let proof):
      state = .revoked
      endProof = proof
      enforcedAt = at
      settle()
    case .ending:
      state = .ending
      settle()
    case .ended(let proof):
      state = .ended
      endProof = proof
      enforcedAt = at
      settle()
    case .externallyModified: externallyModified = true
    case .certified: certifiedAt = at
    case .activating, .commandRan, .activationDelayed, .activationFailed, .revokeFailed, .retried:
      applyTarget(event, at: at)
    }
  }

  private mutating func applyTarget(_ event: GrantEvent, at: Instant) {
    switch event {
    case .activating: state = .activating
    case .commandRan(let run):
      triedAt = at
      attempts = run.isSuccess ? 0 : attempts + 1
      failure = run.isSuccess ? nil : run.excerpt
    case .activationDelayed(let next): retryAt = next
    case .activationFailed:
      state = .activationFailed
      retryAt = nil
    case .revokeFailed(let next):
      state = .revokeFailed
      retryAt = next
    case .retried:
      if state == .revokeFailed { state = .revoking }
      settle()
    default: break
    }
  }

  /// What failed before is over: the next step at the target begins anew.
  private mutating func settle() {
    attempts = 0
    retryAt = nil
    failure = nil
  }

  private mutating func end(by person: Person.ID?, _ reason: FreeText?) {
    endedBy = person
    endReason = reason
  }
}

extension GrantEvent {
  package var kind: String {
    switch self {
    case .scheduled: "grant.scheduled"
    case .adopted: "grant.adopted"
    case .activated: "grant.activated"
    case .withdrawn: "grant.withdrawn"
    case .revoking: "grant.revoking"
    case .revoked: "grant.revoked"
    case .ending: "grant.ending"
    case .ended: "grant.ended"
    case .externallyModified: "grant.externally_modified"
    case .certified: "grant.certified"
    case .activating: "grant.activating"
    case .commandRan: "grant.command_ran"
    case .activationDelayed: "grant.activation_delayed"
    case .activationFailed: "grant.activation_failed"
    case .revokeFailed: "grant.revoke_failed"
    case .retried: "grant.retried"
    }
  }

  package var payload: Fields {
    switch self {
    case .scheduled(let terms), .adopted(let terms): terms.fields
    case .activated(let proof), .revoked(let proof), .ended(let proof): proof.fields
    case .withdrawn(let person, let reason), .revoking(let person, let reason):
      Fields().with("by", person).with("reason", reason)
    case .retried(let person, let reason): Fields().with("by", person).with("reason", reason)
    case .ending, .externallyModified, .activating, .activationFailed: Fields()
    case .commandRan(let run): run.fields
    case .activationDelayed(let next): Fields().with("retry_at", next)
    case .revokeFailed(let next): Fields().with("retry_at", next)
    case .certified(let person, let item): Fields().with("by", person).with("item", item)
    }
  }

  package init?(kind: String, _ fields: Fields) throws(EventFormatError) {
    switch kind {
    case "grant.scheduled": self = .scheduled(try Terms(fields))
    case "grant.adopted": self = .adopted(try Terms(fields))
    case "grant.activated": self = .activated(try Grant.Proof(fields))
    case "grant.withdrawn":
      self = .withdrawn(
        by: try fields.optionalID("by"),
        reason: try fields.optionalFreeText("reason")
      )
    case "grant.revoking":
      self = .revoking(
        by: try fields.optionalID("by"),
        reason: try fields.optionalFreeText("reason")
      )
    case "grant.revoked": self = .revoked(try Grant.Proof(fields))
    case "grant.ending": self = .ending
    case "grant.ended": self = .ended(try Grant.Proof(fields))
    case "grant.externally_modified": self = .externallyModified
    case "grant.certified":
      self = .certified(by: try fields.optionalID("by"), item: try fields.id("item"))
    default:
      guard let event = try Self.ofTarget(kind, fields) else { return nil }
      self = event
    }
  }

  private static func ofTarget(
    _ kind: String,
    _ fields: Fields
  ) throws(EventFormatError) -> GrantEvent? {
    switch kind {
    case "grant.activating": .activating
    case "grant.command_ran": .commandRan(try TargetRun(fields))
    case "grant.activation_delayed": .activationDelayed(retryAt: try fields.instant("retry_at"))
    case "grant.activation_failed": .activationFailed
    case "grant.revoke_failed": .revokeFailed(retryAt: try fields.optionalInstant("retry_at"))
    case "grant.retried":
      .retried(by: try fields.id("by"), reason: try fields.optionalFreeText("reason"))
    default: nil
    }
  }
}

extension GrantEvent.Terms {
  fileprivate var fields: Fields {
    Fields()
      .with("kind", kind.rawValue).with("principal", principal).with("entitlement", entitlement)
      .with("resource", resource).with("environment", environment.rawValue)
      .with("data_class", dataClass.rawValue).with("starts_at", startsAt).with("ends_at", endsAt)
      .with("request", request).with("adopted_from", adoptedFrom).with("rule", rule)
      .with("rules_version", rulesVersion).with("renews", renews)
  }

  fileprivate init(_ fields: Fields) throws(EventFormatError) {
    self.init(
      kind: try fields.word("kind"),
      principal: try fields.id("principal"),
      entitlement: try fields.id("entitlement"),
      resource: try fields.text("resource"),
      environment: try fields.word("environment"),
      dataClass: try fields.word("data_class"),
      startsAt: try fields.instant("starts_at"),
      endsAt: try fields.optionalInstant("ends_at"),
      request: try fields.optionalID("request"),
      adoptedFrom: try fields.optionalID("adopted_from"),
      rule: try fields.text("rule"),
      rulesVersion: try fields.integer("rules_version"),
      renews: try fields.optionalID("renews")
    )
  }
}

extension Grant.Proof {
  /// The word of the `proof` columns and JSON fields.
  package var word: String {
    switch self {
    case .none: "none"
    case .snapshot: "snapshot"
    case .attested: "attested"
    case .command: "command"
    case .covered: "covered"
    }
  }

  /// What shows it: a snapshot or a person.
  package var reference: String? {
    switch self {
    case .none: nil
    case .snapshot(let snapshot): snapshot.text
    case .attested(let person): person.text
    case .command(let name): name
    case .covered(let grant): grant.text
    }
  }

  fileprivate var fields: Fields { Fields().with("proof", word).with("shown_by", reference) }

  fileprivate init(_ fields: Fields) throws(EventFormatError) {
    try self.init(
      word: try fields.text("proof"),
      reference: try fields.optionalText("shown_by")
    )
  }

  package init(word: String, reference: String?) throws(EventFormatError) {
    switch (word, reference) {
    case ("none", nil): self = .none
    case ("snapshot", let id?): self = .snapshot(Identifier(id))
    case ("attested", let id?): self = .attested(Identifier(id))
    case ("command", let name?): self = .command(name)
    case ("covered", let id?): self = .covered(Identifier(id))
    default: throw EventFormatError("proof", "none, snapshot, attested, command or covered")
    }
  }
}
