import Foundation
import Testing

@testable import Governance

private typealias Instant = Governance.Instant

/// Clocks that change, days that are rare, years that are far: lengths stay exact, nothing traps.
struct ClockTests {
  typealias World = SmallWorld

  private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

  private func wall(_ moment: Instant, _ zone: String) throws -> String {
    let zone = try #require(TimeZone(identifier: zone))
    let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000)
    return (moment + .seconds(zone.secondsFromGMT(for: date))).description
  }

  private func grant(_ length: Duration, at start: Instant) throws -> Grant {
    let request = try World.pending(for: length, at: start)
    var votes = request
    var events: [Event] = []
    for voter in [World.olga, World.ada] where votes.state == .pending {
      events = try AccessRequest.approve(
        World.decision(on: votes),
        on: votes,
        facts: World.facts(),
        in: World.context(voter, at: start)
      )
      votes = World.after(events, votes, at: start)
    }
    guard case .grant(.scheduled(let terms))? = events.last?.body else {
      throw EventFormatError("", "a grant")
    }
    return try #require(Grant(id: Identifier("GR-1"), first: .scheduled(terms), at: start))
  }

  @Test(
    arguments: [
      // Before the hour that is left out, before the one that comes twice, and over a day like others.
      ("2026-03-28T12:00:00Z", "2026-03-28T13:00:00Z", "2026-03-29T14:00:00Z"),
      ("2026-10-24T12:00:00Z", "2026-10-24T14:00:00Z", "2026-10-25T13:00:00Z"),
      ("2026-06-10T12:00:00Z", "2026-06-10T14:00:00Z", "2026-06-11T14:00:00Z"),
    ]
  )
  func `24 hours are 86,400 seconds, whatever clocks on walls do`(
    start: String,
    before: String,
    after: String
  ) throws {
    let begins = try moment(start)
    let grant = try grant(.hours(24), at: begins)
    let end = try #require(grant.endsAt)
    #expect((end - begins).milliseconds == 86_400_000)
    #expect(try wall(begins, "Europe/Berlin") == before)
    #expect(try wall(end, "Europe/Berlin") == after)
    #expect(grant.isLive(at: end - .milliseconds(1)) && !grant.isLive(at: end))
  }

  @Test(
    arguments: [
      ("2028-02-28T12:00:00Z", 1, "2028-02-29T12:00:00Z"),
      ("2028-02-29T23:59:59Z", 1, "2028-03-01T23:59:59Z"),
      ("2026-02-28T12:00:00Z", 1, "2026-03-01T12:00:00Z"),
      ("2028-02-29T12:00:00Z", 365, "2029-02-28T12:00:00Z"),
      ("2100-02-28T12:00:00Z", 1, "2100-03-01T12:00:00Z"),
      ("2000-02-28T12:00:00Z", 1, "2000-02-29T12:00:00Z"),
    ]
  )
  func `days of 24 hours step over leap days as over others`(
    from: String,
    days: Int,
    to: String
  ) throws {
    #expect(try moment(from) + .days(days) == moment(to))
  }

  @Test func `a cadence and a deadline fall on a leap day`() throws {
    let rules = CadenceRules.standard
    let due = rules.nextDue(
      .productionMachine,
      certifiedAt: try moment("2028-01-30T10:00:00Z"),
      createdAt: try moment("2026-01-01T00:00:00Z")
    )
    #expect(due.description == "2028-02-29T10:00:00Z")
    let day = try #require(EndOfDay.day(of: "2028-02-29"))
    #expect(EndOfDay.instant(day: day) { _ in 3_600 }.description == "2028-02-29T22:59:59Z")
  }

  @Test func `lengths beyond the type stop at its ends, in both directions`() {
    let first = Instant(milliseconds: .min)
    let last = Instant(milliseconds: .max)
    #expect((last - first).milliseconds == .max && (first - last).milliseconds == .min)
    #expect(last - Instant(milliseconds: 0) == .milliseconds(Int64.max))
    let beyond = Duration(
      secondsComponent: 9_223_372_036_854_775,
      attosecondsComponent: 999_000_000_000_000_000
    )
    #expect(beyond.milliseconds == .max)
    #expect((.zero - beyond).milliseconds == .min)
    #expect(Instant(milliseconds: 5) + .seconds(Int64.max) == last)
  }

  @Test(
    arguments: [
      Instant(milliseconds: .max), Instant(milliseconds: 253_402_300_799_000),
      SmallWorld.now + .days(366),
    ]
  )
  func `access that begins in a far future is refused, with both times`(start: Governance.Instant)
    throws
  {
    var draft = World.draft()
    draft.startAt = start
    let refused = refusal { () throws(Refusal) in
      try AccessRequest.decide(
        draft,
        superseded: nil,
        facts: World.facts(),
        in: World.context(World.noor)
      )
    }
    #expect(refused?.code == .limit)
    #expect(refused?.message.contains("lies more than 365d ahead") == true)
    #expect(refused?.message.contains(World.now.description) == true)
    #expect(refused?.next == "ask again when it is nearer")
  }

  @Test func `access that begins within a year is taken`() throws {
    var draft = World.draft()
    draft.startAt = World.now + .days(365)
    #expect(
      try AccessRequest.decide(
        draft,
        superseded: nil,
        facts: World.facts(),
        in: World.context(World.noor)
      ).count == 1
    )
  }

  @Test(arguments: [Duration.seconds(Int64.max), .milliseconds(Int64.max), .days(1_000_000)])
  func `access for longer than anything is refused, not an overflow`(length: Duration) {
    let refused = refusal { () throws(Refusal) in
      try AccessRequest.decide(
        World.draft(for: length),
        superseded: nil,
        facts: World.facts(),
        in: World.context(World.noor)
      )
    }
    #expect(refused?.code == .limit)
  }

  @Test func `expiry is judged by the clock, the last millisecond before it included`() throws {
    let grant = try grant(.hours(1), at: World.now)
    let end = World.now + .hours(1)
    #expect(grant.isLive(at: World.now) && grant.isLive(at: end - .milliseconds(1)))
    #expect(!grant.isLive(at: end) && grant.hasEnded(at: end))
  }

  @Test(arguments: ["2026-02-29", "2100-02-29", "2028-02-30", "2026-04-31T10:00:00Z"])
  func `a day that does not exist is no moment`(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }
}
