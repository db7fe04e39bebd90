/// Says that an account stands for a person; it counts only once somebody else has confirmed it.
///
/// An e-mail match alone never counts: two people can share a mailbox, and mailboxes are re-used.
package struct PersonLink: Hashable, Sendable {
  package typealias ID = Identifier<PersonLink>

  package enum State: String, CaseIterable, Sendable { case proposed, confirmed, removed }

  /// What the proposal rests on.
  package enum Evidence: String, CaseIterable, Sendable {
    case email
    case hrID = "hr_id"
    /// The account and the person come from one record of the people source.
    case sameRecord = "same_record"
    case person
  }

  /// `LK-12`.
  package let id: ID
  package let principal: Principal.ID
  package let person: Person.ID
  package let evidence: Evidence
  /// Who proposed it; `nil` for the rule that matches e-mail addresses and records.
  package let proposedBy: Person.ID?
  package var state: State
  package var proposedAt: Instant
  package var confirmedAt: Instant?
  package var confirmedBy: Person.ID?
  package var version: Int
}

/// What happened to a link.
package enum PersonLinkEvent: Hashable, Sendable {
  case proposed(
    principal: Principal.ID,
    person: Person.ID,
    evidence: PersonLink.Evidence,
    by: Person.ID?
  )
  /// By a person, or by a rule (`nil`) where both come from one record.
  case confirmed(by: Person.ID?)
  case removed(reason: FreeText?)
}

extension PersonLink {
  /// The link that a first event makes; `nil` if that event makes none.
  package init?(id: ID, first event: PersonLinkEvent, at: Instant) {
    guard case .proposed(let principal, let person, let evidence, let proposer) = event else {
      return nil
    }
    self.id = id
    self.principal = principal
    self.person = person
    self.evidence = evidence
    proposedBy = proposer
    state = .proposed
    proposedAt = at
    confirmedAt = nil
    confirmedBy = nil
    version = 1
  }

  package mutating func apply(_ event: PersonLinkEvent, at: Instant) {
    version += 1
    switch event {
    case .proposed: break
    case .confirmed(let person):
      state = .confirmed
      confirmedAt = at
      confirmedBy = person
    case .removed: state = .removed
    }
  }
}

extension PersonLinkEvent {
  package var kind: String {
    switch self {
    case .proposed: "link.proposed"
    case .confirmed: "link.confirmed"
    case .removed: "link.removed"
    }
  }

  package var payload: Fields {
    switch self {
    case .proposed(let principal, let person, let evidence, let proposer):
      Fields().with("principal", principal).with("person", person)
        .with("evidence", evidence.rawValue).with("by", proposer)
    case .confirmed(let person): Fields().with("by", person)
    case .removed(let reason): Fields().with("reason", reason)
    }
  }

  package init?(kind: String, _ fields: Fields) throws(EventFormatError) {
    switch kind {
    case "link.proposed":
      self = .proposed(
        principal: try fields.id("principal"),
        person: try fields.id("person"),
        evidence: try fields.word("evidence"),
        by: try fields.optionalID("by")
      )
    case "link.confirmed": self = .confirmed(by: try fields.optionalID("by"))
    case "link.removed": self = .removed(reason: try fields.optionalFreeText("reason"))
    default: return nil
    }
  }
}
