/// One natural person of the organisation, however many accounts stand for them.
///
/// Separation of duties and self-approval are judged on persons, never on accounts.
public struct Person: Hashable, Sendable {
  /// Tag of the ids of persons: `P-7`.
  public typealias ID = Identifier<Person>

  /// How the person stands to the organisation; outsiders have a sponsor and an end of contract.
  public enum Employment: String, CaseIterable, Sendable {
    case employee, contractor, partner
    /// Not known: treated as external by risk.
    case unknown

    package var isExternal: Bool { self == .contractor || self == .partner }
  }

  /// Where the person stands now.
  public enum State: String, CaseIterable, Sendable { case active, left }

  /// `P-7`.
  public let id: ID
  /// The short name that lists show; unique among persons.
  public var handle: String
  /// The full name: personal data, so erasable.
  public var name: FreeText
  /// The address for notices: personal data, so erasable.
  public var contact: FreeText?
  /// As the people source or an administrator writes it; owning teams are matched by this word.
  public var team: String?
  /// Contractors and partners count as external in the risk score.
  public var employment: Employment
  /// Who answers for the person's work; `nil` where neither source nor administrator says.
  public var manager: ID?
  /// The insider who answers for an outsider; only contractors and partners need one.
  public var sponsor: ID?
  /// From this moment on the person may no longer act; `nil` has no end.
  public var contractEndsAt: Instant?
  /// IANA name, `nil` where unknown: then no working hours are judged.
  public var timeZone: String?
  /// What the person may do here; negative permissions win, except over an administrator.
  public var personas: Set<Persona>
  /// Operating system users that act as this person.
  public var osUsers: Set<String>
  /// The observed record of a people source that this person was enrolled from.
  public var directory: Identifier<DirectoryRecord>?
  /// No event leads back from left.
  public var state: State
  /// When govtop came to know the person, not when work began.
  public var joinedAt: Instant
  /// The end that the offboarding named, possibly ahead of it; `nil` before that.
  public var leftAt: Instant?
  /// Rises with each event about the person.
  public var version: Int

  package var isExternal: Bool { employment.isExternal }

  /// Whether the person may act at a moment: neither left nor past the end of the contract.
  package func isActive(at now: Instant) -> Bool {
    guard state == .active else { return false }
    return contractEndsAt.map { now < $0 } ?? true
  }
}

/// What happened to a person.
package enum PersonEvent: Hashable, Sendable {
  /// Everything known when the person became known.
  package struct Profile: Hashable, Sendable {
    package var handle: String
    package var name: FreeText
    package var contact: FreeText?
    package var team: String?
    package var employment: Person.Employment
    package var manager: Person.ID?
    package var sponsor: Person.ID?
    package var contractEndsAt: Instant?
    package var timeZone: String?
    package var personas: Set<Persona>
    package var osUsers: Set<String>
    package var directory: Identifier<DirectoryRecord>?

    package init(
      handle: String,
      name: FreeText,
      contact: FreeText? = nil,
      team: String? = nil,
      employment: Person.Employment = .employee,
      manager: Person.ID? = nil,
      sponsor: Person.ID? = nil,
      contractEndsAt: Instant? = nil,
      timeZone: String? = nil,
      personas: Set<Persona> = [],
      osUsers: Set<String> = [],
      directory: Identifier<DirectoryRecord>? = nil
    ) {
      self.handle = handle
      self.name = name
      self.contact = contact
      self.team = team
      self.employment = employment
      self.manager = manager
      self.sponsor = sponsor
      self.contractEndsAt = contractEndsAt
      self.timeZone = timeZone
      self.personas = personas
      self.osUsers = osUsers
      self.directory = directory
    }
  }

  /// `operator.bootstrapped`: the first person, with every persona, made by `init`.
  case bootstrapped(Profile)
  /// `person.added`: by an administrator.
  case added(Profile)
  /// `person.enrolled`: by the rule that whom a people source lists is a person.
  case enrolled(Profile)
  /// `person.updated`: the people source says something else now.
  case updated(Profile)
  case personaGranted(Persona)
  case personaWithdrawn(Persona)
  /// `person.account_mapped`: an operating system user acts as this person from now on.
  case accountMapped(osUser: String)
  case offboarded(effectiveAt: Instant, reason: FreeText?)
}

