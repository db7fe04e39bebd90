import Documents

extension ReviewItem {
  /// What follows when the actor takes an answer back before it is signed off.
  package static func reopen(
    _ item: ReviewItem,
    campaign: Campaign,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try item.requireInReview(campaign, at: context.now)
    guard item.state == .open || item.state == .decided else { throw item.notOpen }
    let own = item.answers.first { !$0.persons.isDisjoint(with: context.actor.persons) }
    guard let own else {
      throw Refusal(
        .notPermitted,
        item.id.text,
        state: item.state.rawValue,
        item.answers.isEmpty
          ? "\(item.id) has no answer to take back"
          : "only who answered \(item.id) takes the answer back",
        next: item.answers.isEmpty
          ? "answer it first: govtop certify \(item.id)"
          : "\(item.answers.map(\.reviewer.text).joined(separator: ", ")) can"
      )
    }
    guard !own.isSigned else {
      throw Refusal(
        .alreadyClosed,
        item.id.text,
        state: item.state.rawValue,
        "your answer to \(item.id) is signed off, and that is final",
        next: "its access can still be ended: govtop revoke"
      )
    }
    let by = context.actor.person.id
    return [Event(item.id, .reopened(reviewer: own.reviewer, by: by, reason: nil))]
  }

  /// What follows when the actor hands an item to another reviewer: its reviewer may, and whoever runs campaigns.
  package static func reassign(
    _ item: ReviewItem,
    to person: Person,
    reason: String,
    facts: ReviewFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try item.requireInReview(facts.campaign, at: context.now)
    guard item.state == .open else { throw item.notOpen }
    let own = item.reviewers.first { context.actor.persons.contains($0) }
    if own == nil { try context.require(.manageCampaigns, for: item.id.text) }
    let old = own ?? item.reviewer
    guard let words = context.text(Optional(reason)) else {
      throw Refusal(
        .missingField,
        item.id.text,
        state: item.state.rawValue,
        "handing \(item.id) on needs a reason",
        next: "say why, the new reviewer reads it"
      )
    }
    let excluded = facts.excluded(inStage: item.stage)
    guard person.isActive(at: context.now), !excluded.contains(person.id),
      !item.reviewers.contains(person.id)
    else {
      throw Refusal(
        .notEligible,
        item.id.text,
        state: item.state.rawValue,
        "\(person.handle) may not judge \(item.id): holds it, agreed to it, gives it, is asked already, or has left",
        next: "name another person"
      )
    }
    let by = context.actor.person.id
    return [
      Event(item.id, .reassigned(from: old, to: person.id, by: by, reason: words)),
      Event(item.id, .handedOver),
    ]
  }

  /// What follows when the actor has the evidence of an open item gathered anew.
  package static func refresh(
    _ item: ReviewItem,
    with evidence: Evidence,
    campaign: Campaign,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try item.requireInReview(campaign, at: context.now)
    guard item.state == .open else { throw item.notOpen }
    if item.reviewers.allSatisfy({ !context.actor.persons.contains($0) }) {
      try context.require(.manageCampaigns, for: item.id.text)
    }
    let rules = context.rules.certification
    return [
      Event(
        item.id,
        .refreshed(
          evidence: evidence,
          evidenceSha256: evidence.digest.hex,
          isInEnvelope: evidence.isInEnvelope(rules),
          hint: evidence.hint(rules)
        )
      )
    ]
  }
}
