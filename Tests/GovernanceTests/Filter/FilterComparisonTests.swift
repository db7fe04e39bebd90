import Governance
import Testing

/// How `<`, `<=`, `>`, `>=` and `..` belong together, for any value.
@Suite struct FilterComparisonTests {
  private static let scalars: [(field: String, scalar: String)] = [
    ("due", "4h"), ("due", "7d"), ("lapses", "1d4h"), ("asked", "2h"), ("asked", "90d"),
  ]

  private static let moments = [
    "2026", "2026-q2", "2026-06", "2026-06-12", "2026-06-12T14:32", "2026-06-12T14:32:00Z",
    "2026-06-12T16:32:00+02:00", "today", "yesterday", "tomorrow", "lastweek", "nextmonth",
  ]

  private static func holds(_ text: String, _ field: String, _ value: FilterRow.Value) -> Bool {
    guard let filter = try? FilterWorld.resolved(text, in: .requests) else {
      Issue.record("`\(text)` was refused")
      return false
    }
    return filter.holds(for: FilterRow(values: [field: value]))
  }

  /// Moments on both sides of the edges that the filters have, and far from them.
  private static let instants: [Instant] = [
    "2026-06-12T14:32:00Z", "2026-06-12T14:31:59Z", "2026-06-12T14:33:00Z",
    "2026-06-12T18:32:00Z", "2026-06-12T18:31:59Z", "2026-06-12T18:32:01Z",
    "2026-06-19T14:32:00Z", "2026-06-13T18:32:00Z", "2026-06-12T12:32:00Z",
    "2026-03-14T14:32:00Z", "2026-01-01T00:00:00Z", "2025-12-31T23:59:59Z",
    "2027-01-01T00:00:00Z", "2026-04-01T00:00:00Z", "2026-06-12T00:00:00Z",
    "2026-06-13T00:00:00Z", "2026-06-08T00:00:00Z", "2026-07-01T00:00:00Z",
    "2026-08-01T00:00:00Z", "1999-01-01T00:00:00Z", "2099-01-01T00:00:00Z",
  ].map { FilterWorld.at($0) }

  @Test(arguments: scalars)
  func `a distance divides all times in two, and its sign says where it lies itself`(
    field: String,
    scalar: String
  ) {
    for instant in Self.instants {
      let value = FilterRow.Value.instant(instant)
      func holds(_ sign: String) -> Bool { Self.holds("\(field):\(sign)", field, value) }
      #expect(holds("<\(scalar)") != holds(">=\(scalar)"), "\(instant)")
      #expect(holds(">\(scalar)") != holds("<=\(scalar)"), "\(instant)")
      #expect(holds("..\(scalar)") == holds("<=\(scalar)"), "\(instant)")
      #expect(holds("\(scalar)..") == holds(">=\(scalar)"), "\(instant)")
      let isTheVeryMoment = holds("<=\(scalar)") && holds(">=\(scalar)")
      #expect(holds("\(scalar)..\(scalar)") == isTheVeryMoment, "\(instant)")
    }
  }

  @Test(arguments: moments)
  func `a period divides all times in three`(moment: String) {
    for instant in Self.instants {
      let value = FilterRow.Value.instant(instant)
      func holds(_ sign: String) -> Bool { Self.holds("asked:\(sign)", "asked", value) }
      let parts = [holds("<\(moment)"), holds(moment), holds(">\(moment)")]
      #expect(parts.count { $0 } == 1, "\(instant) in \(parts)")
      #expect(holds("<=\(moment)") == (parts[0] || parts[1]), "\(instant)")
      #expect(holds(">=\(moment)") == (parts[1] || parts[2]), "\(instant)")
      #expect(holds("..\(moment)") == holds("<=\(moment)"), "\(instant)")
      #expect(holds("\(moment)..") == holds(">=\(moment)"), "\(instant)")
      #expect(holds("\(moment)..\(moment)") == parts[1], "\(instant)")
    }
  }

  @Test(arguments: moments)
  func `a time to come and a time gone by read moments alike`(moment: String) {
    for instant in Self.instants {
      let value = FilterRow.Value.instant(instant)
      for sign in ["", "<", "<=", ">", ">="] {
        let ahead = Self.holds("due:\(sign)\(moment)", "due", value)
        let goneBy = Self.holds("asked:\(sign)\(moment)", "asked", value)
        #expect(ahead == goneBy, "\(sign)\(moment) \(instant)")
      }
    }
  }

  @Test(arguments: [0, 1, 24, 25, 44, 45, 100])
  func `a number divides all numbers in three`(number: Int) {
    for risk in 0...101 {
      func holds(_ sign: String) -> Bool {
        Self.holds("risk:\(sign)", "risk", .number(risk))
      }
      #expect(holds("<\(number)") == (risk < number))
      #expect(holds("<=\(number)") == (risk <= number))
      #expect(holds("\(number)") == (risk == number))
      #expect(holds(">=\(number)") == (risk >= number))
      #expect(holds(">\(number)") == (risk > number))
      #expect(holds("\(number)..") == (risk >= number))
      #expect(holds("..\(number)") == (risk <= number))
    }
  }

  @Test(arguments: [("8h", 28_800), ("1d", 86_400), ("90m", 5_400), ("0m", 0)])
  func `a length divides all lengths in three`(text: String, seconds: Int) {
    for other in [0, 1, seconds - 1, seconds, seconds + 1, 999_999] where other >= 0 {
      func holds(_ sign: String) -> Bool {
        Self.holds("for:\(sign)", "for", .length(.seconds(other)))
      }
      #expect(holds("<\(text)") == (other < seconds))
      #expect(holds("<=\(text)") == (other <= seconds))
      #expect(holds(text) == (other == seconds))
      #expect(holds(">=\(text)") == (other >= seconds))
      #expect(holds(">\(text)") == (other > seconds))
    }
  }

  @Test(arguments: ["1h..8h", "8h..", "..8h", "<8h", "8h", "8h,90m"])
  func `a length that is not known or has no end is in no range`(range: String) {
    #expect(!Self.holds("for:\(range)", "for", .empty))
    #expect(!Self.holds("for:\(range)", "other", .empty))
  }

  @Test func `the largest number read has a next one`() throws {
    let most = String(repeating: "9", count: 15)
    #expect(
      try FilterWorld.predicate("seq:>\(most)", in: .ledger)
        == .number(FilterRange(from: 1_000_000_000_000_000))
    )
    #expect(FilterWorld.complaint(about: "seq:>\(most)0", in: .ledger) != nil)
  }
}
