import Governance

extension Connection {
  /// How many grants show each word of STATE now: one walk along the index of states.
  func standings(_ scope: MetricScope) throws -> [GrantRow.Standing: Int] {
    let ofScope = scope.environment(in: "environment")
    let now = SQLValue(scope.now)
    let rows = try rows(
      """
      select rank, state, kind, count(*) as number,
        sum(case when ends_at <= ? then 1 else 0 end) as overdue,
        sum(case when starts_at > ? and (ends_at is null or ends_at > ?) then 1 else 0 end)
          as early
      from access_row
      where \(ofScope.sql)
      group by rank, state, kind
      """,
      [now, now, now] + ofScope.arguments
    )
    var counts: [GrantRow.Standing: Int] = [:]
    for row in rows {
      let recorded = RecordedStanding(state: try row.word("state"), kind: try row.word("kind"))
      for (word, number) in recorded.words(
        of: try row.integer("number"),
        overdue: try row.integer("overdue"),
        early: try row.integer("early")
      ) where number > 0 {
        counts[word, default: 0] += number
      }
    }
    return counts
  }
}

/// What a record says of its standing; the hour tells the rest.
private struct RecordedStanding {
  let state: GrantState
  let kind: Grant.Kind

  /// How many show which word, of so many whose end has come or whose start has not.
  func words(
    of number: Int,
    overdue: Int,
    early: Int
  ) -> [(word: GrantRow.Standing, number: Int)] {
    switch state {
    case .revoked, .ended, .withdrawn, .activationFailed, .revokeFailed: [(byState, number)]
    case .revoking, .ending, .suspended: [(byState, number - overdue), (.expired, overdue)]
    case .active: [(byKind, number - overdue), (.expired, overdue)]
    case .scheduled, .activating:
      [(byKind, number - overdue - early), (byState, early), (.expired, overdue)]
    }
  }

  private var byState: GrantRow.Standing { .init(rawValue: state.rawValue) ?? byKind }

  private var byKind: GrantRow.Standing {
    switch kind {
    case .standing: .standing
    case .jit: .jit
    case .exception: .exception
    case .breakGlass: .breakGlass
    }
  }
}
