/// The hours of a working week at a place, as ``Instant/isOffHours(offsetSeconds:)`` has them.
package enum WorkingHours {
  private static let opens = 7 * 3_600
  private static let closes = 19 * 3_600

  /// How much of the time between two moments lies inside 7:00 to 19:00, Monday to Friday.
  ///
  /// `offset` tells the seconds east of UTC at a moment; it is asked at the noon of each day, so
  /// that a clock that is put on or back at night moves no day.
  package static func between(
    _ from: Instant,
    _ until: Instant,
    offset: (Instant) -> Int
  ) -> Duration {
    guard from < until else { return .zero }
    let first = CivilTime.day(of: from, offsetSeconds: offset(from))
    let last = CivilTime.day(of: until, offsetSeconds: offset(until))
    var sum: Int64 = 0
    for day in first...max(first, last) where ((day + 3) % 7 + 7) % 7 < 5 {
      let noon = Instant(milliseconds: (Int64(day) * 86_400 + 43_200) * 1_000)
      let east = offset(noon)
      let start = Instant(milliseconds: Int64(day * 86_400 + opens - east) * 1_000)
      let end = Instant(milliseconds: Int64(day * 86_400 + closes - east) * 1_000)
      let length = min(end, until) - max(start, from)
      if length > .zero { sum += length.milliseconds }
    }
    return .milliseconds(sum)
  }
}

extension CivilTime {
  /// Days since 1970-01-01 at a place.
  fileprivate static func day(of moment: Instant, offsetSeconds: Int) -> Int {
    (moment + .seconds(offsetSeconds)).day
  }
}
