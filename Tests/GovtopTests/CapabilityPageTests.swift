import Foundation
import Testing

/// `docs/capabilities.md` has a row for each capability, and says of none more than it can show.
struct CapabilityPageTests {
  private static let numbers =
    numbered("000", 1...66) + numbered("003", 1...18) + numbered("004", 1...84)
    + numbered("BR", 1...2) + (1...72).map { "F\($0)" }

  private static func numbered(_ source: String, _ range: ClosedRange<Int>) -> [String] {
    range.map { "\(source)-\($0 < 10 ? "0" : "")\($0)" }
  }

  private static let states = ["yes", "part", "planned", "declined"]

  private func rows() throws -> [[String]] {
    try Page("docs/capabilities.md").lines.compactMap(Page.cells)
      .filter { Self.numbers.contains($0[0]) }
  }

  @Test func `each number stands there once, in order`() throws {
    #expect(try rows().map { $0[0] } == Self.numbers)
  }

  @Test func `each row says whether it is there, and where or what is missing`() throws {
    for row in try rows() {
      try #require(row.count == 5, "\(row)")
      #expect(Self.states.contains(row[2]), "\(row[0]) is `\(row[2])`")
      #expect(!row[3].isEmpty, "\(row[0]) does not say where, or what is missing")
    }
  }

  @Test func `what is said to be there names the test that shows it, and that test is there`()
    throws
  {
    for row in try rows() where ["yes", "part"].contains(row[2]) {
      let tests = row[4].split(separator: "`").filter { $0.contains("/") }.map(String.init)
      #expect(!tests.isEmpty, "\(row[0]) names no test")
      for test in tests { #expect(Page.exists(test), "\(row[0]) names \(test)") }
    }
  }
}
