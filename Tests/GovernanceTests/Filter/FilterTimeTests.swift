import Governance
import Testing

/// Times, as of 2026-06-12T14:32:00Z, a Friday.
@Suite struct FilterTimeTests {
  private static func range(_ from: String?, _ through: String?) -> FilterPredicate {
    .instant(
      FilterRange(
        from: from.map { FilterWorld.at($0) },
        // Written as the first moment that is out.
        through: through.map { FilterWorld.at($0) - .milliseconds(1) }
      )
    )
  }

  @Test(arguments: [
    ("due:late", FilterPredicate.late(FilterWorld.now)),
    ("due:never", .never),
    ("due:unknown", .isUnknown),
    ("due:<4h", range(nil, "2026-06-12T18:32:00Z")),
    ("due:<7d", range(nil, "2026-06-19T14:32:00Z")),
    ("due:tomorrow", range("2026-06-13T00:00:00Z", "2026-06-14T00:00:00Z")),
    ("due:>tomorrow", range("2026-06-14T00:00:00Z", nil)),
    ("due:<today", range(nil, "2026-06-12T00:00:00Z")),
    ("due:today..", range("2026-06-12T00:00:00Z", nil)),
    ("due:..2026-06", range(nil, "2026-07-01T00:00:00Z")),
    ("due:2026-06..2026-07", range("2026-06-01T00:00:00Z", "2026-08-01T00:00:00Z")),
  ])
  func `time left is counted from now on`(text: String, expected: FilterPredicate) throws {
    #expect(try FilterWorld.predicate(text, in: .requests) == expected)
  }

  @Test func `signs with an equals sign include the very moment`() throws {
    let four = FilterWorld.at("2026-06-12T18:32:00Z")
    let tick = Duration.milliseconds(1)
    func due(_ value: String) throws -> FilterPredicate? {
      try FilterWorld.predicate("due:\(value)", in: .requests)
    }
    #expect(try due("<4h") == .instant(FilterRange(through: four - tick)))
    #expect(try due("<=4h") == .instant(FilterRange(through: four)))
    #expect(try due(">4h") == .instant(FilterRange(from: four + tick)))
    #expect(try due(">=4h") == .instant(FilterRange(from: four)))
    #expect(try due("..4h") == .instant(FilterRange(through: four)))
    #expect(try due("4h..") == .instant(FilterRange(from: four)))
    let one = FilterWorld.at("2026-06-12T15:32:00Z")
    #expect(try due("1h..4h") == .instant(FilterRange(from: one, through: four)))
  }

  @Test func `age is counted back from now`() throws {
    let ninety = FilterWorld.at("2026-03-14T14:32:00Z")
    let tick = Duration.milliseconds(1)
    func used(_ value: String) throws -> FilterPredicate? {
      try FilterWorld.predicate("used:\(value)", in: .grants)
    }
    #expect(try used(">90d") == .instant(FilterRange(through: ninety - tick)))
    #expect(try used(">=90d") == .instant(FilterRange(through: ninety)))
    #expect(try used("<90d") == .instant(FilterRange(from: ninety + tick)))
    #expect(try used("<=90d") == .instant(FilterRange(from: ninety)))
    #expect(try used("..90d") == .instant(FilterRange(from: ninety)))
    #expect(try used("90d..") == .instant(FilterRange(through: ninety)))
    let two = FilterWorld.at("2026-06-10T14:32:00Z")
    #expect(try used("2d..90d") == .instant(FilterRange(from: ninety, through: two)))
  }

  @Test(arguments: [
    ("at:2026-03", range("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z")),
    ("at:>2026-03-14", range("2026-03-15T00:00:00Z", nil)),
    ("at:>=2026-03-14", range("2026-03-14T00:00:00Z", nil)),
    ("at:<2026-03-14", range(nil, "2026-03-14T00:00:00Z")),
    ("at:<=2026-03-14", range(nil, "2026-03-15T00:00:00Z")),
    ("at:2026", range("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")),
    ("at:2026-q1", range("2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z")),
    ("at:2025-Q4", range("2025-10-01T00:00:00Z", "2026-01-01T00:00:00Z")),
    ("at:2025-12", range("2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z")),
    ("at:2024-02-29", range("2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z")),
    ("at:2026-03-14T14:30", range("2026-03-14T14:30:00Z", "2026-03-14T14:31:00Z")),
    ("at:2026-03-14T14:30:07Z", range("2026-03-14T14:30:07Z", "2026-03-14T14:30:08Z")),
    ("at:2026-03-14t14:30+02:00", range("2026-03-14T12:30:00Z", "2026-03-14T12:31:00Z")),
    ("at:2026-03-14T14:30-05:30", range("2026-03-14T20:00:00Z", "2026-03-14T20:01:00Z")),
    ("at:today", range("2026-06-12T00:00:00Z", "2026-06-13T00:00:00Z")),
    ("at:Yesterday", range("2026-06-11T00:00:00Z", "2026-06-12T00:00:00Z")),
    ("at:thisweek", range("2026-06-08T00:00:00Z", "2026-06-15T00:00:00Z")),
    ("at:lastweek", range("2026-06-01T00:00:00Z", "2026-06-08T00:00:00Z")),
    ("at:nextweek", range("2026-06-15T00:00:00Z", "2026-06-22T00:00:00Z")),
    ("at:thismonth", range("2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z")),
    ("at:lastmonth", range("2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z")),
    ("at:thisquarter", range("2026-04-01T00:00:00Z", "2026-07-01T00:00:00Z")),
    ("at:lastquarter", range("2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z")),
    ("at:nextquarter", range("2026-07-01T00:00:00Z", "2026-10-01T00:00:00Z")),
    ("at:lastyear", range("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z")),
    ("at:nextyear", range("2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z")),
  ])
  func `a moment stands for its whole period`(text: String, expected: FilterPredicate) throws {
    #expect(try FilterWorld.predicate(text, in: .ledger) == expected)
  }

