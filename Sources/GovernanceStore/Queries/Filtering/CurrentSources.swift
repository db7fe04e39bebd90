import Governance

/// Which snapshot of each source is in force, so that rows of observed tables are judged one by one without a look-up.
struct CurrentSources {
  private let numbers: [(source: String, number: Int)]
  private let isPast: Bool

  /// Beyond so many sources a look-up is cheaper than to compare with each.
  private static let few = 12

  /// As they are now, or as they were at a moment.
  init(_ connection: any Connection, at moment: Instant? = nil) throws(StoreError) {
    isPast = moment != nil
    let rows =
      if let moment {
        try connection.rows(
          """
          select source as id, max(number) as current_number from snapshot
          where published_at <= ?
          group by source
          order by source
          """,
          [.init(moment)]
        )
      } else {
        try connection.rows("select id, current_number from source order by id")
      }
    numbers = try rows.map { row throws(StoreError) in
      (try row.text("id"), try row.integer("current_number"))
    }
  }

  /// The version of an observed row that its source's snapshot in force shows.
  func shows(_ table: Table) -> SQLCondition {
    guard !numbers.isEmpty else { return .never }
    let name = table.name
    guard numbers.count <= Self.few || isPast else {
      return SQLCondition(
        """
        exists (
          select 1 from source
          where source.id = \(name).source_id and \(name).from_snapshot <= source.current_number
            and (\(name).to_snapshot is null or \(name).to_snapshot > source.current_number)
        )
        """
      )
    }
    // The numbers stand in the text: a place for one would have no type in every engine.
    let cases = numbers.map { "when ? then \($0.number)" }.joined(separator: " ")
    let current = "case \(name).source_id \(cases) end"
    let arguments = numbers.map { SQLValue.text($0.source) }
    return .all([
      SQLCondition("\(name).from_snapshot <= \(current)", arguments),
      .any([
        SQLCondition("\(name).to_snapshot is null"),
        SQLCondition("\(name).to_snapshot > \(current)", arguments),
      ]),
    ])
  }
}
