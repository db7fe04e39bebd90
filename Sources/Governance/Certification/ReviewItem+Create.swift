import Documents

extension ReviewItem {
  /// The item of a stage over some evidence, with who is asked; `nil` if nobody can be.
  package static func made(
    _ evidence: Evidence,
    inStage stage: Int,
    candidates: [Person.ID],
    facts: ReviewFacts,
    in system: SystemContext
  ) -> Event? {
    let rules = system.rules.certification
    let campaign = facts.campaign
    let assignment = ReviewerAssignment(
      candidates: candidates,
      excluded: facts.excluded(inStage: stage),
      fallback: campaign.terms.fallback,
      atMost: rules.maximumReviewers
    )
    guard let assignment else { return nil }
    let terms = Terms(
      campaign: campaign.id,
      stage: stage,
      evidence: evidence,
      evidenceSha256: evidence.digest.hex,
      reviewer: assignment.reviewer,
      others: assignment.others,
      isFallback: assignment.isFallback,
      isInEnvelope: evidence.isInEnvelope(rules),
      hint: evidence.hint(rules),
      strategy: campaign.strategy
    )
    return Event(system.nextID(.item) as ID, .created(terms))
  }
}
