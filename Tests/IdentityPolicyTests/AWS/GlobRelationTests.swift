import IdentityPolicy
import Testing

struct GlobRelationTests {
  /// Two patterns, whether a text fits both, and whether the first takes in all of the second.
  static let cases: [(String, String, overlaps: Bool, covers: Bool)] = [
    ("*", "a*", true, true), ("a*", "*", true, false), ("a*", "*b", true, false),
    ("a*", "b*", false, false), ("a?c", "abc", true, true), ("abc", "a?c", true, false),
    ("a?c", "a*c", true, false), ("a*c", "a?c", true, true), ("a*c", "a*b*c", true, true),
    ("a*b*c", "a*c", true, false), ("", "", true, true), ("", "*", true, false),
    ("*", "", true, true), ("?", "", false, false), ("??", "?*", true, false),
    ("role/*", "role/app", true, true), ("role/app", "user/app", false, false),
    ("*x*", "*y*", true, false), ("**", "*", true, true),
  ]

  @Test(arguments: cases) func `two patterns overlap or cover`(
    one: String,
    other: String,
    overlaps: Bool,
    covers: Bool
  ) {
    #expect(Glob(one).overlaps(Glob(other)) == overlaps)
    #expect(Glob(other).overlaps(Glob(one)) == overlaps)
    #expect(Glob(one).covers(Glob(other)) == covers)
  }

  @Test func `what covers, matches all that the covered one matches`() {
    let texts = ["", "a", "b", "ab", "aab", "abc", "abcb", "cab"]
    let patterns = ["*", "a*", "*b", "?b", "a?*", "*b*", "ab", "a*b", ""]
    for one in patterns {
      for other in patterns {
        let both = texts.filter { Glob(one).matches($0) && Glob(other).matches($0) }
        #expect(both.isEmpty || Glob(one).overlaps(Glob(other)), "\(one) \(other)")
        guard Glob(one).covers(Glob(other)) else { continue }
        #expect(texts.allSatisfy { !Glob(other).matches($0) || Glob(one).matches($0) })
      }
    }
  }
}
