import Governance

extension Connection {
  /// M9 and its trend from the times at which requests were made and closed.
  func approvalLeadTime(_ scope: MetricScope) throws -> ApprovalLeadTime.Input {
    let weeks = Weeks(now: scope.now)
    let since = weeks.moments[0] - ApprovalLeadTime.window
    let closings = try closings(since: since, scope)
    var input = ApprovalLeadTime.Input(closings, before: scope.now)
    input.series = weeks.points(
      weeks.moments.map {
        ApprovalLeadTime.value(.init(closings, before: $0), at: $0).value
      },
      version: ApprovalLeadTime.definitionVersion
    )
    return input
  }

  private func closings(since: Instant, _ scope: MetricScope) throws -> [Closing] {
    let ofScope = scope.environment(in: "environment")
    let decided = try rows(
      """
      select closed_at, submitted_at, state from request_row
      where closed_at > ? and closed_at <= ? and state in ('approved', 'denied', 'expired')
        and \(ofScope.sql)
      """,
      [.init(since), .init(scope.now)] + ofScope.arguments
    )
    // A lapse needs nobody to write it down.
    let lapsed = try rows(
      """
      select lapses_at as closed_at, submitted_at, 'expired' as state from request_row
      where state = 'pending' and lapses_at > ? and lapses_at <= ? and \(ofScope.sql)
      """,
      [.init(since), .init(scope.now)] + ofScope.arguments
    )
    return try (decided + lapsed).map { row in
      Closing(
        at: try row.instant("closed_at"),
        submittedAt: try row.instant("submitted_at"),
        isAnswered: try row.text("state") != RequestState.expired.rawValue
      )
    }
  }
}

/// When and how a request was closed.
private struct Closing {
  let at: Instant
  let submittedAt: Instant
  let isAnswered: Bool

  var minutes: Int { Int((at - submittedAt).wholeSeconds / 60) }
}

extension ApprovalLeadTime.Input {
  /// The closings of the window that ends at a moment.
  fileprivate init(_ closings: [Closing], before moment: Instant) {
    self.init()
    for closing in closings
    where closing.at <= moment && closing.at > moment - ApprovalLeadTime.window {
      if closing.isAnswered {
        minutes.append(closing.minutes)
      } else {
        unanswered += 1
      }
    }
  }
}
