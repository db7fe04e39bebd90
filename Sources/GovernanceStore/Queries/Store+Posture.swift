public import Governance

extension Store {
  /// What the first screen shows to somebody: what waits for them, what changed, and the numbers.
  public func posture(
    environment: Environment?,
    as viewer: Operator
  ) async throws -> Posture {
    try await look(as: viewer) { connection, viewing in
      let scope = viewing.scope(environment)
      let sources = try connection.sourceRows(at: viewing.now)
      let agenda = try connection.agenda(viewing, environment)
      let ofScope = scope.environment(in: "environment")
      let pending = SQLCondition.all([Decidable.open(viewing.now), ofScope])
      let metrics = try connection.metrics(
        viewing,
        environment,
        of: MetricDefinition.onPosture + MetricInterpretation.rests
      )
      return Posture(
        at: viewing.now,
        metrics: metrics.filter { MetricDefinition.onPosture.contains($0.id) },
        readings: MetricInterpretation.reading(metrics),
        tasks: agenda.tasks,
        taskCount: agenda.count,
        lateCount: agenda.lateCount,
        changes: try connection.recentChanges(),
        alerts: try connection.alerts(sources, at: viewing.now),
        standings: try connection.standings(scope),
        pendingRequests: try connection.count(
          "select count(*) from request_row where \(pending.sql)",
          pending.arguments
        ),
        isEmpty: sources.isEmpty,
        sources: sources
      )
    }
  }
}
