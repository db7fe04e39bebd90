/// A length of time as it is typed: `90m`, `8h`, `1d4h`, `2mo`.
package enum FilterDuration: Equatable, Sendable {
  case duration(Duration)
  /// Digits and letters, but no unit is called so.
  case unknownUnit(String)
  case notADuration

  /// Ten thousand years; more is a slip, and sums stay far from the ends of the integers.
  private static let longest: Int64 = 10_000 * 365 * 86_400

  /// Reads it; months are 30 days and years 365, so that a length is the same on every day.
  package init(_ text: String) {
    var rest = Substring(CaseFolding.folded(text)).utf8
    guard !rest.isEmpty else {
      self = .notADuration
      return
    }
    var total: Int64 = 0
    while !rest.isEmpty {
      let digits = rest.prefix { (48...57).contains($0) }
      rest = rest.dropFirst(digits.count)
      let unit = Substring(rest.prefix { !(48...57).contains($0) })
      rest = rest.dropFirst(unit.utf8.count)
      guard let count = Int64(Substring(digits)), !unit.isEmpty, unit.allSatisfy(\.isLetter)
      else {
        self = .notADuration
        return
      }
      guard let seconds = Self.seconds(of: unit) else {
        self = .unknownUnit(String(unit))
        return
      }
      let (length, overflow) = count.multipliedReportingOverflow(by: seconds)
      guard !overflow, length <= Self.longest - total else {
        self = .notADuration
        return
      }
      total += length
    }
    self = .duration(.seconds(total))
  }

  private static func seconds(of unit: Substring) -> Int64? {
    switch unit {
    case "m": 60
    case "h": 3_600
    case "d": 86_400
    case "w": 7 * 86_400
    case "mo": 30 * 86_400
    case "y": 365 * 86_400
    default: nil
    }
  }
}
