package import Governance

extension Deliberation {
  /// Loads what a command on exceptions, emergencies or controls is about, and records what follows.
  func perform(_ command: ExceptionCommand, _ context: Context) throws {
    switch command {
    case .request(let draft): try record(decide(draft, context))
    case .approve(let id, let reason, let seen):
      let (exception, facts) = try exceptionAndFacts(id)
      try record(
        PolicyException.approve(exception, reason: reason, seen: seen, facts: facts, in: context)
      )
    case .deny(let id, let reason, let seen):
      let (exception, facts) = try exceptionAndFacts(id)
      try record(
        PolicyException.deny(exception, reason: reason, seen: seen, facts: facts, in: context)
      )
    case .cancel(let id, let reason):
      try record(
        PolicyException.cancel(connection.exception(id), reason: reason, in: context)
      )
    case .review(let id, let review): try record(decide(id, review, context))
    case .revoke(let id, let reason, let seen):
      let (exception, facts) = try exceptionAndFacts(id)
      try record(
        PolicyException.revoke(exception, reason: reason, seen: seen, facts: facts, in: context)
      )
      try record(connection.findings(uncoveredBy: exception.id, in: system), as: .rule)
    case .closeBacklogItem(let id, let reason, let seen):
      try record(
        BacklogItem.close(connection.backlogItem(id), reason: reason, seen: seen, in: context)
      )
    default: try performInEmergency(command, context)
    }
  }

  private func decide(_ draft: ExceptionDraft, _ context: Context) throws -> [Event] {
    var draft = draft
    let owner = try connection.person(draft.owner)
    draft.owner = owner.id
    draft.renews = draft.renews.map { Identifier($0.text.uppercased()) }
    draft.finding = try draft.finding.map {
      try connection.reference($0, from: draft.rule, to: [.drift, .compliance])
    }
    let scope = try ExceptionScope(draft.scope)
    var facts = try connection.exceptionFacts(
      .init(rule: draft.rule, scope: scope.text, owner: owner.id),
      at: now,
      rules
    )
    facts.renewed = try draft.renews.map { try connection.exception($0) }
    return try PolicyException.decide(draft, facts: facts, in: context)
  }

  private func decide(
    _ id: PolicyException.ID,
    _ review: ExceptionReview,
    _ context: Context
  ) throws -> [Event] {
    var review = review
    review.present = try review.present.map { try connection.person($0).id }
    let (exception, facts) = try exceptionAndFacts(id)
    return try PolicyException.review(exception, review, facts: facts, in: context)
  }

  private func exceptionAndFacts(
    _ id: PolicyException.ID
  ) throws -> (PolicyException, ExceptionFacts) {
    let exception = try connection.exception(id)
    var facts = try connection.exceptionFacts(
      exception.occurrence,
      at: now,
      rules,
      except: exception.id
    )
    facts.renewed = try exception.renews.map { try connection.exception($0) }
    facts.grants = try connection.grants(restingOn: exception.id)
    return (exception, facts)
  }
}

extension Connection {
  package func exception(_ id: PolicyException.ID) throws -> PolicyException {
    try departure(id, list: "exceptions", called: "exception")
  }

  package func breakGlass(_ id: BreakGlass.ID) throws -> BreakGlass {
    try departure(id, list: "exceptions", called: "break-glass")
  }

  package func backlogItem(_ id: BacklogItem.ID) throws -> BacklogItem {
    try departure(id, list: "backlog", called: "backlog item")
  }

  private func departure<Kind: WorkflowRecord>(
    _ id: Identifier<Kind>,
    list: String,
    called what: String
  ) throws -> Kind {
    let found = try records(Kind.self, where: "id = ?", [.text(id.text.uppercased())])
    guard let record = found.first else {
      throw Refusal(
        .notFound,
        id.text,
        "there is no \(what) `\(id)`",
        next: "govtop list \(list) shows them"
      )
    }
    return record
  }

  /// What the rules must know of the world to judge an exception.
  func exceptionFacts(
    _ occurrence: PolicyException.Occurrence,
    at now: Instant,
    _ rules: Rules,
    except id: PolicyException.ID? = nil
  ) throws -> ExceptionFacts {
    ExceptionFacts(
      owner: try person(occurrence.owner),
      workloadPersons: try persons(inScope: occurrence.scope),
      earlier: try earlier(of: occurrence, at: now, within: rules.exceptions.repeatWindow, id),
      backlog: try records(
        BacklogItem.self,
        where: "state = 'open' and rule = ? and scope = ? and owner = ?",
        [.text(occurrence.rule), .text(occurrence.scope), .init(occurrence.owner)]
      ).first
    )
  }

  /// Exceptions of one rule, scope and owner that were approved in a time before a moment, oldest first.
  func earlier(
    of occurrence: PolicyException.Occurrence,
    at now: Instant,
    within window: Duration,
    _ except: PolicyException.ID? = nil
  ) throws -> [PolicyException.ID] {
    try rows(
      """
      select id from policy_exception
      where rule = ? and scope = ? and owner = ? and approved_at > ? and id <> ?
      order by approved_at, id
      """,
      [
        .text(occurrence.rule), .text(occurrence.scope), .init(occurrence.owner),
        .init(now - window), .text(except?.text ?? ""),
      ]
    ).map { try $0.id("id") }
  }

  /// Grants of requests that named an exception, but for those shown to have ended.
  func grants(restingOn exception: PolicyException.ID) throws -> [Grant] {
    let over = GrantState.allCases.filter(\.isTerminal).inSQL
    return try grants(
      where: """
        access_grant.state not in (\(over)) and access_grant.request in (
          select access_request.id from access_request where access_request.exception = ?
        )
        """,
      [.init(exception)]
    )
  }

  /// The persons behind the accounts that a scope names, and for workloads those who own them.
  private func persons(inScope text: String) throws -> [Person.ID] {
    var found: Set<Person.ID> = []
    for word in try ExceptionScope(text).workloads {
      let pattern = word.split(separator: "*", omittingEmptySubsequences: false)
        .map { $0.replacingLikeMarks }.joined(separator: "%")
      let those = ["id", "name", "native_id"].map { "lower(\($0)) like ? escape '!'" }
      for row in try rows(
        "select * from \(Table.principal.now) where \(those.joined(separator: " or "))",
        [.text(pattern), .text(pattern), .text(pattern)]
      ) {
        found.formUnion(try beneficiary(row, at: Instant(milliseconds: 0)).persons)
      }
    }
    return found.sorted()
  }
}

extension Substring {
  /// The text for `like … escape '!'`, in which it stands for itself.
  fileprivate var replacingLikeMarks: String {
    reduce(into: "") { text, character in
      if "%_!".contains(character) { text.append("!") }
      text.append(character)
    }
  }
}

extension ExceptionCommand {
  /// What the actor must be allowed to do, for the personas that the entry names.
  var permissions: Set<Permission> {
    switch self {
    case .request: [.except]
    case .approve, .deny, .approveExtension: [.approve]
    case .review, .closeBacklogItem, .reviewBreakGlass: [.reviewException]
    case .revoke, .endBreakGlass: [.revoke]
    case .breakGlass, .extend: [.breakGlass]
    case .setMode: [.controlMode, .breakGlass]
    case .cancel: []
    }
  }
}
