import Documents
import Foundation
import Governance
import IdentityPolicy
import Testing

/// Files of rules that are refused, each with the line that has to be mended.
struct RulesFileTests {
  /// One file; its wrong line ends in `# <-`.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let text: String
    let words: String

    init(_ words: String, _ text: String) {
      self.words = words
      self.text = text
    }

    var testDescription: String { words }
  }

  private func read(_ text: String) throws -> (RulesProblem?, Document) {
    let document = try #require(try Document.documents(yaml: Array(text.utf8)).first)
    do throws(RulesProblem) {
      _ = try Rules(overlay: (try? document.ledgerValue()) ?? .object([:]))
      return (nil, document)
    } catch {
      return (error, document)
    }
  }

  private func expect(_ wrong: Wrong) throws {
    let lines = wrong.text.split(separator: "\n", omittingEmptySubsequences: false)
    let marked = try #require(lines.firstIndex { $0.hasSuffix("# <-") })
    let (problem, document) = try read(wrong.text)
    let found = try #require(problem, "nothing was wrong with it")
    #expect(found.message.contains(wrong.words), "\(found.path): \(found.message)")
    #expect(found.place(in: document).line == marked + 1, "\(found.path): \(found.message)")
  }

  @Test(arguments: Wrong.fields) func `what nobody knows is refused with its line`(wrong: Wrong)
    throws
  { try expect(wrong) }

  @Test(arguments: Wrong.opening) func `how access is opened contradicts itself`(wrong: Wrong)
    throws
  { try expect(wrong) }

  @Test(arguments: Wrong.conditions) func `conditions that never or always hold`(wrong: Wrong)
    throws
  { try expect(wrong) }

  @Test(arguments: Wrong.duties) func `duties that are not apart`(wrong: Wrong) throws {
    try expect(wrong)
  }

  @Test(arguments: Wrong.numbers) func `numbers that cannot be`(wrong: Wrong) throws {
    try expect(wrong)
  }

  @Test(arguments: Wrong.risk) func `weights that make worse look better`(wrong: Wrong) throws {
    try expect(wrong)
  }

  @Test(arguments: Wrong.others) func `names that lead nowhere`(wrong: Wrong) throws {
    try expect(wrong)
  }

  @Test func `the example of the manual has every section and nothing wrong`() throws {
    let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: top.appending(path: "docs/rules.example.yaml"),
      encoding: .utf8
    )
    let (problem, document) = try read(text)
    #expect(
      problem == nil,
      "\(problem?.path ?? ""): \(problem?.message ?? "") at \(problem?.place(in: document).line ?? 0)"
    )
  }
}
