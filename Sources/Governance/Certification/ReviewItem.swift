/// One principal's hold on one entitlement, to be judged in one stage of a campaign.
public struct ReviewItem: Hashable, Sendable, Codable {
  /// Tag of the ids of items: `RI-2207`.
  public typealias ID = Identifier<ReviewItem>

  /// What an item is from its first moment on.
  package struct Terms: Hashable, Sendable, Codable {
    package var campaign: Campaign.ID
    package var stage: Int
    package var evidence: Evidence
    package var evidenceSha256: String
    package var reviewer: Person.ID
    package var others: [Person.ID] = []
    package var isFallback = false
    package var isInEnvelope = false
    package var hint: ReviewHint?
    package var strategy: StageStrategy
  }

  /// What one reviewer answered, and how.
  package struct Answer: Hashable, Sendable, Codable {
    /// The reviewer of record.
    package var reviewer: Person.ID
    /// Who answered for the reviewer.
    package var deputy: Person.ID?
    package var verdict: Verdict
    package var comment: FreeText?
    /// How long the item was looked at; `nil` where nobody measured, as in scripts.
    package var dwellMs: Int?
    package var batchSize: Int
    package var evidenceSha256: String
    package var isEvidenceOpened = false
    package var isSigned = false

    /// Everybody behind it.
    package var persons: Set<Person.ID> { Set([reviewer, deputy].compactMap { $0 }) }
  }

  /// One change of hands.
  package struct Handover: Hashable, Sendable, Codable {
    package var from: Person.ID
    package var to: Person.ID
    package var by: Person.ID
    package var at: Instant
  }

  package let id: ID
  package private(set) var state: ReviewItemState
  package let campaign: Campaign.ID
  package let stage: Int
  package let principal: Principal.ID
  package let entitlement: Entitlement.ID
  /// Of record.
  package private(set) var reviewer: Person.ID
  /// Asked beside the reviewer of record; `nil` for nobody.
  package private(set) var coReviewers: IdentifierWords<Person>?
  package let isFallback: Bool
  package let strategy: StageStrategy
  package private(set) var evidence: Evidence
  package private(set) var evidenceSha256: String
  package private(set) var isInEnvelope: Bool
  package private(set) var hint: ReviewHint?
  package private(set) var answers: [Answer] = []
  package private(set) var handovers: [Handover] = []
  /// What the answers make together; `nil` while open.
  package private(set) var verdict: Verdict?
  package private(set) var decidedAt: Instant?
  package private(set) var signedOffAt: Instant?
  /// The access ended by other means before anybody answered: such items are not counted (M10).
  package private(set) var isMoot = false
  /// What silence did, for an item that nobody decided.
  package private(set) var silence: Silence?
  package private(set) var escalatedTo: Person.ID?
  package private(set) var applyingAt: Instant?
  package private(set) var appliedAt: Instant?
  /// Id of the exception under which a revocation that failed stands.
  package private(set) var exception: String?
  // The same as in ``evidence``, as columns.
  package private(set) var principalName: String
  package private(set) var entitlementName: String
  package private(set) var resource: String
  package private(set) var environment: Environment
  package private(set) var riskScore: Int
  package private(set) var riskBand: RiskScore.Band
  package private(set) var lastUsedAt: Instant?
  package private(set) var lastUsedKnown: Bool
  package private(set) var peerShare: Int?
  package private(set) var isPrivileged: Bool
  package private(set) var owner: Person.ID?
  package private(set) var grants: IdentifierWords<Grant>
  package var version = 1

  /// Everybody who is asked, of record first.
  package var reviewers: [Person.ID] { [reviewer] + (coReviewers?.ids ?? []) }
}

/// What happened to an item.
package enum ReviewItemEvent: WorkflowEvent {
  case created(ReviewItem.Terms)
  /// One of several reviewers answered; others still have to.
  case answered(answer: ReviewItem.Answer)
  /// The answer that settles it: staged until it is signed off.
  case decided(answer: ReviewItem.Answer, verdict: Verdict)
  /// A reviewer took the answer back, or it no longer holds.
  case reopened(reviewer: Person.ID, by: Person.ID?, reason: FreeText?)
  case reassigned(from: Person.ID, to: Person.ID, by: Person.ID, reason: FreeText?)
  /// The new reviewer has it.
  case handedOver
  /// Newer evidence took the place of what was shown; answers to the old one are void.
  case refreshed(evidence: Evidence, evidenceSha256: String, isInEnvelope: Bool, hint: ReviewHint?)
  /// The deadline passed: what was signed counts, the rest is silence.
  case lapsed(verdict: Verdict, isMoot: Bool)
  /// One of several answers is final.
  case answerSigned(reviewer: Person.ID, by: Person.ID)
  case signedOff(by: Person.ID?)
  /// What silence did, where it did not revoke.
  case silent(outcome: Silence, escalatedTo: Person.ID?)
  case applying(silence: Silence?)
  case applied
  case applyFailed
  /// The failure stands under an exception.
  case excepted(exception: String, by: Person.ID)
}

