import Foundation
import Testing

@testable import Governance

@Suite struct `The deadline of a campaign` {
  private func deadline(_ date: String, _ name: String) throws -> Governance.Instant {
    let zone = try #require(TimeZone(identifier: name))
    let day = try #require(EndOfDay.day(of: date))
    return EndOfDay.instant(day: day) { moment in
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000))
    }
  }

  @Test(
    arguments: [
      ("2026-06-19", "Europe/Berlin", "2026-06-19T21:59:59Z"),
      ("2026-12-18", "Europe/Berlin", "2026-12-18T22:59:59Z"),
      // The days on which clocks change, and those around them.
      ("2026-03-28", "Europe/Berlin", "2026-03-28T22:59:59Z"),
      ("2026-03-29", "Europe/Berlin", "2026-03-29T21:59:59Z"),
      ("2026-10-24", "Europe/Berlin", "2026-10-24T21:59:59Z"),
      ("2026-10-25", "Europe/Berlin", "2026-10-25T22:59:59Z"),
      ("2026-03-08", "America/New_York", "2026-03-09T03:59:59Z"),
      ("2026-11-01", "America/New_York", "2026-11-02T04:59:59Z"),
      // Zones at the ends of the day, and at quarters of an hour.
      ("2026-06-19", "Pacific/Kiritimati", "2026-06-19T09:59:59Z"),
      ("2026-06-19", "Pacific/Pago_Pago", "2026-06-20T10:59:59Z"),
      ("2026-06-19", "Asia/Kathmandu", "2026-06-19T18:14:59Z"),
      ("2026-06-19", "Pacific/Chatham", "2026-06-19T11:14:59Z"),
      ("2028-02-29", "UTC", "2028-02-29T23:59:59Z"),
      // Clocks that change at midnight: an hour is left out after it, or comes twice before it.
      ("2024-04-20", "Africa/Cairo", "2024-04-20T21:59:59Z"),
      ("2024-04-25", "Africa/Cairo", "2024-04-25T21:59:59Z"),
      ("2024-10-31", "Africa/Cairo", "2024-10-31T21:59:59Z"),
    ]
  )
  func `is 23:59:59 in its zone`(_ date: String, _ zone: String, _ expected: String) throws {
    let found = try deadline(date, zone)
    #expect(found.description == expected)
    #expect(found.endsDaySomewhere)
    let there = try #require(TimeZone(identifier: zone))
    let offset = there.secondsFromGMT(
      for: Date(timeIntervalSince1970: Double(found.milliseconds) / 1_000)
    )
    #expect((found + .seconds(offset)).description == "\(date)T23:59:59Z")
  }

  @Test(arguments: ["", "2026-6-19", "2026-02-30", "2026-06-19T10:00:00Z", "friday"])
  func `needs a date`(_ text: String) {
    #expect(EndOfDay.day(of: text) == nil)
  }
}
