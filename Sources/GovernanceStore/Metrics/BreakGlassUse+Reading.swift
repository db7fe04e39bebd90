import Governance

/// M21 from the uses of the window, those that owe a review, and the drills.
extension BreakGlassUse: CountedReading {
  static func items(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> [Counted<Item>] {
    // Emergencies and their drills are in no environment of their own.
    guard scope.environment == nil else { return [] }
    let window = scope.window(of: definition)
    let uses = try connection.records(
      BreakGlass.self,
      where: """
        starts_at > ? and starts_at <= ?
          or state in ('invoked', 'active', 'expired', 'revoked', 'post_review_pending')
        """,
      [.init(window.from), .init(window.until)]
    ).map { use in
      Counted(
        MetricSubject(
          id: use.id.text,
          what: "\(use.entitlementName ?? use.controlClass?.text ?? "") \(use.incident)",
          owner: try connection.handle(use.invoker),
          riskClass: .critical
        ),
        Item.use(at: use.startsAt, isReviewOverdue: use.isReviewOverdue(at: scope.now))
      )
    }
    let drills = try connection.records(
      Drill.self,
      where: "drill_kind = 'break_glass' and state = 'passed' and started_at <= ?",
      [.init(window.until)]
    ).map { drill in
      Counted(
        MetricSubject(
          id: drill.id.text,
          what: drill.name,
          owner: try connection.handle(drill.responders.first)
        ),
        Item.drill(
          at: drill.stoppedAt ?? drill.startedAt,
          isReal: drill.responders.contains { !drill.startedBy.contains($0) }
        )
      )
    }
    return uses + drills
  }
}
