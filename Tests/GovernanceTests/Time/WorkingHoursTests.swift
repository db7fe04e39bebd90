import Governance
import Testing

struct WorkingHoursTests {
  private func at(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

  @Test(arguments: [
    ("2026-06-12T09:00:00Z", "2026-06-12T11:30:00Z", 150),
    // Friday 18:00 to Monday 8:00: an hour on each side of the weekend.
    ("2026-06-12T18:00:00Z", "2026-06-15T08:00:00Z", 120),
    ("2026-06-13T00:00:00Z", "2026-06-15T00:00:00Z", 0),
    ("2026-06-12T20:00:00Z", "2026-06-12T23:00:00Z", 0),
    ("2026-06-08T00:00:00Z", "2026-06-15T00:00:00Z", 5 * 12 * 60),
    ("2026-06-12T11:00:00Z", "2026-06-12T09:00:00Z", 0),
    ("1969-12-29T00:00:00Z", "1970-01-05T00:00:00Z", 5 * 12 * 60),
  ])
  func `only the hours of a working week are counted`(
    _ from: String,
    _ until: String,
    _ minutes: Int
  ) throws {
    let length = WorkingHours.between(try at(from), try at(until)) { _ in 0 }
    #expect(length == .minutes(minutes))
  }

  @Test func `the hours are those of the place, also on the day after its clocks change`() throws {
    // Berlin: one hour ahead until 2026-03-29T01:00Z, two from then on.
    let change = try at("2026-03-29T01:00:00Z")
    let berlin: (Instant) -> Int = { $0 < change ? 3_600 : 7_200 }
    let length = WorkingHours.between(
      try at("2026-03-27T17:00:00Z"),
      try at("2026-03-30T06:00:00Z"),
      offset: berlin
    )
    // Friday 18:00 to 19:00, Monday 7:00 to 8:00.
    #expect(length == .minutes(120))
  }

  @Test func `agrees with every minute looked at by itself`() throws {
    var random = SplitMix(seed: 20_260_612)
    let start = try at("2026-06-01T00:00:00Z")
    for _ in 0..<40 {
      let from = start + .minutes(Int.random(in: 0..<20_000, using: &random))
      let minutes = Int.random(in: 0..<9_000, using: &random)
      let east = Int.random(in: -12...14, using: &random) * 3_600
      let slow = (0..<minutes).count { !(from + .minutes($0)).isOffHours(offsetSeconds: east) }
      let fast = WorkingHours.between(from, from + .minutes(minutes)) { _ in east }
      #expect(fast == .minutes(slow), "\(from) \(minutes) \(east)")
    }
  }
}
