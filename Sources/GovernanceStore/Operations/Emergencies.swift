import Governance

extension Deliberation {
  /// Loads what a command on emergencies or controls is about, and records what follows.
  func performInEmergency(_ command: ExceptionCommand, _ context: Context) throws {
    switch command {
    case .breakGlass(let draft): try record(invoke(draft, context))
    case .extend(let id, let length, let reason):
      try record(
        BreakGlass.askExtension(
          connection.breakGlass(id),
          length: length,
          reason: reason,
          in: context
        )
      )
    case .approveExtension(let id, _, let seen):
      let glass = try connection.breakGlass(id)
      let grant = try glass.grants.first.map { try connection.grant($0) }
      try record(
        BreakGlass.approveExtension(glass, grant: grant, seen: seen, in: context)
      )
    case .endBreakGlass(let id, let reason, let seen):
      try record(end(id, reason: reason, seen: seen, context))
    case .reviewBreakGlass(let id, let justified, let reason, let seen):
      try record(
        BreakGlass.review(
          connection.breakGlass(id),
          justified: justified,
          reason: reason,
          seen: seen,
          in: context
        )
      )
    case .setMode(let draft):
      try record(
        ControlClass.decide(draft, facts: connection.controlFacts(draft.name), in: context)
      )
    default: break
    }
  }

  private func invoke(_ draft: BreakGlassDraft, _ context: Context) throws -> [Event] {
    let right = try connection.emergencyRight(draft.entitlement.text)
    let person = context.actor.delegateOf ?? context.actor.person
    let principal =
      try draft.account.map { try connection.principalID($0.text) }
      ?? connection.emergencyAccount(of: person, for: right.id)
    let open = try connection.records(
      BreakGlass.self,
      where: "invoker = ? and entitlement = ? and state = 'active' and ends_at > ?",
      [.init(person.id), .init(right.id), .init(now)]
    ).first
    return try BreakGlass.invoke(
      draft,
      facts: BreakGlassFacts(
        right: right,
        principal: principal,
        persons: try connection.persons(behind: principal).map(\.id),
        open: open
      ),
      in: context
    )
  }

  private func end(
    _ id: BreakGlass.ID,
    reason: String,
    seen: Int?,
    _ context: Context
  ) throws -> [Event] {
    let glass = try connection.breakGlass(id)
    let events = try BreakGlass.end(
      glass,
      reason: reason,
      seen: seen,
      grants: try glass.grants.map { try connection.grant($0) },
      in: context
    )
    guard let name = glass.controlClass,
      let known = try connection.controlFacts(name.text).known
    else { return events }
    return events + ControlClass.follow(endOf: glass, known, in: system)
  }
}

extension Connection {
  func controlFacts(_ name: String) throws(StoreError) -> ControlClassFacts {
    let known = try records(ControlClass.self, where: "id = ?", [.text(name)]).first
    let glass = try known?.breakGlass.flatMap { id throws(StoreError) in
      try records(BreakGlass.self, where: "id = ?", [.init(id)]).first
    }
    return ControlClassFacts(known: known, breakGlass: glass)
  }

  /// A right as it was last seen: in an emergency its source may be away, or gone from the newest snapshot.
  fileprivate func emergencyRight(_ word: String) throws -> RequestFacts.Right {
    for column in ["id", "native_key", "name"] {
      let found = try rows(
        "select * from \(Table.entitlement.last) where \(column) = ? order by id limit 2",
        [.text(word)]
      )
      if found.count > 1 {
        throw Refusal(
          .ambiguous,
          word,
          "`\(word)` is the name of more than one entitlement",
          next: "name it by its id"
        )
      }
      if let row = found.first { return try RequestFacts.Right(row, owners: []) }
    }
    throw Refusal(
      .notFound,
      word,
      "there is no entitlement `\(word)`",
      next: "govtop list entitlements shows them"
    )
  }

  /// The one account of a person to which a right can be given, as last seen.
  fileprivate func emergencyAccount(
    of person: Person,
    for right: Entitlement.ID
  ) throws -> Principal.ID {
    let found = try rows(
      """
      select distinct principal.id
      from person_link
      join \(Table.principal.last) principal on principal.id = person_link.principal
      join \(Table.entitlement.last) entitlement on entitlement.id = ?
      where person_link.person = ? and person_link.state = 'confirmed'
        and principal.provider = entitlement.provider
      order by principal.id
      limit 2
      """,
      [.init(right), .init(person.id)]
    )
    guard let only = found.first, found.count == 1 else {
      throw Refusal(
        found.isEmpty ? .notFound : .ambiguous,
        person.id.text,
        found.isEmpty
          ? "no account of \(person.handle) is confirmed where this could be given"
          : "\(person.handle) has more than one account here",
        next: "name the account with --to"
      )
    }
    return try only.id("id")
  }
}
