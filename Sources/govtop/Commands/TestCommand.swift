import ArgumentParser
import Documents
import Foundation
import Governance
import IdentityPolicy

/// `govtop test DIR`: whether policies allow and deny what they must, by tests written and generated.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract:
      "Test policies: what they must allow, what they must deny, and where each statement ends.",
    discussion: """
      Reads policies of AWS, roles and bindings of Kubernetes, and files of tests, {tests: [{name, action,
      resource, context, expect: allow|deny|implicit-deny|explicit-deny}]}, by their shape. The policies of one
      folder are what one identity holds. What a test leaves open is as the policy wants it; null is an absent key.
      --mutate counts how many plausible mistakes in the policies the tests would notice.
      Exit 1 where a test fails, 3 where a file cannot be read; the others are tested all the same.
      """
  )

  @Argument(help: "A folder of policies and tests, or single files.", completion: .directory)
  var paths: [String]

  @Flag(help: "Count the mistakes that the tests would notice.")
  var mutate = false

  @Option(help: ArgumentHelp("How to print.", valueName: "table|json|junit"))
  var format = TestReportText.Format.table

  mutating func run() throws {
    var hasProblems = false
    var report = PolicyTestReport()
    let folders = try folders { problem in
      hasProblems = true
      Failure.note(problem)
    }
    for (name, folder) in folders {
      report.add(folder.run(mutating: mutate), folder: folders.count > 1 ? name : "")
    }
    guard hasProblems || !report.cases.isEmpty else {
      throw InputProblem(
        file: paths.joined(separator: " "),
        "policies with statements, roles or bindings belong here, found none"
      )
    }
    print(TestReportText(report).text(format))
    if hasProblems { throw ExitCode(3) }
    if !report.failed.isEmpty { throw ExitCode(1) }
  }

  /// The folders by name, in order, each with what its files hold.
  private func folders(_ tell: (String) -> Void) throws -> [(String, TestedFolder)] {
    var folders: [String: TestedFolder] = [:]
    for path in try InputFiles.paths(paths, endings: ["json", "yaml", "yml"]) {
      let name = path.split(separator: "/").dropLast().joined(separator: "/")
      let file = path.split(separator: "/").last.map(String.init) ?? path
      var folder = folders[name] ?? TestedFolder()
      do {
        for document in try Self.documents(path) { try folder.add(document, file: file) }
      } catch let error as JSONError {
        tell("\(path): \(error.message)")
      } catch let problem as InputProblem {
        tell(problem.sentence)
      }
      folders[name] = folder
    }
    return folders.sorted { $0.key < $1.key }
  }

  private static func documents(_ path: String) throws -> [Document] {
    guard let source = try InputFiles.read([path]).first else { return [] }
    guard source.name.hasSuffix(".json") else { return try Document.documents(yaml: source.bytes) }
    return [try Document(json: source.bytes)]
  }
}
