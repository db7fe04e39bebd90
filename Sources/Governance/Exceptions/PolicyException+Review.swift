extension PolicyException {
  /// What follows when a reviewer decides that it goes on, or that its rule is to be mended.
  package static func review(
    _ exception: PolicyException,
    _ review: ExceptionReview,
    facts: ExceptionFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try exception.requireInForce(at: context.now, to: "reviewed")
    try context.require(.reviewException, for: exception.id.text)
    guard
      context.actor.persons.isDisjoint(with: [exception.owner, exception.requester])
    else {
      throw exception.refusal(
        .secondPerson,
        "you asked for \(exception.id) or own it: another person reviews it",
        next: "ask security"
      )
    }
    try exception.requireVersion(seen: review.seen)
    let words = try exception.reason(review.reason, for: "a review", in: context)
    let next = try exception.nextReview(review.keepUntil, context)
    let reviewed = Event(
      exception.id,
      .reviewed(
        Review(
          by: context.principalPerson.id,
          castBy: context.castBy,
          at: context.now,
          reviewDueAt: next,
          present: review.present,
          reason: words
        )
      )
    )
    let mending = review.fix ? exception.mended(facts, context) : []
    return exception.overdueSteps(at: context.now) + [reviewed] + mending
  }

  private func nextReview(_ asked: Instant?, _ context: Context) throws(Refusal) -> Instant {
    let window = context.rules.exceptions.window(of: riskClass)
    let latest = min(context.now + window, expiresAt)
    guard let asked else { return latest }
    guard asked > context.now else {
      throw refusal(
        .limit,
        "\(asked) has passed, it is \(context.now): a review looks ahead",
        next: "keep it until \(latest) at most, or revoke it"
      )
    }
    guard asked <= latest else {
      throw refusal(
        .limit,
        "\(asked) is later than a \(riskClass.rawValue) exception may go without review, \(latest)",
        next: "keep it until \(latest)"
      )
    }
    return asked
  }

  private func mended(_ facts: ExceptionFacts, _ context: Context) -> [Event] {
    if let item = facts.backlog?.id ?? backlogItem {
      return backlogItem == item ? [] : [Event(id, .backlogged(item))]
    }
    let item: BacklogItem.ID = context.nextID(.backlog)
    return [BacklogItem.open(item, for: occurrence, [id]), Event(id, .backlogged(item))]
  }

  /// What follows when somebody ends it before its time: the grants that rest on it end with it.
  package static func revoke(
    _ exception: PolicyException,
    reason: String,
    seen: Int?,
    facts: ExceptionFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try exception.requireInForce(at: context.now, to: "revoked")
    if context.actor.persons.isDisjoint(with: [exception.owner, exception.requester]) {
      try context.require(.revoke, for: exception.id.text)
    }
    try exception.requireVersion(seen: seen)
    let words = try exception.reason(reason, for: "ending an exception", in: context)
    let by = context.principalPerson.id
    return exception.overdueSteps(at: context.now)
      + [Event(exception.id, .revoked(by: by, reason: words))]
      + facts.grants.compactMap { $0.endedWithItsGround(reason, in: context) }
  }

  private func requireInForce(at now: Instant, to act: String) throws(Refusal) {
    switch state(at: now) {
    case .active: return
    case .requested:
      throw refusal(
        .illegalTransition,
        "\(id) is requested: only what is in force is \(act)",
        next: "deny it, or have it cancelled"
      )
    case .approved:
      throw refusal(
        .illegalTransition,
        "\(id) begins at \(startsAt): only what is in force is \(act)",
        next: "come back then"
      )
    case .expired:
      throw refusal(
        .expired,
        "\(id) expired at \(expiresAt)",
        next: "ask for a new one that renews it"
      )
    case .denied, .cancelled, .revoked:
      throw refusal(
        .alreadyClosed,
        "\(id) was \(state.rawValue)\(closedBy.map { " by \($0)" } ?? "")",
        next: "ask for a new one"
      )
    }
  }
}
