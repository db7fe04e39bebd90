package import Documents

/// A versioned model with all that is known of how it came to be, moved by digest and never edited.
public struct ModelPackage: Hashable, Sendable, Codable {
  /// Tag of the ids of packages: `MP-77`.
  public typealias ID = Identifier<ModelPackage>

  /// A signed statement of who built it from what.
  package struct Provenance: Hashable, Sendable, Codable {
    /// `slsa3`.
    package var level: String
    /// Digest of the statement.
    package var statement: String
    package var signer: String

    package init(level: String, statement: String, signer: String) {
      self.level = level
      self.statement = statement
      self.signer = signer
    }
  }

  /// One test of it, with the digest of what came out.
  package struct Evaluation: Hashable, Sendable, Codable {
    package var name: String
    package var environment: Environment
    package var result: String
    package var passed: Bool
  }

  /// How the tests of its identity and policy went.
  package struct Tests: Hashable, Sendable, Codable {
    package var passed: Int
    package var total: Int

    package init(passed: Int, total: Int) {
      self.passed = passed
      self.total = total
    }

    package var isPass: Bool { total > 0 && passed == total }
  }

  /// A signed summary: a verifier found that it meets a policy, or that it does not.
  package struct Verdict: Hashable, Sendable, Codable {
    package var passed: Bool
    /// Digest of the policy that it was judged by.
    package var policy: String
    package var verifier: String
    /// Digest of the statement.
    package var statement: String
    package var at: Instant
  }

  /// Where it runs or ran, and since when.
  package struct Place: Hashable, Sendable, Codable {
    package var environment: Environment
    package var from: Instant
    package var until: Instant?
    /// What it took the place of, which comes back when this one is taken out of use.
    package var replaced: ID?
    package var ticket: ChangeTicket.ID?
    package var by: [Person.ID]
  }

  /// `MP-77`.
  package let id: ID
  package private(set) var state: PackageState
  /// The product domain whose packages replace each other.
  package let packageGroup: String
  package let name: String
  /// Its number in the group, from 1.
  package let release: Int
  package let digest: String
  package let owner: Person.ID
  package let riskTier: String
  /// The CI run that built it.
  package private(set) var run: String?
  package private(set) var datasetVersion: String?
  package private(set) var rollbackPlan: FreeText?
  package private(set) var developers: [Person.ID]
  package private(set) var committers: [Person.ID]
  /// Who registered or submitted it, delegates and those they act for.
  package private(set) var registrars: [Person.ID]
  package private(set) var evaluations: [Evaluation] = []
  package private(set) var tests: Tests?
  package private(set) var provenance: Provenance?
  /// The version of the policy that goes with exactly this digest.
  package private(set) var bundle: PolicyBundle.ID?
  package private(set) var verdicts: [Verdict] = []
  package private(set) var ticket: ChangeTicket.ID?
  package let registeredAt: Instant
  package private(set) var submittedAt: Instant?
  package private(set) var decidedAt: Instant?
  package private(set) var decidedBy: [Person.ID] = []
  package private(set) var decision: FreeText?
  /// Where it runs now; at most one package of a group runs in an environment.
  package private(set) var places: [Place] = []
  /// Where it ran before; never shortened.
  package private(set) var past: [Place] = []
  package private(set) var inDev = false
  package private(set) var inStage = false
  package private(set) var inProd = false
  /// Where it was taken out of use or replaced last.
  package private(set) var leftAt: Instant?
  package private(set) var incident: String?
  package var version = 1
}

extension ModelPackage: RegistryRecord {
  package static let kind = Record.Kind.package

  package init?(id: Identifier<Self>, first event: Happening, at: Instant) {
    guard case .registered(let terms) = event else { return nil }
    self.id = id
    state = .registered
    packageGroup = terms.packageGroup
    name = terms.name
    release = terms.release
    digest = terms.digest
    owner = terms.owner
    riskTier = terms.riskTier
    run = terms.run
    datasetVersion = terms.datasetVersion
    rollbackPlan = terms.rollbackPlan
    developers = terms.developers
    committers = terms.committers
    registrars = terms.registrars
    registeredAt = at
  }

