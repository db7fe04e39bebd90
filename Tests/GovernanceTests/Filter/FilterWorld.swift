import Governance

/// The moment, zone and names that the filter tests read their filters in.
enum FilterWorld {
  /// 2026-06-12T14:32:00Z, a Friday.
  static let now = Instant(milliseconds: 1_781_274_720_000)

  /// Central European time with its summer time, as of 2026.
  static let berlin = FilterClock(now: now) { instant in
    let summer = at("2026-03-29T01:00:00Z")..<at("2026-10-25T01:00:00Z")
    return summer.contains(instant) ? 7_200 : 3_600
  }

  static let utc = FilterClock.utc(now: now)

  static func at(_ text: String) -> Instant {
    Instant(rfc3339: text) ?? Instant(milliseconds: .min)
  }

  static func context(
    clock: FilterClock = utc,
    views: [(String, String)] = [],
    names: [String: [String]] = [:]
  ) throws(FilterError) -> FilterContext {
    var saved: [FilterSavedView] = []
    for (name, text) in views { saved.append(FilterSavedView(name, try Filter.parse(text))) }
    return FilterContext(clock: clock, views: saved, names: names)
  }

  static func resolution(
    of text: String,
    in schema: FilterSchema,
    _ context: FilterContext? = nil
  ) throws(FilterError) -> FilterResolution {
    let context = context ?? FilterContext(clock: utc)
    return try Filter.parse(text).resolved(for: schema, in: context)
  }

  static func resolved(
    _ text: String,
    in schema: FilterSchema,
    _ context: FilterContext? = nil
  ) throws(FilterError) -> ResolvedFilter {
    try resolution(of: text, in: schema, context).filter
  }

  /// The only predicate of a filter of one condition.
  static func predicate(
    _ text: String,
    in schema: FilterSchema,
    _ context: FilterContext? = nil
  ) throws(FilterError) -> FilterPredicate? {
    guard case .condition(_, let predicate) = try resolved(text, in: schema, context) else {
      return nil
    }
    return predicate
  }

  /// What is wrong with a filter, and the words underlined.
  static func complaint(
    about text: String,
    in schema: FilterSchema = .grants,
    _ context: FilterContext? = nil
  ) -> (message: String, marked: String)? {
    do throws(FilterError) {
      _ = try resolved(text, in: schema, context)
      return nil
    } catch {
      return (error.message, error.place.parts(of: text).marked)
    }
  }
}
