import Governance
import Testing

/// What Tab offers; `|` in a text is the cursor.
@Suite struct FilterCompletionTests {
  private static func candidates(
    _ marked: String,
    in schema: FilterSchema = .requests,
    _ context: FilterContext? = nil
  ) throws -> [FilterCompletion.Candidate] {
    let before = marked.prefix { $0 != "|" }
    let text = marked.replacing("|", with: "")
    let completion = FilterCompletion(
      schema: schema,
      context: try context ?? FilterWorld.context()
    )
    return completion.candidates(for: text, cursor: before.unicodeScalars.count)
  }

  @Test(arguments: [
    ("st|", ["state:"]), ("-cl|", ["class:"]), ("lin (ti|", ["ticket:"]), ("ENV|", ["env:"]),
    ("beneficiary|", ["who:"]), ("xyz|", []),
    ("state:p|", ["pending"]), ("state:pending,ap|", ["approved"]), ("state:=de|", ["denied"]),
    ("-is:sel|", ["selfservice"]), ("is:S|", ["staged", "selfservice"]),
    ("environment:|", ["dev", "stage", "prod", "unknown"]),
    ("risk:|", ["<", ">"]), ("for:|", ["<", ">"]), ("due:l|", ["late"]),
    (
      "due:n|",
      ["never", "nextweek", "nextmonth"]
    ),
    ("asked:last|", ["lastweek", "lastmonth"]), ("owner:|", ["me", "none", "any", "unknown"]),
    ("resource:|", ["none", "any", "unknown"]), ("text:|", []), ("nofield:|", []),
    ("@|", ["@mine", "@late", "@decidable"]), ("-@l|", ["@late"]),
    ("\"st|", []), ("owner:\"a|", []), ("owner:\"a b\",m|", ["me"]),
  ])
  func `fields come first, then their values`(marked: String, expected: [String]) throws {
    #expect(try Self.candidates(marked).map(\.text) == expected)
  }

  @Test func `an empty line offers every field`() throws {
    let texts = try Self.candidates("|").map(\.text)
    #expect(texts == FilterSchema.requests.fields.map { $0.name + ":" })
  }

  @Test(arguments: [
    ("lin st|", "lin state:"), ("st|ate:pending", "state:pending"), ("-cl|x y", "-class: y"),
    ("state:pe|nd", "state:pending"), ("state:pe|,denied", "state:pending,denied"),
    ("state:denied,pe|)", "state:denied,pending)"), ("state:=pe|", "state:=pending"),
    ("(@dec|)", "(@decidable)"),
  ])
  func `a candidate takes the place of the word`(marked: String, completed: String) throws {
    let candidate = try #require(try Self.candidates(marked).first)
    let parts = candidate.place.parts(of: marked.replacing("|", with: ""))
    #expect(parts.before + candidate.text + parts.after == completed)
  }

  @Test func `a whole value says which condition it makes, so that it can be counted`() throws {
    let value = try #require(try Self.candidates("state:pend|").first)
    #expect(value.condition?.description == "state:pending")
    let view = try #require(try Self.candidates("@dec|").first)
    #expect(view.condition?.description == "@decidable")
    #expect(try Self.candidates("due:|").first?.condition == nil)
    #expect(try Self.candidates("sta|").first?.condition == nil)
  }

  @Test func `names of the database are offered, quoted where they need it`() throws {
    let context = try FilterWorld.context(names: ["owner": ["ben", "platform team"]])
    let texts = try Self.candidates("owner:|", in: .grants, context).map(\.text)
    #expect(texts.prefix(2) == ["ben", "\"platform team\""])
  }

  @Test func `own views come before shipped ones and explain themselves`() throws {
    let context = try FilterWorld.context(views: [("urgent", "env:prod due:<4h"), ("mine", "x")])
    let views = try Self.candidates("@|", in: .requests, context)
    #expect(views.map(\.text) == ["@urgent", "@mine", "@late", "@decidable"])
    #expect(views.map(\.help).prefix(2) == ["env:prod due:<4h", "is:mine"])
  }

  @Test func `a cursor outside the text is taken to its nearer end`() throws {
    let completion = FilterCompletion(schema: .grants, context: try FilterWorld.context())
    #expect(completion.candidates(for: "ti", cursor: 99).map(\.text) == ["ticket:"])
    #expect(completion.candidates(for: "ti", cursor: -1).count == FilterSchema.grants.fields.count)
  }
}
