/// What a person can ask about certifications.
public enum CertificationCommand: Hashable, Sendable {
  /// Makes a campaign with the first thousand of its items; the rest follows in further transactions.
  case create(CampaignDraft)
  /// Makes a campaign of the items of a closed one that nobody answered.
  case iterate(Campaign.ID, dueAt: Instant, reason: String)
  /// Begins the first stage.
  case start(Campaign.ID)
  /// Begins remediation once the last stage is done.
  case finish(Campaign.ID)
  /// Asks to cancel, or agrees to it as the second person; decisions are kept.
  case cancel(Campaign.ID, reason: String)
  /// Answers items; staged until signed off.
  case answer(ReviewAnswer)
  /// Takes own answers back before they are signed off.
  case reopen([ReviewItem.ID])
  /// Hands items to another reviewer.
  case reassign([ReviewItem.ID], to: Person.ID, reason: String)
  /// Gathers the evidence of open items anew.
  case refresh([ReviewItem.ID])
  /// Makes own answers in a campaign final.
  case signOff(Campaign.ID)
  /// Lets a revocation that failed stand under an exception.
  case except(ReviewItem.ID, exception: String)
}

/// One answer to one or more items, with what its giver was shown.
public struct ReviewAnswer: Hashable, Sendable {
  /// One item as it was shown.
  public struct Shown: Hashable, Sendable {
    /// `RI-2207`.
    public var item: ReviewItem.ID
    /// SHA-256 of the evidence that was on the screen, hex.
    public var evidence: String
    /// How long it was looked at; `nil` where nobody measured.
    public var dwell: Duration?
    /// Whether the whole evidence was opened.
    public var isOpened: Bool

    /// An item as it was shown.
    public init(
      _ item: ReviewItem.ID,
      evidence: String,
      dwell: Duration? = nil,
      isOpened: Bool = false
    ) {
      self.item = item
      self.evidence = evidence
      self.dwell = dwell
      self.isOpened = isOpened
    }
  }

  /// What is said of all of them.
  public var verdict: Verdict
  /// What it is said of.
  public var items: [Shown]
  /// Kept with the answer; to abstain needs one, to certify what is risky or unused too.
  public var comment: String?

  /// An answer.
  public init(_ verdict: Verdict, to items: [Shown], comment: String? = nil) {
    self.verdict = verdict
    self.items = items
    self.comment = comment
  }
}

/// A campaign as a person proposes it.
public struct CampaignDraft: Hashable, Sendable {
  /// For people to read, at most 80 characters.
  public var name: String
  /// A filter of grants: `type:workload env:prod`.
  public var scope: String
  /// IANA name of the zone whose days the deadlines end.
  public var zone: String
  /// Who is asked, a stage each; the last stands for the stages behind it.
  public var reviewers: [ReviewerChoice]
  /// 23:59:59 in the zone, a stage each.
  public var dueAt: [Instant]
  /// How several answers make one verdict.
  public var strategy: StageStrategy
  /// What no answer does; `nil` revokes what is privileged in production and keeps the rest.
  public var silence: Silence?
  /// Asked where nobody else may judge, in this order.
  public var fallback: [Person.ID]

  /// A draft of one stage that asks the owners.
  public init(
    name: String,
    scope: String,
    zone: String,
    reviewers: [ReviewerChoice] = [ReviewerChoice(.owner)],
    dueAt: [Instant],
    strategy: StageStrategy = .oneAcceptAccepts,
    silence: Silence? = nil,
    fallback: [Person.ID]
  ) {
    self.name = name
    self.scope = scope
    self.zone = zone
    self.reviewers = reviewers
    self.dueAt = dueAt
    self.strategy = strategy
    self.silence = silence
    self.fallback = fallback
  }
}
