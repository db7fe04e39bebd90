extension PolicyBundle {
  /// Lets a bundle watch, block a share, or block everywhere.
  package static func rollOut(
    _ bundle: PolicyBundle,
    to rollout: Rollout,
    facts: BundleFacts,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    switch rollout {
    case .shadow(let reason, let ticket) where [.enforced, .enforcing].contains(bundle.state):
      return try downgrade(bundle, reason: reason, ticket: ticket, seen: seen, in: context)
    case .shadow:
      try bundle.requireReleaser(context)
      try bundle.requireStep(to: .shadow, "put into shadow")
      try bundle.requireSeen(seen)
      try bundle.requireOwnSignature(at: context.now)
      return [Event(bundle.id, .shadowed(by: context.persons))]
    case .canary(let percent):
      return try canary(bundle, percent, facts: facts, seen: seen, in: context)
    case .enforced:
      return try enforce(bundle, facts: facts, seen: seen, in: context)
    }
  }

  private func requireReleaser(_ context: Context) throws(Refusal) {
    try context.require(.releaseBundle, for: id.text)
    // Who brings back what was good need not be a fourth person.
    guard reactivates == nil else { return }
    let parts = [("wrote", authors), ("reviewed", reviewers), ("signed", signers)]
    try requireDistinct(from: parts, "release", context)
  }

  private func requireOwnSignature(at now: Instant) throws(Refusal) {
    guard isSigned(at: now) else {
      throw refusal(
        .expired,
        "the signature under \(id) has expired",
        next: "draft, test and sign it again"
      )
    }
  }

  private static func canary(
    _ bundle: PolicyBundle,
    _ percent: Int,
    facts: BundleFacts,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try bundle.requireReleaser(context)
    try bundle.require(oneOf: [.shadow, .enforcing], "rolled out to a share")
    try bundle.requireSeen(seen)
    guard (1...100).contains(percent), percent > bundle.canary else {
      throw bundle.refusal(
        .limit,
        "\(percent) percent is no more than the \(bundle.canary) that \(bundle.id) decides now",
        next: "a share from \(min(bundle.canary + 1, 100)) to 100; less is a rollback"
      )
    }
    try bundle.requireOwnSignature(at: context.now)
    if bundle.state == .shadow { try bundle.requireWatched(facts, context) }
    return [Event(bundle.id, .released(percent: percent, by: context.persons))]
  }

  /// What must hold before anything is blocked.
  private func requireWatched(_ facts: BundleFacts, _ context: Context) throws(Refusal) {
    let rules = context.rules.registry
    let watched = shadowSince.map { context.now - $0 } ?? .zero
    guard watched >= rules.shadowAtLeast else {
      throw refusal(
        .limit,
        "\(id) watched for \(watched.inWords), \(rules.shadowAtLeast.inWords) are needed "
          + context.rules.cited("registry/shadow_at_least"),
        next: "wait until \((shadowSince ?? context.now) + rules.shadowAtLeast)"
      )
    }
    try requireFewDenials(rules, context.rules.cited("registry/would_deny_at_most"))
    try requireGoodPinned(facts, at: context.now)
    guard let drill = facts.lastDrill, context.now - drill <= rules.drillAtMost else {
      let told = facts.lastDrill.map { "last drilled at \($0)" } ?? "never drilled"
      throw refusal(
        .limit,
        "a rollback of \(workload) in \(environment.rawValue) was \(told), "
          + "\(rules.drillAtMost.inWords) at most are allowed "
          + context.rules.cited("registry/drill_at_most"),
        next: "govtop drill start rollback-\(workload) --workload \(workload)"
      )
    }
  }

  private func requireFewDenials(
    _ rules: RegistryRules,
    _ rule: String
  ) throws(Refusal) {
    guard let watch, watch.decisions > 0 else {
      throw refusal(
        .missingField,
        "nobody knows what \(id) would deny: no traffic was counted",
        next: "govtop bundle observe \(id)"
      )
    }
    guard watch.untriaged == 0 else {
      throw refusal(
        .limit,
        "\(watch.untriaged) would-be denials of \(id) are not looked at yet",
        next: "say of each whether it is legitimate or an attack: govtop bundle observe \(id)"
      )
    }
    let (parts, overflow) = watch.legitimate.multipliedReportingOverflow(by: 1_000_000)
    let (limit, limitOverflow) = watch.decisions.multipliedReportingOverflow(
      by: rules.wouldDenyAtMost
    )
    guard !overflow, !limitOverflow, parts <= limit else {
      throw refusal(
        .limit,
        "\(id) would deny \(watch.legitimate) of \(watch.decisions) legitimate decisions, "
          + "\(rules.wouldDenyAtMost) in a million are allowed \(rule)",
        next: "mend the policy, or have it watch for longer"
      )
    }
  }

  private func requireGoodPinned(_ facts: BundleFacts, at now: Instant) throws(Refusal) {
    guard facts.hasEnforcedBefore else { return }
    guard let pinned = lastKnownGood, let good = facts.good, good.id == pinned else {
      throw refusal(
        .missingField,
        "\(id) has nothing to fall back to",
        next: "govtop bundle pin \(id) with the last one that was good"
      )
    }
    try good.requireGood(at: now, for: self)
  }

  private static func enforce(
    _ bundle: PolicyBundle,
    facts: BundleFacts,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try bundle.requireReleaser(context)
    try bundle.requireStep(to: .enforced, "enforced")
    try bundle.requireSeen(seen)
    try bundle.requireOwnSignature(at: context.now)
    guard bundle.isEverywhere else {
      let lagging = bundle.laggingPoints
      throw bundle.refusal(
        .limit,
        "\(lagging.count) of \(bundle.allPoints.count) points do not report \(bundle.id): "
          + lagging.joined(separator: ", "),
        next: "wait for them, or govtop rollback \(bundle.id)"
      )
    }
    // First out, then in: at no step are two enforced in one place.
    let out = facts.enforced.map { Event($0.id, .superseded(by: bundle.id)) }
    return [out, Event(bundle.id, .enforced(by: context.persons))].compactMap(\.self)
  }

  /// Records what it would have denied.
  package static func observe(
    _ bundle: PolicyBundle,
    _ watch: BundleWatch,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.releaseBundle, for: bundle.id.text)
    try bundle.require(oneOf: [.shadow], "watched")
    try bundle.requireSeen(seen)
    let denials = [watch.legitimate, watch.attacks, watch.untriaged]
    guard denials.allSatisfy({ $0 >= 0 && $0 <= watch.decisions }) else {
      throw bundle.refusal(
        .limit,
        "more would be denied than was asked",
        next: "give the counts of one run: denials are part of its decisions"
      )
    }
    let recorded = Watch(
      decisions: watch.decisions,
      legitimate: watch.legitimate,
      attacks: watch.attacks,
      untriaged: watch.untriaged
    )
    return [Event(bundle.id, .observed(recorded))]
  }

  /// Records what a point says to have active.
  package static func report(
    _ bundle: PolicyBundle,
    point: String,
    digest: String,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.releaseBundle, for: bundle.id.text)
    try bundle.require(oneOf: [.shadow, .enforcing, .enforced], "reported")
    try ArtifactDigest.require(digest, of: "a revision", for: bundle.id.text)
    guard !point.isEmpty else {
      throw bundle.refusal(.missingField, "which point reports is not said", next: "--point NAME")
    }
    return [Event(bundle.id, .reported(point: point, digest: digest))]
  }
}
