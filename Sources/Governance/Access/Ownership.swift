/// Who answers for a principal or an entitlement, as decided here; it goes before what a source's tags say.
package struct Ownership: Hashable, Sendable {
  /// Id of the principal or entitlement.
  package let subject: String
  package var person: Person.ID?
  package var team: String?
  package var assignedAt: Instant
  package var version: Int
}

/// What happened to an ownership.
package enum OwnershipEvent: Hashable, Sendable {
  case assigned(person: Person.ID?, team: String?, reason: FreeText?)
}

extension Ownership {
  package init(subject: String, first event: OwnershipEvent, at: Instant) {
    switch event {
    case .assigned(let person, let team, _):
      self.init(subject: subject, person: person, team: team, assignedAt: at, version: 1)
    }
  }

  package mutating func apply(_ event: OwnershipEvent, at: Instant) {
    version += 1
    switch event {
    case .assigned(let person, let team, _):
      self.person = person
      self.team = team
      assignedAt = at
    }
  }
}

extension OwnershipEvent {
  package var kind: String { "owner.assigned" }

  package var payload: Fields {
    switch self {
    case .assigned(let person, let team, let reason):
      Fields().with("person", person).with("team", team).with("reason", reason)
    }
  }

  package init?(kind: String, _ fields: Fields) throws(EventFormatError) {
    guard kind == "owner.assigned" else { return nil }
    self = .assigned(
      person: try fields.optionalID("person"),
      team: try fields.optionalText("team"),
      reason: try fields.optionalFreeText("reason")
    )
  }
}
