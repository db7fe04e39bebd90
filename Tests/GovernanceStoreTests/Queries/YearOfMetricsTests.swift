import Governance
import Testing

@testable import GovernanceStore

/// A year of a small organisation, week by week, and every trend against figures that the test kept itself.
struct YearOfMetricsTests {
  /// What the test knows of one week's end without asking for any metric.
  private struct Week {
    let at: Instant
    var medianWait: Int?
    var standing: Double?
    var orphans: Int
    var overdue: Int
  }

  /// Chance that is the same in each run.
  private struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
      state = seed
    }

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  @Test func `each trend of a year is what somebody else would have counted`() async throws {
    let seed: UInt64 = 20_261_128
    print("year of metrics, seed \(seed)")
    let year = try await live(seed: seed)
    let store = year.world.store
    for (index, week) in year.weeks.enumerated() {
      var question = MetricQuestion(["M9", "M13", "M16", "M3"])
      question.period = MetricWindow(from: week.at - .days(30), until: week.at)
      let metrics = try await store.metrics(question)
      func value(_ id: String) -> Double? { metrics.first { $0.id == id }?.value }
      #expect(value("M9") == week.medianWait.map(Double.init), "week \(index)")
      #expect(value("M13") == week.standing, "week \(index)")
      #expect(value("M16") == Double(week.orphans), "week \(index)")
      #expect(value("M3") == Double(week.overdue), "week \(index)")
    }
    // The trends of the last day are the weeks one by one.
    let last = try await store.metrics(environment: nil)
    let ends = Dictionary(year.weeks.map { ($0.at.day, $0) }) { $1 }
    for (id, figure) in [
      ("M9", { $0.medianWait.map(Double.init) }), ("M13", \.standing),
      ("M16", { Double($0.orphans) }), ("M3", { Double($0.overdue) }),
    ] as [(String, (Week) -> Double?)] {
      let series = try #require(last.first { $0.id == id }).series
      #expect(series.count == 13, "\(id)")
      for point in series {
        let week = try #require(ends[point.day], "\(id) \(point.day)")
        #expect(point.value == figure(week), "\(id) \(point.day)")
      }
    }
    #expect(Set(year.weeks.compactMap(\.medianWait)).count > 10, "the year is no straight line")
    #expect(Set(year.weeks.map(\.orphans)).count > 1 && year.weeks.contains { $0.overdue > 0 })
    #expect(try await store.verify().isSound)
  }

  private func live(seed: UInt64) async throws -> (world: TestWorld, weeks: [Week]) {
    let world = try await TestWorld()
    let clock = world.test.clock
    var dice = Dice(seed: seed)
    var waits: [(at: Instant, minutes: Int)] = []
    try await world.takeCloud(extra: Self.glass)
    _ = try await world.store.perform(
      [.setPersona(Identifier("noor"), .breakGlassResponder, held: true)],
      as: world.test.root
    )
    var weeks: [Week] = []
    _ = try await world.store.baseline(as: world.test.root)
    for week in 0..<52 {
      let end = clock.instant + .days(7)
      for _ in 0...dice.roll(2) {
        let request = try await world.ask(for: world.reader) { draft in
          draft.duration = .hours(2 + dice.roll(6))
        }
        let minutes = 3 + dice.roll(600)
        clock.advance(.minutes(minutes))
        try await world.settle(request)
        waits.append((clock.instant, minutes))
        clock.advance(.hours(9))
      }
      if week == 20 {
        try await world.takeCloud(extra: Self.glass + [.principal(SmallCloud.role("lost"))])
      }
      if week % 6 == 2 { try await emergency(world) }
      clock.advance(end - clock.instant)
      _ = try await world.store.enforce(from: world.test.root.origin)
      weeks.append(try await look(world, waits))
    }
    return (world, weeks)
  }

  /// The one right for emergencies.
  private static let glass: [Fact] = [
    .entitlement(
      SmallCloud.right("serving-break-glass", privilege: .admin, environment: .prod, owner: "ben")
    )
  ]

  /// Somebody breaks the glass for an hour; nobody reviews it.
  private func emergency(_ world: TestWorld) async throws {
    let draft = BreakGlassDraft(
      entitlement: Identifier("serving-break-glass"),
      incident: "INC-412",
      length: .minutes(45),
      reason: "inference down, approvers unreachable"
    )
    _ = try await world.store.perform([.exception(.breakGlass(draft))], as: .claiming("noor"))
  }

  private func look(
    _ world: TestWorld,
    _ waits: [(at: Instant, minutes: Int)]
  ) async throws -> Week {
    let now = world.test.clock.instant
    let recent = waits.filter { $0.at > now - .days(30) && $0.at <= now }.map(\.minutes).sorted()
    return try await world.store.engine.read { connection in
      let grants = try connection.grants(where: "1 = 1")
      let privileged = Set(
        try connection.rows("select id, privilege from entitlement_last").filter { row in
          let privilege: Privilege = try row.word("privilege")
          return privilege.isPrivileged
        }.map { try $0.text("id") }
      )
      let slow = SlowPrivilege(grants.filter { privileged.contains($0.entitlement.text) })
      let overdue = try connection.records(BreakGlass.self, where: "1 = 1").filter { glass in
        glass.reviewedBy == nil && glass.endsAt + .hours(72) < now
      }
      return Week(
        at: now,
        medianWait: recent.count < 5 ? nil : recent[(recent.count + 1) / 2 - 1],
        standing: slow.ratio(at: now),
        orphans: try SlowOrphans(connection, nil).orphaned.count,
        overdue: overdue.count
      )
    }
  }
}
