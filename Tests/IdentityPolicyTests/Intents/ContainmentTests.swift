import Foundation
import IdentityPolicy
import Testing

/// Whether one pattern names no more than another, decided on what they match.
struct ContainmentTests {
  @Test(arguments: [
    ("*?", "?*", true), ("?*", "*?", true), ("*b*", "?*", true), ("a*", "*", true),
    ("*", "a*", false), ("a?c", "a*c", true), ("a*c", "a?c", false), ("**", "*", true),
    ("", "*", true), ("*", "", false), ("a*a", "a*", true), ("a", "a*a", false),
    ("s3:Get*", "s3:*", true), ("s3:*", "s3:Get*", false), ("*ab*", "*a*b*", true),
    ("*a*b*", "*ab*", false), ("a*b", "*a*b*", true),
  ])
  func `by known answers`(own: String, other: String, isContained: Bool) {
    #expect(Glob(own).isContained(in: Glob(other)) == isContained, "\(own) in \(other)")
  }

  @Test func `as every short text says`() {
    let seed = Self.seed
    var dice = PolicyDice(seed: seed)
    let texts = Self.texts(upTo: 6)
    for _ in 0..<300 {
      let own = dice.word(of: "ab*?", upTo: 4)
      let other = dice.word(of: "ab*?", upTo: 4)
      let expected = texts.allSatisfy { !Glob(own).matches($0) || Glob(other).matches($0) }
      let found = Glob(own).isContained(in: Glob(other))
      #expect(found == expected, "\(own) in \(other), GOVTOP_SEED=\(seed)")
    }
  }

  @Test func `patterns made to take long are not called narrower`() {
    let hostile = "*" + String(repeating: "a?", count: 60) + "*b"
    let other = "*" + String(repeating: "?a", count: 59) + "?*"
    _ = Glob(hostile).isContained(in: Glob(other))
    #expect(!Glob("*" + hostile).isContained(in: Glob(hostile + "c")))
  }

  /// All texts of `a`, `b` and a letter that no pattern names.
  static func texts(upTo length: Int) -> [String] {
    var texts = [""]
    var last = [""]
    for _ in 0..<length {
      last = last.flatMap { text in ["a", "b", "x"].map { text + $0 } }
      texts += last
    }
    return texts
  }

  static var seed: UInt64 {
    ProcessInfo.processInfo.environment["GOVTOP_SEED"].flatMap(UInt64.init)
      ?? UInt64.random(in: 1...UInt64(UInt32.max))
  }
}
