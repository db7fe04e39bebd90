/// What a filter's words depend on outside the filter: the time, the zone, saved views, names.
package struct FilterContext: Sendable {
  /// The moment and the zone that times are read in.
  package let clock: FilterClock
  /// The operator's saved views, own ones first, by name.
  package let views: [FilterSavedView]
  /// The words that fields of kind `.name` have in this database, by field.
  package let names: [String: [String]]

  package init(
    clock: FilterClock,
    views: [FilterSavedView] = [],
    names: [String: [String]] = [:]
  ) {
    self.clock = clock
    self.views = views
    self.names = names
  }
}

/// A filter kept under a name.
package struct FilterSavedView: Hashable, Sendable {
  package let name: String
  package let filter: Filter

  package init(_ name: String, _ filter: Filter) {
    self.name = name
    self.filter = filter
  }
}

/// What time it is, and how far the operator's clock on the wall is from UTC at any moment.
package struct FilterClock: Sendable {
  package let now: Instant
  /// Seconds east of UTC.
  package let offset: @Sendable (Instant) -> Int

  package init(now: Instant, offset: @escaping @Sendable (Instant) -> Int) {
    self.now = now
    self.offset = offset
  }

  /// The command line's clock, unless `--time-zone` says otherwise.
  package static func utc(now: Instant) -> FilterClock {
    FilterClock(now: now) { _ in 0 }
  }

  /// Today's date on the wall, as days since 1970-01-01.
  var today: Int {
    let local = CivilTime(now, offsetSeconds: offset(now))
    return CivilTime.days(year: local.year, month: local.month, day: local.day)
  }

  /// The moment at which the wall shows so many seconds since 1970-01-01.
  ///
  /// Shown twice, when clocks go back: the first. Never shown, when they go forward: the moment
  /// as far behind the change, so that a day without midnight begins when its first hour does.
  func instant(onTheWall seconds: Int) -> Instant {
    let naive = Instant(milliseconds: 0) + .seconds(seconds)
    let before = offset(naive - .days(1))
    let after = offset(naive + .days(1))
    let candidates = [naive - .seconds(before), naive - .seconds(after)]
    let shown = candidates.filter { $0 + .seconds(offset($0)) == naive }
    return shown.min() ?? candidates[0]
  }
}
