extension MetricDefinition {
  /// Every metric that is fed, in the order of their numbers: from this table screens, commands and manual derive.
  public static let all: [MetricDefinition] = [
    PolicyCoverage.definition, WildcardExposure.definition, OverdueExceptions.definition,
    DriftDetection.definition, DriftRemediation.definition, DriftAnswer.definition,
    TraceCompleteness.definition, RollbackReadiness.definition, TokenHygiene.definition,
    AnswerTimes.definition, ApprovalLeadTime.definition,
    CertificationCompletion.definition, RevocationRate.definition, ReviewAttention.definition,
    StandingPrivilege.definition, JITRatio.definition, UnusedAccess.definition,
    OrphanedIdentities.definition,
    SeparationViolations.definition, LeaverRevocation.definition,
    StrongAuthentication.definition, RotationOverdue.definition, BreakGlassUse.definition,
    EvidenceCompleteness.definition,
  ]

  /// Those that the first screen shows: the seven of the source and M13, as far as they are fed.
  public static let onPosture = ["M1", "M2", "M3", "M4b", "M5", "M6", "M7", "M13"]

  /// By id in any case, or by name.
  public static func named(_ word: String) -> MetricDefinition? {
    all.first { $0.id.lowercased() == word.lowercased() || $0.name == word }
  }
}
