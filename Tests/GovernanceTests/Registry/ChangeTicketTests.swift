@testable import Governance
import Testing

@Suite struct `A change ticket` {
  typealias World = RegistryWorld

  private func advance(
    _ ticket: ChangeTicket,
    _ step: TicketStep = TicketStep(),
    as person: Person = World.root,
    seen: Int? = nil,
    at now: Instant = World.now
  ) throws(Refusal) -> [Event] {
    try ChangeTicket.advance(ticket, step, seen: seen, in: World.context(person, at: now))
  }

  @Test(arguments: [
    (ChangeTicket.Kind.normal, "new assess authorize scheduled implement review closed"),
    (.standard, "new scheduled implement review closed"),
    (.emergency, "new authorize scheduled implement review closed"),
  ])
  func `goes the way of its kind`(kind: ChangeTicket.Kind, way: String) throws {
    var ticket = try World.ticket(.new, kind)
    var states = [ticket.state.rawValue]
    let step = TicketStep(outcome: .successful, effect: "as planned", evidence: ["run/1"])
    while !ticket.state.isTerminal {
      ticket = try World.after(advance(ticket, step), ticket)
      states.append(ticket.state.rawValue)
    }
    #expect(states.joined(separator: " ") == way)
    #expect(ticket.outcome == .successful)
    #expect(ticket.evidence == ["run/1"])
    #expect(ticket.closedAt == World.now)
  }

