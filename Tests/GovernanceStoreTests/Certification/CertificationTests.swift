import Documents
import Governance
import Testing

@testable import GovernanceStore

struct CertificationTests {
  @Test func `a campaign freezes what is in its scope`() async throws {
    let stage = try await ReviewStage()
    let (id, count) = try await stage.store.createCampaign(stage.draft(), as: .claiming("cora"))
    #expect(id.text == "RC-1")
    #expect(count == 3)
    let items = try await stage.items()
    #expect(items.map(\.id.text) == ["RI-1", "RI-2", "RI-3"])
    #expect(items.allSatisfy { $0.evidence.digest.hex == $0.evidenceSha256 })
    #expect(items.allSatisfy { $0.evidence.grants.count == 1 && $0.grants.ids.count == 1 })
    let campaign = try await stage.campaign(id)
    #expect(campaign.items == 3)
    #expect(campaign.isPrivileged)
    #expect(try await stage.store.verify().isSound)
  }

  @Test func `a scope is a filter of grants`() async throws {
    let stage = try await ReviewStage()
    func count(_ scope: String) async throws -> Int {
      try await stage.store.createCampaign(
        stage.draft { $0.scope = scope },
        as: .claiming("cora")
      ).items
    }
    #expect(try await count("type:workload") == 2)
    #expect(try await count("is:privileged") == 1)
    let empty = await #expect(throws: Refusal.self) { try await count("env:stage") }
    #expect(empty?.code == .notEligible)
    let unreadable = await #expect(throws: Refusal.self) { try await count("env:nowhere") }
    #expect(unreadable?.message.contains("cannot be read") ?? false)
    #expect(try await stage.items().count == 3)
  }

