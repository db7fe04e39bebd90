import Governance
import Testing

/// Every predicate on every state of a value; translations are held to this table.
@Suite struct FilterPredicateTests {
  private static let now = FilterWorld.now

  /// The columns: unknown, empty, a text, a number, a length, a time gone by, a time to come.
  private static let values: [FilterRow.Value?] = [
    nil, .empty, .text("Ada"), .number(45), .length(.hours(8)), .instant(now - .days(1)),
    .instant(now + .days(1)),
  ]

  @Test(arguments: [
    (FilterPredicate.contains("ad"), "..x...."),
    (.contains("xy"), "......."),
    (.equals("ada"), "..x...."),
    (.equals("ad"), "......."),
    (.isEmpty, ".x....."),
    (.never, ".x....."),
    (.isAny, "..xxxxx"),
    (.isUnknown, "x......"),
    (.isMe, "......."),
    (.oneOf(["Ben", "Ada"]), "..x...."),
    (.oneOf(["Ben"]), "......."),
    (.number(FilterRange(from: 45)), "...x..."),
    (.number(FilterRange(through: 44)), "......."),
    (.number(FilterRange()), "...x..."),
    (.length(FilterRange(from: .hours(1), through: .hours(8))), "....x.."),
    (.length(FilterRange(from: .hours(9))), "......."),
    (.instant(FilterRange(through: now)), ".....x."),
    (.instant(FilterRange(from: now)), "......x"),
    (.instant(FilterRange()), ".....xx"),
    (.late(now), ".....x."),
    (.late(now - .days(1)), ".....x."),
    (.late(now - .days(2)), "......."),
    (.late(now + .days(1)), ".....xx"),
  ])
  func `a predicate needs the state of value that it speaks of`(
    predicate: FilterPredicate,
    expected: String
  ) {
    let row = FilterRow()
    let held = Self.values.map { predicate.holds(for: $0, of: row) ? "x" : "." }.joined()
    #expect(held == expected)
  }

  @Test func `a flag is asked of the row and not of a value`() {
    let flag = ResolvedFilter.condition(field: "is", .flag("mine"))
    #expect(flag.holds(for: FilterRow(flags: ["mine"])))
    #expect(!flag.holds(for: FilterRow(values: ["is": .text("mine")])))
  }

  @Test func `me is whoever asks, or a team of theirs`() {
    let mine = ResolvedFilter.condition(field: "owner", .isMe)
    func holds(_ owner: FilterRow.Value?) -> Bool {
      mine.holds(for: FilterRow(values: owner.map { ["owner": $0] } ?? [:]))
    }
    #expect(holds(.text("ada")))
    #expect(holds(.text("platform")))
    #expect(!holds(.text("ben")))
    #expect(!holds(.empty))
    #expect(!holds(nil))
  }

  @Test func `both ends of a range are in it`() {
    let range = FilterRange(from: 3, through: 5)
    #expect((1...7).filter(range.contains) == [3, 4, 5])
    #expect((1...7).filter(FilterRange(from: 6).contains) == [6, 7])
    #expect((1...7).filter(FilterRange(through: 2).contains) == [1, 2])
    #expect((1...7).filter(FilterRange<Int>().contains).count == 7)
  }
}

/// Conditions of the lists other than grants and requests, each field by its kind.
@Suite struct FilterKindTests {
  @Test(arguments: [
    (FilterSchema.persons, "type:contr", FilterPredicate.oneOf(["contractor"])),
    (.persons, "employment:partner", .oneOf(["partner"])),
    (.persons, "state:left", .oneOf(["left"])),
    (.persons, "handle:me", .isMe),
    (.persons, "sponsor:none", .isEmpty),
    (.persons, "contract_ends_at:never", .never),
    (.persons, "is:leaving", .flag("leaving")),
    (.principals, "type:workload,service", .oneOf(["workload", "service"])),
    (.principals, "state:in", .oneOf(["inactive"])),
    (.principals, "native:AIDA", .contains("aida")),
    (.principals, "last_used_at:unknown", .isUnknown),
    (.principals, "zone:third-party", .oneOf(["third_party"])),
    (.principals, "is:q", .flag("quarantined")),
    (.groups, "size:0", .number(FilterRange(from: 0, through: 0))),
    (.groups, "members:=ada", .equals("ada")),
    (.groups, "is:empty", .flag("empty")),
    (.policies, "kind:customer-managed", .oneOf(["customer_managed"])),
    (.policies, "kind:cluster", .oneOf(["cluster_role"])),
    (.policies, "attached:0", .number(FilterRange(from: 0, through: 0))),
    (.policies, "updated:never", .never),
    (.policies, "grade:none", .isEmpty),
    (.statements, "grade:every", .oneOf(["everything"])),
    (.statements, "grade:un,pre", .oneOf(["unavoidable", "prefix"])),
    (.statements, "action:s3:*", .contains("s3:*")),
    (.statements, "actions:=*", .equals("*")),
    (.statements, "author:me", .isMe),
    (.statements, "is:new", .flag("new")),
    (.entitlements, "privilege:admin", .oneOf(["admin"])),
    (.entitlements, "holders:>10", .number(FilterRange(from: 11))),
    (.entitlements, "data:restricted", .oneOf(["restricted"])),
    (.ledger, "seq:18235", .number(FilterRange(from: 18_235, through: 18_235))),
    (.ledger, "did:request.", .contains("request.")),
    (.ledger, "kind:=grant.adopted", .equals("grant.adopted")),
    (.ledger, "via:enf", .oneOf(["enforcement"])),
    (.ledger, "sig:bad", .oneOf(["bad"])),
    (.ledger, "actor:me", .isMe),
    (.ledger, "rules_version:14", .number(FilterRange(from: 14, through: 14))),
    (.ledger, "address:10.1.4.7", .contains("10.1.4.7")),
    (.sources, "kind:aws-iam", .contains("aws-iam")),
    (.sources, "conflicts:>0", .number(FilterRange(from: 1))),
    (.sources, "imported:never", .never),
    (.sources, "is:late", .flag("late")),
  ])
  func `a condition is read by the kind of its field`(
    schema: FilterSchema,
    text: String,
    expected: FilterPredicate
  ) throws {
    #expect(try FilterWorld.predicate(text, in: schema) == expected)
  }

