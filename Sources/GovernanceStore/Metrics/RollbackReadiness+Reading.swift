package import Governance

/// M6 over every workload of which a policy blocks or blocked.
extension RollbackReadiness: CountedReading {
  static func items(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> [Counted<Service>] {
    try connection.rollbackReadiness(
      environment: scope.environment,
      rules: scope.rules.registry
    ).map { service in
      Counted(
        MetricSubject(
          id: "\(service.environment.rawValue)/\(service.workload)",
          what: service.workload,
          environment: service.environment,
          riskClass: RiskScore.Band(rawValue: service.tier)
        ),
        service
      )
    }
  }
}

extension Connection {
  /// Drills and real rollbacks are the trials of each.
  package func rollbackReadiness(
    environment: Environment?,
    rules: RegistryRules
  ) throws -> [RollbackReadiness.Service] {
    let place = environment.map { SQLCondition("environment = ?", [.text($0.rawValue)]) }
    let those = place ?? .always
    let bundles = try records(
      PolicyBundle.self,
      where:
        "(state in ('enforcing', 'enforced') or rollback_asked_at is not null) and \(those.sql)",
      those.arguments
    )
    let drills = try records(
      Drill.self,
      where: "drill_kind = 'rollback' and state in ('running', 'passed') and \(those.sql)",
      those.arguments
    )
    let services = Dictionary(grouping: bundles) { "\($0.workload)\n\($0.environment.rawValue)" }
    return try services.sorted { $0.key < $1.key }
      .compactMap { try service($0.value, drills, rules) }
  }

  private func service(
    _ bundles: [PolicyBundle],
    _ drills: [Drill],
    _ rules: RegistryRules
  ) throws -> RollbackReadiness.Service? {
    let active = bundles.filter { [.enforcing, .enforced].contains($0.state) }
    guard let bundle = active.max(by: { $0.revision < $1.revision }) else { return nil }
    let good = try bundle.lastKnownGood.map { try policyBundle($0) }
    let real = bundles.compactMap { bundle in
      bundle.rollbackAskedAt.map {
        RollbackReadiness.Trial(askedAt: $0, doneAt: bundle.allReportedAt ?? bundle.closedAt)
      }
    }
    let tried = drills.filter {
      $0.workload == bundle.workload && $0.environment == bundle.environment
    }.map { RollbackReadiness.Trial(askedAt: $0.startedAt, doneAt: $0.stoppedAt) }
    return RollbackReadiness.Service(
      workload: bundle.workload,
      environment: bundle.environment,
      tier: bundle.tier,
      target: rules.rollbackTarget(bundle.tier),
      isPinned: good != nil && bundle.fetchedAt != nil,
      signedUntil: good?.signature?.expiresAt,
      trials: real + tried
    )
  }
}
