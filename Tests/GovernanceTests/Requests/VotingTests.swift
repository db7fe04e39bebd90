import Documents
import Governance
import Testing

@Suite struct `Voting on a request` {
  typealias World = SmallWorld

  /// High risk: production, restricted, administrative.
  private static let highFacts = World.facts(
    World.right(dataClass: .restricted, privilege: .root)
  )

  private func approve(
    _ request: AccessRequest,
    by person: Person,
    _ facts: RequestFacts = World.facts(),
    for absent: Person? = nil,
    at now: Instant = World.now
  ) throws(Refusal) -> [Event] {
    try AccessRequest.approve(
      World.decision(on: request),
      on: request,
      facts: facts,
      in: World.context(person, at: now, for: absent)
    )
  }

  @Test func `one owner opens medium access, as a scheduled grant`() throws {
    let request = try World.pending()
    let events = try approve(request, by: World.olga)
    #expect(events.map(\.kind) == ["request.voted", "request.approved", "grant.scheduled"])
    guard case .grant(.scheduled(let terms)) = try #require(events.last).body else {
      Issue.record("no grant")
      return
    }
    #expect(terms.endsAt == World.now + .hours(4))
    #expect(terms.kind == .jit)
    #expect(terms.request == request.id)
  }

  @Test func `an approver who does not own it does not open medium access`() throws {
    let request = try World.pending()
    #expect(try approve(request, by: World.ben).map(\.kind) == ["request.voted"])
  }

  @Test func `high access needs two, one of them security`() throws {
    let request = try World.pending(Self.highFacts)
    #expect(request.terms.risk.band == .high)
    let first = try approve(request, by: World.ben, Self.highFacts)
    #expect(first.map(\.kind) == ["request.voted"])
    let once = World.after(first, request)
    let notEnough = try approve(once, by: World.mei, Self.highFacts)
    #expect(notEnough.map(\.kind) == ["request.voted"])
    let enough = try approve(once, by: World.ada, Self.highFacts)
    #expect(enough.map(\.kind) == ["request.voted", "request.approved", "grant.scheduled"])
  }

  @Test func `nobody decides their own, whichever account asked`() throws {
    let request = try World.pending()
    #expect(
      refusal { () throws(Refusal) in try approve(request, by: World.noor) }?.code == .ownAccess
    )
    // A second account of ada's: the link makes her the person behind the beneficiary.
    let hers = World.facts(persons: [World.ada.id])
    let asked = try World.pending(hers)
    #expect(
      refusal { () throws(Refusal) in try approve(asked, by: World.ada, hers) }?.code == .ownAccess
    )
  }

  @Test func `the owner of a workload does not decide for it`() throws {
    let owned = World.facts(persons: [World.olga.id])
    let request = try World.pending(owned)
    #expect(
      refusal { () throws(Refusal) in try approve(request, by: World.olga, owned) }?.code
        == .ownAccess
    )
  }

  @Test func `a delegate inherits the exclusion of whom they stand in for`() throws {
    let request = try World.pending()
    let refused = refusal { () throws(Refusal) in
      try approve(request, by: World.ben, for: World.noor)
    }
    #expect(refused?.code == .ownAccess)
  }

  @Test func `a delegate votes as the other, and both names stand`() throws {
    let request = try World.pending()
    let events = try approve(request, by: World.ben, for: World.olga)
    guard case .request(.voted(let vote)) = try #require(events.first).body else { return }
    #expect(vote.person == World.olga.id)
    #expect(vote.castBy == World.ben.id)
    #expect(vote.capacity == "owner")
  }

  @Test func `a link found after the request was made excludes too`() throws {
    let request = try World.pending()
    let now = World.facts(persons: [World.noor.id, World.olga.id])
    #expect(
      refusal { () throws(Refusal) in try approve(request, by: World.olga, now) }?.code
        == .ownAccess
    )
  }

  @Test func `a vote counts once`() throws {
    let request = try World.pending(Self.highFacts)
    let once = World.after(try approve(request, by: World.ada, Self.highFacts), request)
    let again = refusal { () throws(Refusal) in try approve(once, by: World.ada, Self.highFacts) }
    #expect(again?.code == .alreadyVoted)
  }

  @Test func `two votes are two natural persons, delegates or not`() throws {
    let request = try World.pending(Self.highFacts)
    let events = try approve(request, by: World.ben, Self.highFacts, for: World.ada)
    let once = World.after(events, request)
    for (person, absent) in [(World.ben, nil), (World.ada, nil), (World.ben, World.mei)] {
      let again = refusal { () throws(Refusal) in
        try approve(once, by: person, Self.highFacts, for: absent)
      }
      #expect(again?.code == .alreadyVoted)
    }
    #expect(try approve(once, by: World.mei, Self.highFacts).count == 3)
  }

  @Test func `a developer has no vote, whatever else they are`() throws {
    let request = try World.pending(Self.highFacts)
    let both = World.person("P-6", "joon", [.modelDeveloper, .approver])
    let refused = refusal { () throws(Refusal) in try approve(request, by: both, Self.highFacts) }
    #expect(refused?.code == .missingPersona)
    #expect(refused?.next?.contains("approver") ?? false)
  }

  @Test func `a vote on something else than was shown is refused`() throws {
    let request = try World.pending()
    var stale = World.decision(on: request)
    stale.seenVersion -= 1
    let old = refusal { () throws(Refusal) in
      try AccessRequest.approve(
        stale,
        on: request,
        facts: World.facts(),
        in: World.context(World.olga)
      )
    }
    #expect(old?.code == .staleView)
    var forged = World.decision(on: request)
    forged.seenDigest = String(repeating: "0", count: 64)
    let other = refusal { () throws(Refusal) in
      try AccessRequest.approve(
        forged,
        on: request,
        facts: World.facts(),
        in: World.context(World.olga)
      )
    }
    #expect(other?.code == .staleView)
  }

  @Test func `the second of two reads who was first and when`() throws {
    let request = try World.pending()
    let done = World.after(try approve(request, by: World.olga), request)
    let late = refusal { () throws(Refusal) in
      try approve(done, by: World.ada, at: World.now + .minutes(3))
    }
    #expect(late?.code == .alreadyClosed)
    #expect(late?.state == "approved")
    #expect(late?.message == "AR-1 was approved by P-8 3m ago: your vote was not written")
  }

  @Test func `a lapsed request is not decided, though no sweeper ran`() throws {
    let request = try World.pending()
    let end = request.terms.lapsesAt
    let refused = refusal { () throws(Refusal) in try approve(request, by: World.olga, at: end) }
    #expect(refused?.code == .expired)
    #expect(try approve(request, by: World.olga, at: end - .milliseconds(1)).count == 3)
  }

  @Test func `the deciding vote looks at the world again`() throws {
    let request = try World.pending()
    let gone = World.facts(isActive: false)
    #expect(
      refusal { () throws(Refusal) in try approve(request, by: World.olga, gone) }?.code
        == .notEligible
    )
    let conflicting = World.facts(World.right("promotion-role"), held: ["registrar-role"])
    #expect(
      refusal { () throws(Refusal) in try approve(request, by: World.olga, conflicting) }?.code
        == .separationOfDuties
    )
  }

  @Test func `a start in the future stays`() throws {
    var draft = World.draft()
    draft.startAt = World.now + .days(2)
    let request = try World.request(
      from: try AccessRequest.decide(
        draft,
        superseded: nil,
        facts: World.facts(),
        in: World.context(World.noor)
      )
    )
    let events = try approve(request, by: World.olga)
    guard case .grant(.scheduled(let terms)) = try #require(events.last).body else { return }
    #expect(terms.startsAt == World.now + .days(2))
    #expect(terms.endsAt == World.now + .days(2) + .hours(4))
  }

  @Test func `one deny ends it, and needs a reason`() throws {
    let request = try World.pending(Self.highFacts)
    let context = World.context(World.ben)
    let silent = refusal { () throws(Refusal) in
      try AccessRequest.deny(
        World.decision(on: request, reason: " \n"),
        on: request,
        facts: Self.highFacts,
        in: context
      )
    }
    #expect(silent?.code == .missingField)
    let events = try AccessRequest.deny(
      World.decision(on: request, reason: "bucket is restricted"),
      on: request,
      facts: Self.highFacts,
      in: context
    )
    #expect(World.after(events, request).state == .denied)
  }

  @Test func `one's own vote can be taken back while it is pending`() throws {
    let request = try World.pending(Self.highFacts)
    let voted = World.after(try approve(request, by: World.ada, Self.highFacts), request)
    let events = try AccessRequest.withdrawVote(on: voted, in: World.context(World.ada))
    #expect(World.after(events, voted).votes.isEmpty)
    let none = refusal { () throws(Refusal) in
      try AccessRequest.withdrawVote(on: voted, in: World.context(World.ben))
    }
    #expect(none?.code == .notFound)
  }

  @Test func `a question waits for its answer and the clock runs on`() throws {
    let request = try World.pending()
    let asked = World.after(
      try AccessRequest.ask("why delete?", on: request, in: World.context(World.ben)),
      request
    )
    #expect(asked.openQuestion != nil)
    #expect(asked.terms == request.terms)
    #expect(asked.contentDigest == request.contentDigest)
    let twice = refusal { () throws(Refusal) in
      try AccessRequest.ask("and which?", on: asked, in: World.context(World.ada))
    }
    #expect(twice?.code == .conflict)
    let stranger = refusal { () throws(Refusal) in
      try AccessRequest.answer("prefix tmp/", on: asked, in: World.context(World.ben))
    }
    #expect(stranger?.code == .notEligible)
    let answered = World.after(
      try AccessRequest.answer("prefix tmp/", on: asked, in: World.context(World.noor)),
      asked
    )
    #expect(answered.openQuestion == nil)
    let unasked = refusal { () throws(Refusal) in
      try AccessRequest.answer("more", on: answered, in: World.context(World.noor))
    }
    #expect(unasked?.code == .notFound)
  }

  @Test func `only its requester cancels a request, once`() throws {
    let request = try World.pending()
    let other = refusal { () throws(Refusal) in
      try AccessRequest.cancel(request, reason: nil, in: World.context(World.ben))
    }
    #expect(other?.code == .notEligible)
    let cancelled = World.after(
      try AccessRequest.cancel(request, reason: nil, in: World.context(World.noor)),
      request
    )
    #expect(cancelled.state == .cancelled)
    let again = refusal { () throws(Refusal) in
      try AccessRequest.cancel(cancelled, reason: nil, in: World.context(World.noor))
    }
    #expect(again?.code == .alreadyClosed)
  }

  @Test func `closed states have no way out`() {
    let terminal = RequestState.allCases.filter(\.isTerminal)
    #expect(Set(terminal) == [.approved, .denied, .cancelled, .expired, .superseded])
    for from in terminal {
      #expect(RequestState.allCases.allSatisfy { !from.allows($0) })
    }
  }
}
