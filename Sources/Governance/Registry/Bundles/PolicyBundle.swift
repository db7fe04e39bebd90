/// A signed, versioned set of compiled policies for one workload in one environment: what is rolled out and back.
public struct PolicyBundle: Hashable, Sendable, Codable {
  /// Tag of the ids of bundles: `PB-41`.
  public typealias ID = Identifier<PolicyBundle>

  /// What was tried before anybody signed.
  package struct Tests: Hashable, Sendable, Codable {
    package var lintErrors: Int
    package var passed: Int
    package var total: Int
    /// How many of the tests assert that something is denied.
    package var deniedPaths: Int
    package var validationErrors: Int
    package var securityWarnings: Int
  }

  package struct Signature: Hashable, Sendable, Codable {
    /// Fingerprint of the key.
    package var key: String
    /// Digest of what was signed.
    package var statement: String
    package var expiresAt: Instant
  }

  /// What it would have denied while it only watched.
  package struct Watch: Hashable, Sendable, Codable {
    package var decisions: Int
    /// Denials that would have hit legitimate traffic.
    package var legitimate: Int
    package var attacks: Int
    /// Those that nobody has looked at yet.
    package var untriaged: Int
  }

  /// The first of two signatures under a step that lets more through.
  package struct Consent: Hashable, Sendable, Codable {
    package var by: [Person.ID]
    package var at: Instant
    package var reason: FreeText
  }

  /// `PB-41`.
  package let id: ID
  package private(set) var state: BundleState
  package let workload: String
  package let environment: Environment
  /// Decides how fast a rollback has to be.
  package let tier: String
  /// Its number among the bundles of the workload there, from 1.
  package let revision: Int
  package let digest: String
  /// The points that must report it before it counts as enforced.
  package let points: [String]
  package let authors: [Person.ID]
  package private(set) var reviewers: [Person.ID] = []
  package private(set) var signers: [Person.ID] = []
  package private(set) var releasers: [Person.ID] = []
  package private(set) var tests: Tests?
  package private(set) var signature: Signature?
  package private(set) var shadowSince: Instant?
  package private(set) var watch: Watch?
  /// Share of the traffic that it decides, in percent.
  package private(set) var canary: Int = 0
  package private(set) var lastKnownGood: ID?
  /// When the last known good was fetched and found to be what it was.
  package private(set) var fetchedAt: Instant?
  /// The revision that each point said to be active, as a digest.
  package private(set) var reported: [String: String] = [:]
  package private(set) var allReportedAt: Instant?
  package private(set) var enforcedAt: Instant?
  package private(set) var consent: Consent?
  /// The bundle that this activation brings back.
  package let reactivates: ID?
  /// The bundle that it was rolled back from.
  package let replaces: ID?
  /// When the rollback was asked for that made this activation.
  package let rollbackAskedAt: Instant?
  package private(set) var reason: FreeText?
  package private(set) var incident: String?
  package let createdAt: Instant
  package private(set) var closedAt: Instant?
  package var version = 1
}

extension PolicyBundle: RegistryRecord {
  package static let kind = Record.Kind.bundle

  package init?(id: Identifier<Self>, first event: Happening, at: Instant) {
    switch event {
    case .drafted(let terms): self.init(id, terms, at: at)
    case .reactivated(let activation): self.init(id, activation, at: at)
    default: return nil
    }
  }

  private init(_ id: ID, _ terms: Happening.Terms, at: Instant) {
    self.id = id
    state = .draft
    workload = terms.workload
    environment = terms.environment
    tier = terms.tier
    revision = terms.revision
    digest = terms.digest
    points = terms.points
    authors = terms.authors
    reactivates = nil
    replaces = nil
    rollbackAskedAt = nil
    createdAt = at
  }

  private init(_ id: ID, _ activation: Happening.Activation, at: Instant) {
    self.id = id
    state = .enforcing
    workload = activation.terms.workload
    environment = activation.terms.environment
    tier = activation.terms.tier
    revision = activation.terms.revision
    digest = activation.terms.digest
    points = activation.terms.points
    authors = activation.terms.authors
    signature = activation.signature
    canary = 100
    lastKnownGood = activation.of
    fetchedAt = at
    reactivates = activation.of
    replaces = activation.replaces
    rollbackAskedAt = at
    createdAt = at
  }

