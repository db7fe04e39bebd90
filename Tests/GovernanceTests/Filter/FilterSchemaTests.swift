import Governance
import Testing

/// What every kind's table of fields keeps to.
@Suite struct FilterSchemaTests {
  @Test(arguments: FilterSchema.all)
  func `one name means one field`(schema: FilterSchema) {
    let names = schema.fields.flatMap { [$0.name] + $0.aliases }
    let doubles = Dictionary(grouping: names) { $0 }.filter { $1.count > 1 }.keys
    #expect(doubles.isEmpty, "\(schema.kind): \(doubles)")
    for field in schema.fields { #expect(schema.field(named: field.name) == field) }
  }

  @Test(arguments: FilterSchema.all)
  func `bare words search one to four fields of text`(schema: FilterSchema) {
    #expect((1...4).contains(schema.searchedFields.count), "\(schema.kind)")
    for field in schema.fields where field.isSearched {
      #expect(field.kind == .text || field.kind == .people, "\(schema.kind) \(field.name)")
    }
  }

  @Test(arguments: FilterSchema.all)
  func `the fields of all kinds are there`(schema: FilterSchema) {
    let shared = [
      "id", "env", "resource", "owner", "team", "ticket", "risk", "class", "source", "text",
    ]
    #expect(shared.allSatisfy { schema.field(named: $0) != nil })
    #expect(FilterSchema.named(schema.kind.uppercased()) == schema)
  }

  @Test(arguments: FilterSchema.all)
  func `every word and flag is found by its own name`(schema: FilterSchema) throws {
    for field in schema.fields {
      for word in schema.words(of: field) ?? [] {
        let predicate = try FilterWorld.predicate("\(field.name):\(word)", in: schema)
        let expected: FilterPredicate = field.kind == .flag ? .flag(word) : .oneOf([word])
        #expect(predicate == expected)
      }
    }
  }

  @Test(arguments: [
    (
      FilterSchema.grants,
      "state kind type principal person access resource provider zone data ends used certified "
        + "by rule"
    ),
    (.requests, "state who by person access resource for due lapses asked votes rule"),
    (.ledger, "seq at who person did what reason rules via sig key host address"),
    (.principals, "name handle native type state used ends zone provider sponsor"),
    (.persons, "name handle native type state used ends zone provider sponsor"),
    (.statements, "policy action resource principal grade added author change"),
  ])
  func `the fields of the manual's table are there`(schema: FilterSchema, fields: String) {
    for name in fields.split(separator: " ") {
      #expect(schema.field(named: String(name))?.name == String(name), "\(schema.kind) \(name)")
    }
  }

  @Test(arguments: [
    (
      FilterSchema.grants,
      "standing orphaned dormant drifted uncertified wildcard privileged modified external stuck "
        + "mine late"
    ),
    (.requests, "mine decidable late staged changed new external selfservice auto asked"),
    (.ledger, "delegated claimed bulk break_glass"),
    (.principals, "orphaned dormant external leaving privileged quarantined"),
    (.statements, "excepted new"),
  ])
  func `the flags of the manual's table are there`(schema: FilterSchema, flags: String) {
    let words = Set(schema.flags.map(\.word))
    #expect(words.isSuperset(of: flags.split(separator: " ").map(String.init)))
  }

  @Test func `an unknown kind has no fields`() {
    #expect(FilterSchema.named("nothing") == nil)
  }
}

/// The table that help and manual print.
@Suite struct FilterHelpTests {
  @Test func `plain lines align and mark what bare words search`() {
    let schema = FilterSchema(
      "things",
      fields: [
        FilterField("name", .text, "its name", searched: true),
        FilterField("state", .word(["open", "closed"]), "where it stands"),
      ],
      flags: [FilterFlag("mine", "it is mine")],
      views: [FilterShippedView("mine", "is:mine")]
    )
    let lines = FilterHelp(schema).plainLines
    #expect(lines[0] == "name: +    its name: some of it, =all of it, none, any, unknown")
    #expect(lines[1] == "state:     where it stands: open closed")
    #expect(lines.suffix(2) == ["is:mine  it is mine", "@mine  is:mine"])
  }

  @Test(arguments: FilterSchema.all)
  func `the manual names every field, flag and view`(schema: FilterSchema) {
    let markdown = FilterHelp(schema).markdown
    for field in schema.fields { #expect(markdown.contains("| `\(field.name)`")) }
    for flag in schema.flags { #expect(markdown.contains("| `is:\(flag.word)` |")) }
    for view in schema.views { #expect(markdown.contains("| `@\(view.name)` | `\(view.text)` |")) }
    #expect(markdown.hasPrefix("### `\(schema.kind)`\n\n| field |"))
    #expect(markdown.hasSuffix("|\n"))
  }
}

/// Which texts are equal but for their case.
@Suite struct CaseFoldingTests {
  @Test(arguments: [
    ("LIN", "lin"), ("JÜRGEN", "jürgen"), ("ΣΊΣΥΦΟΣ", "σίσυφος"), ("Kelvin \u{212A}", "kelvin k"),
    ("ſ", "S"), ("ẞ", "ß"), ("ДА", "да"), ("名前", "名前"), ("", ""),
  ])
  func `texts meet that differ in case`(one: String, other: String) {
    #expect(CaseFolding.folded(one) == CaseFolding.folded(other))
  }

  @Test(arguments: [("jürgen", "jurgen"), ("groß", "gross"), ("ı", "i"), ("_", "-")])
  func `texts stay apart that differ otherwise`(one: String, other: String) {
    #expect(CaseFolding.folded(one) != CaseFolding.folded(other))
  }

  @Test func `folding twice changes nothing more`() {
    for value in UInt32(0)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = CaseFolding.folded(String(Character(scalar)))
      guard CaseFolding.folded(once) != once else { continue }
      Issue.record("U+\(String(value, radix: 16)) folds to \(once), which folds again")
    }
  }
}
