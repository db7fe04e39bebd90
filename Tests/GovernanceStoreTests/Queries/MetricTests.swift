import Governance
import Testing

@testable import GovernanceStore

/// Each number against a slow one, made from the raw rows without the indexes, derived columns and walks of the store.
struct MetricTests {
  private func metric(
    _ id: String,
    _ store: Store,
    _ environment: Environment? = nil
  ) async throws -> Metric {
    let metrics = try await store.metrics(environment: environment)
    #expect(metrics.map(\.id) == MetricDefinition.all.map(\.id))
    return try #require(metrics.first { $0.id == id })
  }

  @Test(arguments: [nil] + Environment.allCases.map { $0 })
  func `standing privilege counts each hour of each principal once`(
    _ environment: Environment?
  ) async throws {
    let world = try await QueryWorld()
    let privileged = try await world.grants().filter { row in
      row.marks.contains(.privileged)
        && (environment == nil || row.grant.environment == environment)
    }
    let metric = try await metric("M13", world.store, environment)
    let slow = SlowPrivilege(privileged.map(\.grant))
    for (point, at) in zip(metric.series, TrendMoments(now: world.now).all) {
      #expect(point.value == slow.ratio(at: at), "\(at)")
      #expect(point.day == at.day)
    }
    #expect(metric.series.count == 13)
    #expect(metric.numerator == slow.hours(at: world.now).standing)
    #expect(metric.denominator == slow.hours(at: world.now).all)
    #expect(metric.value == slow.ratio(at: world.now))
  }

  @Test(arguments: [nil] + Environment.allCases.map { $0 })
  func `unused access is judged where telemetry and age allow`(
    _ environment: Environment?
  ) async throws {
    let world = try await QueryWorld()
    let old = try await world.grants().filter { row in
      row.grant.isLive(at: world.now) && row.grant.startsAt <= world.now - .days(90)
        && (environment == nil || row.grant.environment == environment)
    }
    let judged = old.filter(\.lastUsedKnown)
    let unused = judged.filter { row in
      row.lastUsedAt.map { $0 <= world.now - .days(90) } ?? true
    }
    let metric = try await metric("M15", world.store, environment)
    #expect(metric.denominator == judged.count)
    #expect(metric.numerator == unused.count)
    #expect(metric.unknown == old.count - judged.count)
    #expect(metric.beside.first?.value == unused.count { $0.lastUsedAt == nil })
    if environment == nil { #expect(unused.count > 3 && judged.count > unused.count) }
  }

  @Test(arguments: [nil] + Environment.allCases.map { $0 })
  func `an orphan is an active principal that nobody active stands behind or answers for`(
    _ environment: Environment?
  ) async throws {
    let world = try await QueryWorld()
    try await world.changeOwners()
    let slow = try await world.store.engine.read { try SlowOrphans($0, environment) }
    let metric = try await metric("M16", world.store, environment)
    #expect(metric.denominator == slow.active)
    #expect(metric.numerator == slow.orphaned.count)
    let types = metric.shares.filter { $0.split == "type" }
    #expect(types.reduce(0) { $0 + Int($1.value) } == slow.orphaned.count)
    guard environment == nil else { return }
    #expect(slow.orphaned.count > 2 && slow.active > slow.orphaned.count)
    let query = ListQuery(.principals, filter: "is:orphaned state:active", limit: 100)
    let rows = try await world.store.principals(query, as: world.test.root).rows
    #expect(Set(rows.map(\.id)) == slow.orphaned)
    let all = try await world.store.principals(
      ListQuery(.principals, limit: 100),
      as: world.test.root
    )
    #expect(Set(all.rows.filter(\.isOrphaned).filter(\.fact.isActive).map(\.id)) == slow.orphaned)
  }

  @Test(arguments: [nil] + Environment.allCases.map { $0 })
  func `wildcards are counted in allowing statements of production policies`(
    _ environment: Environment?
  ) async throws {
    let world = try await PolicyWorld()
    let slow = try await world.slow(environment, at: nil)
    let metric = try await metric("M2", world.store, environment)
    #expect(metric.population == slow.policies)
    #expect(metric.value == slow.value)
    #expect(
      metric.beside.map(\.value) == [0, slow.unavoidable, slow.prefixes, slow.holders.count]
    )
    #expect(
      metric.shares.filter { $0.split == "grade" }.reduce(0) { $0 + $1.value } == slow.value ?? 0
    )
    for (point, at) in zip(metric.series, TrendMoments(now: world.test.clock.instant).all) {
      #expect(point.value == (try await world.slow(environment, at: at).value), "\(at)")
    }
    if environment == nil {
      #expect(Set(metric.series.compactMap(\.value)).count == 2, "an import changed it")
      #expect(metric.series.contains { $0.value == nil }, "nothing was imported before")
    }
  }

  @Test func `the lead time is from asking to closing, and what lapsed stands beside it`()
    async throws
  {
    let world = try await TestWorld()
    for wait in [5, 7, 30, 61, 90, 200, 1_000] {
      let request = try await world.ask(for: world.reader)
      world.test.clock.advance(.minutes(wait) + .seconds(20))
      try await world.settle(request)
      world.test.clock.advance(.days(3))
    }
    _ = try await world.ask(for: world.reader)
    world.test.clock.advance(.days(4))
    let metric = try await metric("M9", world.store)
    #expect(metric.population == 7 && metric.value == 61)
    #expect(metric.beside.map(\.value) == [1_000, 1, 12, 0, 61, 0, 720, 0])
    let trend = metric.series.map(\.value)
    #expect(trend.last == 61 && trend.count == 13)
    #expect(trend.first == .some(nil), "too few were decided then for a median")
    world.test.clock.advance(.days(31))
    let later = try await self.metric("M9", world.store)
    #expect(later.value == nil && later.population == 0)
    #expect(later.series.contains { $0.value != nil })
    #expect(try await self.metric("M9", world.store, .stage).series.allSatisfy { $0.value == nil })
  }

  @Test func `numbers whose past no row tells are kept by day`() async throws {
    let world = try await QueryWorld()
    func trend(_ id: String) async throws -> [Double?] {
      try await metric(id, world.store).series.map(\.value)
    }
    #expect(try await trend("M15").dropLast().allSatisfy { $0 == nil })
    _ = await world.store.recordNumbers(from: world.test.root.origin)
    world.test.clock.advance(.hours(2))
    let then = try await (trend("M15").last, trend("M16").last)
    _ = await world.store.recordNumbers(from: world.test.root.origin)
    world.test.clock.advance(.days(14) + .hours(1))
    let now = try await (trend("M15"), trend("M16"))
    #expect(now.0.count == 13 && now.0[10] == then.0, "the last look of the day")
    #expect(now.0[11] == nil, "nobody looked that week")
    #expect(now.0[9] == nil, "nobody had looked yet")
    #expect(now.1[10] == then.1)
  }

  @Test func `an import and a baseline keep the numbers of their day`() async throws {
    let world = try await TestWorld()
    let kept = try await world.store.ask(
      "select distinct metric, day from metric_point where environment = 'all' order by 1"
    )
    let today = SQLValue(world.test.clock.instant.day)
    let all = MetricDefinition.all.map { SQLValue.text($0.id) }.sorted { "\($0)" < "\($1)" }
    #expect(kept == all.map { [$0, today] })
    world.test.clock.advance(.days(1))
    _ = try await world.store.baseline(as: world.test.root)
    #expect(try await world.store.ask("select distinct day from metric_point").count == 2)
  }

  @Test func `an empty database has no number, and says why`() async throws {
    let test = try await TestStore()
    for metric in try await test.store.metrics(environment: nil)
    // Nobody owes or breaks anything there, and no control has evidence: those are numbers.
    where !["M3", "M17", "M22"].contains(metric.id) {
      #expect(metric.value == nil && metric.state == .na, "\(metric.id)")
      #expect(metric.note != nil, "\(metric.id)")
    }
  }
}

