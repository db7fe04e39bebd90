import Governance
import Testing

@testable import GovernanceStore

/// The cases of the domain about packages and the rollout of policies, each from end to end.
@Suite struct `Cases of registry and rollout` {
  private func refusal(_ act: () async throws -> Void) async -> Refusal? {
    await #expect(throws: Refusal.self) { try await act() }
  }

  @Test func `m: from enforced to shadow takes two signers, and not one of them twice`()
    async throws
  {
    let story = try await RegistryStory()
    let id = try await story.enforcedBundle("b")
    let step = Command.bundle(
      .rollOut(id, to: .shadow(reason: "denies the batch job", ticket: "INC-1"), seen: nil)
    )
    let alone = await refusal { try await story.act(step, as: "ada") }
    #expect(alone?.code == .secondPerson)
    #expect(try await story.bundle(id.text).state == .enforced)
    try await story.act(
      .bundle(.consent(id, reason: "denies the batch job", seen: nil)),
      as: "ada"
    )
    let twice = await refusal { try await story.act(step, as: "ada") }
    #expect(twice?.code == .secondPerson)
    try await story.act(step, as: "rev")
    #expect(try await story.bundle(id.text).state == .shadow)
    #expect(try await story.store.verify().isSound)
  }

  @Test(arguments: [("dev", "developer"), ("rita", "registrar"), ("carl", "committer")])
  func `n: who had a part in a package does not approve it`(
    _ handle: String,
    _ part: String
  ) async throws {
    let story = try await RegistryStory()
    let bundle = try await story.shadowedBundle("b")
    let ticket = try await story.scheduledChange()
    let id = try await story.pendingPackage("1", bundle: bundle, ticket: ticket)
    _ = try await story.store.perform(
      [.setPersona(Identifier(handle), .security, held: true)],
      as: story.world.test.root
    )
    let refused = await refusal { try await story.approve(id, as: handle) }
    #expect(refused?.code == .separationOfDuties, "\(part)")
    #expect(try await story.package(id.text).state == .pendingApproval)
    try await story.approve(id, as: "abe")
    #expect(try await story.package(id.text).state == .approved)
  }
}
