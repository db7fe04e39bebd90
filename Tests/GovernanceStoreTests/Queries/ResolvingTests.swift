import Governance
import Testing

@testable import GovernanceStore

/// People name things as they know them; what is called so twice is refused with both.
struct ResolvingTests {
  private func resolve(
    _ world: TestWorld,
    _ kind: ListKind,
    _ word: String
  ) async throws -> String {
    try await world.store.resolve(kind, word)
  }

  @Test(
    arguments: [
      (.persons, "root", "P-1"), (.persons, "P-3", "P-3"), (.persons, "p-3", "P-3"),
      (.persons, "Root Operator", "P-1"), (.grants, "gr-1", "GR-1"), (.requests, "AR-1", "AR-1"),
      (.requests, "ar-1", "AR-1"),
      (.sources, "aws-iam/1", "aws-iam/1"), (.sources, "hr", "people-csv/hr"),
      (.artifacts, "trainer", "AT-1"), (.artifacts, "at-1", "AT-1"), (.ledger, "#3", "#3"),
      (.ledger, "3", "#3"),
    ] as [(ListKind, String, String)]
  )
  func `a thing is found by what it is called`(
    _ kind: ListKind,
    _ word: String,
    _ id: String
  ) async throws {
    #expect(try await resolve(try await TestWorld.lived(), kind, word) == id)
  }

  @Test func `a person is found by address too, as the list of people has it`() async throws {
    let world = try await TestWorld()
    let noor = try await resolve(world, .persons, "noor")
    #expect(try await resolve(world, .persons, "noor@acme.example") == noor)
    #expect(try await resolve(world, .persons, "noor of the team") == noor)
  }

  @Test func `observed things are found by the provider's own names`() async throws {
    let world = try await TestWorld()
    let trainer = try await resolve(world, .principals, "trainer")
    #expect(trainer.hasPrefix("principal:"))
    for word in [trainer, world.trainer.nativeID, world.trainer.key] {
      #expect(try await resolve(world, .principals, word) == trainer)
    }
    let reader = try await resolve(world, .entitlements, "reader")
    for word in [reader, world.reader.key] {
      #expect(try await resolve(world, .entitlements, word) == reader)
      #expect(try await world.store.resolveOwned(word) == reader)
    }
    #expect(try await world.store.resolveOwned("trainer") == trainer)
  }

  @Test(arguments: ListKind.allCases)
  func `what is not there is said not to be`(_ kind: ListKind) async throws {
    let world = try await TestWorld()
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await world.store.resolve(kind, "nothing-like-it")
    }
    #expect(refusal?.code == .notFound)
    #expect(refusal?.message.contains("`nothing-like-it`") == true)
    #expect(refusal?.next?.hasPrefix("govtop list \(kind.rawValue)") == true)
  }

  @Test func `a name of two things is refused with both`() async throws {
    let world = try await TestWorld()
    try await world.store.take([.principal(SmallCloud.role("trainer"))], scope: "2")
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await world.store.resolve(.principals, "trainer")
    }
    #expect(refusal?.code == .ambiguous)
    #expect(refusal?.message.contains("aws-iam/1") == true)
    #expect(refusal?.message.contains("aws-iam/2") == true)
    try await world.store.take(
      [.entitlement(SmallCloud.right("gate")), .principal(SmallCloud.role("gate"))],
      scope: "3"
    )
    let owned = await #expect(throws: Refusal.self) {
      _ = try await world.store.resolveOwned("gate")
    }
    #expect(owned?.code == .ambiguous, "an account and a right")
  }

  @Test func `what no source lists any more is not found by name`() async throws {
    let world = try await TestWorld()
    try await world.store.take([.principal(world.noor)])
    await #expect(throws: Refusal.self) { _ = try await resolve(world, .principals, "trainer") }
  }
}
