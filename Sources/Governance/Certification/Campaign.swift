/// A certification campaign: frozen items, reviewers, deadlines, and what silence does.
public struct Campaign: Hashable, Sendable, Codable {
  /// Tag of the ids of campaigns: `RC-31`.
  public typealias ID = Identifier<Campaign>

  /// One round of answers.
  package struct Stage: Hashable, Sendable, Codable {
    package var reviewers: ReviewerChoice
    /// 23:59:59 of a day in the campaign's zone, as the command line reckoned it.
    package var dueAt: Instant

    package init(reviewers: ReviewerChoice, dueAt: Instant) {
      self.reviewers = reviewers
      self.dueAt = dueAt
    }
  }

  /// What a campaign is from its first moment on and never changes.
  package struct Terms: Hashable, Sendable, Codable {
    package var name: String
    /// A filter of grants, resolved once, at creation.
    package var scope: String
    /// IANA name in which the deadlines are ends of days.
    package var zone: String
    package var stages: [Stage]
    package var strategy: StageStrategy
    /// `nil`: revoke what is privileged in production, keep the rest.
    package var silence: Silence?
    package var fallback: [Person.ID]
    /// Who answers for the campaign; `nil` for one that the cadence made.
    package var owner: Person.ID?
    /// Whether privileged access is in its scope.
    package var isPrivileged = false
    package var iterationOf: ID?
    /// 1 for a first one, one more with each repetition.
    package var iteration = 1
    /// Class and week, for a campaign that the cadence made: `prod_machine/2026-W24`.
    package var cadence: String?
  }

  package let id: ID
  package let terms: Terms
  package private(set) var state: CampaignState
  /// From 1; 0 before the start.
  package private(set) var stage = 0
  /// The deadline of the stage, of the first one before the start.
  package private(set) var dueAt: Instant
  /// Items of the first stage, `nil` until the last of them is there.
  package private(set) var items: Int?
  package let createdAt: Instant
  package private(set) var reviewDoneAt: Instant?
  package private(set) var closedAt: Instant?
  /// Who asked to cancel it; another person must agree.
  package private(set) var cancelAskedBy: Person.ID?
  package private(set) var cancelReason: FreeText?
  package private(set) var cancelledBy: Person.ID?
  /// The same as in ``terms``, as columns.
  package let name: String
  package let iterationOf: ID?
  package let cadence: String?
  package let owner: Person.ID?
  package let strategy: StageStrategy
  package let isPrivileged: Bool
  package let stageCount: Int
  package let scope: String
  package let silence: Silence?
  package var version = 1
}

/// What happened to a campaign.
package enum CampaignEvent: WorkflowEvent {
  case created(Campaign.Terms)
  /// All items of the first stage are there.
  case frozen(items: Int)
  /// A stage begins.
  case started(stage: Int, dueAt: Instant)
  case reviewDone(stage: Int)
  case remediating(by: Person.ID?)
  case closed
  /// One person wants it to end; a second one must agree.
  case cancelAsked(by: Person.ID, reason: FreeText?)
  case cancelled(by: Person.ID)
}

extension Campaign: StatefulRecord {
  package static let kind = Record.Kind.campaign

  package init?(id: ID, first event: CampaignEvent, at: Instant) {
    guard case .created(let terms) = event, let first = terms.stages.first else { return nil }
    self.id = id
    self.terms = terms
    state = .created
    dueAt = first.dueAt
    createdAt = at
    name = terms.name
    iterationOf = terms.iterationOf
    cadence = terms.cadence
    owner = terms.owner
    strategy = terms.strategy
    isPrivileged = terms.isPrivileged
    stageCount = terms.stages.count
    scope = terms.scope
    silence = terms.silence
  }

  package mutating func apply(_ event: CampaignEvent, at: Instant) {
    switch event {
    case .created: break
    case .frozen(let items): self.items = items
    case .started(let stage, let due):
      state = .inReview
      self.stage = stage
      dueAt = due
      reviewDoneAt = nil
    case .reviewDone:
      state = .reviewDone
      reviewDoneAt = at
    case .remediating: state = .inRemediation
    case .closed:
      state = .closed
      closedAt = at
    case .cancelAsked(let person, let reason):
      cancelAskedBy = person
      cancelReason = reason
    case .cancelled(let person):
      state = .cancelled
      cancelledBy = person
      closedAt = at
    }
  }

  /// Whether the last second of the deadline is over.
  package func isPastDue(at now: Instant) -> Bool { now >= dueAt + .seconds(1) }

  package var isLastStage: Bool { stage >= terms.stages.count }

  /// What silence does to an item.
  package func silence(for evidence: Evidence) -> Silence {
    terms.silence ?? (evidence.isPrivilegedProduction ? .revoke : .keep)
  }
}
