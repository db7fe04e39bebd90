extension Instant: CustomStringConvertible {
  /// RFC 3339 in UTC with seconds, the form of every JSON output: `2026-06-12T14:32:07Z`.
  public var description: String {
    let moment = CivilTime(self)
    return "\(moment.dateText)T\(moment.clockText)Z"
  }

  /// The date in UTC: `2026-06-12`.
  package var dateText: String { CivilTime(self).dateText }

  /// Whole days since 1970-01-01, UTC.
  package var day: Int { Int(milliseconds.flooredQuotient(86_400_000)) }

  /// Reads RFC 3339 (`2026-06-12T14:32:07Z`, fractions and offsets allowed) or a date alone, taken as its first moment in UTC.
  ///
  /// Fractions are cut at milliseconds. Returns `nil` for anything else, impossible dates included.
  public init?(rfc3339 text: String) {
    var scanner = DigitScanner(text)
    guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2),
      scanner.skip("-"), let day = scanner.digits(2), CivilTime.exists(year, month, day)
    else { return nil }
    let days = CivilTime.days(year: year, month: month, day: day)
    if scanner.isAtEnd {
      self.init(milliseconds: Int64(days) * 86_400_000)
      return
    }
    guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
      let hour = scanner.digits(2), scanner.skip(":"), let minute = scanner.digits(2),
      scanner.skip(":"), let second = scanner.digits(2), hour < 24, minute < 60, second <= 60
    else { return nil }
    let fraction = scanner.skip(".") ? scanner.milliseconds() : 0
    guard let fraction, let offset = scanner.offsetSeconds(), scanner.isAtEnd else { return nil }
    let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - offset
    self.init(milliseconds: Int64(seconds) * 1_000 + Int64(fraction))
  }
}

/// A moment taken apart in the proleptic Gregorian calendar, UTC.
package struct CivilTime: Hashable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int
  package let hour: Int
  package let minute: Int
  package let second: Int

  package init(_ instant: Instant, offsetSeconds: Int = 0) {
    let seconds = Int(instant.milliseconds.flooredQuotient(1_000)) + offsetSeconds
    let days = Int(Int64(seconds).flooredQuotient(86_400))
    let rest = seconds - days * 86_400
    (year, month, day) = Self.date(days: days)
    hour = rest / 3_600
    minute = rest % 3_600 / 60
    second = rest % 60
  }

  package var dateText: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }
  package var clockText: String { "\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2))" }

  /// Days since 1970-01-01; Howard Hinnant's algorithm, exact for every year.
  package static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date so many days after 1970-01-01.
  package static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
  }

  package static func exists(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    let (y, m, d) = date(days: days(year: year, month: month, day: day))
    return (y, m, d) == (year, month, day)
  }
}

extension Int64 {
  fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

extension Int {
  fileprivate func padded(_ width: Int) -> String {
    let digits = String(magnitude)
    let zeros = String(repeating: "0", count: Swift.max(0, width - digits.count))
    return (self < 0 ? "-" : "") + zeros + digits
  }
}

private struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == byte.value else { return false }
    rest.removeFirst()
    return true
  }

  mutating func digits(_ count: Int) -> Int? {
    guard rest.count >= count else { return nil }
    var value = 0
    for byte in rest.prefix(count) {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    rest.removeFirst(count)
    return value
  }

  mutating func milliseconds() -> Int? {
    let fraction = rest.prefix { (48...57).contains($0) }
    guard !fraction.isEmpty else { return nil }
    var value = 0
    var place = 100
    for byte in fraction.prefix(3) {
      value += Int(byte - 48) * place
      place /= 10
    }
    rest.removeFirst(fraction.count)
    return value
  }

  mutating func offsetSeconds() -> Int? {
    if skip("Z") || skip("z") { return 0 }
    let sign = skip("+") ? 1 : skip("-") ? -1 : 0
    guard sign != 0, let hours = digits(2), skip(":"), let minutes = digits(2), hours < 24,
      minutes < 60
    else { return nil }
    return sign * (hours * 3_600 + minutes * 60)
  }
}
