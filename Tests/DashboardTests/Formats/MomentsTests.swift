import Governance
import Testing

import Dashboard

/// Moments in the viewer's zone and in UTC.
struct MomentsTests {
  let moments = Moments(Sample.session())

  @Test func `a clock is UTC and says so`() {
    #expect(Moments.clock(Sample.now) == "14:32Z")
    #expect(Moments.clock(Sample.moment("2026-01-01T00:05:59Z")) == "00:05Z")
  }

  @Test(
    arguments: [
      ("2026-06-12T14:31:00Z", "06-12 14:31"), ("2026-01-01T00:00:00Z", "01-01 00:00"),
      ("2025-12-31T23:59:00Z", "2025-12-31 23:59"),
    ])
  func `tables leave this year out`(moment: String, text: String) {
    #expect(moments.inTable(Sample.moment(moment)) == text)
  }

  @Test(
    arguments: [
      ("2026-06-12T14:31:00Z", "14:31"), ("2026-06-11T23:59:00Z", "06-11"),
      ("2026-06-12T00:00:00Z", "00:00"),
    ])
  func `lists of news tell the hour of today and the day of before`(moment: String, text: String) {
    #expect(moments.short(Sample.moment(moment)) == text)
  }

  @Test(
    arguments: [
      ("2026-06-12T21:59:00Z", "Fri 23:59 CEST"), ("2026-06-12T22:00:00Z", "Sat 00:00 CEST"),
      ("2026-06-07T12:00:00Z", "Sun 14:00 CEST"), ("2026-06-30T12:00:00Z", "2026-06-30 14:00 CEST"),
      ("2026-05-01T12:00:00Z", "2026-05-01 14:00 CEST"),
    ])
  func `prose names the day on the viewer's wall and the zone`(moment: String, text: String) {
    #expect(moments.inProse(Sample.moment(moment)) == text)
  }
}