extension Person {
  package init(id: ID, profile: PersonEvent.Profile, at: Instant) {
    self.id = id
    handle = profile.handle
    name = profile.name
    contact = profile.contact
    team = profile.team
    employment = profile.employment
    manager = profile.manager
    sponsor = profile.sponsor
    contractEndsAt = profile.contractEndsAt
    timeZone = profile.timeZone
    personas = profile.personas
    osUsers = profile.osUsers
    directory = profile.directory
    state = .active
    joinedAt = at
    leftAt = nil
    version = 1
  }

  package mutating func apply(_ event: PersonEvent) {
    version += 1
    switch event {
    case .bootstrapped, .added, .enrolled: break
    case .updated(let profile):
      handle = profile.handle
      name = profile.name
      contact = profile.contact
      team = profile.team
      employment = profile.employment
      manager = profile.manager
      sponsor = profile.sponsor
      contractEndsAt = profile.contractEndsAt
      timeZone = profile.timeZone
      directory = profile.directory
    case .personaGranted(let persona): personas.insert(persona)
    case .personaWithdrawn(let persona): personas.remove(persona)
    case .accountMapped(let osUser): osUsers.insert(osUser)
    case .offboarded(let effectiveAt, _):
      state = .left
      leftAt = effectiveAt
    }
  }
}

extension PersonEvent {
  package var kind: String {
    switch self {
    case .bootstrapped: "operator.bootstrapped"
    case .added: "person.added"
    case .enrolled: "person.enrolled"
    case .updated: "person.updated"
    case .personaGranted: "person.persona_granted"
    case .personaWithdrawn: "person.persona_withdrawn"
    case .accountMapped: "person.account_mapped"
    case .offboarded: "person.offboarded"
    }
  }

  package var payload: Fields {
    switch self {
    case .bootstrapped(let profile), .added(let profile), .enrolled(let profile),
      .updated(let profile):
      profile.fields
    case .personaGranted(let persona), .personaWithdrawn(let persona):
      Fields().with("persona", persona.rawValue)
    case .accountMapped(let osUser): Fields().with("os_user", osUser)
    case .offboarded(let effectiveAt, let reason):
      Fields().with("effective_at", effectiveAt).with("reason", reason)
    }
  }

  package init?(kind: String, _ fields: Fields) throws(EventFormatError) {
    switch kind {
    case "operator.bootstrapped": self = .bootstrapped(try Profile(fields))
    case "person.added": self = .added(try Profile(fields))
    case "person.enrolled": self = .enrolled(try Profile(fields))
    case "person.updated": self = .updated(try Profile(fields))
    case "person.persona_granted": self = .personaGranted(try fields.word("persona"))
    case "person.persona_withdrawn": self = .personaWithdrawn(try fields.word("persona"))
    case "person.account_mapped": self = .accountMapped(osUser: try fields.text("os_user"))
    case "person.offboarded":
      self = .offboarded(
        effectiveAt: try fields.instant("effective_at"),
        reason: try fields.optionalFreeText("reason")
      )
    default: return nil
    }
  }
}

extension PersonEvent.Profile {
  package var fields: Fields {
    Fields()
      .with("handle", handle).with("name", name).with("contact", contact).with("team", team)
      .with("employment", employment.rawValue).with("manager", manager).with("sponsor", sponsor)
      .with("contract_ends_at", contractEndsAt).with("time_zone", timeZone)
      .with("personas", personas.sorted().map(\.rawValue)).with("os_users", osUsers.sorted())
      .with("directory", directory)
  }

  package init(_ fields: Fields) throws(EventFormatError) {
    var personas: Set<Persona> = []
    for word in try fields.texts("personas") {
      guard let persona = Persona(rawValue: word) else {
        throw EventFormatError("personas", "a known persona instead of `\(word)`")
      }
      personas.insert(persona)
    }
    self.init(
      handle: try fields.text("handle"),
      name: try fields.freeText("name"),
      contact: try fields.optionalFreeText("contact"),
      team: try fields.optionalText("team"),
      employment: try fields.word("employment"),
      manager: try fields.optionalID("manager"),
      sponsor: try fields.optionalID("sponsor"),
      contractEndsAt: try fields.optionalInstant("contract_ends_at"),
      timeZone: try fields.optionalText("time_zone"),
      personas: personas,
      osUsers: Set(try fields.texts("os_users")),
      directory: try fields.optionalID("directory")
    )
  }
}