  @Test func `is not assessed before problem, fix, tests and rollback plan are written`() throws {
    let empty: ChangeTicket = try World.after(
      ChangeTicket.create(TicketDraft(), in: World.context(World.rita)),
      nil
    )
    let refusal = refusal { () throws(Refusal) in try advance(empty) }
    #expect(refusal?.code == .missingField)
    #expect(refusal?.state == "new")
    #expect(
      refusal?.message == "CH-1 lacks problem, proposed_fix, test_results, rollback_plan"
    )
    #expect(refusal?.next == "govtop change amend CH-1 with what is missing")
    let amended: ChangeTicket = try World.after(
      ChangeTicket.amend(empty, World.draft(), seen: 1, in: World.context(World.pipe)),
      empty
    )
    #expect(amended.authors == [World.rita.id, World.pipe.id])
    #expect(try advance(amended).count == 1)
  }

  @Test func `of an emergency needs no tests, but the rest`() throws {
    var draft = World.draft(.emergency)
    draft.testResults = nil
    let ticket: ChangeTicket = try World.after(
      ChangeTicket.create(draft, in: World.context(World.rita)),
      nil
    )
    #expect(try advance(ticket).count == 1)
    draft.rollbackPlan = " "
    let bare: ChangeTicket = try World.after(
      ChangeTicket.create(draft, in: World.context(World.rita)),
      nil
    )
    #expect(
      refusal { () throws(Refusal) in try advance(bare) }?.message == "CH-1 lacks rollback_plan"
    )
  }

  @Test func `is authorized by somebody who did not write it, delegates included`() throws {
    let ticket = try World.ticket(.authorize)
    let author = SmallWorld.person("P-21", "rita", [.approver])
    let own = refusal { () throws(Refusal) in try advance(ticket, as: author) }
    #expect(own?.code == .separationOfDuties)
    #expect(own?.message == "you wrote CH-1: another person authorizes it")
    let delegate = refusal { () throws(Refusal) in
      try ChangeTicket.advance(
        ticket,
        TicketStep(),
        seen: nil,
        in: World.context(World.dev, for: author)
      )
    }
    #expect(delegate?.code == .separationOfDuties)
    let developer = refusal { () throws(Refusal) in try advance(ticket, as: World.dev) }
    #expect(developer?.code == .missingPersona)
    let after: ChangeTicket = try World.after(advance(ticket, as: World.ben), ticket)
    #expect(after.authorizedBy == [World.ben.id])
    #expect(after.state == .scheduled)
  }

  @Test func `is scheduled into a window, which may still be given then`() throws {
    var draft = World.draft()
    draft.windowFrom = nil
    draft.windowUntil = nil
    var ticket: ChangeTicket = try World.after(
      ChangeTicket.create(draft, in: World.context(World.rita)),
      nil
    )
    for _ in 0..<2 { ticket = try World.after(advance(ticket), ticket) }
    let without = refusal { () throws(Refusal) in try advance(ticket, as: World.ben) }
    #expect(without?.message == "CH-1 has no window in which it is to be done")
    #expect(without?.next == "give one: --window FROM..TO")
    var step = TicketStep()
    step.windowFrom = World.now
    step.windowUntil = World.now + .hours(1)
    let after: ChangeTicket = try World.after(advance(ticket, step, as: World.ben), ticket)
    #expect(after.window == .init(from: World.now, until: World.now + .hours(1)))
  }

  @Test(arguments: [(-2, -1), (1, 0), (2, 2), (-1, 200)])
  func `has no window that is over, empty or too long`(from: Int, until: Int) {
    var draft = World.draft()
    draft.windowFrom = World.now + .hours(from)
    draft.windowUntil = World.now + .hours(until)
    let refusal = refusal { () throws(Refusal) in
      try ChangeTicket.create(draft, in: World.context(World.rita))
    }
    #expect(refusal?.code == .limit)
  }

  @Test(arguments: [(-61, false), (-60, true), (119, true), (120, false)])
  func `is done inside its window, its end excluded`(minutes: Int, isInside: Bool) throws {
    let ticket = try World.ticket(.scheduled)
    let moment = World.now + .minutes(minutes)
    guard !isInside else {
      #expect(try advance(ticket, as: World.pipe, at: moment).count == 1)
      return
    }
    let refusal = refusal { () throws(Refusal) in
      try advance(ticket, as: World.pipe, at: moment)
    }
    #expect(refusal?.code == .limit)
    #expect(refusal?.message.hasPrefix("the window of CH-1 is from") ?? false)
    #expect(
      refusal?.next == (minutes < 0 ? "wait for it" : "cancel CH-1 and create another")
    )
  }

  @Test func `is looked back on with an outcome and what really happened`() throws {
    let ticket = try World.ticket(.implement)
    let silent = refusal { () throws(Refusal) in try advance(ticket, as: World.pipe) }
    #expect(silent?.next == "say it: --result successful|rolled_back|failed")
    let bare = refusal { () throws(Refusal) in
      try advance(ticket, TicketStep(outcome: .failed, effect: " "), as: World.pipe)
    }
    #expect(bare?.message == "what CH-1 really did is not said")
    let after: ChangeTicket = try World.after(
      advance(ticket, TicketStep(outcome: .failed, effect: "it broke"), as: World.pipe),
      ticket
    )
    #expect(after.outcome == .failed)
  }

  @Test func `is closed with proof alone`() throws {
    let ticket = try World.ticket(.review)
    let refusal = refusal { () throws(Refusal) in
      try advance(ticket, TicketStep(evidence: [" "]), as: World.rita)
    }
    #expect(refusal?.code == .missingField)
    #expect(refusal?.next == "give at least one: --evidence LINK")
  }

  @Test(arguments: [TicketState.closed, .canceled])
  func `that is over goes nowhere`(state: TicketState) throws {
    let ticket = try World.ticket(state)
    let refusal = refusal { () throws(Refusal) in try advance(ticket) }
    #expect(refusal?.code == .alreadyClosed)
    #expect(refusal?.state == state.rawValue)
  }

  @Test(arguments: TicketState.allCases)
  func `is canceled before it is begun, not later`(state: TicketState) throws {
    let ticket = try World.ticket(state)
    guard [.implement, .review, .closed, .canceled].contains(state) else {
      let after: ChangeTicket = try World.after(
        ChangeTicket.cancel(ticket, reason: "no", seen: nil, in: World.context(World.rita)),
        ticket
      )
      #expect(after.state == .canceled)
      return
    }
    let refusal = refusal { () throws(Refusal) in
      try ChangeTicket.cancel(ticket, reason: "no", seen: nil, in: World.context(World.rita))
    }
    #expect(refusal?.state == state.rawValue)
    #expect(refusal?.message.hasSuffix("it cannot be canceled") ?? false)
  }

  @Test(arguments: TicketState.allCases)
  func `is amended until it is sent to be authorized`(state: TicketState) throws {
    let ticket = try World.ticket(state)
    let act = { () throws(Refusal) in
      try ChangeTicket.amend(ticket, World.draft(), seen: nil, in: World.context(World.rita))
    }
    if state == .new || state == .assess {
      #expect(try act().count == 1)
    } else {
      #expect(refusal(act)?.message == "CH-1 is \(state.rawValue): it cannot be amended")
    }
  }

  @Test func `of the standard kind follows a template that was authorized once`() {
    var draft = World.draft(.standard)
    draft.template = "drop-database"
    let refusal = refusal { () throws(Refusal) in
      try ChangeTicket.create(draft, in: World.context(World.rita))
    }
    #expect(refusal?.code == .notPermitted)
    #expect(refusal?.next?.contains("rollback-drill") ?? false)
  }

  @Test func `that was not the one on the screen is not advanced`() throws {
    let ticket = try World.ticket(.assess)
    let refusal = refusal { () throws(Refusal) in try advance(ticket, seen: 1) }
    #expect(refusal?.code == .staleView)
    #expect(refusal?.message == "CH-1 is not what you saw: you saw version 1, it is at 2")
  }

  @Test func `whose window passed is canceled by nobody, and only then`() throws {
    let ticket = try World.ticket(.scheduled)
    func due(_ at: Instant) -> [Event] {
      ChangeTicket.due(ticket, in: World.context(World.root, at: at).system)
    }
    #expect(due(World.now + .minutes(119)) == [])
    let after: ChangeTicket = try World.after(due(World.now + .minutes(120)), ticket)
    #expect(after.state == .canceled)
    #expect(ChangeTicket.due(after, in: World.context(World.root).system) == [])
  }

  @Test func `covers what it is about, in the states that are asked for`() throws {
    let ticket = try World.ticket(.scheduled, concerns: ["MP-1"])
    try ticket.requireCovers("MP-1", [.scheduled])
    #expect(
      refusal { () throws(Refusal) in try ticket.requireCovers("MP-2", [.scheduled]) }?.message
        == "CH-1 is about MP-1, not about MP-2"
    )
    #expect(
      refusal { () throws(Refusal) in try ticket.requireCovers("MP-1", [.implement]) }?.message
        == "CH-1 is scheduled, MP-1 needs it in implement"
    )
    let standard = try World.ticket(.scheduled, .standard)
    #expect(
      refusal { () throws(Refusal) in try standard.requireCovers("MP-1", [.scheduled]) }?.code
        == .notPermitted
    )
  }
}
