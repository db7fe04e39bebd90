import Governance
import Testing

@testable import GovernanceStore

/// The approval queue: who may decide what, in which order.
struct RequestListTests {
  static let viewers = ["root", "ada", "mei", "ben", "noor", "kim"]

  @Test func `what the list says to be decidable is what the rule says`() async throws {
    let world = try await Queue()
    var answers: Set<Bool> = []
    for viewer in Self.viewers {
      let all = try await world.list("", as: viewer)
      let decidable = try await world.list("is:decidable", as: viewer)
      #expect(decidable.map(\.id) == all.filter(\.mayDecide).map(\.id), "\(viewer)")
      #expect(
        try await world.list("-is:decidable", as: viewer).map(\.id)
          == all.filter { !$0.mayDecide }.map(\.id)
      )
      answers.formUnion(all.map(\.mayDecide))
    }
    #expect(answers == [true, false])
  }

  @Test func `who stands in for another decides as that other, and not for either`() async throws {
    let world = try await Queue()
    _ = try await world.store.perform(
      [
        .delegate(
          to: Identifier("noor"),
          from: world.now,
          until: world.now + .days(2)
        )
      ],
      as: .claiming("ada")
    )
    var noor = Operator.claiming("noor")
    noor.delegateFor = "ada"
    let rows = try await world.store.requests(ListQuery(.requests), as: noor).rows
    let decidable = try await world.store.requests(
      ListQuery(.requests, filter: "is:decidable"),
      as: noor
    ).rows
    #expect(decidable.map(\.id) == rows.filter(\.mayDecide).map(\.id))
    #expect(decidable.map(\.id) == ["AR-4"], "she stands behind the others herself")
  }

  @Test func `a vote that would be refused says why, with handles`() async throws {
    let world = try await Queue()
    let rows = try await world.list("state:pending", as: "noor")
    let own = try #require(rows.first { $0.id == "AR-3" })
    guard case .no(let refusal) = own.decidable else {
      Issue.record("noor may decide her own request")
      return
    }
    #expect(refusal.code == .ownAccess)
    #expect(own.isMine)
  }

  @Test func `a vote is refused exactly where its row says so`() async throws {
    for viewer in Self.viewers {
      let world = try await Queue()
      for row in try await world.list("", as: viewer) {
        let decision = Decision(
          request: row.request.id,
          seenVersion: row.request.version,
          reason: "looked at it"
        )
        do {
          _ = try await world.store.preview([.deny(decision)], as: .claiming(viewer))
          #expect(row.mayDecide, "\(viewer) \(row.id)")
        } catch let refusal as Refusal {
          #expect(row.decidable == .no(refusal), "\(viewer) \(row.id)")
        }
      }
    }
  }

  @Test func `what presses comes first by its time, the rest by score, what is not mine last`()
    async throws
  {
    let world = try await Queue()
    for viewer in Self.viewers {
      let rows = try await world.list("", as: viewer)
      #expect(rows.map(\.id) == world.urgent(rows), "\(viewer)")
    }
    let places = try await world.list("", as: "ada").map(\.state)
    #expect(places == places.sorted { ($0 == .pending ? 0 : 1) < ($1 == .pending ? 0 : 1) })
  }

  @Test func `pages of the queue are the queue`() async throws {
    let world = try await Queue()
    let whole = try await world.list("", as: "ben").map(\.id)
    for sort in [nil, "due", "risk", "who", "access", "asked", "for", "votes", "ticket", "state"] {
      var query = ListQuery(.requests, limit: 2)
      query.sort = sort
      var ids: [String] = []
      for _ in 0..<10 {
        let page = try await world.store.requests(query, as: .claiming("ben"))
        ids += page.rows.map(\.id)
        query.cursor = page.cursors.last
        guard page.hasAfter else { break }
      }
      #expect(ids.count == whole.count && Set(ids) == Set(whole), "\(sort ?? "")")
      if sort == nil { #expect(ids == whole) }
    }
  }

  @Test(
    arguments: [
      ("", ["AR-1", "AR-2", "AR-3", "AR-4", "AR-5", "AR-6"]),
      ("state:pending", ["AR-3", "AR-4", "AR-5", "AR-6"]), ("state:expired", ["AR-1"]),
      ("state:approved", ["AR-2"]), ("state:denied", []), ("is:late", ["AR-3"]),
      ("due:late", ["AR-3"]), ("due:never", ["AR-1", "AR-2"]),
      ("lapses:>2d", ["AR-3", "AR-4", "AR-5", "AR-6"]), ("for:>24h", ["AR-5"]),
      ("for:8h", ["AR-1", "AR-2", "AR-3", "AR-4", "AR-6"]), ("votes:>0", ["AR-2", "AR-5"]),
      ("who:trainer", ["AR-4"]), ("by:me", ["AR-1", "AR-2", "AR-3", "AR-5", "AR-6"]),
      ("by:root", ["AR-4"]), ("is:mine", ["AR-1", "AR-2", "AR-3", "AR-5", "AR-6"]),
      ("-who:me", ["AR-4"]), ("person:ben", ["AR-4"]), ("person:none", []),
      ("access:writer", ["AR-1", "AR-2", "AR-3"]), ("ticket:none", ["AR-4"]),
      ("ticket:311 -access:writer", ["AR-5", "AR-6"]), ("is:asked", ["AR-5"]),
      ("-is:selfservice", ["AR-4"]), ("is:external", []), ("is:staged", []),
      ("AR-4", ["AR-4"]), ("ar-4", ["AR-4"]), ("env:prod", ["AR-1", "AR-2", "AR-3", "AR-5"]),
      ("owner:kim", ["AR-5", "AR-6"]), ("asked:<1h", ["AR-4", "AR-5", "AR-6"]),
    ] as [(String, [String])]
  )
  func `a filter leaves these`(_ filter: String, _ ids: [String]) async throws {
    let world = try await Queue()
    #expect(Set(try await world.list(filter, as: "noor").map(\.id)) == Set(ids), "\(filter)")
  }

  @Test func `what a filter hides tells how much of it is late`() async throws {
    let world = try await Queue()
    let count = try await world.store.count(
      ListQuery(.requests, filter: "who:trainer"),
      as: .claiming("ada")
    )
    #expect(count.matching == 1 && count.all == 6 && count.hiddenLate == 1)
  }
}

