/// Emergency access that its holder opens alone: short, for an incident, and reviewed by somebody else afterwards.
///
/// Nothing that others do comes before it: neither a request nor an approval nor an exception.
public struct BreakGlass: Departure {
  package static let kind = Record.Kind.breakGlass

  /// Tag of the ids of break-glass: `BG-7`.
  public typealias ID = Identifier<BreakGlass>

  /// Where it stands; the legal steps are ``State/transitions``.
  public enum State: String, MachineState {
    case invoked, active, expired, revoked
    case postReviewPending = "post_review_pending"
    case reviewedJustified = "reviewed_justified"
    case reviewedViolation = "reviewed_violation"

    package static let initial: [State] = [.invoked]
    package static let transitions: [(from: State, to: State)] = [
      (.invoked, .active), (.active, .expired), (.active, .revoked),
      (.expired, .postReviewPending), (.revoked, .postReviewPending),
      (.postReviewPending, .reviewedJustified), (.postReviewPending, .reviewedViolation),
    ]
  }

  /// What it is from its first moment on.
  package struct Invocation: Hashable, Sendable, Codable {
    package var invoker: Person.ID
    package var castBy: Person.ID?
    package var incident: String
    package var reason: FreeText
    /// Absent where the mode of a class of controls is what was changed.
    package var entitlement: Entitlement.ID?
    package var entitlementName: String?
    package var principal: Principal.ID?
    package var controlClass: ControlClass.ID?
    package var startsAt: Instant
    package var endsAt: Instant
    /// Time after its end within which it is reviewed.
    package var reviewWithin: Duration
    package var rulesVersion: Int
  }

  /// What somebody asked to have added.
  package struct Extension: Hashable, Sendable, Codable {
    package var by: Person.ID
    package var castBy: Person.ID?
    package var length: Duration
    package var reason: FreeText

    package var persons: Set<Person.ID> { Set([by, castBy].compactMap(\.self)) }
  }

  package enum Happening: WorkflowEvent {
    case invoked(Invocation)
    case activated(grant: Grant.ID?)
    case extensionAsked(Extension)
    case extended(by: Person.ID, castBy: Person.ID?, endsAt: Instant, grant: Grant.ID)
    case revoked(by: Person.ID, reason: FreeText)
    case expired
    case postReviewOwed(dueAt: Instant)
    case reviewed(by: Person.ID, castBy: Person.ID?, justified: Bool, reason: FreeText)
  }

  /// `BG-7`.
  public let id: ID
  /// As last recorded; whether it opens access now also depends on ``endsAt``.
  public private(set) var state = State.invoked
  package let invoker: Person.ID
  package let castBy: Person.ID?
  package let incident: String
  package let reason: FreeText
  package let entitlement: Entitlement.ID?
  package let entitlementName: String?
  package let principal: Principal.ID?
  package let controlClass: ControlClass.ID?
  package let startsAt: Instant
  package private(set) var endsAt: Instant
  package let reviewWithin: Duration
  package let rulesVersion: Int
  /// The first, and behind it the one of the extension.
  package private(set) var grants: [Grant.ID] = []
  package private(set) var asked: Extension?
  package private(set) var extendedBy: Person.ID?
  package private(set) var endedAt: Instant?
  package private(set) var endedBy: Person.ID?
  package private(set) var endReason: FreeText?
  package private(set) var reviewDueAt: Instant?
  package private(set) var reviewedAt: Instant?
  package private(set) var reviewedBy: Person.ID?
  package private(set) var reviewReason: FreeText?
  package var version = 1

  package init?(id: ID, first event: Happening, at: Instant) {
    guard case .invoked(let invocation) = event else { return nil }
    self.id = id
    invoker = invocation.invoker
    castBy = invocation.castBy
    incident = invocation.incident
    reason = invocation.reason
    entitlement = invocation.entitlement
    entitlementName = invocation.entitlementName
    principal = invocation.principal
    controlClass = invocation.controlClass
    startsAt = invocation.startsAt
    endsAt = invocation.endsAt
    reviewWithin = invocation.reviewWithin
    rulesVersion = invocation.rulesVersion
  }

  package mutating func apply(_ event: Happening, at: Instant) {
    switch event {
    case .invoked: break
    case .activated(let grant):
      state = .active
      grants += [grant].compactMap(\.self)
    case .extensionAsked(let more): asked = more
    case .extended(let person, _, let ends, let grant):
      (extendedBy, endsAt) = (person, ends)
      grants.append(grant)
    case .revoked(let person, let words):
      state = .revoked
      (endedAt, endedBy, endReason) = (at, person, words)
    case .expired:
      state = .expired
      endedAt = endsAt
    case .postReviewOwed(let due):
      state = .postReviewPending
      reviewDueAt = due
    case .reviewed(let person, _, let justified, let words):
      state = justified ? .reviewedJustified : .reviewedViolation
      (reviewedAt, reviewedBy, reviewReason) = (at, person, words)
    }
  }
}

extension BreakGlass {
  /// Whether it opens access at a moment: the predicate is the time, never a sweeper's work.
  package func isLive(at now: Instant) -> Bool { state == .active && now < endsAt }

  /// Whether it has ended at a moment and nobody has said whether it was justified.
  package func owesReview(at now: Instant) -> Bool {
    switch state {
    case .reviewedJustified, .reviewedViolation: false
    default: !isLive(at: now)
    }
  }

  /// When its review is due, once it has ended.
  package func reviewDue(at now: Instant) -> Instant? {
    guard owesReview(at: now) else { return nil }
    return (endedAt ?? endsAt) + reviewWithin
  }

  /// Whether it counts as critical exception debt (M3).
  package func isReviewOverdue(at now: Instant) -> Bool {
    reviewDue(at: now).map { $0 < now } ?? false
  }

  /// Where it stands at a moment, whatever enforcement has recorded by then.
  package func state(at now: Instant) -> State {
    owesReview(at: now) ? .postReviewPending : state
  }

  /// Steps that time has made and nobody has recorded.
  func overdueSteps(at now: Instant) -> [Event] {
    guard owesReview(at: now), state != .postReviewPending, let due = reviewDue(at: now) else {
      return []
    }
    let activated = state == .invoked ? [Event(id, Happening.activated(grant: nil))] : []
    let ended = [State.invoked, .active].contains(state) ? [Event(id, Happening.expired)] : []
    return activated + ended + [Event(id, .postReviewOwed(dueAt: due))]
  }

  /// What follows when its time is over: somebody else owes a review.
  package static func due(_ breakGlass: BreakGlass, in system: SystemContext) -> [Event] {
    breakGlass.overdueSteps(at: system.now)
  }
}
