/// A right as its deprecation needs to know it.
package struct RetirementFacts: Sendable {
  package var entitlement: Entitlement.ID
  package var name: String
  /// The persons who answer for it.
  package var owners: [Person.ID]
  /// What deprecates it already.
  package var known: Retirement.ID?
  package var replacement: (id: Entitlement.ID, name: String)?

  package init(
    entitlement: Entitlement.ID,
    name: String,
    owners: [Person.ID] = [],
    known: Retirement.ID? = nil,
    replacement: (id: Entitlement.ID, name: String)? = nil
  ) {
    self.entitlement = entitlement
    self.name = name
    self.owners = owners
    self.known = known
    self.replacement = replacement
  }

  /// Who answers for a right, or for who does, decides whether it is given.
  fileprivate func requireAuthority(_ context: Context) throws(Refusal) {
    guard context.actor.persons.isDisjoint(with: owners) else { return }
    try context.require(.assignOwner, for: name)
  }
}

extension Retirement {
  /// Deprecates a right from a day on.
  package static func announce(
    _ facts: RetirementFacts,
    on day: Instant?,
    reason: String?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try facts.requireAuthority(context)
    if let known = facts.known {
      throw Refusal(
        .conflict,
        known.text,
        "`\(facts.name)` is deprecated already, by \(known)",
        next: "another person takes that back: govtop reinstate \(known)"
      )
    }
    guard let words = context.text(reason) else {
      throw Refusal(
        .missingField,
        facts.name,
        "to deprecate a right needs a reason",
        next: "say why: whoever asks for it reads it"
      )
    }
    if let day, day < context.now {
      throw Refusal(
        .limit,
        facts.name,
        "\(day) has passed, it is \(context.now)",
        next: "leave the day out to deprecate it at once"
      )
    }
    guard facts.replacement?.id != facts.entitlement else {
      throw Refusal(
        .conflict,
        facts.name,
        "`\(facts.name)` cannot take its own place",
        next: "name another right, or none"
      )
    }
    let terms = RetirementEvent.Terms(
      entitlement: facts.entitlement,
      name: facts.name,
      effectiveAt: day ?? context.now,
      reason: words,
      replacedBy: facts.replacement?.id,
      replacementName: facts.replacement?.name,
      by: context.actor.person.id
    )
    return [Event(context.nextID(.retirement) as ID, .announced(terms))]
  }

  /// Lets the right be given again.
  package static func withdraw(
    _ retirement: Retirement,
    facts: RetirementFacts,
    reason: String?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(retirement)
    try check.step(to: .withdrawn, "taken back")
    try facts.requireAuthority(context)
    guard !context.actor.persons.contains(retirement.announcedBy) else {
      throw Refusal(
        .secondPerson,
        retirement.id.text,
        state: retirement.state.rawValue,
        "you deprecated `\(retirement.name)` yourself",
        next: "another person takes it back"
      )
    }
    let words = try check.reason(reason, "to take it back", in: context)
    return [Event(retirement.id, .withdrawn(by: context.actor.person.id, reason: words))]
  }

  /// What follows when its day has come.
  package static func due(
    _ retirement: Retirement,
    campaign: Campaign.ID?,
    in system: SystemContext
  ) -> [Event] {
    guard retirement.state == .announced, retirement.effectiveAt <= system.now else { return [] }
    return [Event(retirement.id, .begun(campaign: campaign))]
  }
}

extension RequestFacts {
  /// Refuses a right that is deprecated, with what is asked for instead.
  func requireNotRetired(
    for subject: String,
    state: String? = nil,
    at now: Instant
  ) throws(Refusal) {
    guard let retirement = right.retirement, retirement.isInForce(at: now) else { return }
    let why = retirement.reason.text.map { ": \($0)" } ?? ""
    throw Refusal(
      .hardStop,
      subject,
      state: state,
      "`\(right.name)` is deprecated since \(retirement.effectiveAt)\(why)",
      next: retirement.replacementName.map { "ask for `\($0)` instead" }
        ?? "nothing takes its place; another person may take that back: govtop reinstate \(retirement.id)"
    )
  }
}
