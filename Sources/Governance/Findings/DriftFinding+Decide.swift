/// An exception as those see it who rest something on it.
package struct ExceptionFact: Hashable, Sendable {
  /// `EX-118`.
  package var id: String
  package var endsAt: Instant
  package var isActive: Bool

  package init(id: String, endsAt: Instant, isActive: Bool = true) {
    self.id = id
    self.endsAt = endsAt
    self.isActive = isActive
  }

  /// Refuses an exception that does not hold now.
  func requireActive(for subject: String, state: String, at now: Instant) throws(Refusal) {
    guard isActive, now < endsAt else {
      throw Refusal(
        .expired,
        subject,
        state: state,
        "exception `\(id)` is not active at \(now)",
        next: "name an active exception that covers \(subject)"
      )
    }
  }
}

extension DriftFinding {
  /// What follows when its owner has seen it.
  package static func acknowledge(
    _ finding: DriftFinding,
    reason: String?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(finding)
    try check.step(to: .acknowledged, "acknowledged")
    guard let owner = finding.owner, context.actor.persons.contains(owner) else {
      throw Refusal(
        .notPermitted,
        finding.id.text,
        state: finding.state.rawValue,
        finding.owner.map { "\(finding.id) is for \($0) to acknowledge" }
          ?? "\(finding.id) has no owner, so nobody can acknowledge it",
        next: finding.owner == nil
          ? "have it assigned first" : "its owner acknowledges it, or it is assigned to you"
      )
    }
    try check.seen(seen)
    return [
      Event(
        finding.id,
        .acknowledged(by: context.actor.person.id, reason: context.text(reason))
      )
    ]
  }

  /// Says who answers for it.
  package static func assign(
    _ finding: DriftFinding,
    to person: Person,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.manageFindings, for: finding.id.text)
    guard finding.state.isOpen || finding.state == .accepted else {
      throw Refusal(
        .alreadyClosed,
        finding.id.text,
        state: finding.state.rawValue,
        "\(finding.id) is \(finding.state.rawValue): nobody has to answer for it any more",
        next: "a finding that comes back is open again by itself"
      )
    }
    try person.requirePresent(for: finding.id.text, state: finding.state.rawValue)
    try StepGuard(finding).seen(seen)
    return [Event(finding.id, .assigned(owner: person.id, by: context.actor.person.id))]
  }

  /// Starts putting it right, or says that it was done; a scan proves it later.
  package static func remediate(
    _ finding: DriftFinding,
    done: Bool,
    reason: String?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(finding)
    try check.step(
      to: done ? .remediated : .remediating,
      done ? "remediated" : "put into remediation"
    )
    try finding.requireOwnerOrSecurity(in: context)
    try check.seen(seen)
    let by = context.actor.person.id
    let words = context.text(reason)
    return [
      Event(
        finding.id,
        done ? .remediated(by: by, evidence: words) : .remediationStarted(by: by, reason: words)
      )
    ]
  }

  /// Lets it stand for as long as an exception covers it.
  package static func accept(
    _ finding: DriftFinding,
    under exception: ExceptionFact,
    reason: String?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(finding)
    try check.step(to: .accepted, "accepted")
    try finding.requireOwnerOrSecurity(in: context)
    try exception.requireActive(
      for: finding.id.text,
      state: finding.state.rawValue,
      at: context.now
    )
    let words = try check.reason(reason, "accepting", in: context)
    try check.seen(seen)
    return [
      Event(
        finding.id,
        .accepted(
          by: context.actor.person.id,
          exception: exception.id,
          endsAt: exception.endsAt,
          reason: words
        )
      )
    ]
  }

  /// Says that it is none; the word of a second person closes it for good.
  package static func dismiss(
    _ finding: DriftFinding,
    reason: String?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(finding)
    try check.step(to: .falsePositive, "called a false positive")
    try finding.requireOwnerOrSecurity(in: context)
    let words = try check.reason(reason, "a false positive", in: context)
    try check.seen(seen)
    let by = context.actor.person.id
    guard let first = finding.doubtedBy else {
      return [Event(finding.id, .doubted(by: by, reason: words))]
    }
    guard !context.actor.persons.contains(first) else {
      throw Refusal(
        .secondPerson,
        finding.id.text,
        state: finding.state.rawValue,
        "you said already that \(finding.id) is a false positive",
        next: "another person with a reason of their own closes it"
      )
    }
    return [Event(finding.id, .dismissed(by: by, reason: words))]
  }

  private func requireOwnerOrSecurity(in context: Context) throws(Refusal) {
    if let owner, context.actor.persons.contains(owner) { return }
    try context.require(.manageFindings, for: id.text)
  }
}

extension Person {
  /// Refuses to give something to answer for to somebody who left.
  func requirePresent(for subject: String, state word: String) throws(Refusal) {
    guard state != .active else { return }
    throw Refusal(
      .notEligible,
      subject,
      state: word,
      "\(handle) has left and cannot answer for \(subject)",
      next: "name somebody who is active"
    )
  }
}
