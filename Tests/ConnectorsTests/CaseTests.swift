import Connectors
import Foundation
import Governance
import Testing

/// Each folder of `Cases/<kind>/` is a case: `input…` files, and what they must yield.
///
/// `expected.txt` holds the facts, `problems.txt` the sentence of a refused import, `options.txt`
/// what the operator says besides (`scope prod`, `environment dev`). `RECORD_CASES=1` rewrites
/// the answers, and still fails the run.
struct CaseTests {
  @Test(arguments: CaseFolder.all)
  func `a folder of cases says what comes of its input`(folder: CaseFolder) throws {
    let result = try folder.result()
    guard ProcessInfo.processInfo.environment["RECORD_CASES"] == nil else {
      try folder.record(result)
      Issue.record("recorded \(folder.testDescription); look at the difference and run again")
      return
    }
    switch result {
    case .success(let text):
      #expect(folder.text("problems.txt") == nil, "a problem was expected, found facts")
      #expect(text == folder.text("expected.txt"))
    case .failure(let problem):
      #expect(folder.text("expected.txt") == nil, "facts were expected, found a problem")
      #expect(problem.sentence + "\n" == folder.text("problems.txt"))
    }
  }

  @Test func `every kind of source has cases, sound ones and refused ones`() {
    for kind in SourceKind.allCases {
      let folders = CaseFolder.all.filter { $0.kind == kind }
      #expect(folders.contains { $0.text("expected.txt") != nil }, "\(kind)")
      #expect(folders.contains { $0.text("problems.txt") != nil }, "\(kind)")
    }
  }
}

/// One case on disk.
struct CaseFolder: CustomTestStringConvertible, Sendable {
  let kind: SourceKind
  let url: URL

  var testDescription: String { "\(kind.rawValue)/\(url.lastPathComponent)" }

  static let all: [CaseFolder] = SourceKind.allCases.flatMap { kind in
    folders(in: root.appending(path: kind.rawValue)).map { CaseFolder(kind: kind, url: $0) }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  /// The input files, named by their path inside the case.
  func files() throws -> [SourceFile] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: url.path()).sorted()
    return try names.filter { $0.hasPrefix("input") && $0.contains(".") }.map { name in
      SourceFile(name: name, bytes: Array(try Data(contentsOf: url.appending(path: name))))
    }
  }

  func options() -> ConnectorOptions {
    var options = ConnectorOptions()
    for line in (text("options.txt") ?? "").split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      switch words[0] {
      case "scope": options.scope = words[1]
      case "environment": options.environment = Environment(rawValue: words[1])
      default: Issue.record("\(testDescription): options.txt has the unknown word \(words[0])")
      }
    }
    return options
  }

  func result() throws -> Result<String, InputProblem> {
    let files = try files()
    do throws(InputProblem) {
      return .success(FactText.describe(try RecordingSink.reading(files, as: kind, options())))
    } catch {
      return .failure(error)
    }
  }

  func text(_ name: String) -> String? {
    try? String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  func record(_ result: Result<String, InputProblem>) throws {
    let names = ["expected.txt", "problems.txt"]
    for name in names { try? FileManager.default.removeItem(at: url.appending(path: name)) }
    switch result {
    case .success(let text): try write(text, to: names[0])
    case .failure(let problem): try write(problem.sentence + "\n", to: names[1])
    }
  }

  private func write(_ text: String, to name: String) throws {
    try text.write(to: url.appending(path: name), atomically: true, encoding: .utf8)
  }

  private static func folders(in url: URL) -> [URL] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: url.path())
    return (names ?? []).sorted().map { url.appending(path: $0) }
  }
}
