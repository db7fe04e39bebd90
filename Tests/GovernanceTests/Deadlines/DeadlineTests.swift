import Governance
import Testing

/// Who is told of what nobody decided: each once, in its time, and with no power that they did not have.
@Suite struct DeadlineTests {
  typealias World = SmallWorld

  static let begun = World.now
  static let due = World.now + .days(2)
  static let chain = DeadlineChain(
    owners: [World.olga.id],
    managers: [World.ben.id],
    security: [World.ada.id]
  )

  static func obligation(given: Duration = .days(2)) -> Obligation {
    Obligation(
      kind: .drift,
      subject: "DF-3",
      what: "gained reader",
      environment: .prod,
      severity: .high,
      since: due - given,
      dueAt: due
    )
  }

  /// The deadline after some events, as replay makes it.
  static func after(_ events: [Event], _ before: Deadline? = nil, at: Instant) -> Deadline? {
    var known = before
    for event in events {
      guard case .workflow(let box) = event.body, let body = box.event as? DeadlineEvent else {
        return nil
      }
      if known == nil {
        known = Deadline(id: Identifier(event.subject), first: body, at: at)
      } else {
        known?.apply(body, at: at)
      }
    }
    return known
  }

  private static func words(_ events: [Event]) -> [String] {
    events.map { event in
      guard case .workflow(let box) = event.body, let body = box.event as? DeadlineEvent else {
        return event.kind
      }
      return switch body {
      case .noticed(let lead, let told): "noticed \(lead.written) \(told.list)"
      case .escalated(let level, let tell, let told):
        "level \(level) \(tell.rawValue) \(told.list)"
      default: String(event.kind.dropFirst("deadline.".count))
      }
    }
  }

  private static func due(
    at now: Instant,
    _ known: Deadline? = nil,
    _ obligation: Obligation = obligation(),
    chain: DeadlineChain = chain,
    rules: Rules = .standard
  ) -> [Event] {
    let system = World.context(World.root, at: now, rules: rules).system
    return Deadline.due(obligation, known: known, chain: chain, in: system)
  }

  @Test func `tells one after the other, each in its time and once`() throws {
    var known: Deadline?
    let steps: [(Duration, [String])] = [
      (.days(-2), []), (.hours(-24) - .seconds(1), []),
      (.hours(-24), ["opened", "noticed 1d P-8"]), (.hours(-5), []),
      (.hours(-4), ["noticed 4h P-8"]), (.seconds(-1), []),
      (.zero, ["breached", "level 1 owner P-8"]), (.hours(8) - .seconds(1), []),
      (.hours(8), ["level 2 manager P-2"]), (.hours(24), ["level 3 security P-1"]),
      (.days(400), []),
    ]
    for (offset, expected) in steps {
      let now = Self.due + offset
      let events = Self.due(at: now, known)
      #expect(Self.words(events) == expected, "\(offset)")
      known = Self.after(events, known, at: now)
      #expect(Self.due(at: now, known).isEmpty, "not twice: \(offset)")
    }
    let deadline = try #require(known)
    #expect(deadline.level == 3 && deadline.lead == .hours(4) && deadline.state == .open)
    #expect(deadline.told.ids == [World.olga.id, World.ben.id, World.ada.id])
    #expect(deadline.owner == World.olga.id && deadline.breachedAt == Self.due)
  }

