/// What a rule may know besides the state that it judges: who acts, when, under which rules, and the next ids.
package struct Context {
  /// The person who acts, as the database knows them at this moment.
  package struct Actor: Sendable {
    package var person: Person
    /// The person that the actor stands in for.
    package var delegateOf: Person?
    package var claimed: Bool
    /// How sure it is that the operator is this person.
    package var factor: AuthenticationFactor

    /// Without a factor, the one that the system's own login gives; a claim proves nothing.
    package init(
      person: Person,
      delegateOf: Person? = nil,
      claimed: Bool = false,
      factor: AuthenticationFactor? = nil
    ) {
      self.person = person
      self.delegateOf = delegateOf
      self.claimed = claimed
      self.factor = claimed ? .claimed : factor ?? .osUser
    }

    /// Both persons behind the act: a delegate inherits every exclusion.
    package var persons: Set<Person.ID> {
      var ids: Set<Person.ID> = [person.id]
      if let delegateOf { ids.insert(delegateOf.id) }
      return ids
    }

    /// The personas that count: the delegate acts with those of the person they stand in for.
    package var personas: Set<Persona> { (delegateOf ?? person).personas }
  }

  package let actor: Actor
  /// What the actor shares with decisions that no person makes.
  package let system: SystemContext

  /// `newID` and `newSalt` come from the store's transaction; in tests from a counter.
  package init(
    actor: Actor,
    now: Instant,
    rules: Rules,
    newID: @escaping (IDPrefix) -> String,
    newSalt: @escaping () -> [UInt8],
    zoneOffset: @escaping (String, Instant) -> Int? = { _, _ in nil }
  ) {
    self.actor = actor
    system = SystemContext(
      now: now,
      rules: rules,
      newID: newID,
      newSalt: newSalt,
      zoneOffset: zoneOffset
    )
  }

  package var now: Instant { system.now }
  package var rules: Rules { system.rules }

  package func nextID<Subject>(_ prefix: IDPrefix) -> Identifier<Subject> {
    system.nextID(prefix)
  }

  package func text(_ text: String) -> FreeText { system.text(text) }

  /// Trims, and takes nothing for no text.
  package func text(_ text: String?) -> FreeText? {
    guard let text, !text.allSatisfy(\.isWhitespace) else { return nil }
    return system.text(text)
  }

  /// Refuses an actor whose personas do not allow the act, naming those that would.
  package func require(_ permission: Permission, for subject: String) throws(Refusal) {
    guard !rules.allows(permission, actor.personas) else { return }
    let allowing = rules.personas(allowing: permission).map(\.rawValue).joined(separator: ", ")
    let denying = actor.personas.sorted().first { rules.denied[$0]?.contains(permission) ?? false }
    let why = denying.map { ", of which \($0.rawValue) takes it away" } ?? ""
    throw Refusal(
      .missingPersona,
      subject,
      "\(actor.person.handle) may not \(permission.verb): personas \(actor.personas.list)\(why)",
      next: allowing.isEmpty
        ? "no persona may; the rules would have to give it: govtop rules show permissions"
        : "one of these may: \(allowing)"
    )
  }
}

extension Permission {
  /// The permission as the end of "may not".
  package var verb: String {
    switch self {
    case .request: "ask for access"
    case .approve: "approve or deny"
    case .revoke: "revoke"
    case .attest: "attest"
    case .importFacts: "import"
    case .baseline: "adopt a baseline"
    case .managePeople: "change persons, personas or links"
    case .assignOwner: "assign owners"
    case .registerArtifact: "register artifacts"
    case .readLedger: "read the ledger"
    case .applyRules: "put rules into force"
    case .manageFindings: "decide about findings of others"
    case .manageWorkloads: "decide about workload identities"
    case .quarantine: "quarantine a workload"
    case .except: "ask for exceptions"
    case .breakGlass: "break the glass"
    case .reviewException: "review exceptions or emergency access"
    case .controlMode: "change how controls work in an outage"
    case .manageCampaigns: "run certification campaigns"
    case .approveSelf: "open access alone"
    case .evaluatePackage: "record what a package was tested with"
    case .approvePackage: "approve or reject packages"
    case .promotePackage: "promote packages"
    case .demotePackage: "take packages out of use"
    case .writeChange: "write change tickets"
    case .authorizeChange: "authorize changes"
    case .implementChange: "implement changes"
    case .authorBundle: "draft policy bundles"
    case .reviewBundle: "review policy bundles"
    case .signBundle: "sign policy bundles"
    case .releaseBundle: "roll policy bundles out"
    case .rollBack: "roll policies back"
    case .runDrill: "run drills"
    }
  }
}

extension Set<Persona> {
  package var list: String {
    isEmpty ? "none" : sorted().map(\.rawValue).joined(separator: ", ")
  }
}
