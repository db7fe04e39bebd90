/// The stretch of time that a typed moment stands for: all of March, one day, one minute.
package struct FilterPeriod: Hashable, Sendable {
  /// Its first moment.
  package let start: Instant
  /// The first moment after it.
  package let end: Instant

  /// Its last moment.
  package var last: Instant { end - .milliseconds(1) }
}

extension FilterClock {
  /// Reads a moment of the filter language: `2026`, `2026-q1`, `2026-03`, `2026-03-14`,
  /// `2026-03-14T14:30`, `today`, `lastweek`; `nil` for anything else, impossible dates included.
  package func period(of text: String) -> FilterPeriod? {
    let lower = CaseFolding.folded(text)
    return wordPeriod(lower) ?? calendarPeriod(lower)
  }

  private func days(from start: Int, until end: Int) -> FilterPeriod {
    FilterPeriod(
      start: instant(onTheWall: start * 86_400),
      end: instant(onTheWall: end * 86_400)
    )
  }

  private func months(_ count: Int, from month: Int, of year: Int) -> FilterPeriod {
    days(from: firstDay(of: month, in: year), until: firstDay(of: month + count, in: year))
  }

  /// Months below 1 and above 12 lie in other years.
  private func firstDay(of month: Int, in year: Int) -> Int {
    let months = year * 12 + month - 1
    let yearOf = months >= 0 ? months / 12 : (months - 11) / 12
    return CivilTime.days(year: yearOf, month: months - yearOf * 12 + 1, day: 1)
  }

  private func wordPeriod(_ word: String) -> FilterPeriod? {
    switch word {
    case "today": return days(from: today, until: today + 1)
    case "yesterday": return days(from: today - 1, until: today)
    case "tomorrow": return days(from: today + 1, until: today + 2)
    default: break
    }
    for (prefix, step) in [("this", 0), ("last", -1), ("next", 1)] where word.hasPrefix(prefix) {
      return span(String(word.dropFirst(4)), step: step)
    }
    return nil
  }

  private func span(_ unit: String, step: Int) -> FilterPeriod? {
    let now = CivilTime.date(days: today)
    switch unit {
    case "week":
      // 1970-01-01 was a Thursday, and weeks begin on Monday.
      let sinceMonday = ((today + 3) % 7 + 7) % 7
      let monday = today - sinceMonday + step * 7
      return days(from: monday, until: monday + 7)
    case "month": return months(1, from: now.month + step, of: now.year)
    case "quarter":
      return months(3, from: (now.month - 1) / 3 * 3 + 1 + step * 3, of: now.year)
    case "year": return months(12, from: 1, of: now.year + step)
    default: return nil
    }
  }

  private func calendarPeriod(_ text: String) -> FilterPeriod? {
    var digits = FilterDigits(text)
    guard let year = digits.number(4) else { return nil }
    if digits.isAtEnd { return months(12, from: 1, of: year) }
    guard digits.skip("-") else { return nil }
    if digits.skip("q") {
      guard let quarter = digits.number(1), (1...4).contains(quarter), digits.isAtEnd else {
        return nil
      }
      return months(3, from: quarter * 3 - 2, of: year)
    }
    guard let month = digits.number(2), (1...12).contains(month) else { return nil }
    if digits.isAtEnd { return months(1, from: month, of: year) }
    guard digits.skip("-"), let day = digits.number(2), CivilTime.exists(year, month, day)
    else { return nil }
    let date = CivilTime.days(year: year, month: month, day: day)
    if digits.isAtEnd { return days(from: date, until: date + 1) }
    return digits.skip("t") ? timePeriod(on: date, &digits) : nil
  }

  /// A minute or a second, in the zone that is written or else the operator's.
  private func timePeriod(on date: Int, _ digits: inout FilterDigits) -> FilterPeriod? {
    guard let hour = digits.number(2), hour < 24, digits.skip(":"),
      let minute = digits.number(2), minute < 60
    else { return nil }
    var seconds = date * 86_400 + hour * 3_600 + minute * 60
    var length = 60
    if digits.skip(":") {
      guard let second = digits.number(2), second < 60 else { return nil }
      seconds += second
      length = 1
    }
    if digits.isAtEnd {
      let start = instant(onTheWall: seconds)
      return FilterPeriod(start: start, end: start + .seconds(length))
    }
    guard let offset = digits.offset(), digits.isAtEnd else { return nil }
    let start = Instant(milliseconds: Int64(seconds - offset) * 1_000)
    return FilterPeriod(start: start, end: start + .seconds(length))
  }
}

/// Reads digits and signs of a moment, one after the other.
private struct FilterDigits {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == sign.value else { return false }
    rest.removeFirst()
    return true
  }

  /// Exactly so many digits.
  mutating func number(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    rest.removeFirst(count)
    return Int(Substring(digits))
  }

  /// `Z`, or hours and minutes ahead of UTC, in seconds.
  mutating func offset() -> Int? {
    if skip("z") { return 0 }
    let sign = skip("+") ? 1 : skip("-") ? -1 : 0
    guard sign != 0, let hours = number(2), hours <= 18, skip(":"), let minutes = number(2),
      minutes < 60
    else { return nil }
    return sign * (hours * 3_600 + minutes * 60)
  }
}
