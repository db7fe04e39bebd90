import Documents
import Governance
import Testing

@testable import GovernanceStore

/// `commit` is the last hand before the database, and trusts nobody before it.
struct CommitTests {
  private func entry(
    _ store: Store,
    sequence: Int,
    previousRoot: Digest? = nil
  ) async throws -> LedgerEntry {
    let head = try await store.engine.read { try $0.ledgerHead() }
    return LedgerEntry(
      sequence: sequence,
      decision: sequence,
      at: head.lastAt,
      actor: .rule,
      origin: Origin(channel: .rule, osUser: "x", host: "x"),
      rulesVersion: 1,
      version: 2,
      previousRoot: previousRoot ?? head.frontier.root,
      event: Event("P-1", .person(.personaWithdrawn(.auditor)))
    )
  }

  @Test func `an entry that leaves a gap is refused`() async throws {
    let test = try await TestStore()
    let entry = try await entry(test.store, sequence: 4)
    await #expect(throws: StoreError.ledgerGap(expected: 3, found: 4)) {
      try await test.store.engine.write { try $0.commit(entries: [entry], rows: []) }
    }
  }

  @Test func `an entry that follows on another ledger is refused`() async throws {
    let test = try await TestStore()
    let entry = try await entry(test.store, sequence: 3, previousRoot: .sha256(of: "other"))
    await #expect(throws: StoreError.corrupt("#3 follows on another ledger")) {
      try await test.store.engine.write { try $0.commit(entries: [entry], rows: []) }
    }
  }

  @Test func `a record that changed since it was loaded is not overwritten`() async throws {
    let test = try await TestStore()
    let entry = try await entry(test.store, sequence: 3)
    let key = RecordKey(.person, "P-1")
    await #expect(throws: StoreError.corrupt("person changed under the transaction")) {
      try await test.store.engine.write { connection in
        let before = try #require(try connection.load(key))
        let after = try StoredRecord.after(entry.event, key, from: before, at: entry.at)
        try connection.run("update person set version = 7 where id = 'P-1'")
        try connection.commit(
          entries: [entry],
          rows: [RecordChange(key: key, before: before, after: after)]
        )
      }
    }
    #expect(try await test.store.verify().isSound)
  }

  @Test func `only the rows that differ are touched`() async throws {
    let world = try await TestWorld.lived()
    // Rows of votes and persons keep their place in the file when only the state moves on.
    let before = try await world.store.places("request_person")
    _ = try await world.store.perform(
      [.revoke(Identifier("GR-1"), reason: "no longer needed", seen: nil)],
      as: .claiming("ada")
    )
    #expect(try await world.store.places("request_person") == before)
  }

  @Test func `the head is what the entries make`() async throws {
    let world = try await TestWorld.lived()
    let head = try await world.store.engine.read { try $0.ledgerHead() }
    var frontier = MerkleFrontier()
    for row in try await world.store.ask("select leaf_hash from ledger_entry order by sequence") {
      guard case .blob(let bytes) = row[0], let leaf = Digest(bytes: bytes) else { continue }
      frontier.append(leaf)
    }
    #expect(head.frontier == frontier)
    #expect(try await world.store.ledger().root == frontier.root.hex)
  }

  @Test func `ids go on where the database left off`() async throws {
    let test = try await TestStore()
    try await test.add([("ada", [])])
    let other = try await test.reopened()
    let receipt = try await other.perform(
      [.addPerson(PersonDraft(handle: "ben", name: "Ben Again"))],
      as: test.root
    )
    #expect(receipt.subjects == ["P-3"])
  }

  @Test func `ids of what was only tried are given out again`() async throws {
    let test = try await TestStore()
    let command = Command.addPerson(PersonDraft(handle: "ada", name: "Ada"))
    _ = try await test.store.preview([command], as: test.root)
    #expect(try await test.store.perform([command], as: test.root).subjects == ["P-2"])
  }
}