  @Test func `found late, everything is told at once, and no reminder any more`() {
    #expect(
      Self.words(Self.due(at: Self.due + .days(3))) == [
        "opened", "breached", "level 1 owner P-8", "level 2 manager P-2", "level 3 security P-1",
      ]
    )
  }

  @Test(arguments: [
    (Duration.hours(4), [String]()), (.hours(4) + .seconds(1), ["opened", "noticed 4h P-8"]),
    (.hours(24), []), (.hours(24) + .seconds(1), ["opened", "noticed 1d P-8"]),
  ])
  func `a lead as long as the time that was given says nothing`(
    _ given: Duration,
    _ expected: [String]
  ) {
    let obligation = Self.obligation(given: given)
    #expect(Self.words(Self.due(at: obligation.since + .seconds(1), nil, obligation)) == expected)
  }

  @Test func `a reminder that was missed is not made up for`() {
    #expect(
      Self.words(Self.due(at: Self.due - .hours(1))) == ["opened", "noticed 4h P-8"]
    )
  }

  @Test(arguments: [
    (DeadlineChain(), ["owner ", "manager ", "security "]),
    (DeadlineChain(security: [SmallWorld.ada.id]), ["owner ", "manager ", "security P-1"]),
    (DeadlineChain(managers: [SmallWorld.ben.id]), ["owner ", "manager P-2"]),
    (chain, ["owner P-8"]),
  ])
  func `where nobody stands the next is told at once`(
    _ chain: DeadlineChain,
    _ told: [String]
  ) throws {
    let expected = told.enumerated().map { "level \($0 + 1) \($1)" }
    let events = Self.due(at: Self.due, chain: chain)
    #expect(Self.words(events) == ["opened", "breached"] + expected)
    let known = Self.after(events, at: Self.due)
    #expect(Self.due(at: Self.due, known, chain: chain).isEmpty)
  }

  @Test func `without levels and notices only the breach is recorded`() {
    var rules = Rules.standard
    rules.deadlines = DeadlineRules(notices: [], levels: [])
    #expect(Self.due(at: Self.due - .hours(1), rules: rules).isEmpty)
    #expect(Self.words(Self.due(at: Self.due, rules: rules)) == ["opened", "breached"])
  }

  @Test func `is over by itself once nothing is owed any more, and once`() throws {
    var known = try #require(Self.after(Self.due(at: Self.due), at: Self.due))
    #expect(Deadline.due(known, stands: true).isEmpty)
    let events = Deadline.due(known, stands: false)
    #expect(events.map(\.kind) == ["deadline.answered"])
    known = try #require(Self.after(events, known, at: Self.due + .hours(1)))
    #expect(known.state == .answered && known.answeredAt == Self.due + .hours(1))
    #expect(Deadline.due(known, stands: false).isEmpty)
    #expect(DeadlineState.answered.isTerminal && DeadlineState.open.next == [.answered])
  }

  @Test func `every event is read back as it was written`() throws {
    let events = Self.due(at: Self.due - .hours(1)) + Self.due(at: Self.due + .days(3))
    let known = try #require(Self.after(Self.due(at: Self.due), at: Self.due))
    for event in events + Deadline.due(known, stands: false) {
      let back = try Event(
        kind: event.kind,
        formatVersion: 1,
        subject: event.subject,
        at: Self.due,
        payload: event.payload
      )
      #expect(back == event)
    }
  }

  @Test(arguments: [
    ("deadlines/notices/1/before", "the longest first: 4h stands before it"),
    ("deadlines/notices/0/before", "at least a minute"),
    ("deadlines/levels/1/after", "later than the level before it, at 8h"),
    ("deadlines/levels/1/tell", "owner is told already"),
    ("deadlines/levels/0/after", "after the deadline; a notice comes before it"),
  ])
  func `what cannot come is refused`(_ path: String, _ message: String) {
    var rules = Rules.standard
    switch path {
    case "deadlines/notices/1/before":
      rules.deadlines.notices = [.init(before: .hours(4)), .init(before: .hours(4))]
    case "deadlines/notices/0/before": rules.deadlines.notices = [.init(before: .seconds(59))]
    case "deadlines/levels/1/after":
      rules.deadlines.levels = [
        .init(tell: .owner, after: .hours(8)), .init(tell: .security, after: .hours(8)),
      ]
    case "deadlines/levels/1/tell":
      rules.deadlines.levels = [
        .init(tell: .owner, after: .zero), .init(tell: .owner, after: .hours(8)),
      ]
    default: rules.deadlines.levels = [.init(tell: .owner, after: .hours(-1))]
    }
    #expect(rules.problems == [RulesProblem(path, message)])
    #expect(Rules.standard.problems.isEmpty)
  }
}

extension [Person.ID] {
  fileprivate var list: String { map(\.text).joined(separator: " ") }
}
