import Governance
import Testing

@testable import GovernanceStore

/// What stands behind each number adds up to it, and a question about time is answered or refused.
struct MetricRowTests {
  /// All rows of a metric, a few at a time.
  private func rows(_ id: String, _ store: Store, _ question: MetricQuestion) async throws
    -> [MetricRow]
  {
    var rows: [MetricRow] = []
    while true {
      let page = try await store.rows(of: id, question, after: rows.last?.id ?? "", limit: 3)
      rows += page.rows
      guard page.hasMore else { return rows }
    }
  }

  @Test func `the rows behind each number add up to it, page by page`() async throws {
    for store in try await [QueryWorld().store, TestWorld.lived().store] {
      for metric in try await store.metrics(environment: nil) {
        let definition = try #require(MetricDefinition.named(metric.id))
        let rows = try await rows(metric.id, store, MetricQuestion())
        #expect(Set(rows.map(\.id)).count == rows.count, "\(metric.id)")
        #expect(rows.map(\.id) == rows.map(\.id).sorted(), "\(metric.id)")
        let counted = rows.filter { definition.rows.counts($0.part) }
        switch definition.rows.figure {
        case .value: #expect(Double(counted.count) == metric.value ?? 0, "\(metric.id)")
        case .numerator: #expect(counted.count == metric.numerator ?? 0, "\(metric.id)")
        case .denominator: #expect(counted.count == metric.denominator ?? 0, "\(metric.id)")
        case .population: #expect(counted.count == metric.population, "\(metric.id)")
        case .sum:
          let sum = counted.reduce(0) { $0 + ($1.value ?? 0) }
          #expect(sum == metric.value ?? 0, "\(metric.id)")
        }
      }
    }
  }

  @Test func `a count divided by environment adds up to the count`() async throws {
    let store = try await QueryWorld().store
    var question = MetricQuestion(["M2", "M3", "M16"])
    question.split = .environment
    for metric in try await store.metrics(question) {
      let sum = metric.shares.reduce(0) { $0 + $1.value }
      #expect(sum == metric.value ?? 0, "\(metric.id)")
      #expect(metric.shares.allSatisfy { $0.split == "environment" })
    }
    question.ids = ["M22"]
    question.split = .owner
    let undivided = try #require(try await store.metrics(question).first)
    #expect(undivided.shares.isEmpty && undivided.note?.contains("not divided by owner") == true)
  }

  @Test func `a period that is over is read from rows, or from what was kept`() async throws {
    let world = try await QueryWorld()
    let start = world.test.clock.instant
    let then = try await world.store.metrics(environment: nil)
    #expect(await world.store.recordNumbers(from: world.test.root.origin) == nil)
    world.test.clock.advance(.days(40))
    var question = MetricQuestion()
    question.period = MetricWindow(from: start - .days(30), until: start)
    let kept = try await world.store.metrics(question)
    for (metric, was) in zip(kept, then) {
      #expect(metric.value.map { ($0 * 1e6).rounded() } == was.value.map { ($0 * 1e6).rounded() })
      #expect(metric.at == start, "\(metric.id)")
    }
    await #expect(throws: Refusal.self) {
      _ = try await world.store.rows(of: "M15", question, limit: 5)
    }
    question.period = MetricWindow(from: start - .days(90), until: start - .days(60))
    let before = try await world.store.metrics(question).first { $0.id == "M15" }
    #expect(before?.value == nil && before?.note?.contains("nobody looked") == true)
  }

  @Test func `a change opens what came and what went`() async throws {
    let test = try await TestStore()
    func statement(_ name: String) -> [Fact] {
      let policy = PolicyFact(key: name, nativeID: name, name: name, kind: .customerManaged)
      let broad = StatementFact(
        policy: name,
        index: 0,
        isAllow: true,
        actions: "*",
        resources: "*",
        broadActions: 1,
        broadResources: 1,
        grade: .everything
      )
      return [.policy(policy), .statement(broad)]
    }
    try await test.store.take(statement("a") + statement("b"))
    test.clock.advance(.days(8))
    try await test.store.take(statement("b") + statement("c") + statement("d"))
    test.clock.advance(.days(1))
    var question = MetricQuestion()
    question.window = .days(7)
    let delta = try await test.store.delta(of: "M2", question)
    #expect(delta.came.count == 2 && delta.went.count == 1)
    let metric = try #require(try await test.store.metrics(MetricQuestion(["M2"])).first)
    #expect(metric.value == 6)
    await #expect(throws: Refusal.self) {
      _ = try await test.store.delta(of: "M16", question)
    }
    await #expect(throws: Refusal.self) {
      _ = try await test.store.rows(of: "M99", question, limit: 1)
    }
  }

  @Test func `every kind of evidence is one that the ledger can hold`() {
    for kind in ControlEvidence.table.flatMap(\.kinds) {
      #expect(Event.isKnown(kind: kind, version: 1), "\(kind)")
    }
    #expect(!Event.isKnown(kind: "nothing.happened", version: 1))
  }

  @Test func `a day's numbers are kept once, and again only if they differ`() async throws {
    let world = try await QueryWorld()
    world.test.clock.advance(.days(1))
    func entries() async throws -> Int {
      try await world.store.ask("select 1 from ledger_entry where kind = 'metrics.recorded'").count
    }
    let before = try await entries()
    #expect(try await world.store.enforce(from: world.test.root.origin).keptNumbers)
    #expect(try await entries() == before + 1)
    #expect(!(try await world.store.enforce(from: world.test.root.origin).keptNumbers))
    #expect(try await entries() == before + 1)
    world.test.clock.advance(.days(1))
    #expect(try await world.store.enforce(from: world.test.root.origin).keptNumbers)
  }
}
