/// What a person can do with a policy bundle.
public enum BundleCommand: Hashable, Sendable {
  case draft(BundleDraft)
  /// Records, as its reviewer, what the tests found.
  case test(PolicyBundle.ID, BundleTests, seen: Int?)
  case sign(PolicyBundle.ID, BundleSignature, seen: Int?)
  case reject(PolicyBundle.ID, reason: String, seen: Int?)
  /// Records what it would have denied while it only watches.
  case observe(PolicyBundle.ID, BundleWatch, seen: Int?)
  /// Pins what comes back on a rollback; the digest is that of what was fetched just now.
  case pin(PolicyBundle.ID, good: PolicyBundle.ID, fetched: String, seen: Int?)
  /// Records which revision a point has active, by digest.
  case report(PolicyBundle.ID, point: String, digest: String)
  case rollOut(PolicyBundle.ID, to: Rollout, seen: Int?)
  /// The first of two signatures under a step from blocking to watching.
  case consent(PolicyBundle.ID, reason: String, seen: Int?)
  case rollBack(PolicyBundle.ID, reason: String, incident: String?, seen: Int?)
}

/// Where a bundle is to be rolled out to.
public enum Rollout: Hashable, Sendable {
  /// It watches; from a state in which it blocked, this takes two signers, a reason and a ticket.
  case shadow(reason: String?, ticket: String?)
  /// It decides so many percent of the traffic.
  case canary(Int)
  case enforced
}

/// A bundle as its author enters it.
public struct BundleDraft: Hashable, Sendable {
  /// The workload whose access it decides.
  public var workload: String
  /// Where; what is not known counts as production.
  public var environment: Environment
  /// Tier of the workload, for the time that a rollback may take.
  public var tier: String
  /// `sha256:` and 64 hex digits of the compiled policies.
  public var digest: String
  /// The points that decide by it.
  public var points: [String]

  /// A draft of everything that a bundle needs.
  public init(
    workload: String,
    environment: Environment,
    tier: String,
    digest: String,
    points: [String]
  ) {
    self.workload = workload
    self.environment = environment
    self.tier = tier
    self.digest = digest
    self.points = points
  }
}

/// What linting, tests and the provider's validation found.
public struct BundleTests: Hashable, Sendable {
  /// Errors of the linter.
  public var lintErrors: Int
  /// Tests of meaning that passed.
  public var passed: Int
  /// All tests of meaning.
  public var total: Int
  /// How many of them assert that something is denied.
  public var deniedPaths: Int
  /// Findings ERROR of the provider's validation.
  public var validationErrors: Int
  /// Findings SECURITY_WARNING of the provider's validation.
  public var securityWarnings: Int

  /// What was found.
  public init(
    lintErrors: Int,
    passed: Int,
    total: Int,
    deniedPaths: Int,
    validationErrors: Int,
    securityWarnings: Int
  ) {
    self.lintErrors = lintErrors
    self.passed = passed
    self.total = total
    self.deniedPaths = deniedPaths
    self.validationErrors = validationErrors
    self.securityWarnings = securityWarnings
  }
}

/// A signature under a bundle.
public struct BundleSignature: Hashable, Sendable {
  /// Fingerprint of the key.
  public var key: String
  /// Digest of what was signed; it must be the bundle's.
  public var signed: String
  /// When it is no longer worth anything.
  public var expiresAt: Instant

  /// A signature as it was verified.
  public init(key: String, signed: String, expiresAt: Instant) {
    self.key = key
    self.signed = signed
    self.expiresAt = expiresAt
  }
}

/// What a bundle in shadow would have denied, since it is there.
public struct BundleWatch: Hashable, Sendable {
  /// How often it was asked.
  public var decisions: Int
  /// Would-be denials of legitimate traffic.
  public var legitimate: Int
  /// Would-be denials of attacks.
  public var attacks: Int
  /// Would-be denials that nobody has looked at.
  public var untriaged: Int

  /// Counts since the shadow began.
  public init(decisions: Int, legitimate: Int, attacks: Int, untriaged: Int) {
    self.decisions = decisions
    self.legitimate = legitimate
    self.attacks = attacks
    self.untriaged = untriaged
  }
}
