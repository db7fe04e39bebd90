/// Numbers of the organisation for certifications.
public struct CertificationRules: Hashable, Sendable, Codable {
  /// Longest time from the start of a campaign to the deadline of a stage; a quarter, PCI DSS 7.2.4 asks for two.
  package var maximumLength: Duration
  /// Most stages of one campaign.
  package var maximumStages: Int
  /// Most reviewers of one item in one stage, such as the members of a team that owns it.
  package var maximumReviewers: Int
  /// How long the owner of a campaign may take to begin remediation before time does it.
  package var ownerGrace: Duration
  /// How long the target may take to show that a revocation was applied: M11, 24 h for privileged access.
  package var applyDue: Duration
  /// Days without use from which certifying needs a comment.
  package var commentUnusedAfter: Duration
  /// Band of risk from which certifying needs a comment.
  package var commentFrom: RiskScore.Band
  /// Use within this time keeps an item inside the safe envelope of bulk certification.
  package var bulkUsedWithin: Duration
  /// Percent of the peers that must hold the same for the safe envelope.
  package var bulkPeerShare: Int
  /// Whether whoever may approve requests in general may review in a first stage; owners of the right never may.
  package var approversReview: Bool
  /// Milliseconds below which a certification counts as not looked at (M12).
  package var rubberStampBelow: Duration
  /// Items of one batch above which certifying outside the envelope counts as not looked at (M12).
  package var rubberStampBatch: Int
  /// How often access is certified.
  package var cadence: CadenceRules
  /// How several reviewers of one item count in the campaigns of the cadence, by class of access.
  package var strategies: [String: StageStrategy] = [:]

  package func strategy(of kind: CadenceClass) -> StageStrategy {
    strategies[kind.rawValue] ?? .oneAcceptAccepts
  }

  /// What holds until an organisation applies rules of its own.
  package static let standard = CertificationRules(
    maximumLength: .days(92),
    maximumStages: 4,
    maximumReviewers: 5,
    ownerGrace: .hours(24),
    applyDue: .hours(24),
    commentUnusedAfter: .days(90),
    commentFrom: .high,
    bulkUsedWithin: .days(30),
    bulkPeerShare: 50,
    approversReview: true,
    rubberStampBelow: .seconds(3),
    rubberStampBatch: 20,
    cadence: .standard
  )
}
