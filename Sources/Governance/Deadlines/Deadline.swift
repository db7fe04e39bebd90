/// The states of a deadline and the only step between them.
public enum DeadlineState: String, CaseIterable, Sendable, Codable {
  case open, answered
}

extension DeadlineState: MachineState {
  package static var initial: [DeadlineState] { [.open] }
  package static var transitions: [(from: DeadlineState, to: DeadlineState)] {
    [(.open, .answered)]
  }
}

/// That somebody was told of a deadline: reminded before it, told that it was missed, and who was told next.
///
/// It has no authority: nothing asks it before somebody acts, and it is over once its record has moved on.
public struct Deadline: Hashable, Sendable, StatefulRecord {
  /// Tag of the ids of deadlines: `DL-12`.
  public typealias ID = Identifier<Deadline>
  /// Whether it still stands; the legal step is in `DeadlineState.transitions`.
  public typealias State = DeadlineState

  package static let kind = Record.Kind.deadline

  /// `DL-12`.
  public let id: ID
  /// As last recorded.
  public package(set) var state: State
  package let obligation: Obligation.Kind
  package let subject: String
  package let party: Person.ID?
  package let what: String
  package let environment: Environment?
  package let severity: RiskScore.Band?
  package let since: Instant
  package let dueAt: Instant
  package let openedAt: Instant
  /// Who owed the answer when it was last told; the first of them.
  package var owner: Person.ID?
  /// The shortest lead of which somebody was reminded.
  package var lead: Duration?
  package var breachedAt: Instant?
  /// How many levels have been told.
  package var level: Int
  /// Everybody who was told so far, each once, in the order in which they were.
  package var told: IdentifierWords<Person>
  package var toldAt: Instant
  package var answeredAt: Instant?
  package var version = 1

  package init?(id: ID, first event: DeadlineEvent, at: Instant) {
    guard case .opened(let kind, let subject, let party, let facts, let dueAt, let owner) = event
    else { return nil }
    self.id = id
    state = .open
    obligation = kind
    self.subject = subject
    self.party = party
    what = facts.what
    environment = facts.environment
    severity = facts.severity
    since = facts.since
    self.dueAt = dueAt
    openedAt = at
    self.owner = owner
    level = 0
    told = IdentifierWords([])
    toldAt = at
  }

  package mutating func apply(_ event: DeadlineEvent, at: Instant) {
    switch event {
    case .opened: break
    case .noticed(let lead, let persons):
      self.lead = lead
      tell(persons, at: at)
    case .breached: breachedAt = at
    case .escalated(let level, _, let persons):
      self.level = level
      tell(persons, at: at)
    case .answered:
      state = .answered
      answeredAt = at
    }
  }

  private mutating func tell(_ persons: [Person.ID], at: Instant) {
    let known = told.ids
    told = IdentifierWords(known + persons.filter { !known.contains($0) })
    toldAt = at
  }
}

/// What happened to a deadline.
package enum DeadlineEvent: WorkflowEvent {
  /// What it is about, as it was when somebody was first told.
  package struct Facts: Hashable, Sendable, Codable {
    package var what: String
    package var environment: Environment?
    package var severity: RiskScore.Band?
    package var since: Instant
  }

  case opened(
    obligation: Obligation.Kind,
    subject: String,
    party: Person.ID?,
    facts: Facts,
    dueAt: Instant,
    owner: Person.ID?
  )
  /// Reminded before the deadline, while nobody has decided.
  case noticed(lead: Duration, told: [Person.ID])
  /// The deadline passed, and nobody has decided.
  case breached
  /// The next ones were told, the first level being 1; nobody where nobody stands there.
  case escalated(level: Int, tell: DeadlineRules.Place, told: [Person.ID])
  /// The record moved on: decided, over, or due at another time.
  case answered
}
