import Governance

extension Connection {
  /// How many rows a list counts before it says `10,000+`.
  static var countCap: Int { 10_000 }

  func count(_ listing: Listing, _ query: ListQuery, at now: Instant) throws -> ListCount {
    let (condition, _) = try listing.condition(of: query, at: now)
    let all =
      try listing.total.map { try count($0) }
      ?? count(
        "select count(*) from \(listing.table) where \(listing.base.sql)",
        listing.base.arguments
      )
    let matching =
      condition.isAlways
      ? min(all, Self.countCap + 1) : try upToCap(listing, .all([listing.base, condition]))
    let hidden = SQLCondition.all([listing.base, listing.late, condition.negated])
    return ListCount(
      query: query,
      matching: min(matching, Self.countCap),
      isCapped: matching > Self.countCap,
      all: all,
      hiddenLate: min(try upToCap(listing.table, hidden, ""), Self.countCap)
    )
  }

  private func upToCap(_ listing: Listing, _ condition: SQLCondition) throws -> Int {
    guard listing.countsInOrder else { return try upToCap(listing.table, condition, "") }
    return try listing.ordering.stretches.reduce(0) { number, stretch in
      guard number <= Self.countCap else { return number }
      let those = SQLCondition.all([stretch.condition, condition])
      return number + (try upToCap(listing.table, those, "order by \(stretch.orderedBy)"))
    }
  }

  private func upToCap(_ table: String, _ condition: SQLCondition, _ order: String) throws -> Int {
    guard condition != .never else { return 0 }
    return try count(
      """
      select count(*) from (
        select 1 from \(table) where \(condition.sql) \(order) limit ?
      ) counted
      """,
      condition.arguments + [.integer(Int64(Self.countCap + 1))]
    )
  }
}
