/// The last second of a day in a named zone.
package enum EndOfDay {
  /// 23:59:59 of a day in a zone, whatever its clocks do that night.
  ///
  /// `offset` is seconds east of UTC at a moment. Where 23:59:59 comes twice, the later one ends the day.
  package static func instant(
    day: Int,
    offset: (Instant) -> Int
  ) -> Instant {
    let quarter = Duration.minutes(15)
    // No zone is further from UTC than 16 hours, and clocks change at quarters of an hour.
    let earliest = Instant(milliseconds: Int64(day) * 86_400_000) + .hours(8)
    var last = earliest
    for step in 0..<(4 * 32) {
      let moment = earliest + .minutes(15 * step)
      let local = moment + .seconds(offset(moment))
      if local.day <= day { last = moment }
    }
    return last + quarter - .seconds(1)
  }

  /// The day that a date names: `2026-06-19`; `nil` for anything else.
  package static func day(of text: String) -> Int? {
    guard text.utf8.count == 10, let instant = Instant(rfc3339: text) else { return nil }
    return instant.day
  }
}
