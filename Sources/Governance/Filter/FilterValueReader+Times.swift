/// A time as typed: a stretch of the calendar, or a distance from now.
private enum FilterTime {
  case period(FilterPeriod)
  case distance(Duration)
}

extension FilterValueReader {
  private var now: Instant { context.clock.now }

  /// Whether the field's times lie ahead, so that a distance is time left and not age.
  private var liesAhead: Bool { field.kind == .until }

  func time(_ value: Filter.Value) throws(FilterError) -> FilterPredicate {
    switch FilterShape(value.text) {
    case .one(let text):
      if let word = timeWord(text) { return word }
      guard case .period(let period) = try scalar(text, value) else {
        throw FilterError(.directionMissing(field: written, duration: text), at: value.place)
      }
      return .instant(FilterRange(from: period.start, through: period.last))
    case .compared(let comparison, let text):
      switch try scalar(text, value) {
      case .period(let period): return .instant(compared(comparison, period))
      case .distance(let distance): return .instant(compared(comparison, distance))
      }
    case .between(let low, let high): return .instant(try between(low, high, value))
    case .nothing: throw FilterError(.valueMissing(field: written), at: value.place)
    }
  }

  private func timeWord(_ text: String) -> FilterPredicate? {
    switch CaseFolding.folded(text) {
    case "never": .never
    case "unknown": .isUnknown
    case "late" where liesAhead: .late(now)
    default: nil
    }
  }

  private func scalar(_ text: String, _ value: Filter.Value) throws(FilterError) -> FilterTime {
    if let period = context.clock.period(of: text) { return .period(period) }
    switch FilterDuration(text) {
    case .duration(let duration): return .distance(duration)
    case .unknownUnit(let unit): throw FilterError(.unknownUnit(unit), at: value.place)
    case .notADuration: throw FilterError(.noTime(text), at: value.place)
    }
  }

  private func compared(
    _ comparison: FilterShape.Comparison,
    _ period: FilterPeriod
  ) -> FilterRange<Instant> {
    switch comparison {
    case .less: FilterRange(through: period.start - .milliseconds(1))
    case .atMost: FilterRange(through: period.last)
    case .more: FilterRange(from: period.end)
    case .atLeast: FilterRange(from: period.start)
    }
  }

  /// Less time left is sooner; less age is later.
  private func compared(
    _ comparison: FilterShape.Comparison,
    _ distance: Duration
  ) -> FilterRange<Instant> {
    let point = moment(at: distance)
    let beyond: Duration = .milliseconds(liesAhead ? 1 : -1)
    switch comparison {
    case .less: return nearer(point - beyond)
    case .atMost: return nearer(point)
    case .more: return farther(point + beyond)
    case .atLeast: return farther(point)
    }
  }

  private func moment(at distance: Duration) -> Instant {
    liesAhead ? now + distance : now - distance
  }

  private func nearer(_ point: Instant) -> FilterRange<Instant> {
    liesAhead ? FilterRange(through: point) : FilterRange(from: point)
  }

  private func farther(_ point: Instant) -> FilterRange<Instant> {
    liesAhead ? FilterRange(from: point) : FilterRange(through: point)
  }

  private func between(
    _ low: String?,
    _ high: String?,
    _ value: Filter.Value
  ) throws(FilterError) -> FilterRange<Instant> {
    let ends = (
      try low.map { text throws(FilterError) in try scalar(text, value) },
      try high.map { text throws(FilterError) in try scalar(text, value) }
    )
    let range: FilterRange<Instant>
    switch ends {
    case (.distance(let least)?, .distance(let most)?):
      let points = [moment(at: least), moment(at: most)]
      range =
        liesAhead
        ? FilterRange(from: points[0], through: points[1])
        : FilterRange(from: points[1], through: points[0])
    case (.distance(let least)?, nil): range = farther(moment(at: least))
    case (nil, .distance(let most)?): range = nearer(moment(at: most))
    case (.distance?, .period?), (.period?, .distance?):
      throw FilterError(.noTime(value.text), at: value.place)
    default: range = FilterRange(from: ends.0?.period?.start, through: ends.1?.period?.last)
    }
    guard !range.isBackwards else { throw FilterError(.backwards(value.text), at: value.place) }
    return range
  }
}

extension FilterTime {
  fileprivate var period: FilterPeriod? {
    if case .period(let period) = self { period } else { nil }
  }
}