/// Principal-hours counted one hour after the other.
struct SlowPrivilege {
  let grants: [Grant]

  init(_ grants: [Grant]) {
    self.grants = grants
  }

  func hours(at now: Instant) -> (standing: Int, all: Int) {
    let start = now - .days(30)
    var milliseconds: (standing: Int64, all: Int64) = (0, 0)
    for (_, held) in Dictionary(grouping: grants, by: \.principal) {
      // Between two changes nothing changes: each such stretch counts whole or not at all.
      let changes = held.flatMap { [$0.startsAt, $0.over].compactMap { $0 } } + [start, now]
      let moments = Set(changes.filter { (start...now).contains($0) }).sorted()
      for (from, until) in zip(moments, moments.dropFirst()) {
        let open = held.filter { $0.startsAt <= from && $0.over.map { $0 > from } ?? true }
        let length = (until - from).milliseconds
        if !open.isEmpty { milliseconds.all += length }
        if open.contains(where: { $0.kind == .standing }) { milliseconds.standing += length }
      }
    }
    return (Int(milliseconds.standing / 3_600_000), Int(milliseconds.all / 3_600_000))
  }

  func ratio(at now: Instant) -> Double? {
    let hours = hours(at: now)
    return hours.all == 0 ? nil : Double(hours.standing) / Double(hours.all)
  }
}

extension Grant {
  /// When it stopped opening access: its end, the proof that it was ended, or its start if it never did.
  fileprivate var over: Instant? {
    let never = [.withdrawn, .activationFailed].contains(state) ? startsAt : nil
    let proven = [.revoked, .ended].contains(state) ? enforcedAt : nil
    return [endsAt, never, proven].compactMap { $0 }.min()
  }
}

/// Principals that are nobody's, found with the questions that operations ask.
struct SlowOrphans: Sendable {
  private(set) var active = 0
  private(set) var orphaned: Set<String> = []