  @Test(arguments: FilterSchema.all)
  func `the fields of all kinds read alike on each`(schema: FilterSchema) throws {
    let cases: [(String, FilterPredicate)] = [
      ("id:=AR-2044", .equals("ar-2044")), ("env:prod", .oneOf(["prod"])),
      ("environment:unknown", .oneOf(["unknown"])), ("owner:me", .isMe), ("team:none", .isEmpty),
      ("ticket:MLOPS-311", .contains("mlops-311")), ("class:crit", .oneOf(["critical"])),
      ("risk:>=70", .number(FilterRange(from: 70))), ("source:aws-iam", .contains("aws-iam")),
    ]
    for (text, expected) in cases {
      #expect(try FilterWorld.predicate(text, in: schema) == expected, "\(text)")
    }
  }

  @Test(arguments: FilterSchema.all)
  func `a value of the wrong kind is refused on each field`(schema: FilterSchema) throws {
    for field in schema.fields {
      let complaint = FilterWorld.complaint(about: "\(field.name):,", in: schema)
      #expect(complaint?.message == "`\(field.name)` needs a value")
      switch field.kind {
      case .text, .people, .name, .anyText: continue
      case .word, .number, .length, .until, .since, .flag:
        let wrong = try #require(
          FilterWorld.complaint(about: "\(field.name):~", in: schema),
          "\(schema.kind) \(field.name) took `~`"
        )
        #expect(wrong.marked == "~")
      }
    }
  }
}

/// How the sentences are worded.
@Suite struct FilterWordingTests {
  private static let refused = [
    "enviroment:prod", "is:d", "state:nope", "risk:high", "used:90d", "used:8days", "ends:14.3.26",
    "(a", "a)", "\"a", "a or", "or a", "env:", "@nope", "risk:9..1",
    String(repeating: "a", count: 1_001), String(repeating: "a ", count: 65),
    String(repeating: "(", count: 17),
  ]

  @Test(arguments: refused)
  func `an error is one line in lower case without a final period`(text: String) throws {
    let message = try #require(FilterWorld.complaint(about: text)?.message)
    #expect(!message.contains("\n"))
    #expect(!message.hasSuffix("."))
    #expect(message.first?.isUppercase == false)
    for word in ["error", "invalid", "failed to", "please", "sorry"] {
      #expect(!message.lowercased().contains(word))
    }
  }

  @Test(arguments: refused)
  func `an error underlines something that was typed`(text: String) throws {
    let marked = try #require(FilterWorld.complaint(about: text)?.marked)
    #expect(!marked.isEmpty)
    #expect(text.contains(marked))
  }

  @Test func `a field is named in messages as it was typed`() {
    #expect(
      FilterWorld.complaint(about: "Last_Used_At:90d")?.message
        == "say `Last_Used_At:<90d` or `Last_Used_At:>90d`"
    )
    #expect(
      FilterWorld.complaint(about: "duration:8", in: .requests)?.message
        == "`duration` takes a duration: 8h, >24h, 1h..8h"
    )
  }

  @Test func `the first thing wrong is the one that is told`() {
    #expect(FilterWorld.complaint(about: "risk:x env:y")?.marked == "x")
    #expect(FilterWorld.complaint(about: "risk:1,x,y")?.marked == "x")
    // What cannot be read is told before what cannot be looked up.
    #expect(FilterWorld.complaint(about: "risk:x (a")?.marked == "(")
  }
}
