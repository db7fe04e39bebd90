import Governance

extension Connection {
  /// The person behind an operator, as the database knows them at this moment (R3: authority at commit).
  func actor(_ operator: Operator, at now: Instant) throws -> Context.Actor {
    var actor = Context.Actor(
      person: try person(behind: `operator`),
      claimed: `operator`.claimedHandle != nil
    )
    guard actor.person.isActive(at: now) else {
      throw Refusal(
        .notPermitted,
        actor.person.id.text,
        state: actor.person.state.rawValue,
        "\(actor.person.handle) has left, so nothing can be done in this name",
        next: "ask an administrator"
      )
    }
    if let handle = `operator`.delegateFor {
      actor.delegateOf = try principal(ofDelegate: actor.person, handle: handle, at: now)
    }
    return actor
  }

  private func person(behind operator: Operator) throws -> Person {
    if let handle = `operator`.claimedHandle {
      guard try databaseIdentity().cooperative else {
        throw Refusal(
          .claimRefused,
          handle,
          "this database takes nobody's word for who they are, so not --as `\(handle)`",
          next: "act as your own user, or try it in a database made with init --cooperative"
        )
      }
      return try person(handle)
    }
    let mapped = try persons(
      where: "person.id in (select person from person_os_user where os_user = ?)",
      [.text(`operator`.osUser)]
    )
    guard let person = mapped.first else {
      throw Refusal(
        .notPermitted,
        `operator`.osUser,
        "no person is known for the user `\(`operator`.osUser)`",
        next: "an administrator can say who that is: govtop person add, or map the user"
      )
    }
    return person
  }

  private func principal(
    ofDelegate delegate: Person,
    handle: String,
    at now: Instant
  ) throws -> Person {
    let principal = try person(handle)
    let standing = try delegations(
      where: "from_person = ? and to_person = ?",
      [.init(principal.id), .init(delegate.id)]
    )
    guard standing.contains(where: { $0.holds(at: now) }), principal.isActive(at: now) else {
      throw Refusal(
        .notPermitted,
        delegate.id.text,
        state: delegate.state.rawValue,
        "\(delegate.handle) does not stand in for \(principal.handle) now",
        next: "\(principal.handle) can delegate: govtop person delegate"
      )
    }
    return principal
  }
}

extension ActorStamp {
  /// Who acts, with the personas that make the act lawful.
  init(_ actor: Context.Actor, for permissions: Set<Permission>, _ rules: Rules) {
    let personas = actor.personas.filter { persona in
      permissions.contains { rules.permissions[persona]?.contains($0) ?? false }
    }
    self.init(
      person: actor.person.id,
      personas: personas.sorted(),
      delegateOf: actor.delegateOf?.id,
      claimed: actor.claimed,
      factor: actor.factor.rawValue
    )
  }

  /// A rule of the organisation, on nobody's behalf.
  static let rule = ActorStamp(person: nil, factor: "none")
}
