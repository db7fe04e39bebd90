import Governance

/// A number of a condition: whole numbers are compared exactly, all others as fractions.
struct ConditionNumber: Comparable, Sendable {
  private let whole: Int64?
  private let fraction: Double

  /// Digits with a sign, point and exponent; `nil` for anything else.
  init?(_ text: String) {
    let allowed = text.utf8.allSatisfy { $0 &- 0x30 < 10 || "+-.eE".utf8.contains($0) }
    guard allowed, let fraction = Double(text), fraction.isFinite else { return nil }
    whole = Int64(text)
    self.fraction = fraction
  }

  static func < (left: ConditionNumber, right: ConditionNumber) -> Bool {
    guard let one = left.whole, let other = right.whole else {
      return left.fraction < right.fraction
    }
    return one < other
  }

  static func == (left: ConditionNumber, right: ConditionNumber) -> Bool {
    !(left < right) && !(right < left)
  }

  /// The moment that it names as seconds since 1970.
  var moment: Instant? {
    let milliseconds = fraction * 1_000
    guard milliseconds.magnitude < 9e15 else { return nil }
    return Instant(milliseconds: Int64(milliseconds.rounded(.down)))
  }
}

extension Instant {
  /// Reads a date of a condition: ISO 8601, with or without seconds, or seconds since 1970.
  init?(conditionDate text: String) {
    if let number = ConditionNumber(text), let moment = number.moment {
      self = moment
    } else if let instant = Instant(rfc3339: text) ?? Instant(rfc3339: Self.withSeconds(text)) {
      self = instant
    } else {
      return nil
    }
  }

  /// `2026-07-01T12:30Z` has no seconds, which RFC 3339 asks for and ISO 8601 does not.
  private static func withSeconds(_ text: String) -> String {
    guard text.utf8.count > 16 else { return text }
    let minute = text.index(text.startIndex, offsetBy: 16, limitedBy: text.endIndex)
    guard let minute, text[minute...].first != ":" else { return text }
    return "\(text[..<minute]):00\(text[minute...])"
  }
}
