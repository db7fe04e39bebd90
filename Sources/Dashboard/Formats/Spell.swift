package import Governance

/// Lengths of time as lists show them: two units at most, five cells.
package enum Spell {
  /// Time left until a moment: `42m`, `3h10`, `1d4h`, `12d`; late is negative: `-1h35`.
  package static func left(until end: Instant?, at now: Instant) -> String {
    guard let end else { return "never" }
    return text(end - now)
  }

  /// Time since a moment; what is not known is `?`, what is known never to have been is `never`.
  package static func age(since start: Instant?, isKnown: Bool = true, at now: Instant) -> String {
    guard isKnown else { return "?" }
    guard let start else { return "never" }
    return text(max(.zero, now - start))
  }

  /// A length: `42m`, `3h10`, `-1d4h`; what does not fit into five cells loses its smaller unit.
  package static func text(_ length: Duration) -> String {
    let minutes = Int(length.wholeSeconds.magnitude / 60)
    let sign = length < .zero && minutes > 0 ? "-" : ""
    let forms = [precise(minutes), rough(minutes)]
    return forms.lazy.map { sign + $0 }.first { $0.count <= 5 } ?? sign + years(minutes)
  }

  /// A length in its largest unit alone, where three cells are all the room: `7d`, `42m`, `14w`, `2y`.
  package static func largest(_ length: Duration) -> String {
    let minutes = Int(length.wholeSeconds.magnitude / 60)
    let days = minutes / 1_440
    if minutes < 60 { return "\(minutes)m" }
    if days < 100 { return rough(minutes) }
    return days < 700 ? "\(days / 7)w" : years(minutes)
  }

  private static func precise(_ minutes: Int) -> String {
    let (hours, days) = (minutes / 60, minutes / 1_440)
    if hours == 0 { return "\(minutes)m" }
    if days == 0 {
      let rest = minutes % 60
      return rest == 0 ? "\(hours)h" : "\(hours)h\(rest < 10 ? "0" : "")\(rest)"
    }
    let rest = hours % 24
    return days >= 10 || rest == 0 ? "\(days)d" : "\(days)d\(rest)h"
  }

  private static func rough(_ minutes: Int) -> String {
    let (hours, days) = (minutes / 60, minutes / 1_440)
    return days > 0 ? "\(days)d" : "\(hours)h"
  }

  private static func years(_ minutes: Int) -> String { "\(minutes / 525_600)y" }

  /// A length that a record carries, in one unit and exact: `90m`, `8h`, `14d`; without end `∞`.
  package static func exact(_ length: Duration?, endless: String = "∞") -> String {
    guard let length else { return endless }
    let seconds = Int(length.wholeSeconds)
    if seconds == 0 || seconds % 60 != 0 { return "\(seconds)s" }
    let minutes = seconds / 60
    if minutes % 60 != 0 { return "\(minutes)m" }
    // A day is written as hours: `24h` is what rules and people say.
    return minutes % 1_440 == 0 && minutes > 1_440 ? "\(minutes / 1_440)d" : "\(minutes / 60)h"
  }

  /// Reads what ``exact(_:endless:)`` writes: `90m`, `8h`, `14d`, `2w`.
  package static func length(_ text: String) -> Duration? {
    let text = text.filter { $0 != " " }.lowercased()
    guard let unit = text.last, let count = Int(text.dropLast()), (1...99_999).contains(count)
    else { return nil }
    switch unit {
    case "m": return .minutes(count)
    case "h": return .hours(count)
    case "d": return .days(count)
    case "w": return .days(7 * count)
    default: return nil
    }
  }
}
