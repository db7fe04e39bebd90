/// What persons decide about exceptions, emergencies and the modes of controls.
public enum ExceptionCommand: Hashable, Sendable {
  /// Asks for a departure from a rule.
  case request(ExceptionDraft)
  /// Agrees to an exception; it holds once every threshold is met.
  case approve(PolicyException.ID, reason: String?, seen: Int?)
  /// Ends a request for an exception for all.
  case deny(PolicyException.ID, reason: String, seen: Int?)
  /// Takes one's own request for an exception back.
  case cancel(PolicyException.ID, reason: String?)
  /// Decides that an exception goes on for now.
  case review(PolicyException.ID, ExceptionReview)
  /// Ends an exception, and every grant that rests on it.
  case revoke(PolicyException.ID, reason: String, seen: Int?)
  /// Says that what an exception was needed for again and again is mended.
  case closeBacklogItem(BacklogItem.ID, reason: String, seen: Int?)
  /// Opens emergency access for oneself, at once.
  case breakGlass(BreakGlassDraft)
  /// Asks for the one extension of emergency access.
  case extend(BreakGlass.ID, length: Duration, reason: String)
  /// Grants the extension that was asked for, as a second person.
  case approveExtension(BreakGlass.ID, reason: String?, seen: Int?)
  /// Ends emergency access.
  case endBreakGlass(BreakGlass.ID, reason: String, seen: Int?)
  /// Says afterwards whether emergency access was justified.
  case reviewBreakGlass(BreakGlass.ID, justified: Bool, reason: String, seen: Int?)
  /// Says how a class of controls works during an outage; `nil` is back to normal.
  case setMode(ControlClassDraft)
}

/// An exception as somebody asks for it, before any rule has looked at it.
public struct ExceptionDraft: Hashable, Sendable {
  /// Id of the rule that it departs from.
  public var rule: String
  /// Where it is to hold: `workload:=fraud-trainer env:prod`.
  public var scope: String
  /// More than none and at most what the class allows; `nil` is refused, as nothing lasts for ever.
  public var length: Duration?
  /// Id or handle of who answers for it.
  public var owner: Person.ID
  /// What guards against the risk meanwhile.
  public var compensatingControl: String
  /// What it is for.
  public var justification: String
  /// Number in the organisation's own system.
  public var ticket: String
  /// A higher class than the rule's own; a lower one has no effect.
  public var riskClass: RiskScore.Band?
  /// Not in the past; `nil` begins with the deciding vote.
  public var startAt: Instant?
  /// The finding that it is for.
  public var finding: String?
  /// The exception that it follows on.
  public var renews: PolicyException.ID?

  /// A draft; the optional parts are set afterwards.
  public init(
    rule: String,
    scope: String,
    length: Duration?,
    owner: Person.ID,
    compensatingControl: String,
    justification: String,
    ticket: String
  ) {
    self.rule = rule
    self.scope = scope
    self.length = length
    self.owner = owner
    self.compensatingControl = compensatingControl
    self.justification = justification
    self.ticket = ticket
  }
}

/// The decision of a review that an exception goes on.
public struct ExceptionReview: Hashable, Sendable {
  /// When the next review is owed; `nil` takes all that the class allows.
  public var keepUntil: Instant?
  /// Whether the rule is to be mended: opens a backlog item.
  public var fix: Bool
  /// Ids or handles of who was there besides.
  public var present: [Person.ID]
  /// In the reviewer's words; there must be some.
  public var reason: String
  /// The version that the reviewer looked at.
  public var seen: Int?

  /// A review that keeps an exception.
  public init(
    keepUntil: Instant? = nil,
    fix: Bool = false,
    present: [Person.ID] = [],
    reason: String,
    seen: Int? = nil
  ) {
    self.keepUntil = keepUntil
    self.fix = fix
    self.present = present
    self.reason = reason
    self.seen = seen
  }
}

/// Emergency access as a responder takes it.
public struct BreakGlassDraft: Hashable, Sendable {
  /// Its id, the provider's key, or a name that only one right has; approved for emergencies before.
  public var entitlement: Entitlement.ID
  /// Number of the incident.
  public var incident: String
  /// More than none, at most what the rules allow.
  public var length: Duration
  /// Why nothing else will do.
  public var reason: String
  /// The responder's own account; `nil` takes the only one.
  public var account: Principal.ID?

  /// A draft for the responder's own account.
  public init(
    entitlement: Entitlement.ID,
    incident: String,
    length: Duration,
    reason: String,
    account: Principal.ID? = nil
  ) {
    self.entitlement = entitlement
    self.incident = incident
    self.length = length
    self.reason = reason
    self.account = account
  }
}

/// How a class of controls is to work from now on.
public struct ControlClassDraft: Hashable, Sendable {
  /// Name of the class.
  public var name: String
  /// `nil` is back to normal.
  public var mode: ControlClass.Mode?
  /// Number of the incident; not needed to go back to normal.
  public var incident: String?
  /// In the words of who decides; there must be some.
  public var reason: String

  /// A change of the mode of a class.
  public init(name: String, mode: ControlClass.Mode?, incident: String?, reason: String) {
    self.name = name
    self.mode = mode
    self.incident = incident
    self.reason = reason
  }
}
