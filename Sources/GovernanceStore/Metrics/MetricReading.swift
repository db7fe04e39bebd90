import Governance

/// How the number of one metric, the rows behind it and its splits are read.
protocol MetricReading: DefinedMetric {
  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric

  /// The rows behind the number, by id: at most `limit` of those behind an id.
  static func rows(
    _ connection: any Connection,
    _ scope: MetricScope,
    after last: String,
    limit: Int
  ) throws -> [MetricRow]

  static func shares(
    _ connection: any Connection,
    _ scope: MetricScope,
    by split: MetricDefinition.Split
  ) throws -> [Metric.Share]

  /// The trend, where rows tell the past; `nil` where only the numbers kept each day do.
  static func trend(_ connection: any Connection, _ scope: MetricScope) throws -> [Metric.Point]?
}

extension MetricReading {
  static func trend(_ connection: any Connection, _ scope: MetricScope) throws -> [Metric.Point]? {
    nil
  }
}

/// A metric of few things, which are read and counted one by one.
protocol CountedReading: MetricReading, CountedMetric {
  static func items(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> [Counted<Item>]
}

extension CountedReading {
  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    value(try items(connection, scope).map(\.item), in: scope.window(of: definition))
  }

  static func rows(
    _ connection: any Connection,
    _ scope: MetricScope,
    after last: String,
    limit: Int
  ) throws -> [MetricRow] {
    let all = rows(try items(connection, scope), in: scope.window(of: definition))
    return Array(all.drop { $0.id <= last }.prefix(limit))
  }

  static func shares(
    _ connection: any Connection,
    _ scope: MetricScope,
    by split: MetricDefinition.Split
  ) throws -> [Metric.Share] {
    shares(try items(connection, scope), by: split, in: scope.window(of: definition))
  }
}

/// The metrics that are fed, as ``MetricDefinition/all`` has them.
enum MetricReadings {
  static let all: [any MetricReading.Type] = [
    PolicyCoverage.self, WildcardExposure.self, OverdueExceptions.self, DriftDetection.self,
    DriftRemediation.self, DriftAnswer.self, TraceCompleteness.self, RollbackReadiness.self,
    TokenHygiene.self, AnswerTimes.self,
    ApprovalLeadTime.self, CertificationCompletion.self, RevocationRate.self,
    ReviewAttention.self, StandingPrivilege.self, JITRatio.self, UnusedAccess.self,
    OrphanedIdentities.self, SeparationViolations.self, LeaverRevocation.self,
    StrongAuthentication.self, RotationOverdue.self, BreakGlassUse.self,
    EvidenceCompleteness.self,
  ]

  /// Those of some ids, in the order of the table; all where none is named.
  static func of(_ ids: [String]) -> [any MetricReading.Type] {
    ids.isEmpty ? all : all.filter { ids.contains($0.definition.id) }
  }
}
