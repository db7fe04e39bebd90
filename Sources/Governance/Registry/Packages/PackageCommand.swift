/// What a person can do with a model package.
public enum PackageCommand: Hashable, Sendable {
  case register(PackageDraft)
  /// Records what the pipeline found; it can be said again until the package is submitted.
  case evaluate(ModelPackage.ID, PackageFindings, seen: Int?)
  /// Records a signed summary of a verifier.
  case attest(ModelPackage.ID, PackageVerdict, seen: Int?)
  case submit(ModelPackage.ID, PackageSubmission, seen: Int?)
  case approve(PackageDecision)
  case reject(PackageDecision)
  /// Moves the stage pointer of its group; without a change, that of its approval.
  case promote(ModelPackage.ID, to: Environment, change: ChangeTicket.ID?, seen: Int?)
  /// Takes it out of use; what it replaced comes back.
  case demote(ModelPackage.ID, reason: String, incident: String?, seen: Int?)
  case archive(ModelPackage.ID, seen: Int?)
}

/// A package as a registrar enters it.
public struct PackageDraft: Hashable, Sendable {
  /// The product domain whose packages replace each other.
  public var group: String
  /// As people call it; `nil` takes the group's.
  public var name: String?
  /// `sha256:` and 64 hex digits; each only once.
  public var digest: String
  /// Id or handle of who answers for it.
  public var owner: Person.ID
  /// One of the tiers of the rules; without it nothing is registered.
  public var riskTier: String?
  /// The CI run that built it.
  public var run: String?
  /// The data that it was made from: `labels@v14`.
  public var datasetVersion: String?
  /// How the state before comes back.
  public var rollbackPlan: String?
  /// Ids or handles of who built it; none of them approves it.
  public var developers: [Person.ID] = []
  /// Ids or handles of who committed to what it was built from.
  public var committers: [Person.ID] = []

  /// A draft; the other parts are set afterwards or come with the evaluation.
  public init(group: String, digest: String, owner: Person.ID, riskTier: String?) {
    self.group = group
    self.digest = digest
    self.owner = owner
    self.riskTier = riskTier
  }
}

/// One test of a package.
public struct PackageEvaluation: Hashable, Sendable {
  /// `fairness`, `load`.
  public var name: String
  /// Where it ran; the rules say where that counts.
  public var environment: Environment
  /// Digest of what came out of it.
  public var result: String
  /// Whether it went well.
  public var passed: Bool

  /// A test with its outcome.
  public init(name: String, environment: Environment, result: String, passed: Bool) {
    self.name = name
    self.environment = environment
    self.result = result
    self.passed = passed
  }
}

/// A signed statement of who built a package from what.
public struct PackageProvenance: Hashable, Sendable {
  /// The digest that the statement is about; it must be the package's.
  public var subject: String
  /// `slsa3`.
  public var level: String
  /// Digest of the statement.
  public var statement: String
  /// Who signed it.
  public var signer: String

  /// A statement as its verifier read it.
  public init(subject: String, level: String, statement: String, signer: String) {
    self.subject = subject
    self.level = level
    self.statement = statement
    self.signer = signer
  }
}

/// What the pipeline found about a package.
public struct PackageFindings: Hashable, Sendable {
  /// At least one of them in an environment where staging tests count.
  public var evaluations: [PackageEvaluation]
  /// Tests of identity and policy that passed.
  public var testsPassed: Int
  /// All of them; 0 is no test.
  public var testsTotal: Int
  /// Who built it from what.
  public var provenance: PackageProvenance?
  /// The signed policy bundle that goes with this digest.
  public var bundle: PolicyBundle.ID?
  /// The CI run that built it.
  public var run: String?
  /// The data that it was made from.
  public var datasetVersion: String?
  /// Ids or handles of who built it.
  public var developers: [Person.ID] = []
  /// Ids or handles of who committed to what it was built from.
  public var committers: [Person.ID] = []

  /// Findings; the other parts are set afterwards.
  public init(evaluations: [PackageEvaluation], testsPassed: Int, testsTotal: Int) {
    self.evaluations = evaluations
    self.testsPassed = testsPassed
    self.testsTotal = testsTotal
  }
}

/// A verifier's signed summary of whether a package meets a policy: SLSA `verification_summary`.
public struct PackageVerdict: Hashable, Sendable {
  /// PASSED or FAILED.
  public var passed: Bool
  /// Digest of the policy that it was judged by.
  public var policy: String
  /// Who verified.
  public var verifier: String
  /// Digest of the statement.
  public var statement: String

  /// A summary as its verifier wrote it.
  public init(passed: Bool, policy: String, verifier: String, statement: String) {
    self.passed = passed
    self.policy = policy
    self.verifier = verifier
    self.statement = statement
  }
}

/// What the registrar adds when asking for a decision.
public struct PackageSubmission: Hashable, Sendable {
  /// The change under which it is to go into use.
  public var ticket: ChangeTicket.ID?
  /// The data that it was made from, unless it is known.
  public var datasetVersion: String?
  /// How the state before comes back, unless it is known.
  public var rollbackPlan: String?
  /// Ids or handles of who built it, unless they are known.
  public var developers: [Person.ID] = []

  /// A submission under a change.
  public init(ticket: ChangeTicket.ID?) {
    self.ticket = ticket
  }
}

/// A yes or no to a package, with what the approver was shown.
public struct PackageDecision: Hashable, Sendable {
  /// The one that was on the screen: `MP-77`.
  public var package: ModelPackage.ID
  /// The version on the approver's screen.
  public var seenVersion: Int
  /// The content hash on the approver's screen, hex; `nil` from the command line with `--seen`.
  public var seenDigest: String?
  /// Kept with the decision; a rejection must have one.
  public var reason: String?

  /// A decision on what was shown.
  public init(
    package: ModelPackage.ID,
    seenVersion: Int,
    seenDigest: String? = nil,
    reason: String? = nil
  ) {
    self.package = package
    self.seenVersion = seenVersion
    self.seenDigest = seenDigest
    self.reason = reason
  }
}
