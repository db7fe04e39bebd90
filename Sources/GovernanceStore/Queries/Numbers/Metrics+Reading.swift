import Governance

extension Connection {
  /// The metrics that stand so far, in the order of their numbers.
  func metrics(_ scope: MetricScope) throws -> [Metric] {
    let now = scope.now
    var unused = try unusedAccess(scope)
    unused.series = try trend(of: UnusedAccess.value(unused, at: now), scope)
    var orphaned = try orphanedIdentities(scope)
    orphaned.series = try trend(of: OrphanedIdentities.value(orphaned, at: now), scope)
    return [
      WildcardExposure.value(try wildcardExposure(scope), at: now),
      TraceCompleteness.value(try traceCompleteness(scope), at: now),
      TokenHygiene.value(try tokenHygiene(scope), at: now),
      ApprovalLeadTime.value(try approvalLeadTime(scope), at: now),
      StandingPrivilege.value(try standingPrivilege(scope), at: now),
      JITRatio.value(try jitRatio(scope), at: now),
      UnusedAccess.value(unused, at: now),
      OrphanedIdentities.value(orphaned, at: now),
      StrongAuthentication.value(try strongAuthentication(scope), at: now),
      RotationOverdue.value(try rotationOverdue(scope), at: now),
    ]
  }
}
