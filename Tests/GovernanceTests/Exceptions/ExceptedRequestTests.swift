import Governance
import Testing

/// What an exception does to a request, and to the grant that comes of it.
@Suite struct ExceptedRequestTests {
  typealias World = ExceptionWorld

  private func facts(_ exception: PolicyException? = nil) -> RequestFacts {
    var facts = SmallWorld.facts(SmallWorld.right(broadResources: true))
    facts.exception = exception
    return facts
  }

  private func submit(
    _ exception: PolicyException?,
    for length: Duration = .hours(1),
    after: Duration = .zero,
    resource: String = "",
    _ change: (inout RequestDraft) -> Void = { _ in }
  ) throws(Refusal) -> [Event] {
    var draft = SmallWorld.draft(for: length)
    draft.exception = "EX-1"
    draft.resource = resource
    change(&draft)
    return try AccessRequest.decide(
      draft,
      superseded: nil,
      facts: facts(exception),
      in: SmallWorld.context(SmallWorld.noor, at: World.now + after)
    )
  }

  private func approve(
    _ request: AccessRequest,
    _ exception: PolicyException?,
    after: Duration = .zero
  ) throws -> Grant? {
    var request = request
    for person in [SmallWorld.ada, SmallWorld.ben, SmallWorld.olga]
    where request.state == .pending {
      let events = try AccessRequest.approve(
        SmallWorld.decision(on: request),
        on: request,
        facts: facts(exception),
        in: SmallWorld.context(person, at: World.now + after)
      )
      request = SmallWorld.after(events, request)
      for case .grant(let first) in events.map(\.body) {
        return Grant(id: Identifier("GR-1"), first: first, at: World.now + after)
      }
    }
    return nil
  }

  @Test func `an exception in force and in scope lets a production wildcard pass`() throws {
    let exception = try World.active()
    let request = try SmallWorld.request(from: submit(exception))
    #expect(request.content.exception == "EX-1")
    #expect(!request.terms.risk.contributions.contains { $0.factor == "floor" })
  }

  @Test(
    arguments: PolicyException.State.allCases.filter { $0 != .active }
  )
  func `one that is not in force does not`(_ state: PolicyException.State) throws {
    let exception = try World.exception(state)
    let refused = refusal { () throws(Refusal) in try submit(exception) }
    #expect(refused?.code == .hardStop)
    #expect(refused?.message.contains("EX-1") ?? false)
  }

  @Test func `one that time has ended does not, with enforcement stopped`() throws {
    let exception = try World.active()
    let refused = refusal { () throws(Refusal) in try submit(exception, after: .hours(24)) }
    #expect(refused?.code == .hardStop)
    #expect(refused?.message.contains("expired at") ?? false)
  }

  @Test(
    arguments: [
      "workload:=other", "workload:=ml-train-gpu env:dev", "access:=s3.admin",
      "workload:=ml-train-gpu resource:other/*",
    ]
  )
  func `one for something else does not`(_ scope: String) throws {
    let exception = try World.active(scope: scope)
    let refused = refusal { () throws(Refusal) in try submit(exception) }
    #expect(refused?.code == .hardStop)
    #expect(refused?.message.contains("which this is not") ?? false)
  }

  @Test func `one from another rule does not`() throws {
    let exception = try World.active(rule: "build-and-deploy")
    let refused = refusal { () throws(Refusal) in try submit(exception) }
    #expect(refused?.message.contains("departs from build-and-deploy") ?? false)
  }

  @Test func `the resource that is asked for must be in scope, not only the right's own`() throws {
    let exception = try World.active(scope: "workload:=ml-train-gpu resource:vertex")
    #expect(try submit(exception).count == 1)
    #expect(
      refusal { () throws(Refusal) in try submit(exception, resource: "vertex-2") }?.code
        == .hardStop
    )
  }

  @Test func `nothing is asked for that would outlive it`() throws {
    let exception = try World.active()
    #expect(try submit(exception, after: .hours(23)).count == 1)
    let refused = refusal { () throws(Refusal) in
      try submit(exception, after: .hours(23) + .minutes(30))
    }
    #expect(refused?.code == .limit)
    #expect(refused?.next == "ask for 29m or less")
  }

  @Test func `its grant is of kind exception and never outlives it`() throws {
    let exception = try World.active()
    let request = try SmallWorld.request(from: submit(exception))
    let whole = try #require(try approve(request, exception))
    #expect(whole.kind == .exception)
    #expect(whole.endsAt == World.now + .hours(1))
    let late = try #require(try approve(request, exception, after: .hours(23) + .minutes(30)))
    #expect(late.endsAt == exception.expiresAt)
  }

  @Test func `the deciding vote looks at the exception again`() throws {
    let exception = try World.active()
    let request = try SmallWorld.request(from: submit(exception))
    #expect(throws: Refusal.self) { try approve(request, exception, after: .hours(25)) }
    let revoked: PolicyException = try World.one(
      World.revoke(exception, by: SmallWorld.ada),
      over: [exception]
    )
    #expect(throws: Refusal.self) { try approve(request, revoked) }
    #expect(throws: Refusal.self) { try approve(request, nil) }
  }

  @Test func `a request that was in order when asked for stops when its right has grown`() throws {
    let request = try SmallWorld.pending(SmallWorld.facts(), for: .hours(1))
    #expect(throws: Refusal.self) { try approve(request, nil) }
  }
}
