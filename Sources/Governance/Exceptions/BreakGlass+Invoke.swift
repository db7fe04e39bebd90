/// What the rules must know of the world to open emergency access: nothing that another person decides.
package struct BreakGlassFacts: Sendable {
  /// The right as it was last seen, though its source may be away.
  package var right: RequestFacts.Right
  package var principal: Principal.ID
  /// Persons with a confirmed link to the account.
  package var persons: [Person.ID]
  /// What the actor has open for the same right already.
  package var open: BreakGlass?

  package init(
    right: RequestFacts.Right,
    principal: Principal.ID,
    persons: [Person.ID],
    open: BreakGlass? = nil
  ) {
    self.right = right
    self.principal = principal
    self.persons = persons
    self.open = open
  }
}

extension BreakGlass {
  /// What follows when a responder breaks the glass: access at once, and a review owed.
  package static func invoke(
    _ draft: BreakGlassDraft,
    facts: BreakGlassFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let name = facts.right.name
    try context.require(.breakGlass, for: name)
    try checkOwn(facts, context)
    let rules = context.rules.exceptions.breakGlass
    guard rules.covers(name) else {
      throw Refusal(
        .notPermitted,
        name,
        "`\(name)` was not approved for emergencies beforehand "
          + context.rules.cited("exceptions/break_glass/entitlements"),
        next:
          "these were: \(rules.entitlements.joined(separator: ", ")); or ask for it with govtop request"
      )
    }
    try checkLength(draft.length, most: rules.maximumLength, subject: name)
    if let open = facts.open, open.isLive(at: context.now) {
      throw open.refusal(
        .conflict,
        "\(open.id) is open for `\(name)` until \(open.endsAt)",
        next: "govtop extend \(open.id), or end it first"
      )
    }
    let invocation = try invocation(draft.incident, draft.reason, draft.length, name, context) {
      $0.entitlement = facts.right.id
      $0.entitlementName = name
      $0.principal = facts.principal
    }
    let id: ID = context.nextID(.breakGlass)
    let grant: Grant.ID = context.nextID(.grant)
    let terms = GrantEvent.Terms(
      kind: .breakGlass,
      principal: facts.principal,
      entitlement: facts.right.id,
      resource: facts.right.resource,
      environment: facts.right.environment,
      dataClass: facts.right.dataClass,
      startsAt: invocation.startsAt,
      endsAt: invocation.endsAt,
      rule: grantRule,
      rulesVersion: context.rules.version
    )
    return [
      Event(id, .invoked(invocation)), Event(id, .activated(grant: grant)),
      Event(grant, .grant(.scheduled(terms))),
    ]
  }

  /// What grants of emergencies name as the rule that opened them.
  static let grantRule = "break-glass"

  private static func checkOwn(_ facts: BreakGlassFacts, _ context: Context) throws(Refusal) {
    guard facts.persons.contains(context.principalPerson.id) else {
      throw Refusal(
        .notEligible,
        facts.principal.text,
        "`\(facts.principal)` is not your account: glass is broken for oneself alone",
        next: "name your own account, or ask for access with govtop request"
      )
    }
  }

  static func checkLength(
    _ length: Duration,
    most: Duration,
    subject: String,
    state: String? = nil
  ) throws(Refusal) {
    guard length > .zero, length <= most else {
      throw Refusal(
        .limit,
        subject,
        state: state,
        length > .zero
          ? "\(length.inWords) is longer than emergency access may last, \(most.inWords)"
          : "emergency access for no time opens nothing",
        next: "take \(most.inWords) or less"
      )
    }
  }

  static func invocation(
    _ incident: String?,
    _ reason: String,
    _ length: Duration,
    _ subject: String,
    _ context: Context,
    _ fill: (inout Invocation) -> Void
  ) throws(Refusal) -> Invocation {
    guard let incident, incident.contains(where: { !$0.isWhitespace }) else {
      throw Refusal(
        .missingField,
        subject,
        "breaking the glass needs the number of an incident",
        next: "open the incident first, its review asks for it"
      )
    }
    guard let words = context.text(Optional(reason)) else {
      throw Refusal(
        .missingField,
        subject,
        "breaking the glass needs a reason",
        next: "say why nothing else will do"
      )
    }
    var invocation = Invocation(
      invoker: context.principalPerson.id,
      castBy: context.castBy,
      incident: incident,
      reason: words,
      startsAt: context.now,
      endsAt: context.now + length,
      reviewWithin: context.rules.exceptions.breakGlass.reviewWithin,
      rulesVersion: context.rules.version
    )
    fill(&invocation)
    return invocation
  }
}
