import Governance

/// Ends of the story on very different days: noon, a Sunday night, just before midnight on a leap day.
enum Moments {
  static let noon = moment("2026-06-12T14:32:00Z")

  static let various = [
    noon, moment("2026-05-24T06:53:41Z"), moment("2028-02-29T23:50:00Z"),
  ]

  /// The story as it ends at each of them.
  static let played = various.map { end in Result { try PlayedWorld(endingAt: end) } }

  private static func moment(_ text: String) -> Instant {
    Instant(rfc3339: text) ?? Instant(milliseconds: 0)
  }
}
