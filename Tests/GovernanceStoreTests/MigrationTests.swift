import Governance
import Testing

@testable import GovernanceStore

/// A whole database in another place: the same rows, or nothing.
struct MigrationTests {
  @Test func `a copy is what its source is, through a file and back`() async throws {
    let world = try await TestWorld.lived()
    let (file, back) = (TemporaryFile(), try TestDatabase())
    let options = TestStore.options(world.test.clock)
    let report = try await Store.migrate(
      from: world.test.database.path,
      to: file.path,
      options: options
    )
    #expect(report.rows.allSatisfy { $0.count > 0 })
    #expect(report.rows.contains { $0.table == "ledger_entry" && $0.count > 20 })
    _ = try await Store.migrate(from: file.path, to: back.path, options: options)
    let before = try await world.store.dump()
    for path in [file.path, back.path] {
      let copy = try await Store.open(path: path, options: options)
      #expect(try await copy.dump() == before)
      #expect(try await copy.verify().isSound)
      #expect(try await copy.ledger() == (try await world.store.ledger()))
      _ = try await copy.perform(
        [.revoke(Identifier("GR-1"), reason: "no longer needed", seen: nil)],
        as: .claiming("ada")
      )
    }
  }

  @Test func `a database that is there is not written over`() async throws {
    let (one, other) = (try await TestStore(), try await TestStore())
    let before = try await other.store.dump()
    await #expect(throws: StoreError.alreadyThere(path: other.database.path)) {
      try await Store.migrate(
        from: one.database.path,
        to: other.database.path,
        options: TestStore.options(one.clock)
      )
    }
    #expect(try await other.store.dump() == before)
  }

  @Test func `what does not follow from the ledger is not carried on`() async throws {
    let (world, target) = (try await TestWorld.lived(), try TestDatabase())
    try await world.store.alter("update person set team = 'another' where handle = 'ben'")
    await #expect(throws: StoreError.self) {
      try await Store.migrate(
        from: world.test.database.path,
        to: target.path,
        options: TestStore.options(world.test.clock)
      )
    }
    await #expect(throws: StoreError.notFound(path: target.path)) {
      try await Store.open(path: target.path, options: TestStore.options(world.test.clock))
    }
  }

  @Test func `without a source nothing is made`() async throws {
    let (nothing, target) = (try TestDatabase(), try TestDatabase())
    let options = TestStore.options(TestClock())
    await #expect(throws: StoreError.notFound(path: nothing.path)) {
      try await Store.migrate(from: nothing.path, to: target.path, options: options)
    }
    await #expect(throws: StoreError.notFound(path: target.path)) {
      try await Store.open(path: target.path, options: options)
    }
  }
}
