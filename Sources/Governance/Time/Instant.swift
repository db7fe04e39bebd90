/// A moment as govtop records it: whole milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since the Unix epoch, UTC; negative before it.
  public let milliseconds: Int64

  /// The moment so many milliseconds after the Unix epoch.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Earlier is less.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The moment after a length of time; a length beyond the range of the type stops at its end.
  public static func + (instant: Instant, length: Duration) -> Instant {
    let (sum, overflow) = instant.milliseconds.addingReportingOverflow(length.milliseconds)
    guard overflow else { return Instant(milliseconds: sum) }
    return Instant(milliseconds: length < .zero ? .min : .max)
  }

  /// The moment before by a length of time.
  public static func - (instant: Instant, length: Duration) -> Instant {
    instant + (.zero - length)
  }

  /// The exact length of time from `earlier` to `later`; one beyond the range of the type stops at its end.
  public static func - (later: Instant, earlier: Instant) -> Duration {
    let (difference, overflow) =
      later.milliseconds.subtractingReportingOverflow(earlier.milliseconds)
    return .milliseconds(overflow ? later < earlier ? .min : .max : difference)
  }
}

extension Instant: Codable {
  /// Reads whole milliseconds.
  public init(from decoder: any Decoder) throws {
    self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  /// Writes whole milliseconds.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}

extension Duration {
  /// Whole milliseconds, truncated towards zero, and stopped at the ends of `Int64`.
  package var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
    guard !overflow else { return seconds < 0 ? .min : .max }
    let (sum, isBeyond) = product.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
    return isBeyond ? seconds < 0 ? .min : .max : sum
  }

  package var wholeSeconds: Int64 { components.seconds }

  package static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
  package static func hours(_ count: Int) -> Duration { .seconds(count * 3_600) }
  /// Days of exactly 24 hours: a length of time, never a step in a calendar.
  package static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}
