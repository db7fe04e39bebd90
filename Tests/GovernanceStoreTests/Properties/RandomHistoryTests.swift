import Governance
import Testing

@testable import GovernanceStore

/// Any sequence of commands, by whomever and whenever, keeps what was promised of records and ledger.
struct RandomHistoryTests {
  private static let steps = 160

  @Test(arguments: Dice.seeds(2))
  func `no history of commands breaks an invariant`(_ seed: UInt64) async throws {
    print("random history: GOVTOP_SEED=\(seed)")
    let history = try await RandomHistory(seed: seed)
    var taken = 0
    for _ in 0..<Self.steps { taken += try await history.step() ? 1 : 0 }
    #expect(taken > Self.steps / 20, "seed \(seed): nearly everything was refused")
    let report = try await history.store.verify()
    #expect(report.isSound, "seed \(seed): \(report.problems.prefix(3))")
    let stored = try await history.store.ask("select state from access_request")
    #expect(!stored.isEmpty)
  }

  @Test(arguments: Dice.seeds(1))
  func `programs that write at once take every command exactly once`(_ seed: UInt64) async throws {
    print("random writers: GOVTOP_SEED=\(seed)")
    let world = try await RandomHistory.world()
    let before = try await world.store.ledger().size
    let written = try await withThrowingTaskGroup(of: [Int].self) { group in
      for writer in 0..<4 {
        let store = try await world.test.reopened()
        group.addTask {
          var sequences: [Int] = []
          for turn in 0..<6 {
            let commands = (0...turn % 2).map {
              Command.addPerson(
                PersonDraft(handle: "w\(writer)-\(turn)-\($0)", name: "Writer \(writer)")
              )
            }
            let receipt = try await store.perform(commands, as: world.test.root)
            sequences += receipt.entries.map(\.sequence)
          }
          return sequences
        }
      }
      return try await group.reduce(into: [Int]()) { $0 += $1 }
    }
    #expect(written.count == 36)
    #expect(
      written.sorted() == Array(before + 1...before + 36),
      "each sequence once, none left out"
    )
    #expect(try await world.store.verify().isSound)
  }
}
