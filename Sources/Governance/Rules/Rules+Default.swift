extension Rules {
  /// What holds until an organisation applies rules of its own.
  public static let standard = Rules(
    version: 1,
    low: Elevation(
      name: "low-access",
      needs: [.init(1, of: .any)],
      decisionDue: .hours(24),
      maximumLength: .days(90),
      rationale: "little can go wrong: one approver, asked within a day"
    ),
    medium: Elevation(
      name: "owner-approval",
      needs: [.init(1, of: .owner)],
      decisionDue: .hours(8),
      maximumLength: .days(30),
      rationale: "who answers for the right decides who gets it"
    ),
    high: Elevation(
      name: "elevation",
      needs: [.init(2, of: .any), .init(1, of: .persona(.security))],
      decisionDue: .hours(4),
      maximumLength: .days(14),
      rationale: "dual authorization, one of security: NIST 800-53 AC-3(2)",
      control: "AC-3(2)"
    ),
    critical: Elevation(
      name: "critical-elevation",
      needs: [.init(2, of: .any), .init(1, of: .persona(.security))],
      decisionDue: .hours(4),
      maximumLength: .hours(1),
      rationale: "as for high, and never longer than an hour: NIST 800-53 AC-6",
      control: "AC-6"
    ),
    unknownPerson: Elevation(
      name: "unknown-person",
      needs: [.init(2, of: .any), .init(1, of: .persona(.security))],
      decisionDue: .hours(8),
      maximumLength: .days(14),
      rationale: "nobody is confirmed as the person behind it, so two decide, one of security"
    ),
    jitCeiling: .hours(24),
    requestLapse: .days(3),
    maximumRenewals: 2,
    separation: standardSeparation,
    permissions: PersonaTable(
      standardPermissions.merging(RegistryRules.permissions) { $0.union($1) }
    ),
    denied: PersonaTable(standardDenied.merging(RegistryRules.denied) { $0.union($1) }),
    classify: standardClassify,
    dormantAfter: .days(90),
    unusedAfter: .days(90),
    deniedCombinations: standardCombinations,
    duties: standardDuties,
    targets: standardTargets,
    reasons: standardReasons
  )

  private static let standardSeparation: [SeparationRule] = [
    SeparationRule(
      name: "build-and-deploy",
      left: .init(["build", "train"]),
      right: .init(["deploy", "promote"]),
      action: .requireApproval,
      rationale: "who builds a model does not put it into production alone: NIST 800-53 AC-5",
      control: "AC-5"
    ),
    SeparationRule(
      name: "register-and-promote",
      left: .init(["registrar"]),
      right: .init(["deployment", "promot"]),
      action: .enforce,
      rationale: "the registrar advances packages, the pipeline promotes them"
    ),
  ]

  private static let standardPermissions: [Persona: Set<Permission>] = [
    // Nobody opens access alone unless an organisation says so in so many words.
    .administrator: Set(Permission.allCases).subtracting([.approveSelf]),
    .policyAdmin: [.request, .importFacts, .baseline, .readLedger, .applyRules, .except],
    .security: [
      .request, .approve, .revoke, .attest, .importFacts, .baseline, .assignOwner, .readLedger,
      .manageFindings, .manageWorkloads, .quarantine, .except, .reviewException, .controlMode,
      .manageCampaigns,
    ],
    .approver: [.request, .approve, .revoke],
    .certifier: [.request, .revoke, .reviewException, .manageCampaigns],
    .dataSteward: [.request, .approve, .revoke, .assignOwner, .except],
    .registrar: [.request, .registerArtifact, .manageWorkloads],
    .deployer: [.request, .except],
    .modelDeveloper: [.request],
    .breakGlassResponder: [.request, .breakGlass, .controlMode],
    .auditor: [.readLedger],
  ]

  /// Negative permissions, as the sources ask: developers never approve, auditors only read.
  private static let standardDenied: [Persona: Set<Permission>] = [
    .modelDeveloper: [.approve, .attest],
    .auditor: [
      .request, .approve, .revoke, .attest, .importFacts, .baseline, .managePeople, .assignOwner,
      .manageFindings, .manageWorkloads, .quarantine,
      .except, .breakGlass, .reviewException, .controlMode,
      .manageCampaigns,
    ],
    .registrar: [.approve],
  ]

  private static let standardClassify: [ClassifyRule] = [
    ClassifyRule(field: .tag, pattern: "environment=prod*", environment: .prod),
    ClassifyRule(field: .tag, pattern: "environment=stag*", environment: .stage),
    ClassifyRule(field: .tag, pattern: "environment=dev*", environment: .dev),
    ClassifyRule(field: .tag, pattern: "env=prod*", environment: .prod),
    ClassifyRule(field: .tag, pattern: "env=stag*", environment: .stage),
    ClassifyRule(field: .tag, pattern: "env=dev*", environment: .dev),
    ClassifyRule(field: .namespace, pattern: "prod*", environment: .prod),
    ClassifyRule(field: .namespace, pattern: "*-prod", environment: .prod),
    ClassifyRule(field: .namespace, pattern: "stag*", environment: .stage),
    ClassifyRule(field: .namespace, pattern: "*-stag*", environment: .stage),
    ClassifyRule(field: .namespace, pattern: "dev*", environment: .dev),
    ClassifyRule(field: .namespace, pattern: "*-dev", environment: .dev),
    ClassifyRule(field: .name, pattern: "prod-*", environment: .prod),
    ClassifyRule(field: .name, pattern: "*-prod", environment: .prod),
    ClassifyRule(field: .name, pattern: "stag*-*", environment: .stage),
    ClassifyRule(field: .name, pattern: "dev-*", environment: .dev),
    ClassifyRule(field: .name, pattern: "*-dev", environment: .dev),
  ]
}
