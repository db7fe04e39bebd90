import Governance
import Testing

/// Laws of and, or, not and views, over random filters and random rows.
@Suite struct FilterLawTests {
  private static let rows: [FilterRow] = {
    var random = FilterDice(seed: 7)
    return (0..<40).map { index in random.row(id: "AR-\(index)") }
  }()

  private static let parts = [
    "lin", "env:prod", "-is:dormant", "risk:>50", "(used:>90d or used:never)", "owner:me,none",
    "not class:high", "s3:*", "ends:<4h", "ar-12", "@mine", "team:unknown",
  ]

  /// The rows that a filter of grants holds for.
  private static func held(_ text: String, _ context: FilterContext? = nil) throws -> [String] {
    let filter = try FilterWorld.resolved(text, in: .grants, context)
    return rows.filter { filter.holds(for: $0) }.map(\.id)
  }

  @Test func `the rows tell the parts apart`() throws {
    // Laws over filters that hold for all rows or for none would prove nothing.
    for part in Self.parts {
      let count = try Self.held(part).count
      #expect(count > 0 && count < Self.rows.count, "`\(part)` holds for \(count)")
    }
  }

  @Test(arguments: parts, parts)
  func `order and doubling change nothing`(one: String, other: String) throws {
    #expect(try Self.held("\(one) \(other)") == Self.held("\(other) and \(one)"))
    #expect(try Self.held("\(one) or \(other)") == Self.held("\(other) or \(one)"))
    #expect(try Self.held("\(one) \(one)") == Self.held(one))
    #expect(try Self.held("\(one) or \(one)") == Self.held(one))
    #expect(try Self.held("\(one) or (\(one) \(other))") == Self.held(one))
  }

  @Test(arguments: parts, parts)
  func `negation turns and into or`(one: String, other: String) throws {
    #expect(
      try Self.held("-(\(one) \(other))") == Self.held("-(\(one)) or -(\(other))")
    )
    #expect(
      try Self.held("not (\(one) or \(other))") == Self.held("-(\(one)) -(\(other))")
    )
    #expect(try Self.held("-(-(\(one)))") == Self.held(one))
    #expect(try Self.held("\(one) -(\(one))").isEmpty)
    #expect(try Self.held("\(one) or -(\(one))").count == Self.rows.count)
  }

  @Test(arguments: parts, parts)
  func `or without brackets gathers what spaces join`(one: String, other: String) throws {
    #expect(
      try Self.held("\(one) \(other) or lin") == Self.held("(\(one) \(other)) or lin")
    )
    #expect(
      try Self.held("lin or \(one) \(other)") == Self.held("lin or (\(one) \(other))")
    )
    #expect(
      try Self.held("(lin or \(one)) \(other)")
        == Self.held("lin \(other) or (\(one)) \(other)")
    )
  }

  @Test(arguments: parts, parts)
  func `a view means what stands in it`(one: String, other: String) throws {
    let context = try FilterWorld.context(
      views: [("one", one), ("either", "@one or \(other)"), ("both", "@one (\(other))")])
    #expect(try Self.held("@one", context) == Self.held(one))
    #expect(try Self.held("@either lin", context) == Self.held("(\(one) or \(other)) lin"))
    #expect(try Self.held("-@both", context) == Self.held("-(\(one) \(other))"))
  }

  @Test(arguments: [
    ("env:prod,stage", "env:prod or env:stage"), ("owner:ada,none", "owner:ada or owner:none"),
    ("is:dormant,mine", "is:dormant or is:mine"), ("risk:<10,>90", "risk:<10 or risk:>90"),
    ("used:never,unknown,<2d", "used:never or used:unknown or used:<2d"),
    ("class:high,none,low", "class:high or class:none or class:low"),
  ])
  func `a comma is an or within the field`(list: String, spelled: String) throws {
    #expect(try Self.held(list) == Self.held(spelled))
    #expect(try Self.held("-\(list)") == Self.held("-(\(spelled))"))
  }

  @Test(arguments: ["owner", "team", "ticket", "class", "env"])
  func `a value is something, nothing or unknown`(field: String) throws {
    var counted = 0
    for word in ["any", "none"] { counted += try Self.held("\(field):\(word)").count }
    let filter = ResolvedFilter.condition(field: field, .isUnknown)
    counted += Self.rows.count { filter.holds(for: $0) }
    #expect(counted == Self.rows.count)
  }

  @Test(arguments: ["used", "certified"])
  func `a time gone by is known, never or unknown`(field: String) throws {
    let kinds = ["\(field):never", "\(field):unknown", "\(field):0m..", "\(field):<0m"]
    let counted = try kinds.map { try Self.held($0).count }
    #expect(counted.reduce(0, +) == Self.rows.count, "\(counted)")
  }
}

extension FilterDice {
  /// A grant with some fields known, some empty, some unknown.
  mutating func row(id: String) -> FilterRow {
    var row = FilterRow(id: id)
    let texts = [
      ("principal", ["lin", "ci-legacy", "ml-train"]), ("person", ["lin", "ada", "ben"]),
      ("access", ["s3:*", "s3:GetObject", "admin"]), ("owner", ["ada", "ben"]),
      ("team", ["platform", "data"]), ("ticket", ["SEC-1"]), ("class", ["high", "low"]),
      ("env", ["prod", "stage", "dev"]), ("resource", ["prod/raw", "stage/eval"]),
    ]
    for (field, choices) in texts {
      if let value = maybe({ .text($0.pick(choices)) }) { row.values[field] = value }
    }
    for (field, days) in [("used", -200...0), ("certified", -400...0), ("ends", -1...30)] {
      let hours = Int.random(in: days.lowerBound * 24...days.upperBound * 24, using: &self)
      row.values[field] = maybe { _ in .instant(FilterWorld.now + .hours(hours)) }
    }
    let risk = Int.random(in: 0...100, using: &self)
    row.values["risk"] = maybe { _ in .number(risk) }
    row.flags = Set(["mine", "dormant", "late"].filter { _ in Bool.random(using: &self) })
    return row
  }

  /// Known three times in five, else empty or unknown.
  private mutating func maybe(
    _ known: (inout FilterDice) -> FilterRow.Value
  ) -> FilterRow.Value? {
    switch Int.random(in: 0..<5, using: &self) {
    case 0: nil
    case 1: .empty
    default: known(&self)
    }
  }
}
