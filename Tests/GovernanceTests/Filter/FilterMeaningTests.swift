import Governance
import Testing

/// Which rows filters hold for, told by the reference evaluator.
@Suite struct FilterMeaningTests {
  private static let now = FilterWorld.now

  private static let row = FilterRow(
    id: "GR-774",
    values: [
      "principal": .text("ml-train-gpu"), "person": .text("Jürgen Groß"), "owner": .text("ada"),
      "access": .text("s3:PutObject"), "resource": .text("prod/feature-store"),
      "env": .text("prod"), "class": .text("high"), "risk": .number(45), "kind": .text("standing"),
      "ends": .empty, "used": .instant(now - .days(100)), "certified": .empty,
      "ticket": .text("none of these"), "team": .empty,
    ],
    flags: ["privileged", "dormant"]
  )

  private static func holds(_ text: String, for row: FilterRow = row) throws -> Bool {
    try FilterWorld.resolved(text, in: .grants).holds(for: row)
  }

  @Test(arguments: [
    "", "TRAIN", "ml prod", "\"feature-store\"", "jürgen", "groß", "JÜRGEN", "gr-774",
    "env:prod is:privileged", "owner:me", "s3:put", "s3:*  or env:prod", "-is:orphaned",
    "-(env:dev or env:stage)", "not team:any", "team:none", "owner:any", "ends:never",
    "used:>90d", "used:<101d", "used:90d..120d", "risk:>=45", "risk:45", "risk:..45", "class:hi",
    "owner:=ADA,ben", "kind:standing is:privileged used:>90d", "provider:unknown",
    "-provider:aws", "-ends:<4h", "ticket:\"none\"", "ends:never or xyz", "-zone:any",
  ])
  func `these hold for the row`(text: String) throws {
    #expect(try Self.holds(text))
  }

  @Test(arguments: [
    "xyz", "ml stage", "jurgen", "gross", "GR-77", "env:dev,stage", "-env:prod", "owner:=ad",
    "owner:none", "owner:unknown", "team:any", "team:unknown", "team:me", "ends:<4h", "ends:>4h",
    "ends:late", "ends:unknown", "used:>100d", "used:<90d", "used:never", "used:unknown",
    "risk:>45", "risk:<45", "is:mine", "is:mine,late", "provider:any", "provider:none",
    "provider:aws", "ticket:none", "-used:>90d", "certified:>1d", "certified:<1d",
  ])
  func `these do not hold for the row`(text: String) throws {
    #expect(try !Self.holds(text))
  }

  @Test(arguments: [
    ("used:>90d", [true, false, false, false]),
    ("-used:>90d", [false, true, true, true]),
    ("used:<90d", [false, true, false, false]),
    ("used:never", [false, false, true, false]),
    ("used:unknown", [false, false, false, true]),
    ("-used:never,unknown", [true, true, false, false]),
    ("@unused", [true, false, true, false]),
  ])
  func `known use, no use and unknown use are three things`(
    text: String,
    expected: [Bool]
  ) throws {
    let long = FilterRow(values: ["used": .instant(Self.now - .days(91))])
    let recent = FilterRow(values: ["used": .instant(Self.now - .days(2))])
    let never = FilterRow(values: ["used": .empty])
    let unknown = FilterRow()
    let held = try [long, recent, never, unknown].map { try Self.holds(text, for: $0) }
    #expect(held == expected)
  }

  @Test(arguments: [
    ("due:<4h", [true, true, false, false]),
    ("due:>4h", [false, false, true, false]),
    ("due:late", [true, false, false, false]),
    ("due:never", [false, false, false, true]),
  ])
  func `less time left includes what is late, and never is no time left`(
    text: String,
    expected: [Bool]
  ) throws {
    let values: [FilterRow.Value] = [
      .instant(Self.now - .hours(1)), .instant(Self.now + .hours(1)),
      .instant(Self.now + .hours(9)), .empty,
    ]
    let filter = try FilterWorld.resolved(text, in: .requests)
    #expect(values.map { filter.holds(for: FilterRow(values: ["due": $0])) } == expected)
  }

  @Test(arguments: FilterPropertyTests.seeds)
  func `a row is in exactly one of a filter and its negation`(seed: UInt64) throws {
    var random = FilterDice(seed: seed)
    let context = FilterContext(clock: FilterWorld.utc)
    for _ in 0..<500 {
      let filter = Filter(random.node(depth: 2))
      guard let root = filter.root,
        let plain = try? filter.resolved(for: .grants, in: context).filter,
        let negated = try? Filter(.not(root)).resolved(for: .grants, in: context).filter
      else { continue }
      let both = [plain.holds(for: Self.row), negated.holds(for: Self.row)]
      #expect(Set(both) == [true, false], "seed \(seed): \(filter)")
    }
  }
}

/// The examples of the manual, on the lists they are for.
@Suite struct FilterExampleTests {
  @Test(arguments: [
    ("env:prod is:decidable due:<4h", FilterSchema.requests),
    ("@mine or (class:critical -is:mine)", .requests),
    ("kind:standing is:privileged used:>90d", .grants),
    ("\"temporary\" ends:never", .grants),
    ("at:2026-03 did:request. what:AR-1207", .ledger),
    ("s3:* env:prod is:wildcard", .grants),
    ("for:>24h by:none", .requests),
    ("who:lin", .requests),
    ("owner:\"platform team\"", .grants),
    ("state:pending", .requests),
    ("ends:tomorrow", .grants),
    ("at:2026-03", .ledger),
    ("asked:<2h", .requests),
    ("is:late,staged", .requests),
    ("principal:=vendor-scan env:prod", .grants),
    ("source:aws-iam", .sources),
    ("grade:everything,service -is:excepted", .statements),
    ("type:contractor ends:nextmonth", .persons),
    ("type:workload is:orphaned", .principals),
    ("size:0", .groups),
    ("kind:inline is:wildcard", .policies),
    ("privilege:admin holders:>10", .entitlements),
  ])
  func `an example works and means the same once written back`(
    text: String,
    schema: FilterSchema
  ) throws {
    let resolved = try FilterWorld.resolved(text, in: schema)
    let written = try Filter.parse(text).description
    #expect(try FilterWorld.resolved(written, in: schema) == resolved)
  }
}
