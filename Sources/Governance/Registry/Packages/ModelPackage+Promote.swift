/// What the rules must know of the world to move a stage pointer.
package struct PromotionFacts: Sendable {
  /// The change under which it goes into use.
  package var ticket: ChangeTicket?
  /// What runs there now.
  package var current: ModelPackage?
  /// The bundle that the package is bound to.
  package var bundle: PolicyBundle?
  /// The bundle that is enforced there for the same workload.
  package var enforced: PolicyBundle?

  package init(
    ticket: ChangeTicket? = nil,
    current: ModelPackage? = nil,
    bundle: PolicyBundle? = nil,
    enforced: PolicyBundle? = nil
  ) {
    self.ticket = ticket
    self.current = current
    self.bundle = bundle
    self.enforced = enforced
  }
}

extension ModelPackage {
  /// Moves the stage pointer of its group to it; what ran there is superseded in the same transaction.
  package static func promote(
    _ package: ModelPackage,
    to environment: Environment,
    facts: PromotionFacts,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.promotePackage, for: package.id.text)
    try context.require(.promote, .modelPackage, at: .production, for: package.id.text)
    try package.requirePromotable(to: environment)
    try package.requireSeen(seen)
    try package.requireFactor(context)
    try package.requireVerdict(facts, environment)
    guard let ticket = facts.ticket else {
      throw package.refusal(
        .missingField,
        "\(package.id) goes into use under a change, and it has none",
        next: "name one: --change CH"
      )
    }
    try ticket.requireCovers(package.id.text, [.scheduled, .implement])
    try ticket.requireWindow(at: context.now)
    try ticket.requireNoBlackout(at: context)
    let entry = Happening.promoted(
      environment: environment,
      replaced: facts.current?.id,
      ticket: ticket.id,
      factor: context.actor.factor,
      by: context.persons
    )
    // First out, then in: at no step do two run in one place.
    let out = facts.current.map {
      Event($0.id, .superseded(environment: environment, by: package.id))
    }
    return [out, Event(package.id, entry)].compactMap(\.self)
  }

  private func requirePromotable(to environment: Environment) throws(Refusal) {
    guard environment != .unknown else {
      throw refusal(
        .notEligible,
        "nothing is promoted to an unknown place",
        next: "--to dev|stage|prod"
      )
    }
    guard !isLive(in: environment) else {
      throw refusal(
        .conflict,
        "\(id) runs in \(environment.rawValue) already",
        next: "promote another package, or take this one out of use: govtop demote \(id)"
      )
    }
    try require(oneOf: [.approved, .promoted], "promoted")
  }

  private func requireFactor(_ context: Context) throws(Refusal) {
    let needed = context.rules.registry.promotionFactor
    guard context.actor.factor < needed else { return }
    throw refusal(
      .notPermitted,
      "a promotion needs \(needed.words), and \(context.actor.factor.words) is all there is "
        + context.rules.cited("registry/promotion_factor"),
      next: needed == .osUser
        ? "act as your own user, not with --as" : "prove who you are, then promote"
    )
  }

  private func requireVerdict(
    _ facts: PromotionFacts,
    _ environment: Environment
  ) throws(Refusal) {
    guard let bundle = facts.bundle else {
      throw refusal(
        .missingField,
        "\(id) is bound to no policy bundle",
        next: "govtop package evaluate with --bundle"
      )
    }
    guard let policy = facts.enforced else {
      throw refusal(
        .notEligible,
        "no policy of \(bundle.workload) is enforced in \(environment.rawValue)",
        next: "govtop rollout a bundle of \(bundle.workload) --to enforced"
      )
    }
    guard let verdict = verdicts.last(where: { $0.policy == policy.digest }) else {
      throw refusal(
        .missingField,
        "\(id) was not verified against the policy in force, \(policy.id)",
        next: "govtop package attest \(id) --policy \(policy.digest)"
      )
    }
    guard verdict.passed else {
      throw refusal(
        .hardStop,
        "\(verdict.verifier) found that \(id) does not meet the policy in force, \(policy.id)",
        next: "mend it, and have it verified again"
      )
    }
  }

  /// Takes a package out of use wherever it runs; the last known good comes back in the same transaction.
  ///
  /// `lastKnownGood` are the packages that it replaced; one that is archived or was taken out itself stays away.
  package static func demote(
    _ package: ModelPackage,
    reason: String,
    incident: String?,
    lastKnownGood: [ModelPackage],
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.demotePackage, for: package.id.text)
    try package.requireStep(to: .dePromoted, "taken out of use")
    try package.requireSeen(seen)
    let words = try package.words(
      reason,
      "taking a package out of use needs a reason",
      in: context
    )
    let incident = incident.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    let places = package.places.filter {
      context.rules.registry.incidentNeededIn.contains($0.environment)
    }
    guard incident != nil || places.isEmpty else {
      throw package.refusal(
        .missingField,
        "\(package.id) runs in \(places.map(\.environment.rawValue).joined(separator: ", ")): "
          + "taking it out of use belongs to an incident",
        next: "name it: --incident ID"
      )
    }
    let out = Event(
      package.id,
      .dePromoted(reason: words, incident: incident, by: context.persons)
    )
    return [out] + package.restorations(lastKnownGood, by: context.persons)
  }

  private func restorations(_ good: [ModelPackage], by persons: [Person.ID]) -> [Event] {
    places.compactMap { place in
      guard let back = good.first(where: { $0.id == place.replaced }), back.canComeBack else {
        return nil
      }
      let before = back.replaced(in: place.environment)
      return Event(
        back.id,
        .restored(environment: place.environment, replaced: before, after: id, by: persons)
      )
    }
  }

  /// Whether it can be the last known good: it gave way to a later one and was never found bad.
  package var canComeBack: Bool { state == .superseded || state == .promoted }

  /// Puts a package away that is no longer of use to anybody.
  package static func archive(
    _ package: ModelPackage,
    lastKnownGoodOf holder: ModelPackage.ID?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.registerArtifact, for: package.id.text)
    try package.requireStep(to: .archived, "archived")
    try package.requireSeen(seen)
    if let holder {
      throw package.refusal(
        .conflict,
        "\(package.id) is what comes back when \(holder) is taken out of use",
        next: "archive it once \(holder) was replaced"
      )
    }
    let last = package.leftAt ?? package.decidedAt ?? package.registeredAt
    let kept = context.rules.registry.retention
    guard context.now - last >= kept else {
      throw package.refusal(
        .limit,
        "\(package.id) is kept for \(kept.inWords) after its last use, until \(last + kept) "
          + context.rules.cited("registry/retention"),
        next: "archive it then"
      )
    }
    return [Event(package.id, .archived(by: context.persons))]
  }
}
