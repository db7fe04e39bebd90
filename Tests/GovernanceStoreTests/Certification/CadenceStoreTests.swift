import Governance
import Testing

@testable import GovernanceStore

struct CadenceStoreTests {
  private func campaigns(_ stage: ReviewStage) async throws -> [Campaign] {
    try await stage.store.engine.read { try $0.records(Campaign.self) }
  }

  @Test func `overdue access is collected in one campaign a class and week`() async throws {
    let stage = try await ReviewStage()
    #expect(try await stage.enforce().isEmpty)
    stage.clock.advance(.days(13))
    #expect(try await stage.enforce().isEmpty)
    stage.clock.advance(.days(1))
    // The writer of the trainer is privileged automation: two weeks.
    #expect(try await stage.enforce()["certification due"] == 1)
    let first = try await campaigns(stage)
    #expect(first.compactMap(\.cadence).map { $0.prefix { $0 != "/" } } == ["high_risk"])
    #expect(first.first?.items == 1)
    #expect(try await stage.enforce() == ["campaign advanced": 1])
    #expect(try await campaigns(stage).first?.state == .inReview)
    #expect(try await stage.enforce().isEmpty)
    #expect(try await stage.store.verify().isSound)
  }

  @Test func `what is under review is not collected again`() async throws {
    let stage = try await ReviewStage()
    stage.clock.advance(.days(200))
    _ = try await stage.store.createCampaign(stage.draft(), as: .claiming("cora"))
    #expect(try await stage.enforce().isEmpty)
  }

  @Test func `a certification starts the cadence anew`() async throws {
    let stage = try await ReviewStage()
    stage.clock.advance(.days(13))
    let id = try await stage.begin()
    try await stage.answerEach(.certify, try await stage.items(), "rita")
    try await stage.perform(.signOff(id), "rita")
    _ = try await stage.enforce()
    try await stage.perform(.finish(id), "cora")
    _ = try await stage.enforce()
    stage.clock.advance(.days(13))
    #expect(try await stage.enforce().isEmpty)
    stage.clock.advance(.days(1))
    #expect(try await stage.enforce()["certification due"] == 1)
  }

  @Test func `another owner makes it due at once`() async throws {
    let stage = try await ReviewStage()
    func assign(_ handle: String) async throws {
      _ = try await stage.store.perform(
        [
          .assignOwner(
            subject: stage.world.trainer.nativeID,
            person: Identifier(handle),
            team: nil,
            reason: "moved"
          )
        ],
        as: stage.world.test.root
      )
    }
    try await assign("ren")
    stage.clock.advance(.hours(1))
    #expect(try await stage.enforce().isEmpty, "a first owner is no change")
    try await assign("mei")
    #expect(try await stage.enforce()["certification due"] == 2, "high risk, and other")
    let items = try await stage.items()
    #expect(items.allSatisfy { $0.principalName == "trainer" })
    #expect(items.count == 2)
  }

  @Test func `the class of a row is the rule's own`() async throws {
    let stage = try await ReviewStage()
    let request = try await stage.world.ask()
    try await stage.world.settle(request)
    for row in try await stage.store.engine.read({ try $0.rows("select * from access_row", []) }) {
      let expected = CadenceClass(
        type: try row.word("principal_type"),
        environment: try row.word("environment"),
        dataClass: try row.word("data_class"),
        isPrivileged: try row.flag("is_privileged")
      )
      let id = try row.text("id")
      for kind in CadenceClass.allCases {
        let found = try await stage.store.engine.read { connection in
          let condition = CadenceSQL.isOf(kind)
          return try connection.row(
            "select 1 from access_row where id = ? and \(condition.sql)",
            [.text(id)] + condition.arguments
          ) != nil
        }
        #expect(found == (kind == expected), "\(id) \(kind)")
      }
    }
  }
}
