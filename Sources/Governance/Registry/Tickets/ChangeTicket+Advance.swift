extension ChangeTicket {
  /// The next step of a change, with what that step needs.
  package static func advance(
    _ ticket: ChangeTicket,
    _ step: TicketStep,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    guard let next = ticket.changeKind.next(after: ticket.state) else {
      throw ticket.refusal(
        .alreadyClosed,
        "\(ticket.id) is \(ticket.state.rawValue): nothing follows",
        next: "that is final, make a new one"
      )
    }
    try context.require(ticket.permission(for: next), for: ticket.id.text)
    try ticket.requireSeen(seen)
    let event: Happening =
      switch next {
      case .assess: try ticket.assess(context)
      case .authorize: try ticket.sendToAuthorize(context)
      case .scheduled: try ticket.schedule(step, context)
      case .implement: try ticket.begin(context)
      case .review: try ticket.finish(step, context)
      case .new, .closed, .canceled: try ticket.close(step, context)
      }
    return [Event(ticket.id, event)]
  }

  private func permission(for next: TicketState) -> Permission {
    switch next {
    case .scheduled: changeKind == .standard ? .writeChange : .authorizeChange
    case .implement, .review: .implementChange
    case .new, .assess, .authorize, .closed, .canceled: .writeChange
    }
  }

  private func assess(_ context: Context) throws(Refusal) -> Happening {
    try requireWords(besides: [])
    return .assessed(by: context.persons)
  }

  private func sendToAuthorize(_ context: Context) throws(Refusal) -> Happening {
    // An emergency is not tested first; a normal change was complete when it was assessed.
    try requireWords(besides: changeKind == .emergency ? ["test_results"] : [])
    return .sentToAuthorize(by: context.persons)
  }

  private func requireWords(besides spared: Set<String>) throws(Refusal) {
    let words = [
      ("problem", content.problem), ("proposed_fix", content.proposedFix),
      ("test_results", content.testResults), ("rollback_plan", content.rollbackPlan),
    ]
    let missing = words.filter { $0.1 == nil && !spared.contains($0.0) }.map(\.0)
    guard missing.isEmpty else {
      throw refusal(
        .missingField,
        "\(id) lacks \(missing.joined(separator: ", "))",
        next: "govtop change amend \(id) with what is missing"
      )
    }
  }

  private func schedule(_ step: TicketStep, _ context: Context) throws(Refusal) -> Happening {
    if changeKind != .standard {
      try requireOther(
        than: authors,
        "you wrote \(id): another person authorizes it",
        next: "somebody with the persona approver or security can",
        in: context
      )
    }
    let given = step.windowFrom != nil || step.windowUntil != nil
    let from = given ? step.windowFrom : windowFrom
    let until = given ? step.windowUntil : windowUntil
    guard let window = try Self.window(from, until, of: id.text, context) else {
      throw refusal(
        .missingField,
        "\(id) has no window in which it is to be done",
        next: "give one: --window FROM..TO"
      )
    }
    try requireCalendar(window, context)
    return changeKind == .standard
      ? .scheduled(by: context.persons, window: window)
      : .authorized(by: context.persons, window: window)
  }

  private func begin(_ context: Context) throws(Refusal) -> Happening {
    try requireWindow(at: context.now)
    // A blackout may have been called after the change was scheduled.
    try requireNoBlackout(at: context)
    return .begun(by: context.persons)
  }

  /// Refuses what is done before or after its time.
  package func requireWindow(at now: Instant) throws(Refusal) {
    guard let window else {
      throw refusal(.missingField, "\(id) has no window", next: "cancel it and create another")
    }
    guard window.holds(at: now) else {
      let isEarly = now < window.from
      throw refusal(
        .limit,
        "the window of \(id) is from \(window.from) until \(window.until), now is \(now)",
        next: isEarly ? "wait for it" : "cancel \(id) and create another"
      )
    }
  }

  private func finish(_ step: TicketStep, _ context: Context) throws(Refusal) -> Happening {
    guard let outcome = step.outcome else {
      throw refusal(
        .missingField,
        "how did \(id) go: successful, rolled_back or failed",
        next: "say it: --result successful|rolled_back|failed"
      )
    }
    let effect = try words(step.effect, "what \(id) really did is not said", in: context)
    return .done(outcome: outcome, effect: effect, by: context.persons)
  }

  private func close(_ step: TicketStep, _ context: Context) throws(Refusal) -> Happening {
    let evidence = step.evidence.filter { !$0.allSatisfy(\.isWhitespace) }
    guard !evidence.isEmpty else {
      throw refusal(
        .missingField,
        "\(id) is closed with links to what proves it, and none was given",
        next: "give at least one: --evidence LINK"
      )
    }
    return .closed(evidence: evidence, by: context.persons)
  }

  /// Refuses a change that does not cover this: another one's, not decided, or over.
  package func requireCovers(_ subject: String, _ states: [TicketState]) throws(Refusal) {
    guard concerns.isEmpty || concerns.contains(subject) else {
      throw refusal(
        .conflict,
        "\(id) is about \(concerns.joined(separator: ", ")), not about \(subject)",
        next: "name the change that is about \(subject)"
      )
    }
    guard changeKind != .standard else {
      throw refusal(
        .notPermitted,
        "\(id) is a standard change, which nobody authorized for \(subject)",
        next: "write a normal change: govtop change create"
      )
    }
    guard states.contains(state) else {
      let wanted = states.map(\.rawValue).joined(separator: " or ")
      throw refusal(
        .illegalTransition,
        "\(id) is \(state.rawValue), \(subject) needs it in \(wanted)",
        next: "govtop change advance \(id)"
      )
    }
  }
}