extension ReviewItem: StatefulRecord {
  package static let kind = Record.Kind.item

  package init?(id: ID, first event: ReviewItemEvent, at: Instant) {
    guard case .created(let terms) = event else { return nil }
    let evidence = terms.evidence
    self.id = id
    state = .open
    campaign = terms.campaign
    stage = terms.stage
    principal = evidence.principal
    entitlement = evidence.entitlement
    reviewer = terms.reviewer
    coReviewers = terms.others.isEmpty ? nil : IdentifierWords(terms.others)
    isFallback = terms.isFallback
    strategy = terms.strategy
    self.evidence = evidence
    evidenceSha256 = terms.evidenceSha256
    isInEnvelope = terms.isInEnvelope
    hint = terms.hint
    principalName = evidence.principalName
    entitlementName = evidence.entitlementName
    resource = evidence.resource
    environment = evidence.environment
    riskScore = evidence.riskScore
    riskBand = evidence.riskBand
    lastUsedAt = evidence.lastUsedAt
    lastUsedKnown = evidence.lastUsedKnown
    peerShare = evidence.peerShare
    isPrivileged = evidence.isPrivileged
    owner = evidence.owner
    grants = IdentifierWords(evidence.grants.map(\.grant))
  }

  package mutating func apply(_ event: ReviewItemEvent, at: Instant) {
    switch event {
    case .created: break
    case .answered(let answer): answers.append(answer)
    case .decided(let answer, let verdict):
      answers.append(answer)
      decide(verdict, at)
    case .reopened(let reviewer, _, _):
      answers.removeAll { $0.reviewer == reviewer }
      reopen()
    case .reassigned(let old, let new, let person, _):
      state = .reassigned
      handovers.append(Handover(from: old, to: new, by: person, at: at))
    case .handedOver: handOver()
    case .refreshed(let evidence, let digest, let isInEnvelope, let hint):
      take(evidence, digest, isInEnvelope, hint)
    case .lapsed(let verdict, let isMoot):
      self.isMoot = isMoot
      decide(verdict, at)
    case .answerSigned(let reviewer, _): sign(reviewer)
    case .signedOff(let person):
      // The deadline signs nothing in anybody's name.
      if person != nil { for answer in answers { sign(answer.reviewer) } }
      state = .signedOff
      signedOffAt = at
    case .silent(let outcome, let person):
      silence = outcome
      escalatedTo = person
    case .applying(let outcome):
      state = .applying
      silence = outcome ?? silence
      applyingAt = applyingAt ?? at
    case .applied:
      state = .applied
      appliedAt = at
    case .applyFailed: state = .applyFailed
    case .excepted(let id, _): exception = id
    }
  }

  private mutating func decide(_ verdict: Verdict, _ at: Instant) {
    state = .decided
    self.verdict = verdict
    decidedAt = at
  }

  private mutating func reopen() {
    state = .open
    verdict = nil
    decidedAt = nil
  }

  private mutating func sign(_ reviewer: Person.ID) {
    for place in answers.indices where answers[place].reviewer == reviewer {
      answers[place].isSigned = true
    }
  }

  private mutating func handOver() {
    state = .open
    guard let last = handovers.last else { return }
    if reviewer == last.from {
      reviewer = last.to
    } else if let others = coReviewers?.ids {
      coReviewers = IdentifierWords(others.map { $0 == last.from ? last.to : $0 })
    }
  }

  private mutating func take(
    _ evidence: Evidence,
    _ digest: String,
    _ isInEnvelope: Bool,
    _ hint: ReviewHint?
  ) {
    self.evidence = evidence
    evidenceSha256 = digest
    self.isInEnvelope = isInEnvelope
    self.hint = hint
    answers = []
    riskScore = evidence.riskScore
    riskBand = evidence.riskBand
    lastUsedAt = evidence.lastUsedAt
    lastUsedKnown = evidence.lastUsedKnown
    peerShare = evidence.peerShare
    isPrivileged = evidence.isPrivileged
    owner = evidence.owner
    grants = IdentifierWords(evidence.grants.map(\.grant))
    reopen()
  }
}