/// Six requests: one that lapsed, one approved, one late, one of a workload, one with a vote and a question, one for a right that no source lists any more.
struct Queue {
  let world: TestWorld
  var store: Store { world.store }
  var now: Instant { world.test.clock.instant }

  init() async throws {
    world = try await TestWorld()
    let clock = world.test.clock
    try await store.takePeople(
      ["ben", "noor", "kim"].map { SmallCloud.employee($0) }
        + ["ada", "mei"].map { SmallCloud.employee($0, team: "security") }
    )
    _ = try await world.ask()
    clock.advance(.days(3) + .hours(1))
    try await world.settle(try await world.ask())
    clock.advance(.hours(1))
    _ = try await world.ask()
    clock.advance(.hours(9))
    try await askForTrainer()
    try await askForMuch()
    clock.advance(.minutes(10))
  }

  private func askForTrainer() async throws {
    var draft = RequestDraft(
      entitlement: Identifier(world.reader.key),
      duration: .hours(8),
      justification: "the trainer reads the new set"
    )
    draft.beneficiary = Identifier(world.trainer.nativeID)
    _ = try await store.perform([.request(draft)], as: world.test.root)
  }

  private func askForMuch() async throws {
    var right = SmallCloud.right("danger", privilege: .root, environment: .prod, owner: "kim")
    right.dataClass = .restricted
    try await world.takeCloud(extra: [.entitlement(right)])
    let request = try await world.ask(for: right) { $0.duration = .hours(30) }
    _ = try await world.approve(request, as: "ben")
    _ = try await store.perform([.ask(request.id, text: "for how long?")], as: .claiming("ada"))
    // The next import lists it still.
    let going = SmallCloud.right("going", owner: "kim")
    try await world.takeCloud(extra: [.entitlement(right), .entitlement(going)])
    _ = try await world.ask(for: going)
    try await world.takeCloud(extra: [.entitlement(right)])
  }

  func list(_ filter: String, as viewer: String) async throws -> [RequestRow] {
    let query = ListQuery(.requests, filter: filter, limit: 100)
    return try await store.requests(query, as: .claiming(viewer)).rows
  }

  /// The order of the queue as it is written down, sorted here.
  func urgent(_ rows: [RequestRow]) -> [String] {
    func place(_ row: RequestRow) -> Int {
      guard row.state == .pending else { return 4 }
      let isSoon = row.request.terms.dueAt <= now + .hours(4)
      return (row.mayDecide ? 0 : 2) + (isSoon ? 0 : 1)
    }
    func key(_ row: RequestRow) -> [Int64] {
      let (score, asked) = (row.request.terms.risk.score, row.request.submittedAt.milliseconds)
      let byScore = [Int64(-score), asked]
      switch place(row) {
      case 0, 2: return [row.request.terms.dueAt.milliseconds] + byScore
      case 4: return [-asked]
      default: return byScore
      }
    }
    return rows.sorted { one, other in
      if place(one) != place(other) { return place(one) < place(other) }
      let (a, b) = (key(one), key(other))
      return a == b ? one.id < other.id : a.lexicographicallyPrecedes(b)
    }.map(\.id)
  }
}
