/// The rules of the organisation in force: what `govtop rules apply` will change, and until then the shipped ones.
///
/// Source of the defaults: `docs/rules.md` explains each with its reason.
public struct Rules: Hashable, Sendable, Codable {
  /// How a class of risk is opened: who must agree, how fast, and for how long at most.
  package struct Elevation: Hashable, Sendable, Codable {
    /// `prod-elevation`: what screens and entries call it.
    package var name: String
    package var needs: [AccessRequest.Need]
    /// Time within which a decision is owed.
    package var decisionDue: Duration
    package var maximumLength: Duration
    package var rationale: String
    /// The control that it answers to: `AC-3(2)`.
    package var control: String?
  }

  /// What each persona may do, or may not.
  package struct PersonaTable: Hashable, Sendable {
    package var table: [Persona: Set<Permission>]

    package init(_ table: [Persona: Set<Permission>]) {
      self.table = table
    }

    package subscript(persona: Persona) -> Set<Permission>? { table[persona] }
  }

  /// The version of the record that put them into force; 1 for those that ship.
  package var version = 1
  /// The form that the ledger has them in; what was added after it reads as what held then.
  package var format = Rules.currentFormat
  package var low: Elevation
  package var medium: Elevation
  package var high: Elevation
  package var critical: Elevation
  /// Asked of a beneficiary behind whom no person is confirmed.
  package var unknownPerson: Elevation
  /// The longest grant that still counts as just-in-time; longer is standing.
  package var jitCeiling: Duration
  /// How long an unanswered request stays open.
  package var requestLapse: Duration
  package var maximumRenewals: Int
  package var separation: [SeparationRule]
  package var permissions: PersonaTable
  /// Taken away whoever else gives it: a negative permission always wins.
  package var denied: PersonaTable
  package var classify: [ClassifyRule]
  /// Days without use after which a principal is dormant.
  package var dormantAfter: Duration
  /// Days without use after which a grant counts as unused (M15).
  package var unusedAfter: Duration
  package var findings = FindingRules.standard
  package var zones = ZoneRules.standard
  /// How old credentials may become, by kind.
  package var credentials = CredentialAges.standard
  package var exceptions = ExceptionRules.standard
  package var controlClasses = ControlClassRules.standard
  /// Numbers of certification campaigns, and how often access is certified.
  package var certification = CertificationRules.standard
  /// Artifacts, changes and the rollout of policies.
  package var registry = RegistryRules.standard
  /// What some requests need besides what their band asks.
  package var approvals: [ApprovalRule] = []
  /// Rules that answer requests in place of a person.
  package var automatic: [AutomaticReview] = []
  /// What nobody may ask for, whatever the score.
  package var deniedCombinations: [DeniedCombination] = []
  /// Acts of one workflow that one person must not both do.
  package var duties: [DutyRule] = []
  /// Points, bands and floors of the score.
  package var risk = RiskWeights.standard
  /// What each metric is to reach, by its id.
  package var targets: [String: MetricGoal] = [:]
  /// When changes are made, and when none are.
  package var calendar = ChangeCalendar.standard
  /// Why values are as they are, by their path.
  package var reasons: [String: RuleReason] = [:]

  package func elevation(_ band: RiskScore.Band, personUnknown: Bool) -> Elevation {
    let byBand =
      switch band {
      case .low: low
      case .medium: medium
      case .high: high
      case .critical: critical
      }
    guard personUnknown, band < .high else { return byBand }
    return unknownPerson
  }

  package func allows(_ permission: Permission, _ personas: Set<Persona>) -> Bool {
    guard !personas.contains(where: { denied[$0]?.contains(permission) ?? false }) else {
      // An administrator of a bootstrapped organisation holds every persona, the negative ones too.
      return personas.contains(.administrator)
    }
    return personas.contains { permissions[$0]?.contains(permission) ?? false }
  }

  /// Where a refusal's number stands: `(rule registry/longest_window v3)`.
  package func cited(_ path: String) -> String { "(rule \(path) v\(version))" }

  /// The personas that would allow it, for the refusal that names what is missing.
  package func personas(allowing permission: Permission) -> [Persona] {
    Persona.allCases.filter { permissions[$0]?.contains(permission) ?? false }
  }
}

/// Two powers that one person must not hold together.
public struct SeparationRule: Hashable, Sendable, Codable {
  package enum Action: String, CaseIterable, Sendable, Codable {
    case record
    case requireApproval = "require_approval"
    case prune, enforce
  }

  /// Matches an entitlement by words of its name, resource or actions.
  package struct Side: Hashable, Sendable, Codable {
    package var words: [String]

    package init(_ words: [String]) {
      self.words = words
    }

    package func matches(_ text: String) -> Bool {
      let lowered = text.lowercased()
      return words.contains { lowered.contains($0.lowercased()) }
    }
  }

  package var name: String
  package var left: Side
  package var right: Side
  package var action: Action
  package var rationale: String
  /// The control that it answers to: `AC-5`.
  package var control: String?
}

/// Says what a record is when its source does not: the first rule that matches wins.
public struct ClassifyRule: Hashable, Sendable, Codable {
  package enum Field: String, CaseIterable, Sendable, Codable {
    case scope, tag, path, namespace, name
  }

  package var field: Field
  /// A glob with `*` only; for tags `key=value`.
  package var pattern: String
  package var environment: Environment?
  package var dataClass: DataClass?
  package var team: String?

  package init(
    field: Field,
    pattern: String,
    environment: Environment? = nil,
    dataClass: DataClass? = nil,
    team: String? = nil
  ) {
    self.field = field
    self.pattern = pattern
    self.environment = environment
    self.dataClass = dataClass
    self.team = team
  }
}
