import Governance

/// M9 and its trend from the times at which requests were made and closed.
extension ApprovalLeadTime: CountedReading {
  static func items(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> [Counted<Item>] {
    let window = scope.window(of: definition)
    let ofScope = scope.environment(in: "request_row.environment")
    let closed = try connection.rows(
      """
      select \(columns), request_row.closed_at
      from request_row
      \(joins)
      where request_row.closed_at > ? and request_row.closed_at <= ?
        and request_row.state in ('approved', 'denied', 'expired') and \(ofScope.sql)
      order by request_row.id
      """,
      [.init(window.from), .init(window.until)] + ofScope.arguments
    )
    // A lapse needs nobody to write it down.
    let lapsed = try connection.rows(
      """
      select \(columns), request_row.lapses_at as closed_at
      from request_row
      \(joins)
      where request_row.state = 'pending' and request_row.lapses_at > ?
        and request_row.lapses_at <= ? and \(ofScope.sql)
      order by request_row.id
      """,
      [.init(window.from), .init(window.until)] + ofScope.arguments
    )
    return try (closed + lapsed).map { try counted($0, scope) }
  }

  private static let columns = """
    request_row.id, request_row.beneficiary_name, request_row.entitlement_name,
    request_row.environment, request_row.owner_name, request_row.risk_band,
    request_row.source_id, request_row.state, request_row.submitted_at, request_row.approvals,
    request_row.opened_at, person.time_zone
    """

  private static let joins = "left join person on person.id = request_row.requester"

  private static func counted(_ row: SQLRow, _ scope: MetricScope) throws -> Counted<Item> {
    let state: RequestState = try row.word("state")
    let submitted = try row.instant("submitted_at")
    let closed = try row.instant("closed_at")
    let zone = try row.optionalText("time_zone")
    let approvals = try row.integer("approvals")
    return Counted(
      MetricSubject(
        id: try row.text("id"),
        what: "\(try row.text("beneficiary_name")) \(try row.text("entitlement_name"))",
        environment: try row.word("environment"),
        owner: try row.optionalText("owner_name"),
        riskClass: try row.word("risk_band"),
        source: try row.text("source_id")
      ),
      Item(
        submittedAt: submitted,
        closedAt: closed,
        outcome: state == .expired || state == .pending
          ? .unanswered : state == .approved && approvals == 0 ? .automatic : .decided,
        openedAt: try row.optionalInstant("opened_at"),
        working: WorkingHours.between(submitted, closed) { moment in
          zone.flatMap { scope.zoneOffset($0, moment) } ?? 0
        }
      )
    )
  }

  /// The same over each of thirteen weeks; what only stands beside the value is left out.
  static func trend(_ connection: any Connection, _ scope: MetricScope) throws -> [Metric.Point]? {
    let moments = TrendMoments(scope)
    let ofScope = scope.environment(in: "environment")
    let since = moments.all[0] - (definition.window ?? .zero)
    let items = try connection.rows(
      """
      select closed_at, submitted_at, approvals, state from request_row
      where closed_at > ? and closed_at <= ? and state in ('approved', 'denied')
        and \(ofScope.sql)
      """,
      [.init(since), .init(scope.now)] + ofScope.arguments
    ).map { row -> Item in
      let state: RequestState = try row.word("state")
      let approvals = try row.integer("approvals")
      return Item(
        submittedAt: try row.instant("submitted_at"),
        closedAt: try row.instant("closed_at"),
        outcome: state == .approved && approvals == 0 ? .automatic : .decided
      )
    }
    return moments.points(
      moments.all.map { value(items, in: window($0)).value },
      version: definition.version
    )
  }
}