  package mutating func apply(_ event: Happening, at: Instant) {
    switch event {
    case .drafted, .reactivated: break
    case .tested(let tests, let by):
      state = .tested
      self.tests = tests
      reviewers = by
    case .signed(let signature, let by):
      state = .signed
      self.signature = signature
      signers = by
    case .shadowed(let by): watchOnly(by, at: at)
    case .observed(let watch): self.watch = watch
    case .pinned(let good, _):
      lastKnownGood = good
      fetchedAt = at
    case .released(let percent, let by):
      state = .enforcing
      canary = percent
      releasers = by
    case .reported(let point, let digest): report(point, digest, at: at)
    case .enforced:
      state = .enforced
      canary = 100
      enforcedAt = at
    case .superseded: close(.superseded, at: at)
    case .consented(let by, let reason): consent = Consent(by: by, at: at, reason: reason)
    case .downgraded(let by, let reason, _):
      watchOnly(by, at: at)
      self.reason = reason
    case .rolledBack(let rollback):
      close(.rolledBack, at: at)
      reason = rollback.reason
      incident = rollback.incident
    case .rejected(_, let reason):
      close(.rejected, at: at)
      self.reason = reason
    }
  }

  private mutating func watchOnly(_ by: [Person.ID], at: Instant) {
    state = .shadow
    shadowSince = at
    watch = nil
    canary = 0
    consent = nil
    enforcedAt = nil
    if releasers.isEmpty { releasers = by }
  }

  private mutating func report(_ point: String, _ digest: String, at: Instant) {
    reported[point] = digest
    if !isEverywhere {
      allReportedAt = nil
    } else if allReportedAt == nil {
      allReportedAt = at
    }
  }

  private mutating func close(_ final: BundleState, at: Instant) {
    state = final
    closedAt = at
    consent = nil
  }
}

extension PolicyBundle {
  /// Every point that must report, those that reported without being declared too.
  package var allPoints: [String] { Set(points).union(reported.keys).sorted() }

  /// The points that say something else, or nothing.
  package var laggingPoints: [String] { allPoints.filter { reported[$0] != digest } }

  package var isEverywhere: Bool { !allPoints.isEmpty && laggingPoints.isEmpty }

  /// Whether what was signed can still be trusted.
  package func isSigned(at now: Instant) -> Bool {
    signature.map { now < $0.expiresAt } ?? false
  }

  /// How long the rollback took that made this activation; `nil` while a point lags, and for any other bundle.
  package var rollbackTook: Duration? {
    guard let rollbackAskedAt, let allReportedAt else { return nil }
    return allReportedAt - rollbackAskedAt
  }
}

extension PolicyBundle {
  package enum Happening: WorkflowEvent {
    /// Everything that was known when it was drafted.
    package struct Terms: Hashable, Sendable, Codable {
      package var workload: String
      package var environment: Environment
      package var tier: String
      package var revision: Int
      package var digest: String
      package var points: [String] = []
      package var authors: [Person.ID]
    }

    /// A bundle that comes back.
    package struct Activation: Hashable, Sendable, Codable {
      package var terms: Terms
      package var signature: Signature?
      package var of: ID
      package var replaces: ID
      package var by: [Person.ID]
    }

    package struct Rollback: Hashable, Sendable, Codable {
      package var by: [Person.ID]
      package var reason: FreeText
      package var incident: String?
      /// The new activation; absent where what was good is still in force.
      package var activation: ID?
    }

    case drafted(Terms)
    case tested(tests: Tests, by: [Person.ID])
    case signed(signature: Signature, by: [Person.ID])
    case shadowed(by: [Person.ID])
    case observed(Watch)
    case pinned(good: ID, by: [Person.ID])
    case released(percent: Int, by: [Person.ID])
    case reported(point: String, digest: String)
    case enforced(by: [Person.ID])
    case superseded(by: ID)
    case consented(by: [Person.ID], reason: FreeText)
    case downgraded(by: [Person.ID], reason: FreeText, ticket: String)
    case rolledBack(Rollback)
    case reactivated(Activation)
    case rejected(by: [Person.ID], reason: FreeText)
  }
}
