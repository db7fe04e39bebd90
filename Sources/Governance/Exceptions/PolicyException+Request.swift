/// What the rules must know of the world to judge an exception; the store reads it in the deciding transaction.
package struct ExceptionFacts: Sendable {
  package var owner: Person
  /// The persons behind the accounts of the scope, and those who answer for them.
  package var workloadPersons: [Person.ID]
  /// Exceptions of the same rule, scope and owner that were approved in the window before, itself left out.
  package var earlier: [PolicyException.ID]
  /// The open item about the same rule, scope and owner.
  package var backlog: BacklogItem?
  /// The exception that it renews.
  package var renewed: PolicyException?
  /// Grants that rest on it and are not shown to have ended.
  package var grants: [Grant]

  package init(
    owner: Person,
    workloadPersons: [Person.ID] = [],
    earlier: [PolicyException.ID] = [],
    backlog: BacklogItem? = nil,
    renewed: PolicyException? = nil,
    grants: [Grant] = []
  ) {
    self.owner = owner
    self.workloadPersons = workloadPersons
    self.earlier = earlier
    self.backlog = backlog
    self.renewed = renewed
    self.grants = grants
  }
}

extension PolicyException {
  /// What follows when the actor asks for an exception; nothing is excepted before others agree.
  package static func decide(
    _ draft: ExceptionDraft,
    facts: ExceptionFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.except, for: draft.rule)
    let scope = try ExceptionScope(draft.scope)
    try checkWords(draft)
    let band = context.rules.exceptions.band(of: draft.rule, asked: draft.riskClass)
    let length = try checkedLength(draft, band, context)
    try checkOwner(facts.owner, context)
    try checkRenewal(draft, scope, facts)
    let id: ID = context.nextID(.exception)
    let content = Content(
      rule: draft.rule,
      scope: scope.text,
      riskClass: band,
      owner: facts.owner.id,
      requester: context.principalPerson.id,
      compensatingControl: context.text(draft.compensatingControl),
      justification: context.text(draft.justification),
      ticket: draft.ticket,
      length: length,
      startAt: draft.startAt,
      finding: draft.finding,
      renews: draft.renews
    )
    return [Event(id, .requested(content: content, terms: facts.terms(band, context)))]
  }

  private static func checkWords(_ draft: ExceptionDraft) throws(Refusal) {
    let needed = [
      ("rule", draft.rule, "name the rule that is departed from"),
      ("ticket", draft.ticket, "name the ticket under which it is mended"),
      (
        "compensating control", draft.compensatingControl,
        "say what guards against the risk meanwhile"
      ),
    ]
    for (what, text, next) in needed where text.allSatisfy(\.isWhitespace) {
      throw Refusal(.missingField, draft.rule, "an exception needs a \(what)", next: next)
    }
    let minimum = AccessRequest.justificationMinimum
    let length = draft.justification.count { !$0.isWhitespace }
    guard length >= minimum else {
      throw Refusal(
        .missingField,
        draft.rule,
        "a reason needs at least \(minimum) characters, this one has \(length)",
        next: "say what it is for: an approver decides on it"
      )
    }
    let most = AccessRequest.justificationLimit
    let longest = max(draft.justification.utf8.count, draft.compensatingControl.utf8.count)
    guard longest <= most else {
      throw Refusal(
        .limit,
        draft.rule,
        "a text has at most \(most) bytes, this one has \(longest)",
        next: "put the details into the ticket"
      )
    }
  }

  private static func checkedLength(
    _ draft: ExceptionDraft,
    _ band: RiskScore.Band,
    _ context: Context
  ) throws(Refusal) -> Duration {
    let most = context.rules.exceptions.length(of: band)
    guard let length = draft.length else {
      throw Refusal(
        .hardStop,
        draft.rule,
        "an exception without an end is none: nothing is excepted for ever",
        next: "say for how long, at most \(most.inWords)"
      )
    }
    guard length > .zero else {
      throw Refusal(
        .limit,
        draft.rule,
        "an exception for no time excepts nothing",
        next: "say for how long, at most \(most.inWords)"
      )
    }
    try requireLength(length, of: band, subject: draft.rule, state: nil, context)
    if let start = draft.startAt, start < context.now {
      throw Refusal(
        .limit,
        draft.rule,
        "the start \(start) has passed, it is \(context.now)",
        next: "leave the start out to begin with the deciding vote"
      )
    }
    if let start = draft.startAt, start - context.now > AccessRequest.leadLimit {
      throw Refusal(
        .limit,
        draft.rule,
        "the start \(start) lies more than \(AccessRequest.leadLimit.inWords) ahead, it is \(context.now)",
        next: "ask again when it is nearer"
      )
    }
    return length
  }

  /// Refuses a length beyond the maximum of the class, when asked for and again when decided.
  static func requireLength(
    _ length: Duration,
    of band: RiskScore.Band,
    subject: String,
    state: String?,
    _ context: Context
  ) throws(Refusal) {
    let most = context.rules.exceptions.length(of: band)
    guard length > most else { return }
    throw Refusal(
      .limit,
      subject,
      state: state,
      "\(length.inWords) is longer than a \(band.rawValue) exception may last, \(most.inWords) "
        + "(rule exception-ttl v\(context.rules.version))",
      next: "ask for \(most.inWords)"
    )
  }

  static func checkOwner(_ owner: Person, _ context: Context) throws(Refusal) {
    guard owner.isActive(at: context.now) else {
      throw Refusal(
        .notEligible,
        owner.id.text,
        state: "left",
        "\(owner.handle) has left and cannot answer for an exception",
        next: "name somebody who is here"
      )
    }
  }

  private static func checkRenewal(
    _ draft: ExceptionDraft,
    _ scope: ExceptionScope,
    _ facts: ExceptionFacts
  ) throws(Refusal) {
    guard let renewed = facts.renewed else { return }
    let same = Occurrence(rule: draft.rule, scope: scope.text, owner: facts.owner.id)
    guard renewed.occurrence == same else {
      throw renewed.refusal(
        .conflict,
        "\(renewed.id) has another rule, scope or owner: this renews nothing",
        next: "ask anew, without --renews"
      )
    }
    guard renewed.isOccurrence, renewed.state != .revoked else {
      throw renewed.refusal(
        .illegalTransition,
        "\(renewed.id) is \(renewed.state.rawValue): what was never in force or was revoked is not renewed",
        next: "ask anew, without --renews"
      )
    }
  }
}

extension ExceptionFacts {
  /// Who must agree, and who may not.
  fileprivate func terms(_ band: RiskScore.Band, _ context: Context) -> PolicyException.Terms {
    let rules = context.rules.exceptions
    let approval = rules.approval(of: band)
    let excluded = context.actor.persons.union(workloadPersons)
    var terms = PolicyException.Terms(
      persons: approval.persons,
      security: approval.security,
      needsOwner: false,
      excluded: excluded.sorted(),
      earlier: earlier.count,
      rulesVersion: context.rules.version
    )
    guard earlier.count >= rules.repeatLimit || backlog != nil else { return terms }
    terms.security = max(1, approval.security)
    // An owner who may not decide is replaced by one person more.
    terms.needsOwner = !excluded.contains(owner.id)
    if !terms.needsOwner { terms.persons = max(2, approval.persons + 1) }
    return terms
  }
}
