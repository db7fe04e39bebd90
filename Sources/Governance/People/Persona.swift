/// A purpose-built role of the organisation; personas hold disjoint powers.
///
/// Sources: the four baseline roles of "governance thesis", the registry playbook's registrar, auditor and deployer.
public enum Persona: String, CaseIterable, Hashable, Comparable, Sendable, Codable {
  case registrar, auditor, deployer
  case dataSteward = "data_steward"
  case modelDeveloper = "model_developer"
  case security
  case approver, certifier
  case policyAdmin = "policy_admin"
  case breakGlassResponder = "break_glass_responder"
  case administrator

  /// Order of the word.
  public static func < (left: Persona, right: Persona) -> Bool { left.rawValue < right.rawValue }
}

/// What a person may do here, given by personas and taken away by negative permissions.
public enum Permission: String, CaseIterable, Sendable, Codable {
  case request, approve, revoke, attest
  case importFacts = "import"
  case baseline
  case managePeople = "manage_people"
  case assignOwner = "assign_owner"
  case registerArtifact = "register_artifact"
  case readLedger = "read_ledger"
  case applyRules = "apply_rules"
  case manageFindings = "manage_findings"
  case manageWorkloads = "manage_workloads"
  case quarantine
  /// Asking for an exception, a right of its own.
  case except
  case breakGlass = "break_glass"
  case reviewException = "review_exception"
  case controlMode = "control_mode"
  case manageCampaigns = "manage_campaigns"
  /// Opening low-risk access outside production for oneself: a self-service, never an approval.
  case approveSelf = "approve_self"
  case evaluatePackage = "evaluate_package"
  case approvePackage = "approve_package"
  case promotePackage = "promote_package"
  case demotePackage = "demote_package"
  case writeChange = "write_change"
  case authorizeChange = "authorize_change"
  case implementChange = "implement_change"
  case authorBundle = "author_bundle"
  case reviewBundle = "review_bundle"
  case signBundle = "sign_bundle"
  case releaseBundle = "release_bundle"
  case rollBack = "roll_back"
  case runDrill = "run_drill"
}