  package mutating func apply(_ event: Happening, at: Instant) {
    switch event {
    case .registered: break
    case .evaluated(let findings, _): take(findings)
    case .verdictRecorded(let verdict, _): verdicts.append(verdict)
    case .submitted(let submission): submit(submission, at: at)
    case .approved(let by, let reason): decide(.approved, by, reason, at: at)
    case .rejected(let by, let reason): decide(.rejected, by, reason, at: at)
    case .promoted(let environment, let replaced, let ticket, _, let by):
      enter(environment, replaced: replaced, ticket: ticket, by: by, at: at)
    case .restored(let environment, let replaced, _, let by):
      enter(environment, replaced: replaced, ticket: nil, by: by, at: at)
    case .superseded(let environment, _):
      leave([environment], at: at)
      if places.isEmpty { state = .superseded }
    case .dePromoted(_, let incident, _):
      leave(places.map(\.environment), at: at)
      state = .dePromoted
      self.incident = incident
    case .archived: state = .archived
    }
  }

  private mutating func take(_ findings: Happening.Findings) {
    state = .evaluated
    evaluations = findings.evaluations
    tests = findings.tests
    run = findings.run ?? run
    provenance = findings.provenance ?? provenance
    bundle = findings.bundle ?? bundle
    datasetVersion = findings.datasetVersion ?? datasetVersion
    developers = Set(developers).union(findings.developers).sorted()
    committers = Set(committers).union(findings.committers).sorted()
  }

  private mutating func submit(_ submission: Happening.Submission, at: Instant) {
    state = .pendingApproval
    ticket = submission.ticket
    datasetVersion = submission.datasetVersion ?? datasetVersion
    rollbackPlan = submission.rollbackPlan ?? rollbackPlan
    developers = Set(developers).union(submission.developers).sorted()
    registrars = Set(registrars).union(submission.by).sorted()
    submittedAt = at
  }

  private mutating func decide(
    _ next: PackageState,
    _ by: [Person.ID],
    _ reason: FreeText?,
    at: Instant
  ) {
    state = next
    decidedBy = by
    decidedAt = at
    decision = reason
  }

  private mutating func enter(
    _ environment: Environment,
    replaced: ID?,
    ticket: ChangeTicket.ID?,
    by: [Person.ID],
    at: Instant
  ) {
    state = .promoted
    places.append(
      Place(environment: environment, from: at, replaced: replaced, ticket: ticket, by: by)
    )
    notePlaces()
  }

  private mutating func leave(_ environments: [Environment], at: Instant) {
    for var place in places where environments.contains(place.environment) {
      place.until = at
      past.append(place)
    }
    places.removeAll { environments.contains($0.environment) }
    leftAt = at
    notePlaces()
  }

  private mutating func notePlaces() {
    inDev = isLive(in: .dev)
    inStage = isLive(in: .stage)
    inProd = isLive(in: .prod)
  }
}

extension ModelPackage {
  package func isLive(in environment: Environment) -> Bool {
    places.contains { $0.environment == environment }
  }

  /// What it took the place of where it runs, or ran last.
  package func replaced(in environment: Environment) -> ID? {
    (places.last { $0.environment == environment } ?? past.last { $0.environment == environment })?
      .replaced
  }

  /// Whoever had a part in making it and may therefore not approve it.
  package var makers: Set<Person.ID> { Set(developers + committers + registrars) }

  /// What the rules ask of it and it does not have.
  package func missing(_ rules: RegistryRules) -> [PackageRequirement] {
    rules.required.filter { requirement in
      switch requirement {
      case .developer: developers.isEmpty
      case .datasetVersion: datasetVersion == nil
      case .rollbackPlan: rollbackPlan == nil
      case .provenance: provenance == nil
      case .bundle: bundle == nil
      case .identityTests: tests == nil
      case .approvalTicket: ticket == nil
      }
    }
  }

  /// What an approver says yes to; the hash on their screen is that of this.
  package var contentDigest: Digest {
    let shown = Shown(
      digest: digest,
      packageGroup: packageGroup,
      owner: owner,
      riskTier: riskTier,
      run: run,
      datasetVersion: datasetVersion,
      rollbackPlan: rollbackPlan,
      developers: developers,
      committers: committers,
      evaluations: evaluations,
      tests: tests,
      provenance: provenance,
      bundle: bundle,
      ticket: ticket
    )
    let form = (try? FieldsEncoder.encode(shown).json.canonical) ?? ""
    return Digest.sha256(of: Array(form.utf8))
  }

  private struct Shown: Encodable {
    let digest: String
    let packageGroup: String
    let owner: Person.ID
    let riskTier: String
    let run: String?
    let datasetVersion: String?
    let rollbackPlan: FreeText?
    let developers: [Person.ID]
    let committers: [Person.ID]
    let evaluations: [Evaluation]
    let tests: Tests?
    let provenance: Provenance?
    let bundle: PolicyBundle.ID?
    let ticket: ChangeTicket.ID?
  }
}
