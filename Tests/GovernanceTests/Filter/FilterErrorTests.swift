import Governance
import Testing

/// Each sentence with the words that it underlines.
@Suite struct FilterErrorTests {
  @Test(arguments: [
    (
      "enviroment:prod",
      "no field `enviroment` here, did you mean `env`? to search the text, quote it", "enviroment"
    ),
    (
      "a onwer:ben", "no field `onwer` here, did you mean `owner`? to search the text, quote it",
      "onwer"
    ),
    ("is:d", "`d` may be dormant or drifted: say more of it", "d"),
    ("is:s", "`s` may be standing or stuck: say more of it", "s"),
    ("state:re", "`re` may be revoked, revoke_failed or revoking: say more of it", "re"),
    ("risk:high", "`risk` takes a number: 55, >50, 25..44. for the band: class:high", "high"),
    ("risk:5x..", "`risk` takes a number: 55, >50, 25..44. for the band: class:high", "5x.."),
    ("risk:-5", "`risk` takes a number: 55, >50, 25..44. for the band: class:high", "-5"),
    ("used:90d", "say `used:<90d` or `used:>90d`", "90d"),
    ("used:8days", "no unit `days`: m minutes, h, d, w, mo months, y", "8days"),
    (
      "ends:14.3.2026", "`14.3.2026` is no time: 4h, >90d, 2026-03, 2026-03-14, lastweek",
      "14.3.2026"
    ),
    ("a (b or c", "this bracket is not closed", "("),
    ("((a)", "this bracket is not closed", "("),
    ("a (", "this bracket is not closed", "("),
    ("a) b", "no bracket is open here", ")"),
    (")", "a condition is missing here", ")"),
    ("a \"b c", "this quote is not closed", "\""),
    ("owner:\"b c", "this quote is not closed", "\""),
    ("a or", "nothing follows `or`", "or"),
    ("(a OR ) b", "nothing follows `or`", "OR"),
    ("a and ", "nothing follows `and`", "and"),
    ("a not", "nothing follows `not`", "not"),
    ("or a", "a condition is missing here", "or"),
    ("a or and b", "a condition is missing here", "and"),
    ("not not a", "a condition is missing here", "not"),
    ("a ( ) b", "a condition is missing here", "( )"),
    ("env:", "`env` needs a value", ":"),
    ("env:prod,", "`env` needs a value", ","),
    ("env:,prod", "`env` needs a value", ":"),
    ("env:=", "`env` needs a value", "="),
    ("owner:\"\"", "`owner` needs a value", "\"\""),
    ("risk:>", "`risk` needs a value", ">"),
    ("ends:..", "`ends` needs a value", ".."),
    ("environment:x", "`x` is not one of: dev stage prod unknown", "x"),
    ("env:prod,x", "`x` is not one of: dev stage prod unknown", "x"),
    ("risk:44..25", "`44..25` runs backwards: the smaller end comes first", "44..25"),
    ("used:8d..2d", "`8d..2d` runs backwards: the smaller end comes first", "8d..2d"),
    ("ends:8d..2d", "`8d..2d` runs backwards: the smaller end comes first", "8d..2d"),
  ])
  func `a filter of grants is refused with a sentence and a place`(
    text: String,
    message: String,
    marked: String
  ) throws {
    let complaint = try #require(FilterWorld.complaint(about: text))
    #expect(complaint.message == message)
    #expect(complaint.marked == marked)
  }

  @Test(arguments: [
    (
      "state:open",
      "`open` is not one of: pending approved denied cancelled expired superseded", "open"
    ),
    ("for:long", "`for` takes a duration: 8h, >24h, 1h..8h", "long"),
    ("for:>8", "`for` takes a duration: 8h, >24h, 1h..8h", ">8"),
    ("for:2days", "no unit `days`: m minutes, h, d, w, mo months, y", "2days"),
    ("for:8h..1h", "`8h..1h` runs backwards: the smaller end comes first", "8h..1h"),
    ("votes:two", "`votes` takes a number: 55, >50, 25..44", "two"),
    ("due:4h", "say `due:<4h` or `due:>4h`", "4h"),
    (
      "due:1h..2026-03", "`1h..2026-03` is no time: 4h, >90d, 2026-03, 2026-03-14, lastweek",
      "1h..2026-03"
    ),
    ("asked:late", "`late` is no time: 4h, >90d, 2026-03, 2026-03-14, lastweek", "late"),
  ])
  func `a filter of requests is refused with a sentence and a place`(
    text: String,
    message: String,
    marked: String
  ) throws {
    let complaint = try #require(FilterWorld.complaint(about: text, in: .requests))
    #expect(complaint.message == message)
    #expect(complaint.marked == marked)
  }