  init(_ connection: any Connection, _ environment: Environment?) throws {
    let rows = try connection.rows(
      "select * from principal_now where type <> 'group' and is_active = 1"
    )
    for row in rows {
      let its: Environment = try row.word("environment")
      guard environment == nil || environment == its else { continue }
      active += 1
      let id = try row.text("id")
      let behind = try connection.persons(behind: Identifier(id)).filter { $0.state == .active }
      let owners = try connection.owners(
        of: id,
        told: try row.optionalText("owner"),
        team: try row.optionalText("team")
      )
      if behind.isEmpty, owners.isEmpty { orphaned.insert(id) }
    }
  }
}

extension QueryWorld {
  /// Decides owners here that go before what the source tells: a person, a person who left, a team with and without members.
  fileprivate func changeOwners() async throws {
    let subjects = Cloud.principals.map(\.nativeID)
    _ = try await store.perform(
      [
        .assignOwner(subject: subjects[3], person: Identifier("mei"), team: nil, reason: nil),
        .assignOwner(subject: subjects[0], person: Identifier("ÖZGE"), team: nil, reason: nil),
        .assignOwner(subject: subjects[5], person: nil, team: "data", reason: nil),
        .assignOwner(subject: subjects[6], person: nil, team: "nobody", reason: nil),
        .offboard(Identifier("ÖZGE"), effectiveAt: nil, reason: "moved on"),
        .offboard(Identifier("lin"), effectiveAt: nil, reason: "contract ended"),
      ],
      as: test.root
    )
  }
}

/// Policies of two accounts over two imports, three weeks apart.
private struct PolicyWorld {
  let test: TestStore
  var store: Store { test.store }

  init() async throws {
    test = try await TestStore()
    try await store.take(Self.facts(breadth: 1))
    try await store.take(Self.facts(breadth: 2), scope: "2")
    test.clock.advance(.days(21))
    try await store.take(Self.facts(breadth: 3))
    test.clock.advance(.days(10))
  }

  private static func facts(breadth: Int) -> [Fact] {
    Environment.allCases.enumerated().flatMap { index, environment -> [Fact] in
      let name = "arn:policy/\(index)"
      var policy = PolicyFact(key: name, nativeID: name, name: "p\(index)", kind: .customerManaged)
      policy.environment = environment
      var right = SmallCloud.right("p\(index)")
      right.policy = name
      let holder = SmallCloud.role("holder-\(index % 3)")
      let statements = WildcardGrade.allCases.enumerated().map { place, grade in
        StatementFact(
          policy: name,
          index: place,
          isAllow: place != 4,
          actions: "*",
          resources: "*",
          broadActions: grade.isExposure ? breadth : 0,
          broadResources: grade == .everything ? 1 : 0,
          unavoidable: grade == .unavoidable ? index : 0,
          prefixes: grade == .prefix ? 2 : 0,
          grade: grade
        )
      }
      let narrow = StatementFact(
        policy: name,
        index: 9,
        isAllow: true,
        actions: "s3:GetObject",
        resources: "arn:aws:s3:::one/two"
      )
      return [
        .policy(policy), .entitlement(right), .principal(holder),
        .assignment(SmallCloud.attached(right, to: holder)), .statement(narrow),
      ] + statements.map { .statement($0) }
    }
  }

  struct Slow {
    var policies = 0
    var broad = 0
    var unavoidable = 0
    var prefixes = 0
    var holders: Set<String> = []
    var value: Double? { policies == 0 ? nil : Double(broad) }
  }

  /// Adds up row by row what the snapshots of a moment showed.
  func slow(_ environment: Environment?, at moment: Instant?) async throws -> Slow {
    let at = moment ?? test.clock.instant
    return try await store.engine.read { connection in
      var slow = Slow()
      let shown = try connection.snapshots().filter { $0.publishedAt <= at }
      for source in Set(shown.map(\.source)) {
        let number = shown.filter { $0.source == source }.map(\.number).max() ?? 0
        func rows(_ table: String) throws -> [SQLRow] {
          try connection.rows("select * from \(table) where source_id = ?", [.init(source)])
            .filter { row in
              let until = try row.optionalInteger("to_snapshot") ?? .max
              return try row.integer("from_snapshot") <= number && number < until
            }
        }
        let policies = try rows("policy").filter { row in
          let its: Environment = try row.word("environment")
          return its.countsAsProduction && (environment == nil || environment == its)
        }
        slow.policies += policies.count
        let ids = Set(try policies.map { try $0.text("id") })
        var broad: Set<String> = []
        for row in try rows("statement") where try row.flag("is_allow") {
          guard let policy = try row.optionalText("policy_id"), ids.contains(policy) else {
            continue
          }
          let count = try row.integer("broad_actions") + row.integer("broad_resources")
          if count > 0 { broad.insert(policy) }
          slow.broad += count
          slow.unavoidable += try row.integer("unavoidable")
          slow.prefixes += try row.integer("prefixes")
        }
        let rights = Set(
          try rows("entitlement").filter { broad.contains(try $0.text("policy_id")) }
            .map { try $0.text("id") }
        )
        for row in try rows("assignment") where rights.contains(try row.text("entitlement_id")) {
          slow.holders.insert(try row.text("holder_id"))
        }
      }
      return slow
    }
  }
}
