import Governance

extension Connection {
  /// How many grants show each word of STATE now.
  func standings(_ scope: MetricScope) throws -> [GrantRow.Standing: Int] {
    let ofScope = scope.environment(in: "environment")
    let now = SQLValue(scope.now)
    // What the hour has changed is counted apart: it is little, and the rest an index counts.
    var counts = try tally(.all([ofScope])) { $0.goingOn }
    let overdue = SQLCondition("rank = 1 and ends_at <= ?", [now])
    for (word, number) in try tally(.all([overdue, ofScope]), by: { $0.goingOn }) {
      counts[word, default: 0] -= number
      counts[.expired, default: 0] += number
    }
    let early = SQLCondition(
      """
      rank = 1 and state in ('scheduled', 'activating') and starts_at > ?
        and (ends_at is null or ends_at > ?)
      """,
      [now, now]
    )
    for (word, number) in try tally(.all([early, ofScope]), by: { $0.goingOn }) {
      counts[word, default: 0] -= number
    }
    for (word, number) in try tally(.all([early, ofScope]), by: { $0.notBegun }) {
      counts[word, default: 0] += number
    }
    return counts.filter { $0.value > 0 }
  }

  private func tally(
    _ condition: SQLCondition,
    by word: (RecordedStanding) -> GrantRow.Standing
  ) throws -> [GrantRow.Standing: Int] {
    var counts: [GrantRow.Standing: Int] = [:]
    let rows = try rows(
      """
      select rank, state, kind, count(*) as number from access_row
      where \(condition.sql)
      group by rank, state, kind
      """,
      condition.arguments
    )
    for row in rows {
      let recorded = RecordedStanding(state: try row.word("state"), kind: try row.word("kind"))
      counts[word(recorded), default: 0] += try row.integer("number")
    }
    return counts
  }
}

/// What a record says of its standing, the hour left out.
private struct RecordedStanding {
  let state: GrantState
  let kind: Grant.Kind

  /// Between its start and its end.
  var goingOn: GrantRow.Standing {
    switch state {
    case .scheduled, .activating, .active: byKind
    default: GrantRow.Standing(rawValue: state.rawValue) ?? byKind
    }
  }

  /// Before its start.
  var notBegun: GrantRow.Standing {
    GrantRow.Standing(rawValue: state.rawValue) ?? byKind
  }

  private var byKind: GrantRow.Standing {
    switch kind {
    case .standing: .standing
    case .jit: .jit
    case .exception: .exception
    case .breakGlass: .breakGlass
    }
  }
}
