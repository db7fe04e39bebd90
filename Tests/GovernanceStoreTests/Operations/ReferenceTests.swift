import Documents
import Governance
import Testing

@testable import GovernanceStore

/// What one record says of another is looked up: there, of the right kind, and in a state that carries it.
struct ReferenceTests {
  private func drifted() async throws -> (DriftWorld, String) {
    var drift = try await DriftWorld()
    try await drift.scan()
    drift.trainer.boundary = nil
    try await drift.scan()
    return (drift, try #require(try await drift.finding(.boundaryRemoved)).id.text)
  }

  private func accept(
    _ drift: DriftWorld,
    _ finding: String,
    under exception: String,
    for length: Duration = .days(1)
  ) async throws {
    try await drift.perform(
      .accept(
        finding,
        exception: exception,
        until: drift.clock.instant + length,
        reason: "the vendor needs it",
        seen: nil
      ),
      as: "ben"
    )
  }

  @Test(arguments: ["EX-9", "DF-1", "the vendor's", ""])
  func `a finding rests on no exception that is not there`(_ word: String) async throws {
    let (drift, finding) = try await drifted()
    let known = try await drift.world.exceptionInForce(scope: "workload:=trainer")
    let refusal = await #expect(throws: Refusal.self) {
      try await accept(drift, finding, under: word)
    }
    #expect(refusal?.code == .notFound)
    #expect(refusal?.next?.contains(known.text) ?? false, "the candidates are named")
  }

  @Test func `nor on one that is over, asked for, or ends before`() async throws {
    let (drift, finding) = try await drifted()
    let known = try await drift.world.exceptionInForce(scope: "workload:=trainer")
    let early = await #expect(throws: Refusal.self) {
      try await accept(drift, finding, under: known.text, for: .days(15))
    }
    #expect(early?.code == .limit)
    let draft = ExceptionDraft(
      rule: "key-rotation",
      scope: "workload:=trainer",
      length: .days(7),
      owner: Identifier("ben"),
      compensatingControl: "watched",
      justification: "the provider has to change",
      ticket: "OPS-1"
    )
    let asked = try await drift.store.perform(
      [.exception(.request(draft))],
      as: .claiming("ada")
    ).subjects
    let open = await #expect(throws: Refusal.self) {
      try await accept(drift, finding, under: asked.last ?? "")
    }
    #expect(open?.code == .expired && open?.state == "requested")
    drift.clock.advance(.days(14))
    let over = await #expect(throws: Refusal.self) {
      try await accept(drift, finding, under: known.text)
    }
    #expect(over?.code == .expired && over?.state == "expired")
    #expect(over?.next == "none is in force: govtop except asks for one")
  }

  @Test func `what rested on an exception is open again once that is revoked`() async throws {
    let (drift, finding) = try await drifted()
    let known = try await drift.world.exceptionInForce(scope: "workload:=trainer")
    try await accept(drift, finding, under: known.text.lowercased())
    #expect(try await drift.finding(.boundaryRemoved)?.exception == known.text)
    _ = try await drift.store.perform(
      [.exception(.revoke(known, reason: "mended", seen: nil))],
      as: .claiming("mei")
    )
    #expect(try await drift.finding(.boundaryRemoved)?.state == .detected)
    #expect(try await drift.store.verify().isSound)
  }

  @Test(
    arguments: [
      ("MP-9", Refusal.Code.notFound), ("AR-1", .notEligible), ("INC-4", .notFound),
      ("P-1", .notEligible),
    ]
  )
  func `a change is about records that are there`(_ id: String, _ code: Refusal.Code) async throws {
    let world = try await TestWorld()
    _ = try await world.ask(for: world.reader)
    var draft = TicketDraft(concerns: [id])
    draft.problem = "labels drifted"
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await world.store.perform([.ticket(.create(draft))], as: world.test.root)
    }
    #expect(refusal?.code == code)
    #expect(refusal?.next != nil)
  }

  @Test func `an exception is for a finding that is there`() async throws {
    let (drift, finding) = try await drifted()
    func ask(_ id: String) async throws -> Receipt {
      var draft = ExceptionDraft(
        rule: "boundary",
        scope: "workload:=trainer",
        length: .days(7),
        owner: Identifier("ben"),
        compensatingControl: "watched",
        justification: "the provider has to change",
        ticket: "OPS-1"
      )
      draft.finding = id
      return try await drift.store.perform([.exception(.request(draft))], as: .claiming("ada"))
    }
    for (id, code) in [
      ("DF-99", Refusal.Code.notFound), ("GR-1", .notFound), ("P-1", .notEligible),
    ] {
      let refusal = await #expect(throws: Refusal.self) { try await ask(id) }
      #expect(refusal?.code == code, "\(id)")
    }
    let made = try await ask(finding.lowercased())
    let id = try #require(made.subjects.last)
    let exception = try await drift.store.engine.read { try $0.exception(Identifier(id)) }
    #expect(exception.finding == finding)
  }

  @Test(arguments: ["ar-1", "AR-1"])
  func `a record is named in any case, with what a vote has to rest on`(_ id: String) async throws {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    let named = try await world.store.named(id)
    #expect(named.id == request.id.text && named.prefix == .request)
    #expect(named.state == "pending" && named.version == request.version)
    #expect(named.digest == request.contentDigest.hex)
    _ = try await world.store.perform(
      [try Verb.approve.command(on: named, reason: "agreed")],
      as: .claiming("ben")
    )
    #expect(try await world.store.named(id).state == "approved")
  }

  @Test func `half of what takes two is told`() async throws {
    let (drift, finding) = try await drifted()
    #expect(try await !drift.store.named(finding).isHalfDone)
    try await drift.perform(.falsePositive(finding, reason: "a test", seen: nil), as: "ben")
    let named = try await drift.store.named(finding)
    #expect(named.isHalfDone)
    _ = try await drift.store.perform(
      [try Verb.approve.command(on: named, reason: "looked too")],
      as: .claiming("ada")
    )
    #expect(try await drift.finding(.boundaryRemoved)?.state == .falsePositive)
  }

  @Test(arguments: ["AR-99", "ZZ-1", "noor", "E-1"])
  func `what names no record is refused with the way to find one`(_ id: String) async throws {
    let world = try await TestWorld()
    let refusal = await #expect(throws: Refusal.self) { try await world.store.named(id) }
    #expect(refusal?.code == .notFound && refusal?.next != nil)
  }
}
