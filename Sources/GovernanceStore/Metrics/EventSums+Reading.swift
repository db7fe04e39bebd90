import Governance

/// Sums of access events over a time, read from the rows of hours at its ends and of days between.
extension Connection {
  func eventSums(
    _ hours: Range<Int>,
    _ those: SQLCondition,
    human: Bool? = nil
  ) throws -> EventSums {
    let (firstDay, lastDay) = ((hours.lowerBound + 23) / 24, hours.upperBound / 24)
    let ofActor = human.map { SQLCondition("is_human = ?", [.init($0)]) } ?? .always
    let condition = SQLCondition.all([those, ofActor])
    guard firstDay < lastDay else { return try sums("event_hour", "hour", hours, condition) }
    var sums = try sums("event_hour", "hour", hours.lowerBound..<firstDay * 24, condition)
    sums += try self.sums("event_day", "day", firstDay..<lastDay, condition)
    sums += try self.sums("event_hour", "hour", lastDay * 24..<hours.upperBound, condition)
    return sums
  }

  /// The sums of some hours apart by a column: an emitter, an environment, a source.
  func eventSums(
    _ hours: Range<Int>,
    _ those: SQLCondition,
    by column: String
  ) throws -> [(name: String, sums: EventSums)] {
    try rows(
      """
      select \(column) as part, \(Self.sumColumns) from event_hour
      where hour >= ? and hour < ? and \(those.sql)
      group by \(column) order by \(column)
      """,
      [.init(hours.lowerBound), .init(hours.upperBound)] + those.arguments
    ).map { (try $0.text("part"), try EventSums($0)) }
  }

  /// Sums of each day from one on; a day without events has none.
  func eventSumsByDay(from day: Int, _ those: SQLCondition) throws -> [Int: EventSums] {
    let rows = try rows(
      """
      select day, \(Self.sumColumns) from event_day
      where day >= ? and \(those.sql)
      group by day
      """,
      [.init(day)] + those.arguments
    )
    return Dictionary(try rows.map { (try $0.integer("day"), try EventSums($0)) }) { $1 }
  }

  private func sums(
    _ table: String,
    _ period: String,
    _ range: Range<Int>,
    _ those: SQLCondition
  ) throws -> EventSums {
    guard !range.isEmpty else { return EventSums() }
    let row = try row(
      """
      select \(Self.sumColumns) from \(table)
      where \(period) >= ? and \(period) < ? and \(those.sql)
      """,
      [.init(range.lowerBound), .init(range.upperBound)] + those.arguments
    )
    return try row.map { try EventSums($0) } ?? EventSums()
  }

  private static var sumColumns: String {
    EventMeasure.allCases.map { "coalesce(sum(\($0.rawValue)), 0) as \($0.rawValue)" }
      .joined(separator: ", ")
  }
}

extension EventSums {
  fileprivate init(_ row: SQLRow) throws {
    self.init(try EventMeasure.allCases.map { try row.integer($0.rawValue) })
  }
}

/// The past of a share: for each week the days up to its moment that the window holds.
struct EventTrend {
  let days: [Int: EventSums]
  let moments: TrendMoments

  func points(
    _ part: EventMeasure,
    of whole: EventMeasure,
    days length: Int,
    now: Double?,
    version: Int
  ) -> [Metric.Point] {
    let past = moments.all.dropLast().map { moment -> Double? in
      var sums = EventSums()
      for day in moment.day - length + 1...moment.day {
        if let some = days[day] { sums += some }
      }
      return sums.ratio(part, of: whole)
    }
    return moments.points(past + [now], version: version)
  }
}
