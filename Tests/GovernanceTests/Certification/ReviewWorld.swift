import Documents
import Testing

@testable import Governance

/// A campaign over one item, and the persons around it.
enum ReviewWorld {
  typealias World = SmallWorld

  static let cert = SmallWorld.person("P-4", "cora", [.certifier])
  static let second = SmallWorld.person("P-5", "sam", [.certifier])
  /// Friday 2026-06-19, 23:59:59 in Berlin.
  static let due = Instant(milliseconds: 1_781_906_399_000)
  static let entitlement = SmallWorld.right().id

  static func draft(
    stages: Int = 1,
    strategy: StageStrategy = .oneAcceptAccepts,
    silence: Silence? = .revoke
  ) -> CampaignDraft {
    CampaignDraft(
      name: "prod machine identities",
      scope: "type:workload env:prod",
      zone: "Europe/Berlin",
      reviewers: [ReviewerChoice(.owner)],
      dueAt: (0..<stages).map { due + .days(7 * $0) },
      strategy: strategy,
      silence: silence,
      fallback: [SmallWorld.ada.id]
    )
  }

  static func campaign(
    _ draft: CampaignDraft = draft(),
    privileged: Int = 0,
    after more: [CampaignEvent] = [.frozen(items: 1), .started(stage: 1, dueAt: due)]
  ) throws -> Campaign {
    let events = try Campaign.create(
      draft,
      scope: CampaignScope(items: 1, privileged: privileged),
      in: SmallWorld.context(cert)
    )
    var campaign: Campaign?
    for event in events {
      guard case .workflow(let body) = event.body, let first = body.event as? CampaignEvent else {
        continue
      }
      campaign = Campaign(id: Identifier("RC-1"), first: first, at: SmallWorld.now)
    }
    var made = try #require(campaign)
    for event in more { made.apply(event, at: SmallWorld.now) }
    return made
  }

  /// A campaign in each of its states.
  static func campaign(in state: CampaignState) throws -> Campaign {
    let begun: [CampaignEvent] = [.frozen(items: 1), .started(stage: 1, dueAt: due)]
    let more: [CampaignEvent] =
      switch state {
      case .created: [.frozen(items: 1)]
      case .inReview: begun
      case .reviewDone: begun + [.reviewDone(stage: 1)]
      case .inRemediation: begun + [.reviewDone(stage: 1), .remediating(by: nil)]
      case .closed: begun + [.reviewDone(stage: 1), .remediating(by: nil), .closed]
      case .cancelled:
        begun + [.cancelAsked(by: cert.id, reason: nil), .cancelled(by: second.id)]
      }
    return try campaign(after: more)
  }

  static func evidence(
    risk: RiskScore.Band = .low,
    used: Duration? = .days(1),
    known: Bool = true,
    peers: Int? = 10,
    holding: Int = 6,
    privileged: Bool = false
  ) -> Evidence {
    var evidence = Evidence(
      at: SmallWorld.now,
      principal: SmallWorld.principal,
      principalName: "label-sync",
      principalType: .workload,
      entitlement: entitlement,
      entitlementName: "aiplatform.user",
      actions: "aiplatform.jobs.create",
      resource: "vertex",
      environment: .prod,
      dataClass: .internal,
      riskScore: 20,
      riskBand: risk
    )
    evidence.persons = [SmallWorld.noor.id]
    evidence.isPrivileged = privileged
    evidence.lastUsedKnown = known
    evidence.lastUsedAt = used.map { SmallWorld.now - $0 }
    evidence.peers = peers
    evidence.peersHolding = holding
    return evidence
  }

