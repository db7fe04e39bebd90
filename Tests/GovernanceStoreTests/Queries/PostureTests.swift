import Governance
import Testing

@testable import GovernanceStore

/// The first screen: what waits for whom, what changed, what cannot wait.
struct PostureTests {
  private func posture(
    _ store: Store,
    as viewer: String,
    _ environment: Environment? = nil
  ) async throws -> Posture {
    try await store.posture(environment: environment, as: .claiming(viewer))
  }

  @Test func `states are counted as the rows show them`() async throws {
    let world = try await QueryWorld()
    for environment in [nil] + Environment.allCases.map({ $0 }) {
      let rows = try await world.grants(environment.map { "env:\($0.rawValue)" } ?? "")
      let expected = Dictionary(grouping: rows, by: \.standing).mapValues(\.count)
      let posture = try await posture(world.store, as: "ada", environment)
      #expect(posture.standings == expected, "\(environment?.rawValue ?? "all")")
    }
  }

  @Test func `requests wait for those who may decide them`() async throws {
    let queue = try await Queue()
    for viewer in RequestListTests.viewers {
      let posture = try await posture(queue.store, as: viewer)
      let decidable = try await queue.list("is:decidable", as: viewer)
      let tasks = posture.tasks.filter { $0.verb == "approve" }
      #expect(Set(tasks.map(\.id)) == Set(decidable.map(\.id)), "\(viewer)")
      for task in tasks {
        let row = try #require(decidable.first { $0.id == task.id })
        #expect(task.risk == row.request.terms.risk && task.dueAt == row.request.terms.dueAt)
        #expect(task.isLate == (row.request.terms.dueAt <= queue.now))
      }
      #expect(posture.pendingRequests == 4)
    }
  }

  @Test func `who asked is asked for the answer`() async throws {
    let queue = try await Queue()
    let noor = try await posture(queue.store, as: "noor")
    #expect(noor.tasks.map(\.verb) == ["answer"])
    #expect(noor.tasks.map(\.id) == ["AR-5"] && noor.taskCount == 1)
    #expect(try await posture(queue.store, as: "ben").tasks.allSatisfy { $0.verb != "answer" })
  }

  @Test func `late comes first, by severity`() async throws {
    let queue = try await Queue()
    let ada = try await posture(queue.store, as: "ada")
    #expect(ada.tasks.first?.id == "AR-3" && ada.tasks.first?.isLate == true)
    #expect(ada.lateCount == 1 && ada.taskCount == ada.tasks.count)
    let due = ada.tasks.dropFirst().compactMap(\.dueAt)
    #expect(due == due.sorted())
  }

  @Test func `an environment leaves out what is elsewhere`() async throws {
    let queue = try await Queue()
    let all = try await posture(queue.store, as: "ada")
    let dev = try await posture(queue.store, as: "ada", .dev)
    #expect(all.tasks.contains { $0.id == "AR-3" } && !dev.tasks.contains { $0.id == "AR-3" })
    #expect(dev.pendingRequests == 2)
  }

  @Test func `links wait for an administrator other than the proposer and the person`()
    async throws
  {
    let world = try await TestWorld()
    _ = try await world.store.perform(
      [.setPersona(Identifier("ada"), .administrator, held: true)],
      as: world.test.root
    )
    _ = try await world.store.perform(
      [.link(Identifier("mei"), Identifier(world.trainer.nativeID))],
      as: world.test.root
    )
    func verbs(_ viewer: String) async throws -> [String] {
      try await posture(world.store, as: viewer).tasks.map(\.verb)
    }
    #expect(try await verbs("ada") == ["confirm link"])
    #expect(try await verbs("root") == [])
    #expect(try await verbs("ben") == [])
    let task = try await posture(world.store, as: "ada").tasks.first
    #expect(task?.what == "trainer · mei")
  }

  @Test func `an ended grant waits for the word of somebody who neither ended nor holds it`()
    async throws
  {
    let world = try await TestWorld()
    try await world.settle(try await world.ask())
    let grant = try #require(try await world.store.engine.read { try $0.grants() }.first)
    _ = try await world.store.perform(
      [.revoke(grant.id, reason: "no longer needed", seen: nil)],
      as: .claiming("ada")
    )
    for viewer in ["root", "ada", "mei", "ben", "noor"] {
      let posture = try await posture(world.store, as: viewer)
      let waits = posture.tasks.contains { $0.verb == "attest" }
      do {
        _ = try await world.store.preview(
          [.attest(grant.id, reason: "looked at the account")],
          as: .claiming(viewer)
        )
        #expect(waits, "\(viewer)")
      } catch is Refusal {
        #expect(!waits, "\(viewer)")
      }
    }
    #expect(
      try await posture(world.store, as: "root").alerts.allSatisfy { !$0.message.contains("24h") }
    )
    world.test.clock.advance(.hours(25))
    let later = try await posture(world.store, as: "root")
    #expect(later.tasks.first { $0.id == grant.id.text }?.isLate == true)
    let alert = try #require(later.alerts.first)
    #expect(alert.message.hasPrefix("1 grant was ended more than 24h ago"))
    let opens = try #require(alert.opens)
    #expect(
      try await world.store.grants(opens, as: world.test.root).rows.map(\.grant.id) == [grant.id]
    )
  }

  @Test func `alerts tell of old sources, a lone administrator and what no baseline adopted`()
    async throws
  {
    let world = try await TestWorld()
    let fresh = try await posture(world.store, as: "root").alerts.map(\.message)
    #expect(fresh.contains { $0.hasPrefix("root is the only administrator") })
    #expect(fresh.contains { $0.hasPrefix("1 right exists that nobody decided on") })
    #expect(!fresh.contains { $0.contains("import it again") })
    world.test.clock.advance(.days(8))
    _ = try await world.store.baseline(as: world.test.root)
    let old = try await posture(world.store, as: "root")
    #expect(old.alerts.map(\.message).contains("aws-iam/1 is 8d old · import it again"))
    #expect(!old.alerts.contains { $0.message.contains("nobody decided") })
    #expect(old.sources.map(\.isLate) == [true, true])
    for alert in old.alerts { #expect(alert.opens != nil) }
  }

  @Test func `changes are decisions, newest first, what was done in bulk as one`() async throws {
    let world = try await TestWorld.lived()
    let changes = try await posture(world.store, as: "root").changes
    let decisions = changes.map(\.entry.decision)
    #expect(decisions == Array(Set(decisions)).sorted().reversed())
    #expect(changes.count <= 40)
    #expect(changes.contains { $0.entry.kind == "request.approved" })
    #expect(changes.first?.entry.kind == "delegation.started")
  }

  @Test func `a baseline in many transactions is one change`() async throws {
    let test = try await TestStore()
    let right = SmallCloud.right("reader")
    let roles = (0..<1_500).map { SmallCloud.role("role-\($0)") }
    try await test.store.take(
      [.entitlement(right)] + roles.map { .principal($0) }
        + roles.map { .assignment(SmallCloud.attached(right, to: $0)) }
    )
    _ = try await test.store.baseline(as: test.root)
    let changes = try await posture(test.store, as: "root").changes
    #expect(changes.first?.what.hasSuffix("and 1499 more") == true)
    #expect(changes.filter { $0.entry.kind == "grant.adopted" }.count == 1)
  }

  @Test func `a new database says that nothing was imported`() async throws {
    let test = try await TestStore()
    let posture = try await posture(test.store, as: "root")
    #expect(posture.isEmpty && posture.tasks.isEmpty && posture.standings.isEmpty)
    #expect(posture.sources.isEmpty && posture.pendingRequests == 0)
  }
}
