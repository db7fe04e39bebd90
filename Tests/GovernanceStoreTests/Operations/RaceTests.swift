import Governance
import Testing

@testable import GovernanceStore

/// Two programs, one file, one moment.
struct RaceTests {
  private func approval(_ request: AccessRequest) -> Command {
    .approve(Decision(request: request.id, seenVersion: request.version, reason: "agreed"))
  }

  private func outcome(_ body: () async throws -> Receipt) async -> Result<Receipt, Refusal> {
    do {
      return .success(try await body())
    } catch {
      return .failure(
        error as? Refusal ?? Refusal(.conflict, "", "not a refusal: \(error)")
      )
    }
  }

  @Test func `of two who decide at once one wins, and the other reads who and when`()
    async throws
  {
    let world = try await TestWorld()
    let other = try await world.test.reopened()
    let request = try await world.ask(for: world.reader)
    let deny = Command.deny(
      Decision(request: request.id, seenVersion: request.version, reason: "not now")
    )
    let approve = approval(request)
    async let first = outcome { try await world.store.perform([approve], as: .claiming("ben")) }
    async let second = outcome { try await other.perform([deny], as: .claiming("ada")) }
    let outcomes = await [first, second]
    let refusals = outcomes.compactMap { outcome -> Refusal? in
      if case .failure(let refusal) = outcome { return refusal }
      return nil
    }
    #expect(refusals.count == 1)
    #expect(refusals.first?.code == .alreadyClosed)
    let names = ["was approved by ben", "was denied by ada"]
    #expect(names.contains { refusals.first?.message.contains($0) ?? false })
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a vote on what has moved on is refused, and the next on what is there counts`()
    async throws
  {
    let world = try await TestWorld()
    let request = try await world.ask()
    _ = try await world.store.perform(
      [.ask(request.id, text: "which run is it?")],
      as: .claiming("ada")
    )
    let stale = await outcome {
      try await world.store.perform([approval(request)], as: .claiming("ben"))
    }
    guard case .failure(let refusal) = stale else {
      Issue.record("the vote was taken")
      return
    }
    #expect(refusal.code == .staleView)
    let fresh = try await world.request(request.id)
    _ = try await world.store.perform([approval(fresh)], as: .claiming("ben"))
  }

  @Test func `eight programs that write at once lose nothing`() async throws {
    let test = try await TestStore()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for program in 0..<8 {
        let store = try await test.reopened()
        group.addTask {
          for person in 0..<5 {
            let draft = PersonDraft(handle: "p\(program)-\(person)", name: "Somebody of \(program)")
            _ = try await store.perform([.addPerson(draft)], as: test.root)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await test.store.ledger().size == 42)
    #expect(try await test.store.ask("select count(*) from person") == [[41]])
    #expect(try await test.store.verify().isSound)
  }
}