  @Test func `privileged access is not certified by silence, in rule and in database`()
    async throws
  {
    let stage = try await ReviewStage()
    let refusal = await #expect(throws: Refusal.self) {
      try await stage.store.createCampaign(
        stage.draft { $0.strategy = .acceptedIfNotDenied },
        as: .claiming("cora")
      )
    }
    #expect(refusal?.code == .hardStop)
    let (id, _) = try await stage.store.createCampaign(stage.draft(), as: .claiming("cora"))
    await #expect(throws: StoreError.self) {
      try await stage.store.alter(
        "update campaign set strategy = 'acceptedIfNotDenied' where id = '\(id)'"
      )
    }
  }

  @Test func `illegal steps are refused by the database too`() async throws {
    let stage = try await ReviewStage()
    _ = try await stage.begin()
    let kinds: [(Table, [String], [(from: String, to: String)])] = [
      (.campaign, CampaignState.allCases.map(\.rawValue), Campaign.steps),
      (.reviewItem, ReviewItemState.allCases.map(\.rawValue), ReviewItem.steps),
    ]
    for (table, states, steps) in kinds {
      let legal = Set(steps.map { "\($0.from) \($0.to)" })
      for from in states + ["none"] {
        for to in states {
          let isTaken = try await takes(stage.store, table.name, from, to)
          #expect(isTaken == legal.contains("\(from) \(to)"), "\(table.name): \(from) to \(to)")
        }
      }
    }
  }

  /// Whether a row can say that it came from one state to another.
  private func takes(
    _ store: Store,
    _ table: String,
    _ from: String,
    _ to: String
  ) async throws -> Bool {
    do {
      _ = try await store.engine.write(.rollback) { connection in
        if let trigger = Guard.named("\(table)_state_follows") {
          try connection.run(trigger.removal)
        }
        let sql = "update \(table) set prior_state = ?, state = ?"
        try connection.run(sql, [.text(from), .text(to)])
      }
      return true
    } catch is StoreError {
      return false
    }
  }

  @Test func `what is signed off certifies, ends, and closes the campaign`() async throws {
    let stage = try await ReviewStage()
    let id = try await stage.begin()
    let items = try await stage.items()
    try await stage.answer(.revoke, to: [items[0]], "rita")
    try await stage.answerEach(.certify, Array(items[1...]), "rita")
    #expect(try await stage.grants().allSatisfy { $0.state == .active && $0.certifiedAt == nil })
    stage.clock.advance(.hours(1))
    let receipt = try await stage.perform(.signOff(id), "rita")
    #expect(
      receipt.entries.map(\.kind) == [
        "item.signed_off", "item.applying", "grant.revoking", "item.signed_off",
        "grant.certified", "item.signed_off", "grant.certified",
      ]
    )
    let revoked = try #require(items[0].grants.ids.first)
    for grant in try await stage.grants() {
      #expect(grant.state == (grant.id == revoked ? .revoking : .active))
      #expect((grant.certifiedAt == nil) == (grant.id == revoked))
    }
    #expect(try await stage.enforce() == ["campaign advanced": 1])
    #expect(try await stage.campaign(id).state == .reviewDone)
    try await stage.perform(.finish(id), "cora")
    #expect(try await stage.enforce().isEmpty, "the target has proven nothing yet")
    _ = try await stage.store.perform(
      [.attest(revoked, reason: "seen at the target")],
      as: .claiming("ada")
    )
    #expect(
      try await stage.enforce() == ["review item applied": 1, "campaign advanced": 1]
    )
    #expect(try await stage.campaign(id).state == .closed)
    let counts = try await stage.store.reviewCounts(of: id)
    #expect(counts.items == 3)
    #expect(counts.answered == 3)
    #expect(counts.denied == 1)
    #expect(counts.applied == 1)
    #expect(try await stage.store.verify().isSound)
  }

  @Test func `what nobody signs before the deadline is silence, which revokes`() async throws {
    let stage = try await ReviewStage()
    let id = try await stage.begin()
    let items = try await stage.items()
    try await stage.answer(.certify, to: [items[0]], "rita")
    try await stage.answer(.certify, to: [items[1]], "rita")
    try await stage.perform(.reopen([items[1].id]), "rita")
    #expect(try await stage.enforce().isEmpty)
    stage.clock.advance(.days(8))
    let late = await #expect(throws: Refusal.self) {
      try await stage.answer(.certify, to: [items[2]], "rita")
    }
    #expect(late?.code == .expired)
    #expect(
      try await stage.enforce() == ["review item lapsed": 3, "campaign advanced": 1]
    )
    #expect(try await stage.enforce().isEmpty, "its owner has a day")
    stage.clock.advance(.days(1))
    #expect(try await stage.enforce() == ["campaign advanced": 1])
    #expect(try await stage.enforce() == ["review item silent": 3])
    #expect(try await stage.grants().allSatisfy { $0.state == .revoking })
    #expect(try await stage.campaign(id).state == .inRemediation)
    #expect(try await stage.store.verify().isSound)
  }

  @Test func `only what was not revoked passes into the next stage`() async throws {
    let stage = try await ReviewStage()
    let id = try await stage.begin {
      $0.dueAt = [stage.endOfDay(in: 7), stage.endOfDay(in: 14)]
      $0.reviewers.append(ReviewerChoice(.named, persons: [Identifier("ren")]))
    }
    let items = try await stage.items()
    try await stage.answer(.revoke, to: [items[0]], "rita")
    try await stage.answerEach(.certify, Array(items[1...]), "rita")
    try await stage.perform(.signOff(id), "rita")
    #expect(try await stage.grants().allSatisfy { $0.certifiedAt == nil })
    #expect(try await stage.enforce() == ["campaign advanced": 1])
    let early = await #expect(throws: Refusal.self) {
      try await stage.perform(.finish(id), "cora")
    }
    #expect(early?.code == .illegalTransition)
    #expect(
      try await stage.enforce() == ["review items passed": 1, "campaign advanced": 1]
    )
    let second = try await stage.items("stage = 2")
    #expect(second.count == 2)
    #expect(second.allSatisfy { $0.reviewer != items[0].reviewer })
    #expect(second.map(\.evidenceSha256) == items[1...].map(\.evidenceSha256))
    try await stage.answerEach(.certify, second, "ren")
    try await stage.perform(.signOff(id), "ren")
    #expect(try await stage.grants().count { $0.certifiedAt != nil } == 2)
    #expect(try await stage.store.verify().isSound)
  }

  @Test func `a closed campaign is repeated for what nobody answered`() async throws {
    let stage = try await ReviewStage()
    let id = try await stage.begin { $0.silence = .keep }
    let items = try await stage.items()
    try await stage.answer(.certify, to: [items[0]], "rita")
    try await stage.perform(.signOff(id), "rita")
    stage.clock.advance(.days(8))
    _ = try await stage.enforce()
    try await stage.perform(.finish(id), "cora")
    _ = try await stage.enforce()
    #expect(try await stage.campaign(id).state == .closed)
    #expect(try await stage.grants().allSatisfy { $0.state == .active })
    let (again, count) = try await stage.store.repeatCampaign(
      id,
      dueAt: stage.endOfDay(in: 7),
      reason: "two items without an answer",
      as: .claiming("cora")
    )
    #expect(count == 2)
    #expect(try await stage.campaign(again).iterationOf == id)
    let twice = await #expect(throws: Refusal.self) {
      try await stage.store.repeatCampaign(
        id,
        dueAt: stage.endOfDay(in: 7),
        reason: "again",
        as: .claiming("cora")
      )
    }
    #expect(twice?.message.contains(again.text) ?? false)
    #expect(try await stage.store.verify().isSound)
  }

  @Test func `a campaign is cancelled by two persons, and keeps its decisions`() async throws {
    let stage = try await ReviewStage()
    let id = try await stage.begin()
    try await stage.answer(.revoke, to: [try await stage.items()[0]], "rita")
    try await stage.perform(.cancel(id, reason: "wrong scope"), "cora")
    let own = await #expect(throws: Refusal.self) {
      try await stage.perform(.cancel(id, reason: "wrong scope"), "cora")
    }
    #expect(own?.code == .secondPerson)
    try await stage.perform(.cancel(id, reason: ""), "sam")
    #expect(try await stage.campaign(id).state == .cancelled)
    #expect(try await stage.items("verdict = 'revoke'").count == 1)
    let over = await #expect(throws: Refusal.self) {
      try await stage.perform(.signOff(id), "rita")
    }
    #expect(over?.code == .illegalTransition)
    #expect(try await stage.store.verify().isSound)
  }

  @Test func `nobody certifies what is theirs, what they give, or what they approved`()
    async throws
  {
    let stage = try await ReviewStage()
    let request = try await stage.world.ask()
    try await stage.world.settle(request)
    _ = try await stage.begin {
      $0.reviewers = [
        ReviewerChoice(
          .named,
          persons: ["noor", "ben", "ada", "rita"].map { Identifier($0) }
        )
      ]
    }
    let voters = Set(try await stage.world.request(request.id).votes.map(\.person))
    #expect(!voters.isEmpty)
    let people = try await stage.store.engine.read { try $0.persons() }
    for item in try await stage.items() {
      let handles = item.reviewers.compactMap { id in people.first { $0.id == id }?.handle }
      #expect(!handles.contains("ben"), "he answers for the rights")
      #expect(handles.contains("rita"))
      let isNoors = item.principalName == "noor"
      #expect(handles.contains("noor") != isNoors)
      if isNoors, item.entitlementName == "writer" {
        #expect(Set(item.reviewers).isDisjoint(with: voters))
      }
    }
  }

  @Test func `where only the excluded could judge, the fallback is asked`() async throws {
    let stage = try await ReviewStage()
    _ = try await stage.begin { $0.reviewers = [ReviewerChoice(.owner)] }
    let ada = try await stage.store.engine.read { try $0.person("ada").id }
    let items = try await stage.items("principal_name = 'trainer'")
    #expect(items.allSatisfy { $0.isFallback && $0.reviewer == ada })
    try await stage.perform(
      .reassign(items.map(\.id), to: Identifier("ren"), reason: "knows the trainer"),
      "ada"
    )
    #expect(try await stage.items("principal_name = 'trainer'").allSatisfy { $0.reviewer != ada })
    let refusal = await #expect(throws: Refusal.self) {
      try await stage.perform(
        .reassign([items[0].id], to: Identifier("ben"), reason: "owner"),
        "cora"
      )
    }
    #expect(refusal?.code == .notEligible)
  }

  @Test func `a batch outside the safe envelope is refused whole`() async throws {
    let stage = try await ReviewStage()
    _ = try await stage.begin()
    let items = try await stage.items()
    let refusal = await #expect(throws: Refusal.self) {
      try await stage.answer(.certify, to: items, "rita")
    }
    #expect(refusal?.code == .limit)
    #expect(try await stage.items("state = 'open'").count == 3)
    try await stage.answer(.revoke, to: items, "rita")
    #expect(try await stage.items("state = 'decided'").count == 3)
    #expect(try await stage.items().allSatisfy { $0.answers.first?.batchSize == 3 })
  }

  @Test func `evidence gathered anew voids what was shown before`() async throws {
    let stage = try await ReviewStage()
    _ = try await stage.begin()
    let item = try await stage.items()[0]
    stage.clock.advance(.hours(2))
    try await stage.perform(.refresh([item.id]), "rita")
    let stale = await #expect(throws: Refusal.self) {
      try await stage.answer(.revoke, to: [item], "rita")
    }
    #expect(stale?.code == .staleView)
    try await stage.answer(.revoke, to: [try await stage.items()[0]], "rita")
  }
}
