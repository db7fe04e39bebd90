/// What a person can do with a change ticket.
public enum TicketCommand: Hashable, Sendable {
  case create(TicketDraft)
  /// Fills in what is missing before it is decided.
  case amend(ChangeTicket.ID, TicketDraft, seen: Int?)
  /// The next step of its life, whichever that is.
  case advance(ChangeTicket.ID, TicketStep, seen: Int?)
  case cancel(ChangeTicket.ID, reason: String, seen: Int?)
}

/// A change as its author writes it.
public struct TicketDraft: Hashable, Sendable {
  /// Decides how much is asked of it; an amendment leaves it as it is.
  public var kind: ChangeTicket.Kind
  /// What is wrong, or to be reached.
  public var problem: String?
  /// What is to be done about it.
  public var proposedFix: String?
  /// What shows that the fix does it.
  public var testResults: String?
  /// How the state before comes back.
  public var rollbackPlan: String?
  /// The first moment at which it may be done.
  public var windowFrom: Instant?
  /// The moment at which it may no longer be done.
  public var windowUntil: Instant?
  /// The template of a standard change.
  public var template: String?
  /// Ids of what it is about; with some, it lets nothing else pass.
  public var concerns: [String]
  /// Number in the organisation's own system.
  public var external: String?

  /// A draft; the other parts are set afterwards.
  public init(kind: ChangeTicket.Kind = .normal, concerns: [String] = []) {
    self.kind = kind
    self.concerns = concerns
  }
}

/// What a step of a change adds to it; which parts are needed depends on the step.
public struct TicketStep: Hashable, Sendable {
  /// How it went, when it was done.
  public var outcome: ChangeTicket.Outcome?
  /// What really happened, when it was done.
  public var effect: String?
  /// Links to what proves it, when it is closed.
  public var evidence: [String]
  /// A window in place of the one it has, when it is scheduled.
  public var windowFrom: Instant?
  /// Its end.
  public var windowUntil: Instant?

  /// A step; its parts are set afterwards.
  public init(outcome: ChangeTicket.Outcome? = nil, effect: String? = nil, evidence: [String] = [])
  {
    self.outcome = outcome
    self.effect = effect
    self.evidence = evidence
  }
}
