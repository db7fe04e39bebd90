import Governance
import Testing

/// The grammar, told by how each filter is written back.
@Suite struct FilterParsingTests {
  @Test(arguments: [
    ("", ""),
    ("   ", ""),
    ("lin", "lin"),
    ("  lin   temporary ", "lin temporary"),
    ("lin and temporary", "lin temporary"),
    ("a or b c or d", "a or b c or d"),
    ("a (b or c)", "a (b or c)"),
    ("(a b) or c", "a b or c"),
    ("((a))", "a"),
    ("not a", "-a"),
    ("NOT a OR b AND c", "-a or b c"),
    ("-(a or b)", "-(a or b)"),
    ("not(a b)", "-(a b)"),
    ("-@mine", "-@mine"),
    ("-\"two words\"", "-\"two words\""),
    ("@MINE", "@mine"),
    ("a(b)c", "a b c"),
    ("a\"b c\"d", "a \"b c\" d"),
    ("env:prod", "env:prod"),
    ("env:prod,stage", "env:prod,stage"),
    ("who:=lin", "who:=lin"),
    ("who:=\"lin chen\",ben", "who:=\"lin chen\",ben"),
    ("risk:25..44", "risk:25..44"),
    ("a:b:c", "a:b:c"),
    ("\"env:prod\"", "\"env:prod\""),
    ("\"say \\\"hi\\\" \\\\ now\"", "\"say \\\"hi\\\" \\\\ now\""),
    ("tab\there", "tab here"),
  ])
  func `a filter is written back in its plain form`(text: String, plain: String) throws {
    #expect(try Filter.parse(text).description == plain)
  }

  @Test func `a space binds tighter than or`() throws {
    guard case .or(let parts) = try Filter.parse("a b or c").root, case .and(let both) = parts[0]
    else {
      Issue.record("`a b or c` is not an or of an and")
      return
    }
    #expect(parts.count == 2)
    #expect(both.count == 2)
  }

  @Test(arguments: ["or", "AND", "not", "-", "-x", "@mine", "env:prod", "", "two words", "(", ")"])
  func `quoted words are text whatever they look like`(word: String) throws {
    let parsed = try Filter.parse("\"\(word)\"")
    guard case .text(word, _) = parsed.root else {
      Issue.record("`\"\(word)\"` is no text but \(parsed)")
      return
    }
    #expect(try Filter.parse(parsed.description) == parsed)
  }

  @Test(arguments: ["@acme.example", "@", "@a_b", "a@b", "s3*", "x,y", "*", "?", "-"])
  func `a word that is no view and has no colon is text`(word: String) throws {
    guard case .text(word, _) = try Filter.parse(word).root else {
      Issue.record("`\(word)` is no text")
      return
    }
  }

  @Test func `a lone minus is text and not a negation of what comes later`() throws {
    #expect(try Filter.parse("- a").description == "\"-\" a")
  }

  @Test func `no spaces stand round the colon`() {
    #expect(FilterWorld.complaint(about: "env: prod")?.message == "`env` needs a value")
  }

  @Test func `a quote cannot hide behind a combining mark`() throws {
    let text = "\"a\"\u{301}"
    #expect(try Filter.parse(text).description == "a \u{301}")
  }

  @Test func `places count scalars and leave out the minus`() throws {
    guard case .not(.condition(let condition)) = try Filter.parse("-env:prod,dev").root else {
      Issue.record("no condition")
      return
    }
    #expect(condition.place == FilterPlace(1, 13))
    #expect(condition.values.map(\.place) == [FilterPlace(5, 9), FilterPlace(10, 13)])
  }

  @Test func `a place divides its text in three`() {
    let parts = FilterPlace(4, 8).parts(of: "env:prod dev")
    #expect(parts == ("env:", "prod", " dev"))
    #expect(FilterPlace(40, 50).parts(of: "short") == ("short", "", ""))
  }

  @Test func `equal filters are those written the same wherever they stood`() throws {
    #expect(try Filter.parse("a  and (b)") == Filter.parse("a b"))
    #expect(try Filter.parse("a b") != Filter.parse("b a"))
    #expect(Set([try Filter.parse("a"), try Filter.parse(" a ")]).count == 1)
  }
}

/// Filters that a program puts together.
@Suite struct FilterBuildingTests {
  @Test func `an environment joins the filter of a screen by and`() throws {
    let environment = Filter.words("env", ["prod"])
    let typed = try Filter.parse("state:pending or lin")
    #expect(environment.and(typed).description == "env:prod (state:pending or lin)")
    #expect(environment.and(.all) == environment)
    #expect(Filter.all.and(environment) == environment)
    #expect(Filter.all.and(.all) == .all)
  }

  @Test func `joining filters adds no brackets to what is joined already`() throws {
    let both = try Filter.parse("a b").and(Filter.parse("c d"))
    #expect(both.description == "a b c d")
  }

  @Test(arguments: ["none", "a,b", "=x", ">4h", "a b", "say \"hi\"", "back\\slash", "("])
  func `an exact text survives being written, whatever its characters`(text: String) throws {
    let filter = Filter.exactly("owner", text)
    #expect(try Filter.parse(filter.description) == filter)
    let resolved = try filter.resolved(for: .grants, in: FilterWorld.context()).filter
    #expect(resolved == .condition(field: "owner", .equals(text)))
  }
}
