/// Lets one person decide for another inside dates; both names stand in every entry.
///
/// The delegate inherits every exclusion of the person they act for.
public struct Delegation: Hashable, Sendable {
  /// Tag of the ids of delegations: `DG-3`.
  public typealias ID = Identifier<Delegation>

  /// `DG-3`.
  package let id: ID
  /// Whose decisions these are.
  package let from: Person.ID
  /// Who makes them meanwhile.
  package let to: Person.ID
  package let startsAt: Instant
  package let endsAt: Instant
  package var endedAt: Instant?
  package var version: Int

  package func holds(at now: Instant) -> Bool {
    endedAt == nil && startsAt <= now && now < endsAt
  }
}

/// What happened to a delegation.
package enum DelegationEvent: Hashable, Sendable {
  case started(from: Person.ID, to: Person.ID, startsAt: Instant, endsAt: Instant)
  case ended
}

extension Delegation {
  /// The delegation that a first event makes; `nil` if that event makes none.
  package init?(id: ID, first event: DelegationEvent) {
    guard case .started(let from, let to, let startsAt, let endsAt) = event else { return nil }
    self.id = id
    self.from = from
    self.to = to
    self.startsAt = startsAt
    self.endsAt = endsAt
    endedAt = nil
    version = 1
  }

  package mutating func apply(_ event: DelegationEvent, at: Instant) {
    version += 1
    if event == .ended { endedAt = at }
  }
}

extension DelegationEvent {
  package var kind: String {
    switch self {
    case .started: "delegation.started"
    case .ended: "delegation.ended"
    }
  }

  package var payload: Fields {
    switch self {
    case .started(let from, let to, let startsAt, let endsAt):
      Fields().with("from", from).with("to", to).with("starts_at", startsAt)
        .with("ends_at", endsAt)
    case .ended: Fields()
    }
  }

  package init?(kind: String, _ fields: Fields) throws(EventFormatError) {
    switch kind {
    case "delegation.started":
      self = .started(
        from: try fields.id("from"),
        to: try fields.id("to"),
        startsAt: try fields.instant("starts_at"),
        endsAt: try fields.instant("ends_at")
      )
    case "delegation.ended": self = .ended
    default: return nil
    }
  }
}
