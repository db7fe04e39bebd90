import Governance
import Testing

@Suite struct `A moment` {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-06-12T14:32:07Z", 1_781_274_727_000),
    ("2024-02-29T23:59:59Z", 1_709_251_199_000), ("1969-12-31T23:59:59Z", -1_000),
    ("2026-06-12T16:32:07+02:00", 1_781_274_727_000),
    ("2026-06-12T14:32:07.999Z", 1_781_274_727_999),
    ("2026-06-12", 1_781_222_400_000), ("0001-01-01T00:00:00Z", -62_135_596_800_000),
    ("9999-12-31T23:59:59Z", 253_402_300_799_000),
  ])
  func `is read from RFC 3339`(_ text: String, _ milliseconds: Int) {
    #expect(Instant(rfc3339: text)?.milliseconds == Int64(milliseconds))
  }

  @Test(arguments: [
    "", "2026", "2026-13-01", "2026-02-29", "2026-04-31T00:00:00Z", "2026-06-12T24:00:00Z",
    "2026-06-12T14:60:00Z", "2026-06-12T14:32:07", "2026-06-12T14:32:07Zz", "14.3.2026",
    "2026-6-1", "2026-06-12T14:32:07.Z", "2026-06-12T14:32:07+2:00",
  ])
  func `is not read from anything else`(_ text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test func `is written as it is read`() {
    var random = SplitMix(seed: .random(in: .min ... .max))
    for _ in 0..<5_000 {
      let seconds = Int64(random.below(253_402_300_799)) - 62_135_596_800 / 2
      let instant = Instant(milliseconds: seconds * 1_000)
      #expect(Instant(rfc3339: instant.description) == instant, "seed \(random.seed)")
    }
  }

  @Test func `stops at the ends of the type`() {
    let last = Instant(milliseconds: .max)
    #expect(last + .seconds(1) == last)
    #expect(Instant(milliseconds: .min) - .seconds(1) == Instant(milliseconds: .min))
  }

  @Test(arguments: [
    ("2026-06-10T10:00:00Z", 0, false), ("2026-06-10T06:59:59Z", 0, true),
    ("2026-06-10T19:00:00Z", 0, true), ("2026-06-13T10:00:00Z", 0, true),
    ("2026-06-14T10:00:00Z", 0, true), ("2026-06-10T06:00:00Z", 7_200, false),
    ("2026-06-14T23:30:00Z", 36_000, false),
  ])
  func `is off hours by the wall of who asks`(_ text: String, _ offset: Int, _ expected: Bool)
    throws
  {
    #expect(try #require(Instant(rfc3339: text)).isOffHours(offsetSeconds: offset) == expected)
  }

  @Test(arguments: [
    (Duration.minutes(90), "90m"), (.hours(1), "1h"), (.hours(8), "8h"), (.hours(24), "1d"),
    (.days(14), "14d"), (.minutes(5), "5m"), (.hours(36), "36h"), (.days(2) + .hours(1), "2d"),
  ])
  func `lengths are said in one unit`(_ length: Duration, _ words: String) {
    #expect(length.inWords == words)
  }
}
