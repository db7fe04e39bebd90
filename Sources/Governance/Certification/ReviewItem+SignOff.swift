extension ReviewItem {
  /// What follows when the actor makes an own answer final.
  ///
  /// The rules are asked again: an answer that its giver may no longer give goes back to open.
  package static func signOff(
    _ item: ReviewItem,
    facts: ReviewFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try item.requireInReview(facts.campaign, at: context.now)
    let own = item.answers.first { !$0.persons.isDisjoint(with: context.actor.persons) }
    guard let own, !own.isSigned else {
      throw Refusal(
        .notPermitted,
        item.id.text,
        state: item.state.rawValue,
        "you have nothing to sign off on \(item.id)",
        next: item.state == .open ? "answer it first" : "only who answered it signs it off"
      )
    }
    let by = context.actor.person.id
    if own.evidenceSha256 != item.evidenceSha256 || !item.isStillIndependent(facts, context) {
      let why = "no longer independent, or the evidence is another"
      return [
        Event(item.id, .reopened(reviewer: own.reviewer, by: by, reason: context.text(why)))
      ]
    }
    let others = item.answers.filter { $0.reviewer != own.reviewer }
    guard item.state == .decided, let verdict = item.verdict, others.allSatisfy(\.isSigned) else {
      return [Event(item.id, .answerSigned(reviewer: own.reviewer, by: by))]
    }
    return [Event(item.id, .signedOff(by: by))]
      + item.follow(verdict, facts, answerOf: own, in: context.system)
  }

  private func isStillIndependent(_ facts: ReviewFacts, _ context: Context) -> Bool {
    do {
      try requireIndependent(facts, context)
      return true
    } catch {
      return false
    }
  }

  /// What a final verdict does to the grants: a denial ends them at once, a certification stands after the last stage.
  private func follow(
    _ verdict: Verdict,
    _ facts: ReviewFacts,
    answerOf answer: Answer?,
    in system: SystemContext
  ) -> [Event] {
    switch verdict {
    case .revoke, .reduce:
      return [Event(id, .applying(silence: nil))]
        + facts.grants.flatMap {
          Grant.followReview($0, of: id, by: answer?.reviewer, reason: answer?.comment, in: system)
        }
    case .certify where stage >= facts.campaign.terms.stages.count:
      return facts.grants.flatMap {
        Grant.followCertification($0, of: id, by: answer?.reviewer, in: system)
      }
    case .certify, .abstain, .noResponse: return []
    }
  }

  /// What the deadline makes of an item that is not signed off: what was signed counts, the rest is silence.
  package static func due(
    _ item: ReviewItem,
    facts: ReviewFacts,
    in system: SystemContext
  ) -> [Event] {
    guard facts.campaign.state == .inReview, facts.campaign.stage == item.stage,
      facts.campaign.isPastDue(at: system.now), item.state == .open || item.state == .decided
    else { return [] }
    let signed = item.answers.filter(\.isSigned)
    var verdict =
      item.strategy.verdict(
        of: signed.map(\.verdict),
        among: item.reviewers.count,
        isOver: true
      ) ?? .noResponse
    if verdict == .certify, signed.isEmpty, item.isPrivileged { verdict = .noResponse }
    let isMoot = !facts.grants.contains { !$0.state.isTerminal && !$0.hasEnded(at: system.now) }
    return [
      Event(item.id, .lapsed(verdict: verdict, isMoot: isMoot)),
      Event(item.id, .signedOff(by: nil)),
    ] + item.follow(verdict, facts, answerOf: signed.first { $0.verdict == verdict }, in: system)
  }

  /// What silence does to an item that nobody decided, once its campaign remediates.
  package static func followSilence(
    _ item: ReviewItem,
    facts: ReviewFacts,
    in system: SystemContext
  ) -> [Event] {
    guard facts.campaign.state == .inRemediation, item.state == .signedOff, item.silence == nil,
      item.verdict?.isUndecided ?? false
    else { return [] }
    let outcome = item.isMoot ? .keep : facts.campaign.silence(for: item.evidence)
    switch outcome {
    case .revoke:
      return [Event(item.id, .applying(silence: .revoke))]
        + facts.grants.flatMap {
          Grant.followReview($0, of: item.id, by: nil, reason: nil, in: system)
        }
    case .keep: return [Event(item.id, .silent(outcome: .keep, escalatedTo: nil))]
    case .escalate:
      let person = facts.campaign.terms.fallback.first
      return [Event(item.id, .silent(outcome: .escalate, escalatedTo: person))]
    }
  }

  /// What the grants show of a revocation: done, failed, or tried again.
  package static func followGrants(
    _ item: ReviewItem,
    grants: [Grant],
    in system: SystemContext
  ) -> [Event] {
    let isDone = grants.allSatisfy { $0.state.isTerminal }
    let hasFailed = grants.contains { $0.state == .revokeFailed }
    switch item.state {
    case .applying where isDone: return [Event(item.id, .applied)]
    case .applying where hasFailed: return [Event(item.id, .applyFailed)]
    case .applyFailed where isDone:
      return [Event(item.id, .applying(silence: nil)), Event(item.id, .applied)]
    case .applyFailed where !hasFailed: return [Event(item.id, .applying(silence: nil))]
    default: return []
    }
  }

  /// What follows when the actor lets a revocation that failed stand under an exception.
  package static func except(
    _ item: ReviewItem,
    exception: String,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.manageCampaigns, for: item.id.text)
    guard item.state == .applyFailed else {
      throw Refusal(
        .illegalTransition,
        item.id.text,
        state: item.state.rawValue,
        "\(item.id) is \(item.state.rawValue): only a revocation that failed is excepted",
        next: "nothing has to be excepted here; govtop list items state:apply_failed shows what has"
      )
    }
    guard !exception.allSatisfy(\.isWhitespace) else {
      throw Refusal(
        .missingField,
        item.id.text,
        state: item.state.rawValue,
        "name the exception under which the access stays",
        next: "govtop list exceptions"
      )
    }
    return [Event(item.id, .excepted(exception: exception, by: context.actor.person.id))]
  }
}

extension Grant {
  /// What a review that denies it brings about: before its start it is withdrawn, later it is revoked at the target.
  package static func followReview(
    _ grant: Grant,
    of item: ReviewItem.ID,
    by reviewer: Person.ID?,
    reason: FreeText?,
    in system: SystemContext
  ) -> [Event] {
    guard !grant.hasEnded(at: system.now), grant.state.allows(.revoking),
      grant.state != .revokeFailed
    else { return [] }
    let words = reason ?? system.text("decided in review \(item)")
    let body: GrantEvent =
      grant.state == .scheduled && system.now < grant.startsAt
      ? .withdrawn(by: reviewer, reason: words) : .revoking(by: reviewer, reason: words)
    return [Event(grant.id, .grant(body))]
  }

  /// What a review that upholds it brings about: the next one is due a cadence from now.
  package static func followCertification(
    _ grant: Grant,
    of item: ReviewItem.ID,
    by reviewer: Person.ID?,
    in system: SystemContext
  ) -> [Event] {
    guard !grant.state.isTerminal, !grant.hasEnded(at: system.now) else { return [] }
    return [Event(grant.id, .grant(.certified(by: reviewer, item: item)))]
  }
}