  static func item(
    _ evidence: Evidence = evidence(),
    id: String = "RI-1",
    stage: Int = 1,
    reviewers: [Person] = [SmallWorld.ben],
    strategy: StageStrategy = .oneAcceptAccepts
  ) throws -> ReviewItem {
    let terms = ReviewItem.Terms(
      campaign: Identifier("RC-1"),
      stage: stage,
      evidence: evidence,
      evidenceSha256: evidence.digest.hex,
      reviewer: reviewers[0].id,
      others: reviewers.dropFirst().map(\.id),
      isInEnvelope: evidence.isInEnvelope(.standard),
      hint: evidence.hint(.standard),
      strategy: strategy
    )
    return try #require(
      ReviewItem(id: Identifier(id), first: .created(terms), at: SmallWorld.now)
    )
  }

  static func given(
    _ verdict: Verdict,
    by person: Person = SmallWorld.ben,
    dwell: Int? = nil,
    batch: Int = 1,
    opened: Bool = false
  ) -> ReviewItem.Answer {
    ReviewItem.Answer(
      reviewer: person.id,
      verdict: verdict,
      dwellMs: dwell,
      batchSize: batch,
      evidenceSha256: evidence().digest.hex,
      isEvidenceOpened: opened
    )
  }

  /// An item in each of its states.
  static func item(in state: ReviewItemState) throws -> ReviewItem {
    let revoked: [ReviewItemEvent] = [
      .decided(answer: given(.revoke), verdict: .revoke), .signedOff(by: SmallWorld.ben.id),
      .applying(silence: nil),
    ]
    let more: [ReviewItemEvent] =
      switch state {
      case .open: []
      case .reassigned:
        [
          .reassigned(
            from: SmallWorld.ben.id,
            to: SmallWorld.mei.id,
            by: SmallWorld.ben.id,
            reason: nil
          )
        ]
      case .decided: [.decided(answer: given(.certify), verdict: .certify)]
      case .signedOff:
        [
          .decided(answer: given(.certify), verdict: .certify),
          .signedOff(by: SmallWorld.ben.id),
        ]
      case .applying: revoked
      case .applied: revoked + [.applied]
      case .applyFailed: revoked + [.applyFailed]
      }
    return after(more, try item())
  }

  static func after(
    _ events: [ReviewItemEvent],
    _ item: ReviewItem,
    at now: Instant = SmallWorld.now
  ) -> ReviewItem {
    var item = item
    for event in events { item.apply(event, at: now) }
    return item
  }

  /// The item after what was decided about it.
  static func after(
    _ events: [Event],
    _ item: ReviewItem,
    at now: Instant = SmallWorld.now
  ) -> ReviewItem {
    after(happenings(events), item, at: now)
  }

  static func happenings(_ events: [Event]) -> [ReviewItemEvent] {
    events.compactMap { event in
      guard case .workflow(let body) = event.body else { return nil }
      return body.event as? ReviewItemEvent
    }
  }

  /// Standing, from a baseline.
  static func grant() -> Grant? { GrantTests.grant(lasting: nil, adopted: true) }

  static func facts(
    _ campaign: Campaign? = nil,
    subjects: [Person] = [SmallWorld.noor],
    approvers: [Person] = [],
    authorities: [Person] = [SmallWorld.olga],
    grants: [Grant]? = nil
  ) throws -> ReviewFacts {
    ReviewFacts(
      campaign: try campaign ?? self.campaign(),
      subjects: subjects.map(\.id),
      approvers: approvers.map(\.id),
      authorities: authorities.map(\.id),
      grants: grants ?? [grant()].compactMap { $0 }
    )
  }

  static func answer(
    _ verdict: Verdict,
    to item: ReviewItem,
    comment: String? = nil
  ) -> ReviewAnswer {
    ReviewAnswer(
      verdict,
      to: [.init(item.id, evidence: item.evidenceSha256, dwell: .seconds(12), isOpened: true)],
      comment: comment
    )
  }

  static func decide(
    _ verdict: Verdict,
    _ item: ReviewItem,
    by person: Person = SmallWorld.ben,
    for absent: Person? = nil,
    comment: String? = nil,
    facts: ReviewFacts? = nil,
    at now: Instant = SmallWorld.now,
    rules: Rules = .standard
  ) throws -> [Event] {
    let given = answer(verdict, to: item, comment: comment)
    return try ReviewItem.answer(
      given,
      to: item,
      shown: given.items[0],
      facts: try facts ?? self.facts(),
      in: SmallWorld.context(person, at: now, for: absent, rules: rules)
    )
  }
}

/// The refusal in which an act ends; a test failure if it was let through, or failed otherwise.
func refused(
  sourceLocation: SourceLocation = #_sourceLocation,
  _ act: () throws -> some Any
) -> Refusal? {
  do {
    _ = try act()
    Issue.record("it was not refused", sourceLocation: sourceLocation)
  } catch let refusal as Refusal {
    return refusal
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
  return nil
}
