import Governance

@testable import GovernanceStore

/// A world with access to certify, and persons who may.
struct ReviewStage {
  let world: TestWorld
  var store: Store { world.store }
  var clock: TestClock { world.test.clock }

  /// `cora` and `sam` run campaigns; `rita` and `ren` review; three grants of a baseline.
  init() async throws {
    world = try await TestWorld()
    try await world.test.add([
      ("cora", [.certifier]), ("sam", [.certifier]), ("rita", []), ("ren", []),
    ])
    try await world.takeCloud(extra: [
      .assignment(SmallCloud.attached(world.writer, to: world.trainer)),
      .assignment(SmallCloud.attached(world.reader, to: world.noor)),
    ])
    _ = try await world.store.baseline(as: world.test.root)
  }

  /// The end of a day, UTC, so many days from now.
  func endOfDay(in days: Int) -> Instant {
    Instant(milliseconds: (Int64(clock.instant.day) + Int64(days) + 1) * 86_400_000 - 1_000)
  }

  func draft(_ change: (inout CampaignDraft) -> Void = { _ in }) -> CampaignDraft {
    var draft = CampaignDraft(
      name: "all access",
      scope: "",
      zone: "UTC",
      reviewers: [ReviewerChoice(.named, persons: [Identifier("rita")])],
      dueAt: [endOfDay(in: 7)],
      silence: .revoke,
      fallback: [Identifier("ada")]
    )
    change(&draft)
    return draft
  }

  /// A campaign that has started.
  func begin(_ change: (inout CampaignDraft) -> Void = { _ in }) async throws -> Campaign.ID {
    let (id, _) = try await store.createCampaign(draft(change), as: .claiming("cora"))
    try await perform(.start(id), "cora")
    return id
  }

  @discardableResult
  func perform(_ command: CertificationCommand, _ handle: String) async throws -> Receipt {
    try await store.perform([.certification(command)], as: .claiming(handle))
  }

  func items(_ condition: String = "1 = 1") async throws -> [ReviewItem] {
    try await store.engine.read { try $0.records(ReviewItem.self, where: condition) }
  }

  func campaign(_ id: Campaign.ID) async throws -> Campaign {
    try await store.engine.read { try $0.campaign(id) }
  }

  func answer(
    _ verdict: Verdict,
    to items: [ReviewItem],
    _ handle: String,
    comment: String? = "as the owner says"
  ) async throws {
    let shown = items.map {
      ReviewAnswer.Shown($0.id, evidence: $0.evidenceSha256, dwell: .seconds(9), isOpened: true)
    }
    try await perform(.answer(ReviewAnswer(verdict, to: shown, comment: comment)), handle)
  }

  /// Answers items one by one.
  func answerEach(_ verdict: Verdict, _ items: [ReviewItem], _ handle: String) async throws {
    for item in items { try await answer(verdict, to: [item], handle) }
  }

  func enforce() async throws -> [String: Int] {
    try await store.enforce(from: world.test.root.origin).done
  }

  func grants() async throws -> [Grant] { try await store.engine.read { try $0.grants() } }
}
