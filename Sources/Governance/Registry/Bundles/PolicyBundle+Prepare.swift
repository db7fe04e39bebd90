/// What the rules must know of the world to judge a bundle.
package struct BundleFacts: Sendable {
  /// The highest number among the bundles of the workload there.
  package var lastRevision: Int
  /// The one that is enforced there now.
  package var enforced: PolicyBundle?
  /// The one that is pinned, or to be pinned, to come back.
  package var good: PolicyBundle?
  /// Whether any bundle of the workload was ever enforced there.
  package var hasEnforcedBefore: Bool
  /// When a rollback of the workload was last drilled there with success.
  package var lastDrill: Instant?

  package init(
    lastRevision: Int = 0,
    enforced: PolicyBundle? = nil,
    good: PolicyBundle? = nil,
    hasEnforcedBefore: Bool = false,
    lastDrill: Instant? = nil
  ) {
    self.lastRevision = lastRevision
    self.enforced = enforced
    self.good = good
    self.hasEnforcedBefore = hasEnforcedBefore
    self.lastDrill = lastDrill
  }
}

extension PolicyBundle {
  /// Enters a compiled bundle by its digest.
  package static func draft(
    _ draft: BundleDraft,
    facts: BundleFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.authorBundle, for: draft.workload)
    guard !draft.workload.isEmpty, !draft.points.isEmpty else {
      throw Refusal(
        .missingField,
        draft.workload,
        "a bundle names its workload and the points that decide by it",
        next: "--workload NAME --point NAME"
      )
    }
    try ArtifactDigest.require(draft.digest, of: "a bundle", for: draft.workload)
    let terms = Happening.Terms(
      workload: draft.workload,
      environment: draft.environment,
      tier: draft.tier,
      revision: facts.lastRevision + 1,
      digest: draft.digest,
      points: Set(draft.points).sorted(),
      authors: context.persons
    )
    return [Event(context.nextID(.bundle) as ID, .drafted(terms))]
  }

  /// Records, as its reviewer, that it means what it should.
  package static func test(
    _ bundle: PolicyBundle,
    _ tests: BundleTests,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.reviewBundle, for: bundle.id.text)
    try bundle.requireStep(to: .tested, "tested")
    try bundle.requireSeen(seen)
    try bundle.requireDistinct(from: [("wrote", bundle.authors)], "review", context)
    let problems = bundle.problems(tests)
    guard problems.isEmpty else {
      throw bundle.refusal(
        .hardStop,
        "\(bundle.id) does not pass: \(problems.joined(separator: ", "))",
        next: "mend it and draft it again, or govtop deny \(bundle.id)"
      )
    }
    let recorded = Tests(
      lintErrors: tests.lintErrors,
      passed: tests.passed,
      total: tests.total,
      deniedPaths: tests.deniedPaths,
      validationErrors: tests.validationErrors,
      securityWarnings: tests.securityWarnings
    )
    return [Event(bundle.id, .tested(tests: recorded, by: context.persons))]
  }

  private func problems(_ tests: BundleTests) -> [String] {
    [
      tests.lintErrors == 0 ? nil : "\(tests.lintErrors) lint errors",
      tests.total > 0 && tests.passed == tests.total
        ? nil : "\(tests.passed) of \(tests.total) tests passed",
      tests.deniedPaths > 0 ? nil : "no test asserts that something is denied",
      tests.validationErrors == 0 ? nil : "\(tests.validationErrors) validation errors",
      tests.securityWarnings == 0 ? nil : "\(tests.securityWarnings) security warnings",
    ].compactMap(\.self)
  }

  /// Signs exactly the digest that was tested.
  package static func sign(
    _ bundle: PolicyBundle,
    _ signature: BundleSignature,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.signBundle, for: bundle.id.text)
    try bundle.requireStep(to: .signed, "signed")
    try bundle.requireSeen(seen)
    // Not even outside production does anybody sign what they wrote.
    try bundle.requireOther(
      than: bundle.authors,
      "you wrote \(bundle.id): another person signs it",
      next: "ask another signer",
      in: context
    )
    try bundle.requireDistinct(from: [("reviewed", bundle.reviewers)], "sign", context)
    guard signature.signed == bundle.digest else {
      throw bundle.refusal(
        .conflict,
        "what was signed is \(signature.signed), \(bundle.id) is \(bundle.digest)",
        next: "sign the bundle that was tested"
      )
    }
    guard context.now < signature.expiresAt, !signature.key.isEmpty else {
      throw bundle.refusal(
        .expired,
        "the signature under \(bundle.id) expired at \(signature.expiresAt) or names no key",
        next: "sign it with a key that is good"
      )
    }
    let recorded = Signature(
      key: signature.key,
      statement: signature.signed,
      expiresAt: signature.expiresAt
    )
    return [Event(bundle.id, .signed(signature: recorded, by: context.persons))]
  }

  /// Author, reviewer, signer and releaser are four persons where production is concerned.
  func requireDistinct(
    from parts: [(did: String, persons: [Person.ID])],
    _ doing: String,
    _ context: Context
  ) throws(Refusal) {
    guard environment.countsAsProduction else { return }
    for (did, persons) in parts {
      try requireOther(
        than: persons,
        "you \(did) \(id): author, reviewer, signer and releaser are four persons in production",
        next: "another person can \(doing) it",
        in: context
      )
    }
  }

  /// Puts a bundle away before anybody signed it.
  package static func reject(
    _ bundle: PolicyBundle,
    reason: String,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.reviewBundle, for: bundle.id.text)
    try bundle.requireStep(to: .rejected, "rejected")
    try bundle.requireSeen(seen)
    let words = try bundle.words(reason, "a rejection needs a reason", in: context)
    return [Event(bundle.id, .rejected(by: context.persons, reason: words))]
  }

  /// Pins what comes back on a rollback, once it was fetched and is what it was.
  package static func pin(
    _ bundle: PolicyBundle,
    fetched: String,
    facts: BundleFacts,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.releaseBundle, for: bundle.id.text)
    try bundle.require(
      oneOf: [.draft, .tested, .signed, .shadow, .enforcing, .enforced],
      "given something to fall back to"
    )
    try bundle.requireSeen(seen)
    guard let good = facts.good, good.workload == bundle.workload,
      good.environment == bundle.environment, good.id != bundle.id, good.enforcedAt != nil,
      good.state != .rolledBack
    else {
      throw bundle.refusal(
        .notEligible,
        "\(facts.good?.id.text ?? "it") was never enforced for \(bundle.workload) in "
          + "\(bundle.environment.rawValue), or was rolled back",
        next: "pin one that was: govtop list bundles workload:\(bundle.workload)"
      )
    }
    guard fetched == good.digest else {
      throw bundle.refusal(
        .conflict,
        "what was fetched is \(fetched), \(good.id) is \(good.digest)",
        next: "fetch it from where it is kept"
      )
    }
    try good.requireGood(at: context.now, for: bundle)
    return [Event(bundle.id, .pinned(good: good.id, by: context.persons))]
  }

  /// Refuses to fall back to something whose signature is worth nothing any more.
  func requireGood(at now: Instant, for bundle: PolicyBundle) throws(Refusal) {
    guard isSigned(at: now) else {
      throw bundle.refusal(
        .expired,
        "the signature under \(id), the last known good, has expired",
        next: "pin another, or roll out a bundle that mends it"
      )
    }
  }
}
