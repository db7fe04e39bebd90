package import Governance

extension Deliberation {
  /// Loads what a command on a bundle needs, and asks the domain.
  func decide(_ command: BundleCommand, _ context: Context) throws -> [Event] {
    switch command {
    case .draft(let draft):
      let facts = BundleFacts(
        lastRevision: try connection.lastRevision(draft.workload, draft.environment)
      )
      return try PolicyBundle.draft(draft, facts: facts, in: context)
    case .test(let id, let tests, let seen):
      return try PolicyBundle.test(connection.policyBundle(id), tests, seen: seen, in: context)
    case .sign(let id, let signature, let seen):
      return try PolicyBundle.sign(
        connection.policyBundle(id),
        signature,
        seen: seen,
        in: context
      )
    case .reject(let id, let reason, let seen):
      return try PolicyBundle.reject(
        connection.policyBundle(id),
        reason: reason,
        seen: seen,
        in: context
      )
    default: return try release(command, context)
    }
  }

  private func release(_ command: BundleCommand, _ context: Context) throws -> [Event] {
    switch command {
    case .observe(let id, let watch, let seen):
      return try PolicyBundle.observe(connection.policyBundle(id), watch, seen: seen, in: context)
    case .pin(let id, let good, let fetched, let seen):
      let bundle = try connection.policyBundle(id)
      return try PolicyBundle.pin(
        bundle,
        fetched: fetched,
        facts: BundleFacts(good: try connection.policyBundle(good)),
        seen: seen,
        in: context
      )
    case .report(let id, let point, let digest):
      return try PolicyBundle.report(
        connection.policyBundle(id),
        point: point,
        digest: digest,
        in: context
      )
    case .rollOut(let id, let rollout, let seen):
      let bundle = try connection.policyBundle(id)
      return try PolicyBundle.rollOut(
        bundle,
        to: rollout,
        facts: connection.facts(for: bundle),
        seen: seen,
        in: context
      )
    default: return try withdraw(command, context)
    }
  }

  private func withdraw(_ command: BundleCommand, _ context: Context) throws -> [Event] {
    switch command {
    case .consent(let id, let reason, let seen):
      return try PolicyBundle.consent(
        connection.policyBundle(id),
        reason: reason,
        seen: seen,
        in: context
      )
    case .rollBack(let id, let reason, let incident, let seen):
      let bundle = try connection.policyBundle(id)
      return try PolicyBundle.rollBack(
        bundle,
        reason: reason,
        incident: incident,
        facts: connection.facts(for: bundle),
        seen: seen,
        in: context
      )
    default: return []
    }
  }
}

extension Connection {
  package func policyBundle(_ id: PolicyBundle.ID) throws -> PolicyBundle {
    try registered(id, called: "bundle", list: "bundles")
  }

  /// What is enforced in a place now.
  package func enforcedBundle(
    of workload: String,
    in environment: Environment
  ) throws(StoreError) -> PolicyBundle? {
    try records(
      PolicyBundle.self,
      where: "workload = ? and environment = ? and state = 'enforced'",
      [.text(workload), .text(environment.rawValue)]
    ).first
  }

  fileprivate func lastRevision(
    _ workload: String,
    _ environment: Environment
  ) throws(StoreError) -> Int {
    try count(
      """
      select coalesce(max(revision), 0) from policy_bundle
      where workload = ? and environment = ?
      """,
      [.text(workload), .text(environment.rawValue)]
    )
  }

  /// What the rules must know to roll a bundle out or back.
  package func facts(for bundle: PolicyBundle) throws -> BundleFacts {
    let place: [SQLValue] = [.text(bundle.workload), .text(bundle.environment.rawValue)]
    let before = try row(
      """
      select 1 from policy_bundle
      where workload = ? and environment = ? and enforced_at is not null
      limit 1
      """,
      place
    )
    let drilled = try row(
      """
      select max(stopped_at) as last from drill
      where workload = ? and environment = ? and drill_kind = 'rollback' and state = 'passed'
      """,
      place
    )
    return BundleFacts(
      lastRevision: try lastRevision(bundle.workload, bundle.environment),
      enforced: try enforcedBundle(of: bundle.workload, in: bundle.environment),
      good: try bundle.lastKnownGood.map { try policyBundle($0) },
      hasEnforcedBefore: before != nil,
      lastDrill: try drilled?.optionalInstant("last")
    )
  }
}

extension BundleCommand {
  /// What the actor must be allowed to do, for the personas that the entry names.
  var permissions: Set<Permission> {
    switch self {
    case .draft: [.authorBundle]
    case .test, .reject: [.reviewBundle]
    case .sign, .consent: [.signBundle]
    case .rollOut(_, .shadow, _): [.releaseBundle, .signBundle]
    case .observe, .pin, .report, .rollOut: [.releaseBundle]
    case .rollBack: [.rollBack]
    }
  }
}
