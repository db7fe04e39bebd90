package import Documents

/// A time-bound, approved, scoped departure from a rule of the organisation.
///
/// It is never edited and never permanent: a longer one is a new one that `renews` it.
public struct PolicyException: Departure {
  package static let kind = Record.Kind.exception

  /// Tag of the ids of exceptions: `EX-118`.
  public typealias ID = Identifier<PolicyException>

  /// Where an exception stands; the legal steps are ``State/transitions``.
  public enum State: String, MachineState {
    case requested, approved, active, expired, denied, cancelled, revoked

    package static let initial: [State] = [.requested]
    package static let transitions: [(from: State, to: State)] = [
      (.requested, .approved), (.requested, .denied), (.requested, .cancelled),
      (.approved, .active),
      (.active, .active), (.active, .expired), (.active, .revoked),
    ]
  }

  /// What was asked for; those who agree are bound to its digest.
  package struct Content: Hashable, Sendable, Codable {
    package var rule: String
    package var scope: String
    package var riskClass: RiskScore.Band
    package var owner: Person.ID
    package var requester: Person.ID
    package var compensatingControl: FreeText
    package var justification: FreeText
    package var ticket: String
    package var length: Duration
    package var startAt: Instant?
    package var finding: String?
    package var renews: ID?
  }

  /// What the rules made of it when it was asked for.
  package struct Terms: Hashable, Sendable, Codable {
    /// Distinct persons who must agree, the owner not counted.
    package var persons: Int
    /// How many of them are security.
    package var security: Int
    /// Whether the owner must agree too, as from the fourth of a kind on.
    package var needsOwner: Bool
    /// None of them decides: who asked, and who stands behind the accounts of its scope.
    package var excluded: [Person.ID]
    /// Exceptions of the same rule, scope and owner in the window before it.
    package var earlier: Int
    package var rulesVersion: Int
  }

  /// One person's yes, once.
  package struct Vote: Hashable, Sendable, Codable {
    package var person: Person.ID
    package var capacity: String
    package var at: Instant
    package var reason: FreeText?
    package var castBy: Person.ID?

    package var persons: Set<Person.ID> { Set([person, castBy].compactMap(\.self)) }
  }

  /// A decision that it goes on, which alone moves the day of the next review.
  package struct Review: Hashable, Sendable, Codable {
    package var by: Person.ID
    package var castBy: Person.ID?
    package var at: Instant
    package var reviewDueAt: Instant
    /// Who was there besides.
    package var present: [Person.ID]
    package var reason: FreeText
  }

  package enum Happening: WorkflowEvent {
    case requested(content: Content, terms: Terms)
    case voted(Vote)
    case approved(
      startsAt: Instant,
      expiresAt: Instant,
      reviewDueAt: Instant,
      backlogItem: BacklogItem.ID?
    )
    case denied(by: Person.ID, castBy: Person.ID?, reason: FreeText)
    case cancelled(by: Person.ID, reason: FreeText?)
    case activated
    case reviewed(Review)
    /// Somebody says that the rule is to be mended.
    case backlogged(BacklogItem.ID)
    case revoked(by: Person.ID, reason: FreeText)
    case expired
  }

  /// `EX-118`.
  public let id: ID
  /// As last recorded; whether it holds now also depends on ``startsAt`` and ``expiresAt``.
  public private(set) var state: State
  package let rule: String
  package let scope: String
  package let riskClass: RiskScore.Band
  package let owner: Person.ID
  package let requester: Person.ID
  package let compensatingControl: FreeText
  package let justification: FreeText
  package let ticket: String
  package let length: Duration
  package let startAt: Instant?
  package let finding: String?
  package let renews: ID?
  package let terms: Terms
  package let createdAt: Instant
  /// Until it is approved, the earliest that it could begin.
  package private(set) var startsAt: Instant
  /// Never absent: no exception is without end.
  package private(set) var expiresAt: Instant
  package private(set) var reviewDueAt: Instant?
  package private(set) var votes: [Vote]
  package private(set) var reviews: [Review]
  package private(set) var approvedAt: Instant?
  package private(set) var backlogItem: BacklogItem.ID?
  package private(set) var closedAt: Instant?
  package private(set) var closedBy: Person.ID?
  package private(set) var closeReason: FreeText?
  package var version = 1

