package import Governance
package import TerminalUI

/// The values of metrics: as defined, never rounded to a whole that is not there.
package enum Measures {
  /// `97.2 %`, `14`, `19 h`; `old 3d` on a late source, `n/a` with nothing to measure.
  package static func now(_ metric: Metric) -> String {
    if metric.state == .old { return "old" + (age(metric).map { " " + $0 } ?? "") }
    // What counts of a rollback is that it would work, for each service.
    if metric.targetFigure != nil, metric.unit == .seconds, let ready = metric.numerator,
      let all = metric.denominator
    {
      return "\(ready)/\(all)"
    }
    guard let value = metric.value else { return "n/a" }
    return text(value, metric.unit)
  }

  package static func text(_ value: Double, _ unit: Metric.Unit) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "?" }
    switch unit {
    case .count: return Names.grouped(Int(value.rounded()))
    case .ratio: return percent(value) + " %"
    case .minutes: return decimal(value) + " m"
    case .hours: return decimal(value) + " h"
    case .days: return decimal(value) + " d"
    case .seconds: return decimal(value) + " s"
    }
  }

  /// How old the oldest late source is, in one unit: that fits beside `old`.
  private static func age(_ metric: Metric) -> String? {
    metric.sources.filter(\.isLate).compactMap(\.at).min().map { Spell.largest(metric.at - $0) }
  }

  /// A share of 1 as percent: with a decimal near the ends, and 0 or 100 only where nothing is missing.
  package static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1_000).rounded())
    if share > 0, tenths == 0 { return "0.1" }
    if share < 1, tenths >= 1_000 { return "99.9" }
    let isNearAnEnd = (951..<1_000).contains(tenths) || (1..<50).contains(tenths)
    guard isNearAnEnd, tenths % 10 != 0 else { return "\(Int((share * 100).rounded()))" }
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// One decimal below ten, none above.
  package static func decimal(_ value: Double) -> String {
    let tenths = Int((abs(value) * 10).rounded())
    let sign = value < 0 && tenths > 0 ? "-" : ""
    if tenths >= 100 || tenths % 10 == 0 { return sign + "\(Int((abs(value)).rounded()))" }
    return sign + "\(tenths / 10).\(tenths % 10)"
  }

  /// `≥ 95 %`, and of nothing at all `0`.
  package static func target(_ metric: Metric, _ glyphs: Glyphs) -> String {
    guard let target = metric.target else { return "" }
    if target.of == "ready" { return target.value >= 1 ? "all" : percent(target.value) + " %" }
    if let of = target.of, target.value == 0 { return of == "critical" ? "0 crit" : "0" }
    if let of = target.of {
      let sign = target.better == .lower ? glyphs.atMost : glyphs.atLeast
      if metric.unit == .ratio { return "\(sign) \(percent(target.value)) %" }
      return "\(sign) \(Int(target.value))" + (of.hasSuffix("days") ? " d" : "")
    }
    if target.better == .lower, target.value == 0 { return "0" }
    let sign = target.better == .lower ? glyphs.atMost : glyphs.atLeast
    return sign + " " + text(target.value, metric.unit)
  }

  /// The change over 30 days: `+ 2 ✗` away from the target, `- 3 ✓` towards it, `= 0` none, `?` unknown.
  package static func change(_ metric: Metric, _ glyphs: Glyphs) -> Span {
    guard let value = metric.value, let before = value30DaysBefore(metric) else {
      return Span(metric.value == nil ? "" : "?", Style(.muted))
    }
    let scale = metric.unit == .ratio ? 100.0 : 1.0
    let difference = (value - before) * scale
    let size = step(abs(difference))
    guard size != "0" else { return Span("= 0", Style(.muted)) }
    let isTowards = (difference < 0) == (metric.better == .lower)
    let sign = isTowards ? glyphs.met : glyphs.missed
    let text = Alignment.left.pad((difference < 0 ? "- " : "+ ") + size, to: 5)
    return Span(text + sign, Style(isTowards ? .ok : .danger))
  }

  /// The value on the last day that is at least 30 days back and had the same definition.
  private static func value30DaysBefore(_ metric: Metric) -> Double? {
    let today = Int(metric.at.milliseconds / 86_400_000)
    return metric.series.last { point in
      point.day <= today - 30 && point.day > today - 37
        && point.definitionVersion == metric.definitionVersion && point.value != nil
    }?.value
  }

  /// `.4`, `3`, `12`: the digits that a change needs.
  private static func step(_ size: Double) -> String {
    if size >= 0.95 { return "\(Int(size.rounded()))" }
    let text = decimal(size)
    return text.hasPrefix("0.") ? String(text.dropFirst()) : text
  }

  /// The last value of each of 13 weeks; a gap where there was none or the definition was another.
  package static func weeks(_ metric: Metric) -> [Double?] {
    let today = Int(metric.at.milliseconds / 86_400_000)
    var weeks: [Double?] = Array(repeating: nil, count: 13)
    for point in metric.series where point.definitionVersion == metric.definitionVersion {
      let back = (today - point.day) / 7
      guard point.day <= today, back < 13 else { continue }
      weeks[12 - back] = point.value ?? weeks[12 - back]
    }
    return weeks
  }

  /// What the definition says must stand beside the value: `9 excepted, 4 unknown`; only whole parts.
  package static func beside(_ metric: Metric, width: Int = .max) -> String {
    var parts = metric.beside.compactMap { named in
      named.value.map { part(named: named.name, $0, metric.unit) }
    }
    if metric.unknown > 0, !metric.beside.contains(where: { $0.name == "unknown" }) {
      parts.append("\(Names.grouped(metric.unknown)) unknown")
    }
    var words = parts.first ?? ""
    for part in parts.dropFirst() {
      guard words.count + 2 + part.count <= width else { break }
      words += ", " + part
    }
    return words
  }

  /// `of 158`, `p95 19h30`, `88 % human`, `71 d late`, `6d` oldest, `9 excepted`.
  private static func part(named name: String, _ value: Int, _ unit: Metric.Unit) -> String {
    if name == "of" { return "of \(Names.grouped(value))" }
    if name == "debt_days" { return "\(Names.grouped(value)) d late" }
    if name == "oldest_open_hours" { return Spell.text(.hours(value)) }
    for (suffix, text) in [
      ("_percent", "\(value) %"), ("_days", "\(Names.grouped(value)) d"),
      ("_hours", Spell.text(.hours(value))), ("_minutes", Spell.text(.minutes(value))),
    ] where name.hasSuffix(suffix) {
      let rest = String(name.dropLast(suffix.count))
      return isPercentile(rest) ? rest + " " + text : text + " " + Names.words(rest)
    }
    guard isPercentile(name) else { return "\(Names.grouped(value)) \(Names.words(name))" }
    return name + " " + (unit == .minutes ? Spell.text(.minutes(value)) : text(Double(value), unit))
  }

  private static func isPercentile(_ name: String) -> Bool {
    name.first == "p" && Int(name.dropFirst()) != nil
  }

  package static func name(_ metric: Metric) -> String {
    MetricDefinition.named(metric.id)?.title ?? capitalised(Names.words(metric.name))
  }

  package static func role(_ state: Metric.State) -> Role {
    switch state {
    case .met: .ok
    case .amber: .warn
    case .red: .danger
    case .na, .old: .muted
    }
  }

  package static func word(_ state: Metric.State) -> String {
    state == .na ? "n/a" : state.rawValue
  }

  private static func capitalised(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }
}
