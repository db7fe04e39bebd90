/// What the rules must know to change who is who.
package struct PeopleFacts: Sendable {
  package var handleTaken: Bool
  package var osUserOwner: String?
  /// How many active persons hold the persona `administrator`.
  package var administrators: Int
  package var link: PersonLink?
  /// The person with a confirmed link to the same human account.
  package var linkedPerson: Person.ID?
  /// Live grants of the person's accounts.
  package var liveGrants: [Grant]

  package init(
    handleTaken: Bool = false,
    osUserOwner: String? = nil,
    administrators: Int = 1,
    link: PersonLink? = nil,
    linkedPerson: Person.ID? = nil,
    liveGrants: [Grant] = []
  ) {
    self.handleTaken = handleTaken
    self.osUserOwner = osUserOwner
    self.administrators = administrators
    self.link = link
    self.linkedPerson = linkedPerson
    self.liveGrants = liveGrants
  }
}

extension Person {
  /// What follows when an administrator enters a person.
  package static func decide(
    _ draft: PersonDraft,
    facts: PeopleFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.managePeople, for: draft.handle)
    try checkHandle(draft.handle, facts)
    if draft.employment.isExternal, draft.sponsor == nil || draft.contractEndsAt == nil {
      throw Refusal(
        .missingField,
        draft.handle,
        "a \(draft.employment.rawValue) needs a sponsor and an end of contract",
        next: "add --sponsor PERSON and --contract-ends DATE"
      )
    }
    if let end = draft.contractEndsAt, end <= context.now {
      throw Refusal(
        .limit,
        draft.handle,
        "the contract ended at \(end), before it was entered",
        next: "give an end that has not come yet"
      )
    }
    if let osUser = draft.osUser, let owner = facts.osUserOwner {
      throw Refusal(
        .conflict,
        draft.handle,
        "the user `\(osUser)` acts as \(owner) already",
        next: "one operating system user stands for one person"
      )
    }
    let profile = PersonEvent.Profile(
      handle: draft.handle,
      name: context.text(draft.name),
      contact: context.text(draft.contact),
      team: draft.team,
      employment: draft.employment,
      manager: draft.manager,
      sponsor: draft.sponsor,
      contractEndsAt: draft.contractEndsAt,
      timeZone: draft.timeZone,
      personas: draft.personas,
      osUsers: Set([draft.osUser].compactMap { $0 })
    )
    let id: Person.ID = context.nextID(.person)
    return [Event(id, .person(.added(profile)))]
  }

  private static func checkHandle(_ handle: String, _ facts: PeopleFacts) throws(Refusal) {
    let legal = handle.allSatisfy { character in
      character.isASCII
        && (character.isLowercase || character.isNumber || "-_.".contains(character))
    }
    guard legal, (1...32).contains(handle.count) else {
      throw Refusal(
        .missingField,
        handle,
        "a handle has 1 to 32 of a-z 0-9 - _ .",
        next: "choose another, the full name goes into --name"
      )
    }
    guard !facts.handleTaken else {
      throw Refusal(
        .conflict,
        handle,
        "there is a person `\(handle)` already",
        next: "choose another handle, or govtop list people to see who it is"
      )
    }
  }

  /// Gives or takes a persona; nobody changes their own once a second administrator is there.
  package static func setPersona(
    _ persona: Persona,
    held: Bool,
    of person: Person,
    facts: PeopleFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.managePeople, for: person.id.text)
    try requireOther(person, facts, context, what: "personas")
    guard person.personas.contains(persona) != held else {
      throw Refusal(
        .conflict,
        person.id.text,
        state: person.state.rawValue,
        "\(person.handle) \(held ? "has" : "does not have") \(persona.rawValue) already",
        next: "nothing is left to do; govtop show \(person.id) tells their personas"
      )
    }
    if !held, persona == .administrator, facts.administrators <= 1 {
      throw Refusal(
        .limit,
        person.id.text,
        state: person.state.rawValue,
        "\(person.handle) is the only administrator",
        next: "make another one first"
      )
    }
    let body: PersonEvent = held ? .personaGranted(persona) : .personaWithdrawn(persona)
    return [Event(person.id, .person(body))]
  }

  private static func requireOther(
    _ person: Person,
    _ facts: PeopleFacts,
    _ context: Context,
    what: String
  ) throws(Refusal) {
    guard facts.administrators > 1, context.actor.persons.contains(person.id) else { return }
    throw Refusal(
      .secondPerson,
      person.id.text,
      state: person.state.rawValue,
      "nobody changes their own \(what) once there is a second administrator",
      next: "ask another administrator"
    )
  }

  /// Lets an operating system user act as a person.
  package static func mapAccount(
    _ osUser: String,
    to person: Person,
    facts: PeopleFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.managePeople, for: person.id.text)
    guard !osUser.isEmpty else {
      throw Refusal(
        .missingField,
        person.id.text,
        state: person.state.rawValue,
        "a user name is missing",
        next: "name the system user that acts as \(person.handle)"
      )
    }
    if let owner = facts.osUserOwner {
      throw Refusal(
        .conflict,
        person.id.text,
        state: person.state.rawValue,
        "the user `\(osUser)` acts as \(owner) already",
        next: "one operating system user stands for one person"
      )
    }
    return [Event(person.id, .person(.accountMapped(osUser: osUser)))]
  }

  /// Ends a person's time here, and with it every live grant of their accounts.
  package static func offboard(
    _ person: Person,
    effectiveAt: Instant?,
    reason: String,
    facts: PeopleFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.managePeople, for: person.id.text)
    guard person.state == .active else {
      throw Refusal(
        .alreadyClosed,
        person.id.text,
        state: person.state.rawValue,
        "\(person.handle) left at \(person.leftAt.map(\.description) ?? "an unknown time")",
        next: "nothing is left to end; whoever comes back is added anew"
      )
    }
    if let effectiveAt, effectiveAt > context.now {
      throw Refusal(
        .limit,
        person.id.text,
        state: person.state.rawValue,
        "\(effectiveAt) has not come yet: access ends when somebody has left",
        next: "leave the time out to end it now, or set the end of the contract"
      )
    }
    if person.personas.contains(.administrator), facts.administrators <= 1 {
      throw Refusal(
        .limit,
        person.id.text,
        state: person.state.rawValue,
        "\(person.handle) is the only administrator",
        next: "make another one first"
      )
    }
    guard let words = context.text(Optional(reason)) else {
      throw Refusal(
        .missingField,
        person.id.text,
        state: person.state.rawValue,
        "ending access needs a reason",
        next: "say why, it is kept with the person"
      )
    }
    let left = Event(
      person.id,
      .person(.offboarded(effectiveAt: effectiveAt ?? context.now, reason: words))
    )
    return [left] + facts.liveGrants.compactMap { $0.endedByLeaving(at: context.now) }
  }
}

extension Grant {
  fileprivate func endedByLeaving(at now: Instant) -> Event? {
    if state == .scheduled, now < startsAt {
      return Event(id, .grant(.withdrawn(by: nil, reason: nil)))
    }
    guard state.allows(.revoking) else { return nil }
    return Event(id, .grant(.revoking(by: nil, reason: nil)))
  }
}
