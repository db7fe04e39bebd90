/// What the rules must know of the world to judge a package on its way to approval.
package struct PackageFacts: Sendable {
  /// A package that has the digest already.
  package var existing: ModelPackage.ID?
  /// The highest number in its group.
  package var lastRelease: Int
  /// Who is to own it.
  package var owner: Person?
  /// The bundle that it names.
  package var bundle: PolicyBundle?
  /// The change that it names.
  package var ticket: ChangeTicket?

  package init(
    existing: ModelPackage.ID? = nil,
    lastRelease: Int = 0,
    owner: Person? = nil,
    bundle: PolicyBundle? = nil,
    ticket: ChangeTicket? = nil
  ) {
    self.existing = existing
    self.lastRelease = lastRelease
    self.owner = owner
    self.bundle = bundle
    self.ticket = ticket
  }
}

extension ModelPackage {
  /// Enters a package by its digest, with a group, an owner and a risk tier.
  package static func register(
    _ draft: PackageDraft,
    facts: PackageFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let subject = draft.name ?? draft.group
    try context.require(.registerArtifact, for: subject)
    guard !draft.group.isEmpty else {
      throw Refusal(
        .missingField,
        subject,
        "a package belongs to a group, and none was named",
        next: "name its product domain"
      )
    }
    try ArtifactDigest.require(draft.digest, of: "a package", for: subject)
    let tiers = context.rules.registry.tiers
    guard let tier = draft.riskTier, tiers.contains(tier) else {
      let told = draft.riskTier.map { "`\($0)` is no risk tier" } ?? "no risk tier was given"
      throw Refusal(
        .missingField,
        subject,
        "\(told): what is untagged is not registered \(context.rules.cited("registry/tiers"))",
        next: "--tier \(tiers.joined(separator: "|"))"
      )
    }
    if let existing = facts.existing {
      throw Refusal(
        .conflict,
        existing.text,
        "\(existing) is this package already",
        next: "govtop show \(existing), or register another digest"
      )
    }
    try requireOwner(facts.owner, subject, at: context.now)
    return [
      Event(context.nextID(.package) as ID, .registered(terms(draft, tier, facts, context)))
    ]
  }

  private static func requireOwner(
    _ owner: Person?,
    _ subject: String,
    at now: Instant
  ) throws(Refusal) {
    guard let owner, owner.isActive(at: now) else {
      throw Refusal(
        .notEligible,
        subject,
        "\(owner?.handle ?? "nobody") has left and cannot own `\(subject)`",
        next: "name somebody who is here"
      )
    }
  }

  private static func terms(
    _ draft: PackageDraft,
    _ tier: String,
    _ facts: PackageFacts,
    _ context: Context
  ) -> Happening.Terms {
    Happening.Terms(
      packageGroup: draft.group,
      name: draft.name ?? draft.group,
      release: facts.lastRelease + 1,
      digest: draft.digest,
      owner: draft.owner,
      riskTier: tier,
      run: draft.run,
      datasetVersion: draft.datasetVersion,
      rollbackPlan: context.text(draft.rollbackPlan),
      developers: draft.developers.sorted(),
      committers: draft.committers.sorted(),
      registrars: context.persons
    )
  }

  /// Records what the pipeline found, in the environment that is meant for it.
  package static func evaluate(
    _ package: ModelPackage,
    _ findings: PackageFindings,
    facts: PackageFacts,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.evaluatePackage, for: package.id.text)
    try package.require(oneOf: [.registered, .evaluated], "evaluated")
    try package.requireSeen(seen)
    try package.requireStagingTests(findings.evaluations, context.rules.registry)
    guard findings.testsPassed >= 0, findings.testsPassed <= findings.testsTotal else {
      throw package.refusal(
        .limit,
        "\(findings.testsPassed) of \(findings.testsTotal) tests cannot have passed",
        next: "give the counts as the test run reported them"
      )
    }
    try package.requireProvenance(findings.provenance)
    if let bundle = facts.bundle { try package.requireSigned(bundle) }
    return [
      Event(
        package.id,
        .evaluated(findings: recorded(findings), by: context.persons)
      )
    ]
  }

  private static func recorded(_ findings: PackageFindings) -> Happening.Findings {
    Happening.Findings(
      evaluations: findings.evaluations.map {
        Evaluation(
          name: $0.name,
          environment: $0.environment,
          result: $0.result,
          passed: $0.passed
        )
      },
      tests: Tests(passed: findings.testsPassed, total: findings.testsTotal),
      run: findings.run,
      datasetVersion: findings.datasetVersion,
      provenance: findings.provenance.map {
        Provenance(level: $0.level, statement: $0.statement, signer: $0.signer)
      },
      bundle: findings.bundle,
      developers: findings.developers.sorted(),
      committers: findings.committers.sorted()
    )
  }

  private func requireStagingTests(
    _ evaluations: [PackageEvaluation],
    _ rules: RegistryRules
  ) throws(Refusal) {
    let places = rules.evaluationEnvironments
    guard evaluations.contains(where: { places.contains($0.environment) }) else {
      throw refusal(
        .missingField,
        "no test of \(id) ran in \(places.map(\.rawValue).joined(separator: " or "))",
        next: "test it there, then record the digest of the result"
      )
    }
    for evaluation in evaluations {
      try ArtifactDigest.require(evaluation.result, of: "the result of a test", for: id.text)
    }
  }

  private func requireProvenance(_ provenance: PackageProvenance?) throws(Refusal) {
    guard let provenance else { return }
    try ArtifactDigest.require(provenance.statement, of: "a statement", for: id.text)
    guard provenance.subject == digest else {
      throw refusal(
        .conflict,
        "the provenance is about \(provenance.subject), \(id) is \(digest)",
        next: "give the statement about this package"
      )
    }
    guard !provenance.signer.allSatisfy(\.isWhitespace) else {
      throw refusal(
        .missingField,
        "the provenance of \(id) names no signer",
        next: "give a statement that its builder signed"
      )
    }
  }

  private func requireSigned(_ bundle: PolicyBundle) throws(Refusal) {
    guard bundle.signature != nil, bundle.state != .rolledBack, bundle.state != .rejected else {
      throw refusal(
        .notEligible,
        "\(bundle.id) is \(bundle.state.rawValue): only a signed bundle is bound to a package",
        next: "govtop bundle sign \(bundle.id)"
      )
    }
  }

  /// Records a verifier's summary; a later one about the same policy takes the place of an earlier one.
  package static func attest(
    _ package: ModelPackage,
    _ verdict: PackageVerdict,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.evaluatePackage, for: package.id.text)
    try package.require(
      oneOf: [.registered, .evaluated, .pendingApproval, .approved, .promoted, .superseded],
      "verified"
    )
    try package.requireSeen(seen)
    try ArtifactDigest.require(verdict.policy, of: "a policy", for: package.id.text)
    try ArtifactDigest.require(verdict.statement, of: "a statement", for: package.id.text)
    let recorded = Verdict(
      passed: verdict.passed,
      policy: verdict.policy,
      verifier: verdict.verifier,
      statement: verdict.statement,
      at: context.now
    )
    return [Event(package.id, .verdictRecorded(verdict: recorded, by: context.persons))]
  }
}
