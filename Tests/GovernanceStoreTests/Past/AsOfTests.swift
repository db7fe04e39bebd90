import Documents
import Governance
import Testing

@testable import GovernanceStore

/// What was read live at a moment is what is read as of it, whatever came later.
struct AsOfTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `each moment of a random life reads later as it read then`(_ seed: UInt64) async throws {
    var life = try await RandomLife(seed: seed)
    let root = life.world.test.root
    var moments: [(at: Instant, seen: Everything)] = []
    for step in 0..<60 {
      try await life.step()
      guard step % 3 == 0 else { continue }
      moments.append((life.now, try await Everything(life.store, as: root)))
    }
    let report = try await life.store.verify()
    #expect(report.isSound, "seed \(seed): \(report.problems.prefix(3).map(\.sentence))")
    for (at, seen) in moments {
      let past = try await life.store.asOf(at)
      let differences = try await Everything(past, as: root).differences(from: seen)
      #expect(differences.isEmpty, "seed \(seed), as of \(at): \(differences)")
    }
  }

  @Test func `a row that never changes is stored once`() async throws {
    let world = try await TestWorld()
    let before = try await world.store.ask("select count(*) from person_past")
    #expect(before == [[0]] || before != [])
    _ = try await world.store.baseline(as: world.test.root)
    #expect(try await world.store.ask("select count(*) from access_grant") == [[1]])
    #expect(try await world.store.ask("select count(*) from access_grant_past") == [[0]])
    world.test.clock.advance(.hours(1))
    _ = try await world.store.perform(
      [.revoke(Identifier("GR-1"), reason: "no longer needed", seen: nil)],
      as: .claiming("ben")
    )
    #expect(try await world.store.ask("select state from access_grant_past") == [["active"]])
  }

  @Test func `nothing is written in the past`() async throws {
    let world = try await TestWorld()
    let at = world.test.clock.instant
    world.test.clock.advance(.hours(1))
    let past = try await world.store.asOf(at)
    await #expect(throws: StoreError.readOnly) {
      try await past.perform(
        [.addPerson(PersonDraft(handle: "eve", name: "Eve"))],
        as: .user("root")
      )
    }
    #expect(try await past.viewer(of: world.test.root).readOnly)
    #expect(past.moment == at)
  }

  @Test func `a moment before the first entry or after now is refused with both times`()
    async throws
  {
    let test = try await TestStore()
    let first = test.clock.instant
    let early = await #expect(throws: Refusal.self) {
      try await test.store.asOf(first - .milliseconds(1))
    }
    let said = "before the first entry of the ledger, which is of \(first)"
    #expect(early?.message.contains(said) == true)
    let late = await #expect(throws: Refusal.self) {
      try await test.store.asOf(first + .milliseconds(1))
    }
    #expect(late?.message.contains("is still to come") == true)
    _ = try await test.store.asOf(first)
  }

  @Test func `who looks is judged by today's rights`() async throws {
    let world = try await TestWorld()
    let before = world.test.clock.instant
    world.test.clock.advance(.days(1))
    try await world.test.add([("eve", [.security])])
    let past = try await world.store.asOf(before)
    #expect(try await past.viewer(of: .claiming("eve")).person.handle == "eve")
    let persons = try await past.persons(ListQuery(.persons), as: .claiming("eve")).rows
    #expect(!persons.contains { $0.person.handle == "eve" })
  }

  @Test func `words that were erased since stay erased`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    let at = world.test.clock.instant
    world.test.clock.advance(.hours(1))
    let digest = request.content.justification.digest.hex
    try await world.store.alter(
      "update erasable_text set text = null, salt = null where sha256 = '\(digest)'"
    )
    let past = try await world.store.asOf(at)
    let detail = try await past.requestDetail(request.id, as: world.test.root)
    #expect(detail?.row.request.content.justification.text == nil)
  }
}
