/// The states of a right that is no longer to be given, and the only steps between them.
public enum RetirementState: String, CaseIterable, Sendable, Codable {
  case announced
  case inForce = "in_force"
  case withdrawn
}

extension RetirementState: MachineState {
  package static var initial: [RetirementState] { [.announced] }

  package static var transitions: [(from: RetirementState, to: RetirementState)] {
    [(.announced, .inForce), (.announced, .withdrawn), (.inForce, .withdrawn)]
  }
}

/// An entitlement that is deprecated from a day on: nobody gets it any more, and who has it is reviewed.
///
/// Source: `domain.md` 2.2 and the hard stops of the risk model.
public struct Retirement: Hashable, Sendable, StatefulRecord {
  /// Tag of the ids of retirements: `RT-2`.
  public typealias ID = Identifier<Retirement>
  /// Where it stands; the legal steps are `RetirementState.transitions`.
  public typealias State = RetirementState

  package static let kind = Record.Kind.retirement

  /// `RT-2`.
  public let id: ID
  /// As last recorded; whether it holds now also depends on ``effectiveAt``.
  public package(set) var state: State
  package let entitlement: Entitlement.ID
  package let name: String
  /// From when on it is not given any more.
  package let effectiveAt: Instant
  package let reason: FreeText
  /// What is asked for instead; `nil` where nothing is.
  package let replacedBy: Entitlement.ID?
  package let replacementName: String?
  package let announcedBy: Person.ID
  package let announcedAt: Instant
  /// In which those who have it are looked at; `nil` where nobody had it.
  package var campaign: Campaign.ID?
  package var withdrawnBy: Person.ID?
  package var withdrawnAt: Instant?
  package var version = 1

  package init?(id: ID, first event: RetirementEvent, at: Instant) {
    guard case .announced(let terms) = event else { return nil }
    self.id = id
    state = .announced
    entitlement = terms.entitlement
    name = terms.name
    effectiveAt = terms.effectiveAt
    reason = terms.reason
    replacedBy = terms.replacedBy
    replacementName = terms.replacementName
    announcedBy = terms.by
    announcedAt = at
  }

  package mutating func apply(_ event: RetirementEvent, at: Instant) {
    switch event {
    case .announced: break
    case .begun(let campaign):
      state = .inForce
      self.campaign = campaign
    case .withdrawn(let person, _):
      state = .withdrawn
      withdrawnBy = person
      withdrawnAt = at
    }
  }

  /// Whether the right is deprecated at a moment: the predicate is the time, never a sweeper's work.
  package func isInForce(at now: Instant) -> Bool { state != .withdrawn && effectiveAt <= now }
}

/// What happened to a retirement.
package enum RetirementEvent: WorkflowEvent {
  package struct Terms: Hashable, Sendable, Codable {
    package var entitlement: Entitlement.ID
    package var name: String
    package var effectiveAt: Instant
    package var reason: FreeText
    package var replacedBy: Entitlement.ID?
    package var replacementName: String?
    package var by: Person.ID
  }

  case announced(Terms)
  /// Its day has come; who has it is reviewed, where anybody has.
  case begun(campaign: Campaign.ID?)
  /// By another person than who announced it.
  case withdrawn(by: Person.ID, reason: FreeText)
}

/// What persons decide about rights that are no longer to be given.
public enum RetirementCommand: Hashable, Sendable {
  /// Deprecates an entitlement: its id, provider key or a unique name; at once where no day is named.
  case announce(Entitlement.ID, on: Instant?, replacedBy: Entitlement.ID?, reason: String?)
  /// Takes it back, as another person; by its id or that of the entitlement.
  case withdraw(Retirement.ID, reason: String?)
}