  @Test(arguments: [
    ("2026-03", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"),
    ("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
    ("2026-06-12T14:30", "2026-06-12T12:30:00Z", "2026-06-12T12:31:00Z"),
    ("2026-06-12T14:30Z", "2026-06-12T14:30:00Z", "2026-06-12T14:31:00Z"),
    // Shown twice when the clocks go back: the first.
    ("2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-25T00:31:00Z"),
    // Never shown when they go forward: as far behind the change.
    ("2026-03-29T02:30", "2026-03-29T01:30:00Z", "2026-03-29T01:31:00Z"),
    ("today", "2026-06-11T22:00:00Z", "2026-06-12T22:00:00Z"),
  ])
  func `the operator's zone decides where none is written`(
    text: String,
    start: String,
    end: String
  ) {
    let period = FilterWorld.berlin.period(of: text)
    #expect(period?.start == FilterWorld.at(start))
    #expect(period?.end == FilterWorld.at(end))
  }

  @Test func `today is the day on the wall, which may not be the day in UTC`() {
    let late = FilterClock(now: FilterWorld.at("2026-06-12T23:30:00Z")) { _ in 7_200 }
    #expect(late.period(of: "today")?.start == FilterWorld.at("2026-06-12T22:00:00Z"))
  }

  @Test func `a day without a midnight begins when its first hour does`() {
    // Clocks go from 00:00 to 01:00, as they did in São Paulo.
    let change = FilterWorld.at("2018-11-04T03:00:00Z")
    let clock = FilterClock(now: change) { $0 < change ? -10_800 : -7_200 }
    let day = clock.period(of: "2018-11-04")
    #expect(day?.start == change)
    #expect(day?.end == FilterWorld.at("2018-11-05T02:00:00Z"))
  }

  @Test func `in January last month and last quarter lie in the year before`() {
    let clock = FilterClock.utc(now: FilterWorld.at("2026-01-01T00:00:00Z"))
    #expect(clock.period(of: "lastmonth")?.start == FilterWorld.at("2025-12-01T00:00:00Z"))
    #expect(clock.period(of: "lastquarter")?.start == FilterWorld.at("2025-10-01T00:00:00Z"))
    #expect(clock.period(of: "lastweek")?.start == FilterWorld.at("2025-12-22T00:00:00Z"))
  }

  @Test func `a Sunday and a Monday belong to different weeks`() {
    let sunday = FilterClock.utc(now: FilterWorld.at("2026-06-14T12:00:00Z"))
    let monday = FilterClock.utc(now: FilterWorld.at("2026-06-15T00:00:00Z"))
    #expect(sunday.period(of: "thisweek")?.start == FilterWorld.at("2026-06-08T00:00:00Z"))
    #expect(monday.period(of: "thisweek")?.start == FilterWorld.at("2026-06-15T00:00:00Z"))
    let before = FilterClock.utc(now: FilterWorld.at("1969-12-31T00:00:00Z"))
    #expect(before.period(of: "thisweek")?.start == FilterWorld.at("1969-12-29T00:00:00Z"))
  }

  @Test(arguments: [
    "2026-13", "2026-00", "2026-02-30", "2025-02-29", "2026-q5", "2026-q", "26", "202", "20266",
    "2026-3", "2026-03-14T", "2026-03-14T24:00", "2026-03-14T14", "2026-03-14T14:60",
    "2026-03-14T14:30:60", "2026-03-14T14:30X", "2026-03-14T14:30+2", "2026-03-14Z", "lastday",
    "week", "last", "14:30", "", "２０２６",
  ])
  func `what is no moment is refused`(text: String) {
    #expect(FilterWorld.utc.period(of: text) == nil)
  }
}

/// Lengths of time.
@Suite struct FilterDurationTests {
  @Test(arguments: [
    ("90m", 5_400), ("8h", 28_800), ("1d4h", 100_800), ("2w", 1_209_600), ("1mo", 2_592_000),
    ("1y", 31_536_000), ("1H30M", 5_400), ("0m", 0),
  ])
  func `a length is the sum of its parts`(text: String, seconds: Int) {
    #expect(FilterDuration(text) == .duration(.seconds(seconds)))
  }

  @Test(arguments: [
    ("8days", "days"), ("8s", "s"), ("1h5sec", "sec"), ("3MIN", "min"), ("2wk1d", "wk"),
  ])
  func `a unit of another name is named`(text: String, unit: String) {
    #expect(FilterDuration(text) == .unknownUnit(unit))
  }

  @Test(arguments: [
    "", "h", "8", "1h30", "-8h", "8.5h", "8 h", "99999999999999999999h", "20000y", "9999y9999y",
  ])
  func `what is no length is refused`(text: String) {
    #expect(FilterDuration(text) == .notADuration)
  }
}
