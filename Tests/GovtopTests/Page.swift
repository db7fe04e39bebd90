import Foundation
import Testing

/// A page of the manual, or another file of the repository, by its path from the top.
struct Page {
  let path: String
  let lines: [String]

  init(_ path: String) throws {
    self.path = path
    let text = try String(contentsOf: Self.top.appending(path: path), encoding: .utf8)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  static let top = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The paths of all pages written by hand or made, README and CHANGELOG among them.
  static func paths(in folder: String = "docs") throws -> [String] {
    let found = try FileManager.default.subpathsOfDirectory(
      atPath: top.appending(path: folder).path
    )
    return found.filter { $0.hasSuffix(".md") }.map { "\(folder)/\($0)" }.sorted()
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: top.appending(path: path).path)
  }

  /// The cells of a table row, or `nil` for a line that is none.
  static func cells(_ line: String) -> [String]? {
    guard line.hasPrefix("| "), line.hasSuffix(" |") else { return nil }
    return line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// What stands in back-ticks, line by line; blocks of code are left out.
  var quoted: [String] {
    var isCode = false
    return lines.flatMap { line -> [String] in
      if line.hasPrefix("```") { isCode.toggle() }
      guard !isCode else { return [] }
      return line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
  }

  /// Where links lead to that stay inside the repository, from its top.
  var links: [String] {
    let folder = path.split(separator: "/").dropLast()
    return lines.flatMap { $0.matches(of: /\]\(([^)#\s]+)/).map { String($0.1) } }
      .filter { !$0.contains("://") }
      .map { link in
        var parts = Array(folder)
        for part in link.split(separator: "/") {
          if part == ".." { parts.removeLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
      }
  }
}
