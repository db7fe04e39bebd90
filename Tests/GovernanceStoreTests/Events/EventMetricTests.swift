import Foundation
import Governance
import Testing

@testable import GovernanceStore

/// Each number over events against a slow one, made from the facts that went in and the tables that they name.
struct EventMetricTests {
  /// `EVENT_SEED` repeats a run.
  private static let seed =
    ProcessInfo.processInfo.environment["EVENT_SEED"].flatMap { UInt64($0) }
    ?? UInt64.random(in: 0...999_999)

  private func world(_ count: Int = 900) async throws -> (TestWorld, SlowEvents) {
    print("events with EVENT_SEED=\(Self.seed)")
    let world = try await TestWorld.lived()
    let names = try await EventNames(world.store)
    var random = SeededRandom(seed: Self.seed)
    let now = world.test.clock.instant
    let facts = (0..<count).map { names.fact($0, before: now, using: &random) }
    for start in stride(from: 0, to: count, by: count / 3) {
      try await world.store.takeEvents(Array(facts[start..<min(start + count / 3, count)]))
    }
    let slow = try await SlowEvents(facts, world.store, now: now)
    return (world, slow)
  }

  @Test func `numbers over events agree with the slow ones`() async throws {
    let (world, slow) = try await world()
    for environment in [nil] + Environment.allCases.map({ $0 }) {
      let comment = Comment("seed \(Self.seed) \(environment?.rawValue ?? "all")")
      let trace = try #require(try await world.store.metric("M5", environment))
      let (complete, calls) = slow.trace(environment, human: false)
      #expect(trace.denominator == SlowEvents.rounded(calls), comment)
      #expect(trace.numerator == SlowEvents.rounded(complete), comment)
      #expect(trace.value == SlowEvents.ratio(complete, calls), comment)
      let (humanComplete, human) = slow.trace(environment, human: true)
      #expect(trace.beside("human") == SlowEvents.rounded(human), comment)
      #expect(trace.beside("human_complete") == SlowEvents.rounded(humanComplete), comment)
      let tokens = try #require(try await world.store.metric("M7", environment))
      let (strict, all) = slow.strict(environment, hours: 24)
      #expect(tokens.denominator == SlowEvents.rounded(all), comment)
      #expect(tokens.value == SlowEvents.ratio(strict, all), comment)
      let (weekStrict, week) = slow.strict(environment, hours: 24 * 7)
      #expect(tokens.beside("week") == SlowEvents.rounded(week), comment)
      #expect(tokens.beside("week_strict") == SlowEvents.rounded(weekStrict), comment)
      #expect(tokens.beside("mtls") == SlowEvents.rounded(slow.mtls(environment)), comment)
      let jit = try #require(try await world.store.metric("M14", environment))
      let uses = slow.privileged(environment, hours: 24 * 30)
      #expect(jit.denominator == SlowEvents.rounded(uses.all), comment)
      #expect(jit.value == SlowEvents.ratio(uses.jit, uses.all), comment)
      #expect(jit.beside("standing") == SlowEvents.rounded(uses.standing), comment)
      #expect(jit.beside("drift") == SlowEvents.rounded(uses.drift), comment)
      let strong = try #require(try await world.store.metric("M19", environment))
      let production = slow.strong(environment)
      #expect(strong.denominator == SlowEvents.rounded(production.all), comment)
      #expect(strong.value == SlowEvents.ratio(production.strong, production.all), comment)
    }
    #expect(try await world.store.verify().problems == [])
  }

  @Test func `tokens are counted once, by lifetime, in the hour of their issuance`() async throws {
    let (world, slow) = try await world()
    let metric = try #require(try await world.store.metric("M7"))
    let tokens = slow.tokens(hours: 24)
    #expect(metric.beside("tokens") == tokens.count, "seed \(Self.seed)")
    #expect(metric.beside("strict_tokens") == tokens.count { $0.isStrict }, "seed \(Self.seed)")
    let lives = tokens.compactMap(\.seconds).sorted()
    if lives.count >= 5 {
      #expect(metric.beside("ttl_p50_s") == lives[(lives.count * 50 + 99) / 100 - 1])
      #expect(metric.beside("ttl_p95_s") == lives[(lives.count * 95 + 99) / 100 - 1])
    }
  }

