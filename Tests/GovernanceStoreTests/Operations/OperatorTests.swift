import Governance
import Testing

@testable import GovernanceStore

/// Who acts is settled inside the transaction, by what the database knows then.
struct OperatorTests {
  private func refusal(_ body: () async throws -> Void) async -> Refusal? {
    do {
      try await body()
      return nil
    } catch {
      return error as? Refusal
    }
  }

  @Test func `a user whom no person maps to is refused`() async throws {
    let test = try await TestStore()
    let refusal = await refusal { _ = try await test.store.viewer(of: .user("mallory")) }
    #expect(refusal?.code == .notPermitted)
    #expect(refusal?.message == "no person is known for the user `mallory`")
  }

  @Test func `only a cooperative database takes somebody's word`() async throws {
    let test = try await TestStore(cooperative: false)
    try await test.add([("ada", [.security])])
    let refusal = await refusal { _ = try await test.store.viewer(of: .claiming("ada")) }
    #expect(refusal?.code == .claimRefused)
  }

  @Test func `what was done under a claimed name says so for ever`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    let entries = try await world.store.engine.read {
      try $0.entries(where: "subject = ?", [.init(request.id)])
    }
    #expect(entries.map(\.actor.claimed) == [true])
    #expect(entries.map(\.actor.factor) == ["none"])
    #expect(entries.first?.actor.personas == [.modelDeveloper])
  }

  @Test func `a user acts as the person whom an administrator mapped them to`() async throws {
    let world = try await TestWorld()
    _ = try await world.store.perform(
      [.mapAccount(Identifier("ada"), osUser: "alovelace")],
      as: world.test.root
    )
    let viewer = try await world.store.viewer(of: .user("alovelace"))
    #expect(viewer.person.handle == "ada")
    #expect(!viewer.claimed)
  }

  @Test func `who has left does nothing any more`() async throws {
    let world = try await TestWorld()
    _ = try await world.store.perform(
      [.offboard(Identifier("ada"), effectiveAt: nil, reason: "moved on")],
      as: world.test.root
    )
    let refusal = await refusal { _ = try await world.ask { _ in } }
    #expect(refusal == nil)
    let left = await self.refusal {
      _ = try await world.store.viewer(of: .claiming("ada"))
    }
    #expect(left?.message == "ada has left, so nothing can be done in this name")
  }

  @Test func `a delegate acts for another inside the dates, and not outside`() async throws {
    let world = try await TestWorld()
    let start = world.test.clock.instant
    _ = try await world.store.perform(
      [.delegate(to: Identifier("mei"), from: start, until: start + .days(2))],
      as: .claiming("ben")
    )
    var delegate = Operator.claiming("mei")
    delegate.delegateFor = "ben"
    let viewer = try await world.store.viewer(of: delegate)
    #expect(viewer.delegateOf?.handle == "ben")
    world.test.clock.advance(.days(3))
    let late = delegate
    let refusal = await refusal { _ = try await world.store.viewer(of: late) }
    #expect(refusal?.code == .notPermitted)
  }

  @Test func `both names stand in the entry of a delegate`() async throws {
    let world = try await TestWorld()
    let start = world.test.clock.instant
    _ = try await world.store.perform(
      [.delegate(to: Identifier("mei"), from: start, until: start + .days(2))],
      as: .claiming("ben")
    )
    let request = try await world.ask(for: world.reader)
    var delegate = Operator.claiming("mei")
    delegate.delegateFor = "ben"
    let receipt = try await world.store.perform(
      [.approve(Decision(request: request.id, seenVersion: 1, reason: nil))],
      as: delegate
    )
    let people = try await world.store.engine.read { connection in
      (try connection.person("mei").id, try connection.person("ben").id)
    }
    #expect(receipt.entries.first?.actor.person == people.0)
    #expect(receipt.entries.first?.actor.delegateOf == people.1)
  }

  @Test func `a clock that runs behind the ledger writes nothing`() async throws {
    let world = try await TestWorld()
    let size = try await world.store.ledger().size
    world.test.clock.advance(.hours(-2))
    let refusal = await refusal { _ = try await world.ask() }
    #expect(refusal?.next == "set the clock of this host, then try again")
    #expect(try await world.store.ledger().size == size)
  }

  @Test func `a program that meets what only a newer one knows reads, and writes nothing`()
    async throws
  {
    let test = try await TestStore()
    try await test.store.alter(
      """
      insert into ledger_entry
      select sequence + 1, decision, at, 'grant.teleported', 1, subject, version, rules_version,
        person, delegate_of, claimed, channel, os_user, host, client_address, key_fingerprint,
        body, leaf_hash
      from ledger_entry where sequence = 2
      """
    )
    #expect(try await test.store.viewer(of: test.root).person.handle == "root")
    await #expect(throws: StoreError.newerEntry(sequence: 3, kind: "grant.teleported")) {
      try await test.add([("ada", [])])
    }
  }

  @Test func `a refusal names persons by handle, not by id`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    try await world.settle(request)
    let refusal = await refusal { _ = try await world.approve(request, as: "ada") }
    #expect(refusal?.message.contains("approved by ben") == true)
  }

  @Test func `of two things with one name the candidates are listed`() async throws {
    let world = try await TestWorld()
    try await world.store.take(
      [.entitlement(SmallCloud.right("reader"))],
      kind: .awsIAM,
      scope: "2"
    )
    let refusal = await refusal {
      _ = try await world.ask { $0.entitlement = Identifier("reader") }
    }
    #expect(refusal?.code == .ambiguous)
    #expect(refusal?.message.contains("(aws-iam/1), ") == true)
  }

  @Test func `commands of one transaction are all written or none`() async throws {
    let test = try await TestStore()
    let commands = [
      Command.addPerson(PersonDraft(handle: "ada", name: "Ada")),
      .addPerson(PersonDraft(handle: "ada", name: "Ada again")),
    ]
    let refusal = await refusal { _ = try await test.store.perform(commands, as: test.root) }
    #expect(refusal?.code == .conflict)
    #expect(try await test.store.ledger().size == 2)
  }
}
