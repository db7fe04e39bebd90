import Foundation
import Testing

/// Each refusal names a way forward, and the state of the record that it is about: read off the sources, so that
/// none can be forgotten.
struct RefusalTests {
  /// One call that makes a refusal, as it stands in a file.
  private struct Made {
    let place: String
    let callee: String
    let arguments: String
  }

  private func made() throws -> [Made] {
    let pattern = try NSRegularExpression(pattern: #"(\w*[rR]efusal)\(\s*\.\w+,"#)
    return try files().flatMap { path -> [Made] in
      let text = try String(contentsOf: Page.top.appending(path: path), encoding: .utf8)
      let whole = NSRange(text.startIndex..., in: text)
      return pattern.matches(in: text, range: whole).compactMap { match in
        guard let range = Range(match.range, in: text),
          let name = Range(match.range(at: 1), in: text),
          let opening = text[range].firstIndex(of: "(")
        else { return nil }
        let line = text[..<range.lowerBound].count { $0 == "\n" } + 1
        return Made(
          place: "\(path):\(line)",
          callee: String(text[name]),
          arguments: Self.arguments(of: text[opening...])
        )
      }
    }
  }

  private func files() throws -> [String] {
    try ["Sources/Governance", "Sources/GovernanceStore"].flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: Page.top.appending(path: folder).path)
        .filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
    }.sorted()
  }

  /// What stands between the parentheses; those in texts count too, which have as many of either.
  private static func arguments(of call: Substring) -> String {
    var depth = 0
    for index in call.indices {
      if call[index] == "(" { depth += 1 }
      if call[index] == ")" { depth -= 1 }
      if depth == 0 { return String(call[...index]) }
    }
    return String(call)
  }

  @Test func `every refusal says what would make it pass`() throws {
    let made = try made()
    #expect(made.count > 250, "the sources were not found")
    for one in made where !one.arguments.contains("next:") {
      Issue.record("\(one.place) names no way forward: \(one.arguments)")
    }
  }

  @Test func `no refusal leaves the way forward out on a branch`() throws {
    let branch = #"(:|\?\?) nil\s*\)"#
    for one in try made() {
      let isOpen = one.arguments.range(of: branch, options: .regularExpression) != nil
      #expect(!isOpen, "\(one.place): \(one.arguments)")
    }
  }

  /// What is not there has no state; all else that has an id has one.
  @Test func `every refusal about a record names its state`() throws {
    let subject = #"^\(\s*\.\w+,\s*(\w+\.)*id\.text,"#
    for one in try made() where one.callee == "Refusal" {
      let isRecord = one.arguments.range(of: subject, options: .regularExpression) != nil
      guard isRecord, !one.arguments.hasPrefix("(.notFound"),
        !one.arguments.contains(".notFound,"), !one.arguments.contains(".ambiguous,")
      else { continue }
      #expect(one.arguments.contains("state:"), "\(one.place): \(one.arguments)")
    }
  }
}
