import Governance
import Testing

@testable import GovernanceStore

/// Every command on persons, links, owners and artifacts, from the door to the rows.
struct PeopleCommandTests {
  private func refusal(_ body: () async throws -> Void) async -> Refusal? {
    do {
      try await body()
      return nil
    } catch {
      return error as? Refusal
    }
  }

  private func perform(_ world: TestWorld, _ command: Command, as who: String = "root") async throws
  {
    _ = try await world.store.perform([command], as: .claiming(who))
  }

  @Test func `personas come and go, and the last administrator stays`() async throws {
    let world = try await TestWorld()
    try await perform(world, .setPersona(Identifier("noor"), .auditor, held: true))
    try await perform(world, .setPersona(Identifier("noor"), .modelDeveloper, held: false))
    let noor = try await world.store.viewer(of: .claiming("noor")).person
    #expect(noor.personas == [.auditor])
    let last = await refusal {
      try await perform(world, .setPersona(Identifier("root"), .administrator, held: false))
    }
    #expect(last?.code == .limit)
  }

  @Test func `one operating system user is one person`() async throws {
    let world = try await TestWorld()
    try await perform(world, .mapAccount(Identifier("ada"), osUser: "shared"))
    let taken = await refusal {
      try await perform(world, .mapAccount(Identifier("mei"), osUser: "shared"))
    }
    #expect(taken?.message == "the user `shared` acts as ada already")
  }

  @Test func `a handle is taken once`() async throws {
    let world = try await TestWorld()
    let taken = await refusal {
      try await perform(world, .addPerson(PersonDraft(handle: "noor", name: "Another Noor")))
    }
    #expect(taken?.code == .conflict)
  }

  @Test func `a manager is named by handle`() async throws {
    let world = try await TestWorld()
    var draft = PersonDraft(handle: "zoe", name: "Zoe")
    draft.manager = Identifier("ben")
    try await perform(world, .addPerson(draft))
    let managers = try await world.store.ask(
      """
      select manager.handle
      from person
      join person manager on manager.id = person.manager
      where person.handle = 'zoe'
      """
    )
    #expect(managers == [["ben"]])
  }

  @Test func `a link that was removed is not proposed again`() async throws {
    let world = try await TestWorld()
    try await perform(
      world,
      .unlink(Identifier("noor"), Identifier(world.noor.nativeID), reason: "shared mailbox")
    )
    try await world.takeCloud()
    let states = try await world.store.ask(
      "select state from person_link where evidence = 'email'"
    )
    #expect(states == [["removed"]])
    let request = await refusal {
      _ = try await world.ask { $0.beneficiary = nil }
    }
    #expect(request?.code == .notFound)
  }

  @Test func `what one administrator proposes another confirms`() async throws {
    let world = try await TestWorld()
    try await perform(world, .setPersona(Identifier("ada"), .administrator, held: true))
    let link = Command.link(Identifier("ben"), Identifier(world.trainer.nativeID))
    try await perform(world, link, as: "ada")
    let own = await refusal { try await perform(world, link, as: "ada") }
    #expect(own?.code == .secondPerson)
    try await perform(world, link)
    let states = try await world.store.ask(
      "select state from person_link where evidence = 'person'"
    )
    #expect(states == [["confirmed"]])
  }

  @Test func `who leaves loses every live grant of their accounts`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    try await world.settle(request)
    _ = try await world.store.baseline(as: world.test.root)
    try await perform(world, .offboard(Identifier("noor"), effectiveAt: nil, reason: "moved on"))
    let states = try await world.store.ask("select id, state from access_grant order by id")
    // The trainer's grant is not hers.
    #expect(states == [["GR-1", "revoking"], ["GR-2", "active"]])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `an owner is a person or a team, and is found by the thing's name`() async throws {
    let world = try await TestWorld()
    try await perform(
      world,
      .assignOwner(subject: "writer", person: nil, team: "security", reason: "they run it")
    )
    let facts = try await world.store.engine.read { connection in
      try connection.right(connection.entitlementID("writer")).owners
    }
    let handles = try await world.store.engine.read { connection in
      try facts.map { try connection.person($0).handle }.sorted()
    }
    #expect(handles == ["ada", "mei"])
    let nobody = await refusal {
      try await perform(
        world,
        .assignOwner(subject: "nothing", person: Identifier("ada"), team: nil, reason: nil)
      )
    }
    #expect(nobody?.code == .notFound)
  }

  @Test func `an owner of a source is found by handle, address, HR id or team`() async throws {
    let world = try await TestWorld()
    for (word, handles) in [
      ("ben", ["ben"]), ("ben@acme.example", ["ben"]), ("security", ["ada", "mei"]),
      ("nobody", []),
    ] {
      let found = try await world.store.engine.read { connection in
        try connection.owners(of: "x", told: word).map(\.handle).sorted()
      }
      #expect(found == handles, "\(word)")
    }
  }

  @Test func `an artifact is registered once by its digest`() async throws {
    let world = try await TestWorld()
    let draft = ArtifactDraft(
      kind: .modelPackage,
      name: "fraud",
      digest: "sha256:" + String(repeating: "b", count: 64),
      stage: .evaluation,
      dataClass: .restricted,
      riskTier: "high",
      owner: Identifier("ben")
    )
    try await perform(world, .registerArtifact(draft))
    #expect(await refusal { try await perform(world, .registerArtifact(draft)) }?.code == .conflict)
    let artifact = try await world.store.engine.read { try $0.artifacts().first }
    #expect(artifact?.riskTier == "high")
    #expect(artifact?.stage == .evaluation)
  }

  @Test func `a delegation is ended by either side`() async throws {
    let world = try await TestWorld()
    let now = world.test.clock.instant
    try await perform(
      world,
      .delegate(to: Identifier("mei"), from: now, until: now + .days(2)),
      as: "ben"
    )
    #expect(
      await refusal { try await perform(world, .endDelegation(Identifier("DG-1")), as: "ada") }?
        .code
        == .notEligible
    )
    try await perform(world, .endDelegation(Identifier("DG-1")), as: "mei")
    let ended = try await world.store.engine.read { try $0.delegations().first?.endedAt }
    #expect(ended == now)
    #expect(
      await refusal { try await perform(world, .endDelegation(Identifier("DG-9"))) }?.code
        == .notFound
    )
  }
}
