import Governance

/// Places the moments of a story that ends at a given one: so many days before, at a time of day somewhere.
struct StoryCalendar: Sendable {
  let now: Instant

  func ago(days: Int = 0, hours: Int = 0, minutes: Int = 0) -> Instant {
    now - .days(days) - .hours(hours) - .minutes(minutes)
  }

  /// A time of day in a zone, so many calendar days ago; 1 is always over.
  func moment(daysAgo: Int, hour: Int, minute: Int = 0, zone: WorkZone = .utc) -> Instant {
    let today = CivilTime(now, offsetSeconds: zone.offsetSeconds)
    let days = CivilTime.days(year: today.year, month: today.month, day: today.day) - daysAgo
    let seconds = days * 86_400 + hour * 3_600 + minute * 60 - zone.offsetSeconds
    return Instant(milliseconds: Int64(seconds) * 1_000)
  }

  /// The same day, or the Friday before where it falls on a weekend.
  func workday(daysAgo: Int) -> Int {
    let today = CivilTime(now)
    let days = CivilTime.days(year: today.year, month: today.month, day: today.day) - daysAgo
    // 1970-01-01 was a Thursday; 5 and 6 are the weekend.
    let weekday = ((days + 3) % 7 + 7) % 7
    return daysAgo + max(0, weekday - 4)
  }
}

/// Where somebody works; summer time is left out, as hours of work are all that it is for.
enum WorkZone: String, CaseIterable, Sendable {
  case utc = "UTC"
  case berlin = "Europe/Berlin"
  case london = "Europe/London"
  case stockholm = "Europe/Stockholm"
  case newYork = "America/New_York"
  case sanFrancisco = "America/Los_Angeles"
  case saoPaulo = "America/Sao_Paulo"
  case kolkata = "Asia/Kolkata"
  case seoul = "Asia/Seoul"

  var offsetSeconds: Int {
    switch self {
    case .utc, .london: 0
    case .berlin, .stockholm: 3_600
    case .newYork: -18_000
    case .sanFrancisco: -28_800
    case .saoPaulo: -10_800
    case .kolkata: 19_800
    case .seoul: 32_400
    }
  }
}
