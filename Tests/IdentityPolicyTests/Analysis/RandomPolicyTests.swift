import Foundation
import Governance
import IdentityPolicy
import Testing

/// What must hold of any policy, tried on many that chance makes.
struct RandomPolicyTests {
  /// `POLICY_SEED` repeats a run, `POLICY_ROUNDS` makes it longer.
  private static let seed =
    ProcessInfo.processInfo.environment["POLICY_SEED"].flatMap { UInt64($0) }
    ?? UInt64.random(in: 0...999_999)
  private static let rounds =
    ProcessInfo.processInfo.environment["POLICY_ROUNDS"].flatMap { Int($0) } ?? 25

  private static func run(
    _ name: String,
    _ body: (inout PolicyDice, Comment) throws -> Void
  ) rethrows {
    print("\(name) with POLICY_SEED=\(seed)")
    var dice = PolicyDice(seed: seed)
    for round in 0..<rounds { try body(&dice, "round \(round), POLICY_SEED=\(seed)") }
  }

  @Test func `an Allow more never takes anything away`() throws {
    try Self.run("growing policies") { dice, comment in
      let statements = dice.statements()
      let before = try Policies.analysis(statements.joined(separator: ","))
      let after = try Policies.analysis((statements + [dice.allow()]).joined(separator: ","))
      #expect(after.permissions >= before.permissions, comment)
      #expect(after.administrative >= before.administrative, comment)
      #expect(after.privilege >= before.privilege, comment)
      #expect(after.wildcards.count >= before.wildcards.count, comment)
    }
  }

  @Test func `a Deny more never gives anything`() throws {
    try Self.run("denied policies") { dice, comment in
      let statements = dice.statements()
      let before = try Policies.analysis(statements.joined(separator: ","))
      let after = try Policies.analysis((statements + [dice.deny()]).joined(separator: ","))
      #expect(after.permissions <= before.permissions, comment)
      #expect(after.administrative <= before.administrative, comment)
      #expect(after.privilege <= before.privilege, comment)
      #expect(after.wildcards == before.wildcards, comment)
    }
  }

  @Test func `neither order, nor case, nor saying it twice changes what is allowed`() throws {
    try Self.run("shuffled policies") { dice, comment in
      let statements = dice.statements()
      let one = try Policies.analysis(statements.joined(separator: ","))
      let shuffled = statements.shuffled(using: &dice)
      let other = try Policies.analysis((shuffled + shuffled).joined(separator: ","))
      let loud = try Policies.analysis(
        statements.map { PolicyDice.shouting($0) }.joined(separator: ",")
      )
      for analysis in [other, loud] {
        #expect(analysis.permissions == one.permissions, comment)
        #expect(analysis.administrative == one.administrative, comment)
        #expect(analysis.privilege == one.privilege, comment)
        #expect(analysis.grades == one.grades, comment)
      }
    }
  }

  @Test func `what is allowed and what is allowed but that make everything`() throws {
    let all = try Policies.allow(#""*""#)
    try Self.run("complements") { dice, comment in
      let patterns = dice.actions().map { "\"\($0)\"" }.joined(separator: ",")
      let these = try Policies.allow("[\(patterns)]")
      let others = try Policies.analysis(
        #"{"Effect":"Allow","NotAction":[\#(patterns)],"Resource":"*"}"#
      )
      #expect(these.permissions + others.permissions == all.permissions, comment)
      #expect(these.administrative + others.administrative == all.administrative, comment)
    }
  }

  @Test func `a star in disguise opens what the star opens`() throws {
    try Self.run("disguises") { dice, comment in
      let action = dice.pattern()
      guard action.contains("*") else { return }
      let disguised = action.replacing(
        "*",
        with: ["**", "***", "*****"].randomElement(using: &dice) ?? "**"
      )
      let plain = try Policies.allow("\"\(action)\"")
      let other = try Policies.allow("\"\(disguised)\"")
      #expect(plain.permissions == other.permissions, comment)
      #expect(plain.privilege == other.privilege, comment)
      #expect(
        plain.wildcards.map(\.grade) == other.wildcards.map(\.grade),
        "\(comment) \(disguised)"
      )
      #expect(
        plain.wildcards.map(\.breadth) == other.wildcards.map(\.breadth),
        "\(comment) \(disguised)"
      )
    }
  }

  @Test func `words fit on a line and end`() throws {
    try Self.run("words") { dice, comment in
      let words = try Policies.analysis(dice.statements().joined(separator: ",")).words
      #expect(!words.isEmpty && words.count < 1_200, comment)
      #expect(!words.contains { $0.isNewline }, comment)
      #expect(!words.hasPrefix(" ") && !words.hasSuffix(";"), comment)
    }
  }

  @Test func `a pattern matches as the plainest of all matchers says`() {
    Self.run("patterns") { dice, comment in
      for _ in 0..<40 {
        let pattern = dice.word(of: "ab*?", upTo: 7)
        let text = dice.word(of: "ab", upTo: 8)
        #expect(
          Glob(pattern).matches(text) == Self.plainly(pattern[...], text[...]),
          "\(comment): \(pattern) \(text)"
        )
      }
    }
  }

  private static func plainly(_ pattern: Substring, _ text: Substring) -> Bool {
    switch pattern.first {
    case nil: text.isEmpty
    case "*":
      plainly(pattern.dropFirst(), text) || !text.isEmpty && plainly(pattern, text.dropFirst())
    case "?": !text.isEmpty && plainly(pattern.dropFirst(), text.dropFirst())
    case let letter: text.first == letter && plainly(pattern.dropFirst(), text.dropFirst())
    }
  }
}
