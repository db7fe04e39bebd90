import Governance
import Testing

@testable import GovernanceStore

/// Every command on requests and grants, from the door to the rows.
struct RequestCommandTests {
  private func refusal(_ body: () async throws -> Void) async -> Refusal.Code? {
    do {
      try await body()
      return nil
    } catch {
      return (error as? Refusal)?.code
    }
  }

  @Test func `a request without an account is for the requester's own`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask { $0.beneficiary = nil }
    let name = try await world.store.ask(
      "select name from principal_now where id = ?",
      [.init(request.content.beneficiary)]
    )
    #expect(name == [["noor"]])
  }

  @Test func `who has no account where the right is cannot ask for their own`() async throws {
    let world = try await TestWorld()
    let refused = await refusal {
      var draft = RequestDraft(
        entitlement: Identifier(world.reader.key),
        duration: .hours(1),
        justification: "just to have a look at it"
      )
      draft.beneficiary = nil
      _ = try await world.store.perform([.request(draft)], as: .claiming("mei"))
    }
    #expect(refused == .notFound)
  }

  @Test func `a right is found by id, key and name`() async throws {
    let world = try await TestWorld()
    let id = try await world.store.ask(
      "select id from entitlement_now where name = 'reader'"
    )[0][0].description
    for word in [id, world.reader.key, "reader"] {
      let request = try await world.ask { $0.entitlement = Identifier(word) }
      #expect(request.content.items.map(\.entitlement.text) == [id], "\(word)")
      _ = try await world.store.perform(
        [.cancel(request.id, reason: "only tried")],
        as: .claiming("noor")
      )
    }
    #expect(
      await refusal { _ = try await world.ask { $0.entitlement = Identifier("nothing") } }
        == .notFound
    )
  }

  @Test func `the same cannot be asked for twice, but replaced`() async throws {
    let world = try await TestWorld()
    let first = try await world.ask()
    #expect(await refusal { _ = try await world.ask() } == .conflict)
    let second = try await world.ask { $0.supersedes = first.id }
    let old = try await world.request(first.id)
    #expect(old.state == .superseded)
    #expect(old.supersededBy == second.id)
    #expect(second.content.supersedes == first.id)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `approval by those whom the rule needs opens one grant`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    try await world.settle(request)
    let approved = try await world.request(request.id)
    #expect(approved.state == .approved)
    let grants = try await world.store.engine.read { try $0.grants() }
    #expect(grants.map(\.id) == approved.grants)
    let grant = try #require(grants.first)
    #expect(grant.state == .scheduled)
    #expect(grant.isLive(at: world.test.clock.instant))
    #expect(grant.endsAt == world.test.clock.instant + .hours(8))
  }

  @Test func `a denial ends it, and its words are kept`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    _ = try await world.store.perform(
      [
        .deny(
          Decision(request: request.id, seenVersion: request.version, reason: "use the replica")
        )
      ],
      as: .claiming("ada")
    )
    let denied = try await world.request(request.id)
    #expect(denied.state == .denied)
    #expect(denied.votes.map(\.reason?.text) == ["use the replica"])
    #expect(await refusal { _ = try await world.approve(denied, as: "mei") } == .alreadyClosed)
  }

  @Test func `a vote can be taken back and cast anew`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    _ = try await world.approve(request, as: "ada")
    _ = try await world.store.perform([.withdrawVote(request.id)], as: .claiming("ada"))
    let open = try await world.request(request.id)
    #expect(open.votes == [])
    _ = try await world.approve(open, as: "ada")
    #expect(try await world.request(request.id).votes.count == 1)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a question and its answer come back with their words`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    _ = try await world.store.perform(
      [.ask(request.id, text: "which run is it?")],
      as: .claiming("ada")
    )
    #expect(try await world.store.ask("select is_asked from request_row") == [[1]])
    _ = try await world.store.perform(
      [.answer(request.id, text: "run 8841")],
      as: .claiming("noor")
    )
    let question = try await world.request(request.id).questions.first
    #expect(question?.text.text == "which run is it?")
    #expect(question?.answer?.text == "run 8841")
    #expect(try await world.store.ask("select is_asked from request_row") == [[0]])
  }

  @Test func `nobody decides their own request, whoever's name they claim`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    #expect(await refusal { _ = try await world.approve(request, as: "noor") } == .ownAccess)
  }

  @Test func `what lapsed unanswered cannot be decided any more`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    world.test.clock.advance(.days(4))
    #expect(await refusal { _ = try await world.approve(request, as: "ada") } == .expired)
    // And it no longer stands in the way of the next.
    _ = try await world.ask()
  }

  @Test func `a right that no source lists any more cannot be asked for`() async throws {
    let world = try await TestWorld()
    try await world.store.take([.principal(world.noor), .entitlement(world.reader)])
    #expect(await refusal { _ = try await world.ask(for: world.writer) } == .notFound)
  }

  @Test func `a scheduled grant is withdrawn, a live one is revoked and waits for proof`()
    async throws
  {
    let world = try await TestWorld()
    let later = world.test.clock.instant + .days(1)
    let request = try await world.ask(for: world.reader) { $0.startAt = later }
    try await world.settle(request)
    _ = try await world.store.perform(
      [.revoke(Identifier("GR-1"), reason: "not needed", seen: 1)],
      as: .claiming("noor")
    )
    _ = try await world.store.baseline(as: world.test.root)
    _ = try await world.store.perform(
      [.revoke(Identifier("GR-2"), reason: "found unused", seen: nil)],
      as: .claiming("ada")
    )
    let grants = try await world.store.engine.read { try $0.grants() }
    #expect(grants.map(\.state) == [.withdrawn, .revoking])
    #expect(grants.map(\.endReason?.text) == ["not needed", "found unused"])
  }

  @Test func `a person other than the decider attests that it is done`() async throws {
    let world = try await TestWorld()
    _ = try await world.store.baseline(as: world.test.root)
    _ = try await world.store.perform(
      [.revoke(Identifier("GR-1"), reason: "found unused", seen: nil)],
      as: .claiming("ada")
    )
    let own = await refusal {
      _ = try await world.store.perform(
        [.attest(Identifier("GR-1"), reason: "looked")],
        as: .claiming("ada")
      )
    }
    #expect(own == .secondPerson)
    _ = try await world.store.perform(
      [.attest(Identifier("GR-1"), reason: "looked")],
      as: .claiming("mei")
    )
    let grant = try await world.store.engine.read { try $0.grant(Identifier("GR-1")) }
    #expect(grant.state == .revoked)
    #expect(try await world.store.verify().isSound)
  }
}
