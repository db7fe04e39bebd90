/// A rule that is departed from so often that the rule, or what it stops, has to change.
public struct BacklogItem: Departure {
  package static let kind = Record.Kind.backlog

  /// Tag of the ids of backlog items: `BL-4`.
  public typealias ID = Identifier<BacklogItem>

  /// Open until somebody says that the cause is gone.
  public enum State: String, MachineState {
    case open, closed

    package static let initial: [State] = [.open]
    package static let transitions: [(from: State, to: State)] = [(.open, .closed)]
  }

  package enum Happening: WorkflowEvent {
    case opened(rule: String, scope: String, owner: Person.ID, exceptions: [PolicyException.ID])
    /// Once more while it was open.
    case repeated(PolicyException.ID)
    case closed(by: Person.ID, reason: FreeText)
  }

  /// `BL-4`.
  public let id: ID
  /// As last recorded.
  public private(set) var state = State.open
  package let rule: String
  package let scope: String
  package let owner: Person.ID
  package private(set) var exceptions: [PolicyException.ID]
  package let openedAt: Instant
  package private(set) var closedAt: Instant?
  package private(set) var closedBy: Person.ID?
  package private(set) var closeReason: FreeText?
  package var version = 1

  package init?(id: ID, first event: Happening, at: Instant) {
    guard case .opened(let rule, let scope, let owner, let exceptions) = event else { return nil }
    self.id = id
    self.rule = rule
    self.scope = scope
    self.owner = owner
    self.exceptions = exceptions
    openedAt = at
  }

  package mutating func apply(_ event: Happening, at: Instant) {
    switch event {
    case .opened: break
    case .repeated(let exception): exceptions.append(exception)
    case .closed(let person, let reason):
      state = .closed
      (closedAt, closedBy, closeReason) = (at, person, reason)
    }
  }

  /// What opens an item for exceptions of one kind.
  static func open(
    _ id: ID,
    for occurrence: PolicyException.Occurrence,
    _ exceptions: [PolicyException.ID]
  ) -> Event {
    Event(
      id,
      .opened(
        rule: occurrence.rule,
        scope: occurrence.scope,
        owner: occurrence.owner,
        exceptions: exceptions
      )
    )
  }

  /// What follows when somebody says that the cause is gone; renewals are then as easy as at first.
  package static func close(
    _ item: BacklogItem,
    reason: String,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    guard item.state == .open else {
      throw item.refusal(
        .alreadyClosed,
        "\(item.id) was closed\(item.closedBy.map { " by \($0)" } ?? "")",
        next: "that is final; the next repeated exception opens another"
      )
    }
    try context.require(.reviewException, for: item.id.text)
    guard !context.actor.persons.contains(item.owner) else {
      throw item.refusal(
        .secondPerson,
        "you own what \(item.id) is about: another person says that the cause is gone",
        next: "ask security"
      )
    }
    try item.requireVersion(seen: seen)
    let words = try item.reason(reason, for: "closing a backlog item", in: context)
    return [Event(item.id, .closed(by: context.principalPerson.id, reason: words))]
  }
}
