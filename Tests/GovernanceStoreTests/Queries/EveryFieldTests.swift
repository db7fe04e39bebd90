import Governance
import Testing

@testable import GovernanceStore

/// Every field and flag of every kind of list, with every sort of value: each row is in exactly one of a filter and its opposite.
struct EveryFieldTests {
  /// Values to try on a field, by what can stand after its colon.
  private static func values(_ field: FilterField) -> [String] {
    switch field.kind {
    case .text, .anyText: ["a", "=a", "aws", "P-1", "none", "any", "unknown", "\"%\"", "É"]
    case .people: ["noor", "=noor", "P-2", "me", "none", "any", "unknown"]
    case .word(let words): words + ["none", "any", "unknown"].filter { !words.contains($0) }
    case .name: ["aws", "directory", "none", "any"]
    case .number: ["0", ">0", "<5", "1..3", "2..", "..2"]
    case .length: [">1h", "<30d", "8h", "1h..8h"]
    case .until, .since: ["<4h", ">90d", "never", "today", "2026", "<2026-05", ">=lastyear"]
    case .flag: []
    }
  }

  private static func filters(_ schema: FilterSchema) -> [String] {
    schema.fields.flatMap { field in values(field).map { "\(field.name):\($0)" } }
      + schema.fields.filter { $0.kind == .until }.map { "\($0.name):late" }
      + schema.flags.map { "is:\($0.word)" } + schema.views.map { "@\($0.name)" }
      + ["noor", "aws", "AR-1", "#2", "principal:5be1c07a9d3f2e46", "\"a b\"", "s3:Get*"]
  }

  @Test(arguments: ListKind.allCases)
  func `a filter and its opposite share the rows out`(_ kind: ListKind) async throws {
    let world = try await Self.world.value
    try await world.store.engine.read { connection in
      for viewer in ["root", "noor"] {
        let viewing = try world.viewing(viewer, connection)
        guard kind != .ledger || viewer == "root" else { continue }
        let listing = try kind.listing(for: viewing)
        func keys(_ filter: String) throws -> [SQLValue] {
          let query = ListQuery(kind, filter: filter, limit: 1_000)
          return try connection.keys(of: listing, query, at: viewing.now).keys
        }
        let all = try keys("")
        #expect(!all.isEmpty, "\(kind)")
        for filter in Self.filters(listing.schema) {
          let (found, others) = (try keys(filter), try keys("-(\(filter))"))
          #expect(found.count + others.count == all.count, "\(kind) \(filter)")
          #expect(Set(found).union(others) == Set(all), "\(kind) \(filter)")
          let order = all.filter(Set(found).contains)
          #expect(found == order, "\(kind) \(filter) keeps the order of the list")
          let counted = try connection.count(
            listing,
            ListQuery(kind, filter: filter),
            at: viewing.now
          )
          #expect(counted.matching == found.count && counted.all == all.count, "\(kind) \(filter)")
        }
      }
    }
  }

  @Test(arguments: ListKind.allCases)
  func `what is asked is asked in words that both engines know`(_ kind: ListKind) async throws {
    let world = try await Self.world.value
    try await world.store.engine.read { connection in
      let viewing = try world.viewing("root", connection)
      let listing = try kind.listing(for: viewing)
      let asked = RecordedQuestions(connection)
      for filter in Self.filters(listing.schema) {
        _ = try asked.keys(of: listing, ListQuery(kind, filter: filter), at: viewing.now)
        _ = try asked.count(listing, ListQuery(kind, filter: filter), at: viewing.now)
      }
      for name in listing.sorts.map(\.name) {
        var query = ListQuery(kind)
        query.sort = name
        _ = try asked.keys(of: listing, query, at: viewing.now)
      }
      try asked.expectCommonDialect()
    }
  }

  @Test func `details and numbers are asked in words that both engines know`() async throws {
    let world = try await Self.world.value
    try await world.store.engine.read { connection in
      let viewing = try world.viewing("root", connection)
      let asked = RecordedQuestions(connection)
      _ = try asked.agenda(viewing, .prod)
      for place in [Environment.prod, nil] {
        _ = try asked.metrics(viewing, place)
        for reading in MetricReadings.all {
          _ = try reading.rows(asked, viewing.scope(place), after: "", limit: 9)
          for split in reading.definition.splits {
            _ = try reading.shares(asked, viewing.scope(place), by: split)
          }
        }
      }
      _ = try asked.standings(viewing.scope(nil))
      _ = try asked.recentChanges()
      _ = try asked.alerts(try asked.sourceRows(at: viewing.now), at: viewing.now)
      _ = try asked.grantDetail(Identifier("GR-1"), viewing)
      _ = try asked.requestDetail(Identifier("AR-1"), viewing)
      for kind in ListKind.allCases {
        #expect(throws: Refusal.self) { _ = try asked.resolve(kind, "nothing") }
      }
      #expect(asked.questions.count > 100)
      try asked.expectCommonDialect()
    }
  }

  /// The world with something of every kind.
  private static let world = Task {
    let world = try await TestWorld.lived()
    var group = SmallCloud.role("crew", owner: "ben")
    group.type = .group
    try await world.takeCloud(extra: [
      .principal(group), .principal(SmallCloud.role("gate")),
      .membership(MembershipFact(member: world.noor.nativeID, group: group.nativeID)),
      .assignment(SmallCloud.attached(world.writer, to: group)),
    ])
    _ = try await world.store.baseline(as: world.test.root)
    _ = try await world.ask(for: world.reader)
    try await world.takeUses()
    return world
  }
}

extension TestWorld {
  /// Events and credentials of every sort.
  fileprivate func takeUses() async throws {
    var random = SeededRandom(seed: 7)
    let names = try await EventNames(store)
    let now = test.clock.instant
    try await store.takeEvents((0..<60).map { names.fact($0, before: now, using: &random) })
    var key = CredentialFact(
      key: "k",
      principal: noor.nativeID,
      name: "noor",
      kind: .accessKey,
      isActive: true
    )
    key.issuedAt = now - .days(100)
    var password = key
    password.key = "p"
    password.kind = .password
    password.hasFactor = false
    password.issuedAt = nil
    try await store.take([.credential(key), .credential(password)], kind: .awsCredentials)
  }

  /// Somebody looking at the world from inside a transaction.
  fileprivate func viewing(_ handle: String, _ connection: any Connection) throws -> Viewing {
    Viewing(
      actor: Context.Actor(person: try connection.person(handle)),
      now: test.clock.instant,
      rules: .standard,
      options: store.options,
      sources: try CurrentSources(connection)
    )
  }
}

extension RecordedQuestions {
  /// What only one of the engines would take, or would take in another sense.
  fileprivate static let oneEngineOnly = [
    "offset", "ifnull(", "instr(", "glob", "json", "rowid", "collate", "datetime(", "strftime(",
    "iif(", "total(", "group_concat", "||", "pragma", "indexed by", "ilike", "::", "now()", "`",
    "\"", " regexp ", " is true", "datediff", "min(?", "max(?",
  ]

  func expectCommonDialect() throws {
    for question in questions {
      let sql = question.sql.lowercased()
      for word in Self.oneEngineOnly where sql.contains(word) && !Self.isName(word, sql) {
        Issue.record("`\(word)` stands in: \(question.sql)")
      }
      #expect(question.sql.count { $0 == "?" } == question.arguments.count)
    }
  }

  /// `||` joins the names of two records, which both engines do alike.
  private static func isName(_ word: String, _ sql: String) -> Bool {
    word == "||" && sql.contains("' · '")
  }
}
