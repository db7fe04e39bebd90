/// The states of a quarantine and the only steps between them.
public enum QuarantineState: String, CaseIterable, Sendable, Codable {
  case imposed, confirmed, released
}

extension QuarantineState: MachineState {
  package static var initial: [QuarantineState] { [.imposed] }

  package static var transitions: [(from: QuarantineState, to: QuarantineState)] {
    [(.imposed, .confirmed), (.imposed, .released), (.confirmed, .released)]
  }
}

/// An account that was stopped at once, whoever it is: no grant of it is left, and it gets none until it is released.
public struct Quarantine: Hashable, Sendable, StatefulRecord {
  /// Tag of the ids of quarantines: `QN-3`.
  public typealias ID = Identifier<Quarantine>
  /// Where a quarantine stands; the legal steps are `QuarantineState.transitions`.
  public typealias State = QuarantineState

  package static let kind = Record.Kind.quarantine

  /// `QN-3`.
  public let id: ID
  /// As last recorded; confirmed once each target has done it.
  public package(set) var state: QuarantineState
  package let principal: Principal.ID
  package let name: String
  package let imposedBy: Person.ID
  package let imposedAt: Instant
  package let ticket: String
  /// Grants that were left, by name.
  package let kept: [Grant.ID]
  /// Until when another person looks at it; gone once somebody has.
  package var reviewDueAt: Instant?
  package var reviewedBy: Person.ID?
  /// When the account itself was shown to be stopped: its sessions, tokens and logins.
  package var stoppedAt: Instant?
  package var attempts: Int
  package var retryAt: Instant?
  package var confirmedAt: Instant?
  package var releasedAt: Instant?
  package var releasedBy: Person.ID?
  package var version = 1

  package init?(id: ID, first event: QuarantineEvent, at: Instant) {
    guard
      case .imposed(let principal, let name, let by, _, let ticket, let kept, let due) = event
    else { return nil }
    self.id = id
    state = .imposed
    self.principal = principal
    self.name = name
    imposedBy = by
    imposedAt = at
    self.ticket = ticket
    self.kept = kept
    reviewDueAt = due
    attempts = 0
  }

  package mutating func apply(_ event: QuarantineEvent, at: Instant) {
    switch event {
    case .imposed: break
    case .reviewed(let person, _):
      reviewedBy = person
      reviewDueAt = nil
    case .commandRan(let run, let next):
      attempts = run.isSuccess ? 0 : attempts + 1
      retryAt = next
      if run.isSuccess { stoppedAt = at }
    case .retried:
      attempts = 0
      retryAt = at
    case .attested:
      stoppedAt = at
      retryAt = nil
    case .confirmed:
      state = .confirmed
      confirmedAt = at
    case .released(let person, _):
      state = .released
      releasedAt = at
      releasedBy = person
      if reviewedBy == nil { reviewedBy = person }
      reviewDueAt = nil
      retryAt = nil
    }
  }
}

/// What happened to a quarantine.
package enum QuarantineEvent: WorkflowEvent {
  case imposed(
    principal: Principal.ID,
    name: String,
    by: Person.ID,
    reason: FreeText,
    ticket: String,
    kept: [Grant.ID],
    reviewDueAt: Instant
  )
  case reviewed(by: Person.ID, reason: FreeText)
  /// A command ran that stops the account; where it failed, when it is tried again by itself.
  case commandRan(run: TargetRun, retryAt: Instant?)
  case retried(by: Person.ID, reason: FreeText?)
  /// A second person saw that the account is stopped.
  case attested(by: Person.ID, reason: FreeText)
  /// The account is stopped, and each grant that was ended is shown to be gone.
  case confirmed
  case released(by: Person.ID, reason: FreeText)
}

/// What persons decide about quarantines.
public enum QuarantineCommand: Hashable, Sendable {
  /// Stops an account: its id, provider key or a unique name; the grants named are left.
  case impose(Principal.ID, reason: String?, ticket: String?, keep: [Grant.ID])
  /// A second person's look at it.
  case review(Quarantine.ID, reason: String?)
  /// A second person's word that the account is stopped, where no command shows it.
  case attest(Quarantine.ID, reason: String?)
  /// Asks for another try of what failed at the target.
  case retry(Quarantine.ID, reason: String?)
  /// Lets the account act again; by its id or that of its account, by another person than who imposed it.
  case release(Quarantine.ID, reason: String?)
}
