/// What the organisation asks of artifacts, changes and the rollout of policies.
public struct RegistryRules: Hashable, Sendable, Codable {
  /// The weakest proof of identity with which a package is promoted; at least `totp` or `federation` once it is there.
  ///
  /// Source: registry playbook, "MFA or workload federation before promotion".
  package var promotionFactor: AuthenticationFactor
  /// What a package must have before it is submitted and promoted.
  package var required: [PackageRequirement]
  /// Tags that a package may have; one without is not registered.
  package var tiers: [String]
  /// Where staging tests count.
  package var evaluationEnvironments: [Environment]
  /// Where taking a package out of use must name an incident.
  package var incidentNeededIn: [Environment]
  /// How long a package is kept after its last use, before it may be archived.
  package var retention: Duration
  /// The longest change window.
  package var longestWindow: Duration
  /// Templates of standard changes, which were authorized once for all.
  package var standardChanges: [String]
  /// How long a bundle only watches before it may block.
  package var shadowAtLeast: Duration
  /// Would-be denials of legitimate traffic, in a million decisions, above which a bundle must not block.
  package var wouldDenyAtMost: Int
  /// Age of the last rollback drill beyond which nothing new may block.
  package var drillAtMost: Duration
  /// How long the first of two signatures waits for the second before it lapses.
  package var consentLasts: Duration
  /// Target of M6 by tier of the workload.
  package var rollbackWithin: [String: Duration]
  /// Target of M6 for every other tier.
  package var rollbackWithinElse: Duration
  /// Who may do what with which artifact at which stage.
  package var matrix: [MatrixRule]

  /// What holds until an organisation says otherwise.
  package static let standard = RegistryRules(
    promotionFactor: .osUser,
    required: PackageRequirement.allCases,
    tiers: ["low", "medium", "high"],
    evaluationEnvironments: [.stage],
    incidentNeededIn: [.prod],
    retention: .days(90),
    longestWindow: .days(7),
    standardChanges: ["rotate-credential", "rollback-drill"],
    shadowAtLeast: .hours(24),
    wouldDenyAtMost: 1_000,
    drillAtMost: .days(90),
    consentLasts: .hours(4),
    rollbackWithin: ["critical": .seconds(300)],
    rollbackWithinElse: .seconds(900),
    matrix: standardMatrix
  )

  /// The time in which a rollback of a workload of this tier should be done.
  package func rollbackTarget(_ tier: String) -> Duration {
    rollbackWithin[tier] ?? rollbackWithinElse
  }
}

extension RegistryRules {
  /// Who does what in registry, changes and rollout; the four roles of a rollout lie with different personas.
  static let permissions: [Persona: Set<Permission>] = [
    .policyAdmin: [.authorBundle, .reviewBundle, .signBundle, .writeChange],
    .security: [
      .approvePackage, .demotePackage, .authorizeChange, .writeChange, .reviewBundle, .signBundle,
      .rollBack, .runDrill,
    ],
    .approver: [.approvePackage, .authorizeChange],
    .registrar: [.writeChange],
    .deployer: [
      .evaluatePackage, .promotePackage, .demotePackage, .writeChange, .implementChange,
      .releaseBundle, .rollBack, .runDrill,
    ],
    .modelDeveloper: [.writeChange],
    .dataSteward: [.writeChange],
    .breakGlassResponder: [.demotePackage, .rollBack, .runDrill],
  ]

  /// A developer moves no stage, a registrar neither approves nor promotes, an auditor only reads.
  static let denied: [Persona: Set<Permission>] = [
    .modelDeveloper: [.registerArtifact, .approvePackage, .promotePackage, .authorizeChange],
    .registrar: [.approvePackage, .promotePackage],
    .deployer: [.registerArtifact],
    .auditor: [
      .registerArtifact, .evaluatePackage, .approvePackage, .promotePackage, .demotePackage,
      .writeChange, .authorizeChange, .implementChange, .authorBundle, .reviewBundle, .signBundle,
      .releaseBundle, .rollBack, .runDrill,
    ],
  ]
}