  package init?(id: ID, first event: Happening, at: Instant) {
    guard case .requested(let content, let terms) = event else { return nil }
    self.id = id
    state = .requested
    rule = content.rule
    scope = content.scope
    riskClass = content.riskClass
    owner = content.owner
    requester = content.requester
    compensatingControl = content.compensatingControl
    justification = content.justification
    ticket = content.ticket
    length = content.length
    startAt = content.startAt
    finding = content.finding
    renews = content.renews
    self.terms = terms
    createdAt = at
    startsAt = content.startAt ?? at
    expiresAt = startsAt + content.length
    votes = []
    reviews = []
  }

  package mutating func apply(_ event: Happening, at: Instant) {
    switch event {
    case .requested: break
    case .voted(let vote): votes.append(vote)
    case .approved(let starts, let expires, let review, let item):
      state = .approved
      (startsAt, expiresAt, reviewDueAt, approvedAt) = (starts, expires, review, at)
      backlogItem = item ?? backlogItem
    case .denied(let person, _, let reason): close(.denied, by: person, reason, at: at)
    case .cancelled(let person, let reason): close(.cancelled, by: person, reason, at: at)
    case .activated: state = .active
    case .reviewed(let review):
      reviewDueAt = review.reviewDueAt
      reviews.append(review)
    case .backlogged(let item): backlogItem = item
    case .revoked(let person, let reason): close(.revoked, by: person, reason, at: at)
    case .expired: close(.expired, by: nil, nil, at: expiresAt)
    }
  }

  private mutating func close(
    _ final: State,
    by person: Person.ID?,
    _ reason: FreeText?,
    at: Instant
  ) {
    state = final
    closedAt = at
    closedBy = person
    closeReason = reason
  }
}

extension PolicyException {
  package var content: Content {
    Content(
      rule: rule,
      scope: scope,
      riskClass: riskClass,
      owner: owner,
      requester: requester,
      compensatingControl: compensatingControl,
      justification: justification,
      ticket: ticket,
      length: length,
      startAt: startAt,
      finding: finding,
      renews: renews
    )
  }

  /// SHA-256 of what was asked for, in canonical form.
  package var contentDigest: Digest {
    // What came out of the ledger can be written.
    let json = try? FieldsEncoder.encode(content).json
    return Digest.sha256(of: (json ?? .object([:])).canonicalBytes())
  }

  /// Where it stands at a moment, whatever enforcement has recorded by then.
  package func state(at now: Instant) -> State {
    switch state {
    case .approved, .active:
      now < startsAt ? .approved : now < expiresAt ? .active : .expired
    default: state
    }
  }

  /// Whether the rule is departed from at a moment.
  package func isInForce(at now: Instant) -> Bool { state(at: now) == .active }

  /// Whether a review is owed: what M3 counts.
  package func isPastReview(at now: Instant) -> Bool {
    isInForce(at: now) && reviewDueAt.map { $0 < now } ?? false
  }

  /// Whether it was ever in force or is to be: what repetition counts.
  package var isOccurrence: Bool { approvedAt != nil }

  /// The part of a record that says what of it is the same as before.
  package var occurrence: Occurrence { Occurrence(rule: rule, scope: scope, owner: owner) }

  /// Rule, scope and owner: what makes one exception the repetition of another.
  package struct Occurrence: Hashable, Sendable {
    package let rule: String
    package let scope: String
    package let owner: Person.ID

    package init(rule: String, scope: String, owner: Person.ID) {
      self.rule = rule
      self.scope = scope
      self.owner = owner
    }
  }

  /// Steps that time has made and nobody has recorded.
  func overdueSteps(at now: Instant) -> [Event] {
    var events: [Event] = []
    if state == .approved, startsAt <= now { events.append(Event(id, Happening.activated)) }
    if state == .approved || state == .active, expiresAt <= now {
      events.append(Event(id, Happening.expired))
    }
    return events
  }

  /// What follows when its start or its end has come.
  package static func due(_ exception: PolicyException, in system: SystemContext) -> [Event] {
    exception.overdueSteps(at: system.now)
  }
}