  @Test func `an unknown view is answered with those there are, the near ones first`() throws {
    let context = try FilterWorld.context(views: [("weekly", "a"), ("urgent", "b")])
    let complaint = FilterWorld.complaint(about: "a @urgnt", in: .requests, context)
    #expect(complaint?.message == "no view `urgnt`: urgent, weekly, mine, late, decidable")
    #expect(complaint?.marked == "@urgnt")
  }

  @Test func `where no view is saved the error says so`() {
    let complaint = FilterWorld.complaint(about: "@x", in: .ledger)
    #expect(complaint?.message == "no view `x`: none is saved here")
  }

  @Test(arguments: [
    ([("a", "@b"), ("b", "@a")], "view `a` names itself through `b`"),
    ([("a", "env:prod @a")], "view `a` names itself"),
    ([("a", "@b"), ("b", "@c"), ("c", "-@a")], "view `a` names itself through `b`, `c`"),
  ])
  func `a view that names itself is refused`(views: [(String, String)], message: String) throws {
    let context = try FilterWorld.context(views: views)
    let complaint = FilterWorld.complaint(about: "lin @a", in: .grants, context)
    #expect(complaint?.message == message)
    #expect(complaint?.marked == "@a")
  }

  @Test func `what is wrong inside a view is told of the view in sight`() throws {
    let context = try FilterWorld.context(views: [("outer", "@inner"), ("inner", "x due:4h")])
    let complaint = FilterWorld.complaint(about: "lin @outer", in: .requests, context)
    #expect(complaint?.message == "in view `outer`: say `due:<4h` or `due:>4h`")
    #expect(complaint?.marked == "@outer")
  }

  @Test func `long words are cut, so that an error stays one line`() {
    let long = String(repeating: "x", count: 500)
    let message = FilterWorld.complaint(about: "env:\(long)")?.message ?? ""
    #expect(message.hasPrefix("`xxx"))
    #expect(message.hasSuffix("…` is not one of: dev stage prod unknown"))
    #expect(message.count < 120)
  }
}

/// The three limits, each at its edge.
@Suite struct FilterLimitTests {
  @Test func `a thousand characters are read and one more is not`() throws {
    #expect(throws: Never.self) { try Filter.parse(String(repeating: "é", count: 1_000)) }
    let complaint = FilterWorld.complaint(about: String(repeating: "é", count: 1_001))
    #expect(
      complaint?.message
        == "a filter has at most 1000 characters, this has 1001: save a part of it as a view"
    )
    #expect(complaint?.marked == "é")
  }

  @Test func `sixty-four conditions are read and one more is not`() throws {
    let most = Array(repeating: "a", count: 64).joined(separator: " ")
    #expect(throws: Never.self) { try FilterWorld.resolved(most, in: .grants) }
    let complaint = FilterWorld.complaint(about: most + " risk:5")
    #expect(complaint?.message.hasPrefix("a filter has at most 64 conditions") == true)
    #expect(complaint?.marked == "risk:5")
  }

  @Test func `brackets stand sixteen deep and no deeper`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(try Filter.parse(nested(16)).description == "a")
    #expect(FilterWorld.complaint(about: nested(17))?.message.hasPrefix("brackets stand") == true)
  }

  @Test func `the conditions of views count with the filter's own`() throws {
    let half = Array(repeating: "a", count: 40).joined(separator: " ")
    let context = try FilterWorld.context(views: [("half", half)])
    #expect(throws: Never.self) { try FilterWorld.resolved("@half", in: .grants, context) }
    let complaint = FilterWorld.complaint(about: "@half @half", in: .grants, context)
    #expect(complaint?.message.hasPrefix("in view `half`: a filter has at most 64") == true)
  }

  @Test func `views that only name views stop at the limits too`() throws {
    let chain = (0..<30).map { ("v\($0)", "@v\($0 + 1) @v\($0 + 1)") } + [("v30", "")]
    let context = try FilterWorld.context(views: chain)
    #expect(FilterWorld.complaint(about: "@v0", in: .grants, context) != nil)
    let deep = (0..<30).map { ("v\($0)", "@v\($0 + 1)") } + [("v30", "a")]
    let line = try FilterWorld.context(views: deep)
    #expect(
      FilterWorld.complaint(about: "@v0", in: .grants, line)?.message
        == "in view `v0`: brackets stand at most 16 deep, with views: use fewer"
    )
  }
}
