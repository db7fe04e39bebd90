import Governance
import Testing

@testable import GovernanceStore

/// The big tables are never walked row by row for what people ask most: an index serves the order, and carries what is asked.
struct QueryPlanTests {
  /// The plans of all that a page asks for its keys.
  private func plans(_ query: ListQuery, cursor: Bool) async throws -> [String] {
    let test = try await TestWorld().test
    return try await test.store.engine.read { connection in
      let viewing = Viewing(
        actor: Context.Actor(person: try connection.person("root")),
        now: test.clock.instant,
        rules: .standard,
        options: test.store.options,
        sources: try CurrentSources(connection)
      )
      let listing = try query.kind.listing(for: viewing)
      let asked = RecordedQuestions(connection)
      var query = query
      if cursor {
        let stretch = try listing.ordering(for: query).stretches[0]
        query.cursor = Cursor(
          [.integer(0)] + stretch.columns.map { Self.placeholder($0.sql, of: listing.table) }
        )
      }
      _ = try asked.keys(of: listing, query, at: viewing.now)
      if TestDatabase.isOnServer { try connection.askIndexesFirst() }
      return try asked.questions.map { try connection.plan(of: $0.sql, $0.arguments) }
    }
  }

  /// A value that a column of a list could hold.
  private static func placeholder(_ column: String, of table: String) -> Cursor.Value {
    let name = column.split(separator: ".").last ?? ""
    let columns = Schema.tables.filter { table.hasPrefix($0.name) }.flatMap(\.columns)
    let isText = columns.contains { $0.name == name && $0.kind == .text }
    return isText ? .text("a") : .integer(1)
  }

  @Test(
    arguments: ["", "svc", "is:wildcard", "kind:standing is:orphaned", "used:>90d", "is:late"],
    [false, true]
  )
  func `grants are walked along the order of the list, in an index that carries the filter`(
    _ filter: String,
    _ cursor: Bool
  ) async throws {
    for direction in [ListQuery.Direction.forward, .backward] {
      var query = ListQuery(.grants, filter: filter)
      query.direction = direction
      for plan in try await plans(query, cursor: cursor) {
        #expect(plan.contains("SEARCH access_row USING COVERING INDEX access_row_by_rank_risk"))
        #expect(!plan.contains("SCAN access_row") && !plan.contains("TEMP B-TREE"), "\(plan)")
      }
    }
  }

  @Test(arguments: ["risk", "ends", "used", "principal", "access", "state"], [false, true])
  func `the orders of the columns of grants need no sorting`(
    _ sort: String,
    _ descending: Bool
  ) async throws {
    for cursor in [false, true] {
      var query = ListQuery(.grants)
      query.sort = sort
      query.descending = descending
      for plan in try await plans(query, cursor: cursor) {
        #expect(plan.contains("SEARCH access_row"), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
      }
    }
  }

  @Test(arguments: ["", "is:decidable", "due:<4h"])
  func `open requests are found by their state`(_ filter: String) async throws {
    let plans = try await plans(ListQuery(.requests, filter: filter), cursor: false)
    #expect(plans.dropLast().allSatisfy { $0.contains("SEARCH request_row USING") })
    #expect(plans.allSatisfy { !$0.contains("SCAN request_row;") })
  }

  @Test(arguments: ["", "who:rule", "did:request", "what:AR-1"])
  func `the ledger is read from its end`(_ filter: String) async throws {
    for cursor in [false, true] {
      for plan in try await plans(ListQuery(.ledger, filter: filter), cursor: cursor) {
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
      }
    }
  }

  @Test func `what one person did is found by that person`() async throws {
    for plan in try await plans(ListQuery(.ledger, filter: "who:ada"), cursor: false) {
      // PostgreSQL may as well walk the ledger from its end, of which a page is soon full.
      let ways =
        ["ledger_entry_by_person_sequence"] + (TestDatabase.isOnServer ? ["ledger_entry_key"] : [])
      #expect(ways.contains { plan.contains($0) }, "\(plan)")
    }
  }

  @Test(arguments: [ListKind.principals, .groups, .entitlements, .policies])
  func `observed rows are walked by name`(_ kind: ListKind) async throws {
    for plan in try await plans(ListQuery(kind), cursor: false) {
      #expect(plan.contains("_by_"), "\(plan)")
      #expect(!plan.contains("TEMP B-TREE FOR ORDER BY"), "\(plan)")
    }
  }

  @Test func `no page is found by counting rows off`() async throws {
    let test = try await TestWorld().test
    try await test.store.engine.read { connection in
      let viewing = Viewing(
        actor: Context.Actor(person: try connection.person("root")),
        now: test.clock.instant,
        rules: .standard,
        options: test.store.options,
        sources: try CurrentSources(connection)
      )
      for kind in ListKind.allCases {
        let asked = RecordedQuestions(connection)
        _ = try asked.keys(of: try kind.listing(for: viewing), ListQuery(kind), at: viewing.now)
        #expect(!asked.questions.isEmpty)
        #expect(asked.questions.allSatisfy { !$0.sql.lowercased().contains("offset") })
      }
    }
  }
}

extension Connection {
  /// Tables of a few rows are walked whole unless that is made dear.
  fileprivate func askIndexesFirst() throws {
    for way in ["seqscan", "bitmapscan", "sort"] {
      try run("set local enable_\(way) = off")
    }
  }

  /// How the engine would answer, in SQLite's words.
  fileprivate func plan(of sql: String, _ arguments: [SQLValue]) throws -> String {
    guard TestDatabase.isOnServer else {
      return try rows("explain query plan \(sql)", arguments).map { try $0.text("detail") }
        .joined(separator: "; ")
    }
    let lines = try rows("explain (costs off) \(sql)", arguments)
      .map { try $0.text("QUERY PLAN") }
    return lines.map(Self.inSQLiteWords).joined(separator: "; ")
  }

  private static func inSQLiteWords(_ line: String) -> String {
    let words = line.split(separator: " ").map(String.init).filter { $0 != "->" }
    if words == ["Sort"] { return "USE TEMP B-TREE FOR ORDER BY" }
    if words == ["Incremental", "Sort"] { return "USE TEMP B-TREE FOR LAST TERM OF ORDER BY" }
    if let place = words.firstIndex(of: "using"), place + 3 < words.count {
      return "SEARCH \(words[place + 3]) USING COVERING INDEX \(words[place + 1])"
    }
    if words.starts(with: ["Seq", "Scan", "on"]) { return "SCAN \(words[3])" }
    return line
  }
}
