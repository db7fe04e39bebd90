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

  private static func trainer<Subject>(_ stage: ReviewStage) -> Identifier<Subject> {
    Identifier(stage.world.trainer.nativeID)
  }

  private func ofTrainer(_ stage: ReviewStage) async throws -> [Grant.ID] {
    let query = ListQuery(.grants, filter: "principal:trainer")
    return try await stage.store.grants(query, as: stage.world.test.root).rows.map(\.grant.id)
  }

  @Test func `the end of a quarantine makes what was kept due at once, and once`() async throws {
    let stage = try await ReviewStage()
    let kept = try await ofTrainer(stage)
    #expect(kept.count == 2)
    stage.clock.advance(.hours(1))
    func perform(_ command: QuarantineCommand, _ handle: String) async throws {
      _ = try await stage.store.perform([.quarantine(command)], as: .claiming(handle))
    }
    try await perform(
      .impose(Self.trainer(stage), reason: "seen outside the runners", ticket: "INC-1", keep: kept),
      "ada"
    )
    #expect(try await stage.enforce()["certification due"] == nil, "it is stopped anyway")
    try await perform(.release(Self.trainer(stage), reason: "rotated"), "mei")
    #expect(try await stage.enforce()["certification due"] == 2, "high risk, and other")
    let items = try await stage.items()
    #expect(items.count == 2 && items.allSatisfy { $0.principalName == "trainer" })
    _ = try await stage.enforce()
    #expect(try await stage.enforce()["certification due"] == nil)
    #expect(try await stage.store.verify().isSound)
  }

  @Test func `what a rule sets apart is looked at again, the older right, not the new one`()
    async throws
  {
    let stage = try await ReviewStage()
    var rules = Rules.standard
    rules.separation[0].left = .init(["reader"])
    rules.separation[0].right = .init(["writer"])
    rules.separation[0].action = .record
    _ = try await stage.store.perform(
      [.applyRules(rules, reason: "apart")],
      as: stage.world.test.root
    )
    stage.clock.advance(.hours(1))
    let request = try await stage.world.ask()
    try await stage.world.settle(request)
    let opened = try await stage.world.request(request.id).grants
    let conflicted = try await stage.grants().filter { $0.conflictedAt != nil }
    #expect(conflicted.count == 1 && !opened.contains(conflicted[0].id))
    #expect(try await stage.enforce()["certification due"] == 1)
    let items = try await stage.items()
    #expect(items.map(\.entitlementName) == ["reader"])
    #expect(items.map(\.principalName) == ["noor"])
    #expect(try await stage.store.verify().isSound)
  }

  @Test func `no event counts that the rules leave out`() async throws {
    let stage = try await ReviewStage()
    var rules = Rules.standard
    rules.certification.cadence.onCompromise = false
    _ = try await stage.store.perform(
      [.applyRules(rules, reason: "not here")],
      as: stage.world.test.root
    )
    let kept = try await ofTrainer(stage)
    stage.clock.advance(.hours(1))
    for (command, handle) in [
      (
        QuarantineCommand.impose(Self.trainer(stage), reason: "seen", ticket: "INC-1", keep: kept),
        "ada"
      ),
      (.release(Self.trainer(stage), reason: "rotated"), "mei"),
    ] {
      _ = try await stage.store.perform([.quarantine(command)], as: .claiming(handle))
    }
    #expect(try await stage.enforce()["certification due"] == nil)
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
