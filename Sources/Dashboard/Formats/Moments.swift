package import Governance

/// Moments: the viewer's zone with its name in prose, UTC with `Z` in tables.
package struct Moments {
  let now: Instant
  let zoneOffset: Int
  let zoneName: String

  package init(_ session: Session) {
    now = session.now
    zoneOffset = session.zoneOffset
    zoneName = session.zoneName
  }

  /// `14:32Z`.
  package static func clock(_ moment: Instant) -> String {
    String(CivilTime(moment).clockText.prefix(5)) + "Z"
  }

  /// `06-12 14:31`, and the year when it is not this one.
  package func inTable(_ moment: Instant) -> String {
    let civil = CivilTime(moment)
    let date =
      civil.year == CivilTime(now).year ? String(civil.dateText.dropFirst(5)) : civil.dateText
    return date + " " + civil.clockText.prefix(5)
  }

  /// `14:31` today, else `06-12`: for lists of what just happened.
  package func short(_ moment: Instant) -> String {
    let civil = CivilTime(moment)
    let isToday = civil.dateText == CivilTime(now).dateText
    return isToday ? String(civil.clockText.prefix(5)) : String(civil.dateText.dropFirst(5))
  }

  /// `Fri 23:59 CET`, with the date when it is more than six days away.
  package func inProse(_ moment: Instant) -> String {
    let civil = CivilTime(moment, offsetSeconds: zoneOffset)
    let days = CivilTime.days(year: civil.year, month: civil.month, day: civil.day)
    // 1970-01-01 was a Thursday.
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((days % 7) + 7) % 7]
    let isNear = (moment - now) < .days(6) && (now - moment) < .days(6)
    let date = isNear ? weekday : civil.dateText
    return "\(date) \(civil.clockText.prefix(5)) \(zoneName)"
  }
}

extension Moments {
  /// `Mar 14`: a day since 1970-01-01 UTC, as axes of charts name it.
  package static func date(ofDay day: Int) -> String {
    let civil = CivilTime(Instant(milliseconds: Int64(day) * 86_400_000))
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return "\(months[(civil.month - 1) % 12]) \(civil.day)"
  }
}
