import Governance
import Testing

/// Periods against a calendar that is walked day by day.
@Suite struct FilterCalendarTests {
  /// A date, told without the arithmetic under test.
  private struct Day: Equatable {
    var year = 1970
    var month = 1
    var day = 1
    /// Monday is 0; 1970-01-01 was a Thursday.
    var weekday = 3

    private var length: Int {
      switch month {
      case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    }

    mutating func advance() {
      weekday = weekday == 6 ? 0 : weekday + 1
      day += 1
      guard day > length else { return }
      day = 1
      month += 1
      guard month > 12 else { return }
      month = 1
      year += 1
    }

    var text: String { "\(year)-\(Self.two(month))-\(Self.two(day))" }
    var monthText: String { "\(year)-\(Self.two(month))" }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  }

  @Test func `every day from 1970 to 2109 lies where walking finds it`() {
    var day = Day()
    let clock = FilterClock.utc(now: FilterWorld.now)
    for index in 0..<51_000 {
      let start = Instant(milliseconds: Int64(index) * 86_400_000)
      let period = clock.period(of: day.text)
      if period?.start != start || period?.end != start + .days(1) {
        Issue.record("\(day.text) is day \(index)")
      }
      day.advance()
    }
    #expect(day.year == 2109)
  }

  @Test func `every Monday begins a week and no other day does`() {
    var day = Day()
    for index in 0..<3_000 {
      let noon = Instant(milliseconds: Int64(index) * 86_400_000 + 43_200_000)
      let clock = FilterClock.utc(now: noon)
      let begins = clock.period(of: "thisweek")?.start == clock.period(of: "today")?.start
      if begins != (day.weekday == 0) { Issue.record("\(day.text)") }
      day.advance()
    }
  }

  @Test func `the words for periods agree with the dates they stand for`() {
    var day = Day()
    for index in 0..<1_500 {
      let clock = FilterClock.utc(now: Instant(milliseconds: Int64(index) * 86_400_000 + 1))
      let quarter = (day.month - 1) / 3 + 1
      let pairs = [
        ("today", day.text), ("thismonth", day.monthText), ("thisyear", "\(day.year)"),
        ("thisquarter", "\(day.year)-q\(quarter)"), ("lastyear", "\(day.year - 1)"),
        ("nextyear", "\(day.year + 1)"),
      ]
      for (word, date) in pairs where clock.period(of: word) != clock.period(of: date) {
        Issue.record("\(word) is not \(date)")
      }
      day.advance()
    }
  }

  @Test(arguments: FilterPropertyTests.seeds)
  func `neighbouring periods touch and never overlap`(seed: UInt64) {
    var random = FilterDice(seed: seed)
    for _ in 0..<300 {
      let now = Instant(milliseconds: Int64.random(in: 0...4_000_000_000_000, using: &random))
      let change = now + .hours(Int.random(in: -2_000...2_000, using: &random))
      let step = random.pick([-3_600, 3_600, 1_800])
      let base = random.pick([-36_000, 0, 3_600, 20_700])
      let clock = FilterClock(now: now) { $0 < change ? base : base + step }
      let chains = [
        ["yesterday", "today", "tomorrow"], ["lastweek", "thisweek", "nextweek"],
        ["lastmonth", "thismonth", "nextmonth"], ["lastquarter", "thisquarter", "nextquarter"],
        ["lastyear", "thisyear", "nextyear"],
      ]
      for chain in chains {
        let periods = chain.compactMap { clock.period(of: $0) }
        #expect(periods.count == 3)
        #expect(periods[0].end == periods[1].start, "seed \(seed): \(chain)")
        #expect(periods[1].end == periods[2].start, "seed \(seed): \(chain)")
        #expect(periods[1].start <= now && now < periods[1].end, "seed \(seed): \(chain)")
      }
    }
  }

  @Test(arguments: 2015...2035)
  func `months and quarters tile the year`(year: Int) {
    for clock in [FilterWorld.utc, FilterWorld.berlin] {
      let whole = clock.period(of: "\(year)")
      let months = (1...12).compactMap {
        clock.period(of: $0 < 10 ? "\(year)-0\($0)" : "\(year)-\($0)")
      }
      let quarters = (1...4).compactMap { clock.period(of: "\(year)-q\($0)") }
      for tiles in [months, quarters] {
        #expect(tiles.first?.start == whole?.start)
        #expect(tiles.last?.end == whole?.end)
        for (one, next) in zip(tiles, tiles.dropFirst()) { #expect(one.end == next.start) }
      }
      for (index, quarter) in quarters.enumerated() {
        #expect(quarter.start == months[index * 3].start)
        #expect(quarter.end == months[index * 3 + 2].end)
      }
    }
  }

  @Test func `extreme moments are no reason to trap`() {
    let ends = [Instant(milliseconds: .min), Instant(milliseconds: .max)]
    for now in ends {
      let context = FilterContext(clock: .utc(now: now))
      for text in ["due:<9999y", "due:>9999y", "due:today", "due:lastyear", "due:nextquarter"] {
        _ = try? FilterWorld.resolved(text, in: .requests, context)
      }
    }
  }
}
