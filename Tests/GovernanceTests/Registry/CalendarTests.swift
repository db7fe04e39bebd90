import Testing

@testable import Governance

/// When changes may be made: blackouts, weekly windows, and what an emergency may pass.
struct CalendarTests {
  typealias World = RegistryWorld

  /// Around the window of a ticket: Wednesday 2026-06-10, 09:00Z to 12:00Z.
  private func context(
    _ calendar: ChangeCalendar,
    at now: Instant = World.now,
    zoneOffset: @escaping (String, Instant) -> Int? = { zone, _ in zone == "UTC" ? 0 : nil }
  ) -> Context {
    var rules = Rules.standard
    rules.version = 5
    rules.calendar = calendar
    return Context(
      actor: .init(person: World.root),
      now: now,
      rules: rules,
      newID: { "\($0.rawValue)-1" },
      newSalt: { [1] },
      zoneOffset: zoneOffset
    )
  }

  private func calendar(_ change: (inout ChangeCalendar) -> Void) -> ChangeCalendar {
    var calendar = ChangeCalendar.standard
    change(&calendar)
    return calendar
  }

  private func schedule(_ ticket: ChangeTicket, _ context: Context) throws(Refusal) -> [Event] {
    var step = TicketStep()
    step.windowFrom = World.now - .hours(1)
    step.windowUntil = World.now + .hours(2)
    return try ChangeTicket.advance(ticket, step, seen: nil, in: context)
  }

  private func blackout(_ from: String, _ until: String) -> ChangeCalendar {
    calendar {
      $0.blackouts = [
        .init(name: "quarter-end", from: from, until: until, rationale: "the books are closed")
      ]
    }
  }

  @Test(
    arguments: [
      ("2026-06-10T00:00:00Z", "2026-06-11T00:00:00Z", true),
      ("2026-06-10T11:59:59Z", "2026-06-11T00:00:00Z", true),
      ("2026-06-10T12:00:00Z", "2026-06-11T00:00:00Z", false),
      ("2026-06-09T00:00:00Z", "2026-06-10T09:00:00Z", false),
      ("2026-06-09T00:00:00Z", "2026-06-10T09:00:01Z", true),
    ]
  )
  func `a window that touches a blackout is refused`(from: String, until: String, isRefused: Bool)
    throws
  {
    let ticket = try World.ticket(.authorize)
    let context = context(blackout(from, until))
    guard isRefused else {
      #expect(try schedule(ticket, context).count == 1)
      return
    }
    let refused = refusal { () throws(Refusal) in try schedule(ticket, context) }
    #expect(refused?.code == .limit && refused?.state == "authorize")
    #expect(
      refused?.message
        == "nothing is changed from \(from) until \(until): the books are closed (rule quarter-end v5)"
    )
    #expect(refused?.next == "choose a window outside of it, or make it an emergency change")
  }

  @Test func `a blackout that was called later stops what was scheduled before`() throws {
    let ticket = try World.ticket(.scheduled)
    let context = context(blackout("2026-06-10T00:00:00Z", "2026-06-11T00:00:00Z"))
    let refused = refusal { () throws(Refusal) in
      try ChangeTicket.advance(ticket, TicketStep(), seen: nil, in: context)
    }
    #expect(refused?.code == .limit && refused?.state == "scheduled")
  }

  @Test func `an emergency passes, unless the rules say otherwise`() throws {
    let ticket = try World.ticket(.authorize, .emergency)
    let open = blackout("2026-06-10T00:00:00Z", "2026-06-11T00:00:00Z")
    #expect(try schedule(ticket, context(open)).count == 1)
    var strict = open
    strict.emergenciesPass = false
    let refused = refusal { () throws(Refusal) in try schedule(ticket, context(strict)) }
    #expect(refused?.next == "choose a window outside of it")
  }

  @Test(
    arguments: [
      (WeeklyWindow(days: [.wed], from: "09:00", until: "10:00", zone: "UTC"), true),
      (WeeklyWindow(days: [.wed], from: "09:01", until: "10:00", zone: "UTC"), false),
      (WeeklyWindow(days: [.wed], from: "08:00", until: "09:00", zone: "UTC"), false),
      (WeeklyWindow(days: [.tue, .thu], from: "00:00", until: "24:00", zone: "UTC"), false),
      (WeeklyWindow(days: [.wed], from: "00:00", until: "24:00", zone: "Atlantis/Middle"), false),
    ]
  )
  func `a change window begins within a weekly one`(window: WeeklyWindow, isTaken: Bool) throws {
    let ticket = try World.ticket(.authorize)
    let context = context(calendar { $0.windows = [window] })
    guard !isTaken else {
      #expect(try schedule(ticket, context).count == 1)
      return
    }
    let refused = refusal { () throws(Refusal) in try schedule(ticket, context) }
    #expect(refused?.code == .limit)
    #expect(refused?.message == "2026-06-10T09:00:00Z lies in no change window (rule calendar v5)")
    #expect(refused?.next == "begin in one of them: \(window.inWords)")
  }

  @Test func `a weekly window is in its zone, on both sides of a change of clocks`() {
    let window = WeeklyWindow(days: [.sun], from: "03:00", until: "04:00", zone: "Europe/Berlin")
    // 2026-03-29 03:30 in Berlin is 01:30Z; a week before it was 02:30Z.
    let summer = Instant(milliseconds: 1_774_747_800_000)
    #expect(window.holds(at: summer, offsetSeconds: 7_200))
    #expect(window.holds(at: summer - .days(7) + .hours(1), offsetSeconds: 3_600))
    #expect(!window.holds(at: summer, offsetSeconds: nil))
  }

  @Test func `without windows and blackouts a change begins whenever`() throws {
    #expect(try schedule(try World.ticket(.authorize), context(.standard)).count == 1)
  }

  @Test(arguments: ["8:00", "08:60", "24:01", "0800", "08:00:00", "", "-1:00", "ab:cd"])
  func `what is no time of day is none`(text: String) {
    #expect(WeeklyWindow.minutes(text) == nil)
  }
}
