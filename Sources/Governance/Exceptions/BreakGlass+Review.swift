extension BreakGlass {
  /// What follows when somebody ends it: its grants end with it, and a review is owed.
  package static func end(
    _ breakGlass: BreakGlass,
    reason: String,
    seen: Int?,
    grants: [Grant],
    in context: Context
  ) throws(Refusal) -> [Event] {
    try breakGlass.requireLive(at: context.now, to: "ended")
    if !context.actor.persons.contains(breakGlass.invoker) {
      try context.require(.revoke, for: breakGlass.id.text)
    }
    try breakGlass.requireVersion(seen: seen)
    let words = try breakGlass.reason(reason, for: "ending emergency access", in: context)
    let by = context.principalPerson.id
    return breakGlass.ended(by: by, words, at: context.now)
      + grants.compactMap { $0.endedWithItsGround(reason, in: context) }
  }

  /// The end of it and what is owed then.
  func ended(by person: Person.ID, _ reason: FreeText, at now: Instant) -> [Event] {
    [
      Event(id, .revoked(by: person, reason: reason)),
      Event(id, .postReviewOwed(dueAt: now + reviewWithin)),
    ]
  }

  /// What follows when somebody else says whether it was justified; late is late, not void.
  package static func review(
    _ breakGlass: BreakGlass,
    justified: Bool,
    reason: String,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    guard !breakGlass.isLive(at: context.now) else {
      throw breakGlass.refusal(
        .illegalTransition,
        "\(breakGlass.id) is open until \(breakGlass.endsAt): it is reviewed when it has ended",
        next: "end it: govtop revoke \(breakGlass.id)"
      )
    }
    guard breakGlass.owesReview(at: context.now) else {
      throw breakGlass.refusal(
        .alreadyClosed,
        "\(breakGlass.id) is \(breakGlass.state.rawValue)"
          + "\(breakGlass.reviewedBy.map { " by \($0)" } ?? "") already",
        next: "nothing is owed any more; the entry tells what was found"
      )
    }
    let own = Set([breakGlass.invoker] + [breakGlass.castBy].compactMap(\.self))
    guard context.actor.persons.isDisjoint(with: own) else {
      throw breakGlass.refusal(
        .secondPerson,
        "you opened \(breakGlass.id): somebody else says whether it was justified",
        next: "ask security"
      )
    }
    try context.require(.reviewException, for: breakGlass.id.text)
    try breakGlass.requireVersion(seen: seen)
    let words = try breakGlass.reason(reason, for: "a review", in: context)
    let reviewed = Happening.reviewed(
      by: context.principalPerson.id,
      castBy: context.castBy,
      justified: justified,
      reason: words
    )
    return breakGlass.overdueSteps(at: context.now) + [Event(breakGlass.id, reviewed)]
  }
}
