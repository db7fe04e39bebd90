/// What a condition of a rule can be about: the request, who asks, who answers for the right, who decides.
public enum Trait: String, CaseIterable, Hashable, Sendable {
  case environment = "request.environment"
  case dataClass = "request.data_class"
  case privilege = "request.privilege"
  case wildcard = "request.wildcard"
  case band = "request.band"
  case risk = "request.risk"
  case length = "request.length"
  case right = "request.right"
  case resource = "request.resource"
  case ticket = "request.ticket"
  case reasonCode = "request.reason_code"
  case accountType = "request.account_type"
  case requester = "requester.person"
  case requesterTeam = "requester.team"
  case requesterEmployment = "requester.employment"
  case requesterPersona = "requester.persona"
  case requesterManager = "requester.manager"
  case owner = "owner.person"
  case reviewer = "reviewer.person"
  case reviewerTeam = "reviewer.team"
  case reviewerEmployment = "reviewer.employment"
  case reviewerPersona = "reviewer.persona"
  case reviewerManager = "reviewer.manager"

  /// What its values are.
  package enum Kind: Hashable, Sendable {
    /// One of these and no other.
    case word([String])
    /// Any word; `*` stands for anything.
    case text
    case number
    case length
  }

  package var kind: Kind {
    switch self {
    case .environment: .word(Environment.allCases.map(\.rawValue))
    case .dataClass: .word(DataClass.allCases.map(\.rawValue))
    case .privilege: .word(Privilege.allCases.map(\.rawValue))
    case .wildcard: .word(RiskInput.Wildcard.allCases.map(\.rawValue))
    case .band: .word(RiskScore.Band.allCases.map(\.rawValue))
    case .ticket: .word(["yes", "no"])
    case .accountType: .word(PrincipalType.allCases.map(\.rawValue))
    case .requesterEmployment, .reviewerEmployment:
      .word(Person.Employment.allCases.map(\.rawValue))
    case .requesterPersona, .reviewerPersona: .word(Persona.allCases.map(\.rawValue))
    case .risk: .number
    case .length: .length
    case .right, .resource, .reasonCode, .requester, .requesterTeam, .requesterManager, .owner,
      .reviewer, .reviewerTeam, .reviewerManager:
      .text
    }
  }

  /// Whether it can have several values at once, of which one is enough.
  package var isMany: Bool {
    switch self {
    case .requesterPersona, .reviewerPersona, .owner, .requester, .reviewer: true
    default: false
    }
  }

  /// Whether it is about who decides, which nobody knows when a request is made.
  package var isOfReviewer: Bool { rawValue.hasPrefix("reviewer.") }
}

/// The values of traits at one moment; a trait without value is unknown, and unknown meets no condition.
package struct Traits: Hashable, Sendable {
  private var words: [Trait: Set<String>] = [:]
  private var numbers: [Trait: Int64] = [:]

  package init() {}

  package func words(of trait: Trait) -> Set<String> { words[trait] ?? [] }

  package func number(of trait: Trait) -> Int64? { numbers[trait] }

  package mutating func set(_ trait: Trait, _ values: [String?]) {
    words[trait] = Set(values.compactMap { $0 }.filter { !$0.isEmpty })
  }

  package mutating func set(_ trait: Trait, _ number: Int64) {
    numbers[trait] = number
  }
}

extension Traits {
  /// What is known of who asks.
  package mutating func setRequester(_ person: Person) {
    set(.requester, [person.handle, person.id.text])
    set(.requesterTeam, [person.team])
    set(.requesterEmployment, [person.employment.rawValue])
    set(.requesterPersona, person.personas.map(\.rawValue))
    set(.requesterManager, [person.manager?.text])
  }

  /// What is known of who decides.
  package mutating func setReviewer(_ person: Person) {
    set(.reviewer, [person.handle, person.id.text])
    set(.reviewerTeam, [person.team])
    set(.reviewerEmployment, [person.employment.rawValue])
    set(.reviewerPersona, person.personas.map(\.rawValue))
    set(.reviewerManager, [person.manager?.text])
  }
}
