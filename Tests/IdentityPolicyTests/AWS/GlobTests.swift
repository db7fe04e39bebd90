import IdentityPolicy
import Testing

struct GlobTests {
  static let cases: [(String, String, Bool)] = [
    ("*", "", true), ("*", "anything", true), ("?", "", false), ("?", "a", true),
    ("get*", "getobject", true), ("get*", "get", true), ("get*", "list", false),
    ("*object", "getobject", true), ("*ob*t", "getobject", true), ("g?t", "get", true),
    ("g?t", "gt", false), ("a*b*c", "aXbYc", true), ("a*b*c", "aXbY", false),
    ("", "", true), ("", "a", false), ("**", "a", true), ("a", "A", false),
  ]

  @Test(arguments: cases) func `a pattern matches as AWS matches it`(
    pattern: String,
    text: String,
    matches: Bool
  ) {
    #expect(Glob(pattern).matches(text) == matches)
  }

  @Test func `case can be left out of account`() {
    #expect(Glob(ignoringCase: "Get*").matches("getobject"))
  }

  @Test(arguments: [
    ("*", true), ("**", true), ("?*", true), ("*?", true), ("?", false),
    ("", false), ("a*", false),
  ])
  func `everything has disguises`(pattern: String, isEverything: Bool) {
    #expect(Glob(pattern).isEverything == isEverything)
  }

  @Test func `a hostile pattern costs no more than its length times that of the text`() {
    let pattern = String(repeating: "*a", count: 2_000) + "b"
    #expect(!Glob(pattern).matches(String(repeating: "a", count: 5_000)))
  }
}
