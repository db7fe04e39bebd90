import Governance
import Testing

@testable import GovernanceStore

/// The ledger as a list: newest first, for those who may read it.
struct LedgerListTests {
  private func rows(
    _ world: TestWorld,
    _ filter: String,
    limit: Int = 200
  ) async throws -> [LedgerRow] {
    let query = ListQuery(.ledger, filter: filter, limit: limit)
    return try await world.store.ledger(query, as: world.test.root).rows
  }

  @Test func `entries come newest first, each with who, what and why`() async throws {
    let world = try await TestWorld.lived()
    let all = try await rows(world, "")
    #expect(all.map(\.entry.sequence) == Array((1...all.count).reversed()))
    #expect(all.count == (try await world.store.ledger().size))
    let asked = try #require(all.first { $0.entry.kind == "request.submitted" })
    #expect(asked.who == "noor" && asked.what == "noor · writer")
    #expect(asked.reason == "retrain after the label fix, run 8841")
    let voted = try #require(all.first { $0.entry.kind == "request.voted" })
    #expect(voted.reason == "agreed")
    let enrolled = try #require(all.first { $0.entry.kind == "person.enrolled" })
    #expect(enrolled.reason == nil, "a name is no reason")
    let published = try #require(all.first { $0.entry.kind == "snapshot.published" })
    #expect(published.what.contains("/") && published.leafHash.count == 64)
    #expect(Set(all.map(\.what)).isSuperset(of: ["trainer · reader", "root · ben", "trainer"]))
    #expect(all.last?.entry.sequence == 1)
  }

  @Test(
    arguments: [
      "who:noor", "who:me", "who:rule", "did:request", "did:=grant.adopted", "what:AR-1",
      "what:trainer", "what:noor", "reason:run", "reason:none", "seq:>20", "seq:3..5", "at:<1h",
      "rules:1", "via:library", "via:cli", "sig:none", "sig:ok", "host:test", "key:none",
      "address:any", "is:claimed", "is:delegated", "is:bulk", "is:break_glass", "person:ada",
      "retrain", "AR-1", "#7", "id:AR-1",
    ]
  )
  func `a filter and its opposite share the entries out`(_ filter: String) async throws {
    let world = try await TestWorld.lived()
    let all = try await rows(world, "").map(\.id)
    let found = try await rows(world, filter).map(\.id)
    let others = try await rows(world, "-(\(filter))").map(\.id)
    #expect(found.count + others.count == all.count)
    #expect(Set(found).union(others) == Set(all))
  }

  @Test func `a filter finds what the rows themselves say`() async throws {
    let world = try await TestWorld.lived()
    let all = try await rows(world, "")
    let questions: [(filter: String, holds: (LedgerRow) -> Bool)] = [
      ("who:noor", { $0.who == "noor" }), ("who:rule", { $0.who == "rule" }),
      ("did:request", { $0.entry.kind.contains("request") }),
      ("what:AR-1", { $0.entry.subject == "AR-1" }),
      ("is:claimed", { $0.entry.actor.claimed }),
      ("seq:3..5", { (3...5).contains($0.entry.sequence) }),
      ("#7", { $0.entry.sequence == 7 }), ("sig:none", { _ in true }), ("sig:ok", { _ in false }),
      ("reason:run", { $0.reason?.contains("run") ?? false }),
    ]
    for question in questions {
      let found = try await rows(world, question.filter).map(\.id)
      #expect(found == all.filter(question.holds).map(\.id), "\(question.filter)")
    }
  }

  @Test func `pages run from the newest to the oldest and back`() async throws {
    let world = try await TestWorld.lived()
    let all = try await rows(world, "").map(\.id)
    var query = ListQuery(.ledger, limit: 7)
    var ids: [String] = []
    for _ in 0..<50 {
      let page = try await world.store.ledger(query, as: world.test.root)
      ids += page.rows.map(\.id)
      query.cursor = page.cursors.last
      guard page.hasAfter else { break }
    }
    #expect(ids == all)
    query = ListQuery(.ledger, limit: 3)
    query.direction = .backward
    let last = try await world.store.ledger(query, as: world.test.root)
    #expect(last.rows.map(\.id) == ["#3", "#2", "#1"] && last.hasBefore && !last.hasAfter)
    query = ListQuery(.ledger, limit: 2)
    query.sort = "seq"
    #expect(
      try await world.store.ledger(query, as: world.test.root).rows.map(\.id) == ["#1", "#2"]
    )
  }

  @Test(arguments: ["noor", "ben"])
  func `who may not read the ledger is told which personas may`(_ viewer: String) async throws {
    let world = try await TestWorld()
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await world.store.ledger(ListQuery(.ledger), as: .claiming(viewer))
    }
    #expect(refusal?.code == .missingPersona)
    #expect(refusal?.next?.contains("auditor") == true)
    await #expect(throws: Refusal.self) {
      _ = try await world.store.count(ListQuery(.ledger), as: .claiming(viewer))
    }
  }

  @Test func `the story of a record is told from its beginning`() async throws {
    let world = try await TestWorld.lived()
    let story = try await world.store.history(of: "AR-1")
    #expect(story.first?.entry.kind == "request.submitted")
    #expect(story.last?.entry.kind == "request.approved")
    #expect(story.map(\.entry.sequence) == story.map(\.entry.sequence).sorted())
    #expect(try await world.store.history(of: "AR-99").isEmpty)
  }

  @Test func `an erased reason is gone and its entry is not`() async throws {
    let world = try await TestWorld.lived()
    try await world.store.engine.write { connection in
      try connection.run("update erasable_text set text = null, salt = null, erased_at = 1")
    }
    let all = try await rows(world, "")
    #expect(all.allSatisfy { $0.reason == nil })
    #expect(all.contains { $0.entry.kind == "request.voted" })
    #expect(try await rows(world, "reason:agreed").isEmpty)
  }
}