  @Test func `events within a quarter of an hour of the last whole hour are waited for`()
    async throws
  {
    let test = try await TestStore()
    let hour = test.clock.instant.startOfHour
    test.clock.advance(hour + .hours(2) + .minutes(14) - test.clock.instant)
    var fact = AccessEventFact(
      key: "e",
      at: hour + .minutes(90),
      principal: "p",
      action: "a",
      emitter: "g"
    )
    fact.isHuman = false
    try await test.store.takeEvents([fact])
    #expect(try await test.store.metric("M5")?.denominator == 0)
    #expect(try await test.store.metric("M5")?.state == .na)
    test.clock.advance(.minutes(1))
    #expect(try await test.store.metric("M5")?.denominator == 1)
    test.clock.advance(.hours(24))
    #expect(try await test.store.metric("M5")?.denominator == 0)
  }

  @Test func `rotation is overdue by the age of the credential, not of its import`() async throws {
    let test = try await TestStore()
    let now = test.clock.instant
    func credential(_ key: String, _ kind: Credential.Kind, days: Int?, active: Bool = true) -> Fact
    {
      var fact = CredentialFact(
        key: key,
        principal: "arn:aws:iam::1:user/\(key)",
        name: key,
        kind: kind,
        isActive: active
      )
      fact.issuedAt = days.map { now - .days($0) }
      return .credential(fact)
    }
    let facts = [
      credential("a", .accessKey, days: 90), credential("b", .accessKey, days: 89),
      credential("c", .accessKey, days: 400, active: false), credential("d", .password, days: nil),
      credential("e", .certificate, days: 364), credential("f", .certificate, days: 366),
    ]
    try await test.store.take(facts, kind: .awsCredentials)
    let metric = try #require(try await test.store.metric("M20"))
    #expect(metric.value == 2)
    #expect(metric.population == 5)
    #expect(metric.unknown == 1)
    let query = ListQuery(.credentials, filter: "is:overdue")
    let rows = try await test.store.records(query, as: test.root).rows
    #expect(rows.count == 2)
    #expect(try await test.store.verify().isSound)
  }

  @Test func `a credential is where its principal is, unless its import says where`() async throws {
    let world = try await TestWorld()
    let fact = CredentialFact(
      key: "k",
      principal: world.noor.nativeID,
      name: "noor",
      kind: .accessKey,
      isActive: true
    )
    var principal = world.noor
    principal.environment = .stage
    try await world.takeCloud(extra: [.principal(principal)])
    try await world.store.take([.credential(fact)], kind: .awsCredentials)
    #expect(try await world.store.metric("M20", .stage)?.population == 1)
    try await world.store.take(
      [.credential(fact)],
      kind: .awsCredentials,
      environment: .dev
    )
    #expect(try await world.store.metric("M20", .dev)?.population == 1)
    #expect(try await world.store.metric("M20", .stage)?.population == 0)
  }

  @Test func `the events behind a number are those that it is over, page by page`() async throws {
    let test = try await TestStore()
    let end = Instant(hour: TraceCompleteness.end(at: test.clock.instant).hour)
    let facts = (0..<25).map { number -> AccessEventFact in
      var fact = AccessEventFact(
        key: "e-\(number)",
        at: end - .minutes(number / 2) - .minutes(1),
        principal: "p",
        action: "a",
        emitter: "g"
      )
      fact.isHuman = number % 5 == 0
      return fact
    }
    try await test.store.takeEvents(facts)
    var seen: [MetricRow] = []
    while true {
      let last = seen.last?.id ?? ""
      let page = try await test.store.rows(of: "M5", MetricQuestion(), after: last, limit: 4)
      seen += page.rows
      guard page.hasMore else { break }
    }
    #expect(seen.count == 20)
    #expect(Set(seen.map(\.id)).count == 20)
    #expect(Set(seen.map(\.part)) == ["no_policy"])
    #expect(try await test.store.metric("M5")?.denominator == 20)
    #expect(try await test.store.metric("M5")?.value == 0)
  }
}
