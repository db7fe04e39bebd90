import ArgumentParser
import Documents
import Foundation
import Governance
import IdentityPolicy

/// `govtop lint PATH…`: what in policies, roles and manifests gives more than it should.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Find what in policies, roles and manifests gives more than it should.",
    discussion: """
      Reads policies of AWS alone, in exports, templates of CloudFormation and plans of Terraform; manifests of
      Kubernetes; policies of Google Cloud; roles and assignments of Azure. What a file is is told by its shape.
      A file that cannot be read is named, and the others are linted all the same: exit 3.
      A comment `# govtop:allow GT143 EX-118 until 2026-12-31` lets a finding pass for a time, as does --suppressions.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, sarif, junit, github }

  @Argument(help: "Files and folders; - reads standard input.", completion: .file())
  var paths: [String] = []

  @Option(help: ArgumentHelp("How to print.", valueName: "text|json|sarif|junit|github"))
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "Judge all permissions given as what one principal holds together.",
      valueName: "name"
    )
  )
  var asPrincipal: String?

  @Option(help: ArgumentHelp("Accept what this file lists.", valueName: "file"))
  var baseline: String?

  @Option(help: ArgumentHelp("Write what is found now as accepted; exit 0.", valueName: "file"))
  var writeBaseline: String?

  @Option(
    help: ArgumentHelp("Let findings pass under the exceptions of this file.", valueName: "file")
  )
  var suppressions: String?

  @Option(
    help: ArgumentHelp(
      "Exit 1 only for findings of this severity or above.",
      valueName: "info|low|medium|high|critical"
    )
  )
  var failOn: LintSeverity = .low

  @Option(help: ArgumentHelp("Run this rule alone; may be given more than once.", valueName: "id"))
  var rule: [String] = []

  @Flag(help: "List the rules.")
  var list = false

  @Option(help: ArgumentHelp("Explain a rule: why it exists and how to fix.", valueName: "id"))
  var explain: String?

  mutating func run() throws {
    if let explain { return try printLines(LintCommand.rule(explain).explanation) }
    if list { return printList() }
    guard !paths.isEmpty else {
      throw UsageProblem(message: "name the files and folders to lint; - reads standard input")
    }
    let outcome = try lint()
    if let writeBaseline {
      let text = JSONText(LintBaseline(outcome.findings).json).text + "\n"
      try Data(text.utf8).write(to: URL(fileURLWithPath: writeBaseline))
      Failure.note("\(outcome.findings.count) findings are accepted in \(writeBaseline)")
    } else {
      show(outcome)
    }
    let code = outcome.exitCode(failingOn: failOn)
    guard code == 0 || (writeBaseline != nil && code == 1) else { throw ExitCode(code) }
  }

  private static func rule(_ id: String) throws -> any LintRule.Type {
    guard let rule = LintRegistry.rule(id) else {
      throw UsageProblem(message: "there is no rule `\(id)`; govtop lint --list shows all")
    }
    return rule
  }

  private func lint() throws -> LintOutcome {
    let chosen = try rule.map { try LintCommand.rule($0).id }
    var run = LintRun(
      rules: chosen.isEmpty ? nil : Set(chosen),
      principal: asPrincipal,
      suppressions: try suppressions.map(LintCommand.suppressions) ?? []
    )
    let accepted = try baseline.map(LintCommand.baseline)
    let files = LintFiles(paths)
    for problem in files.problems { run.add(problem) }
    for path in files.paths { LintCommand.read(path, &run) }
    for path in paths where path != "-" { run.expect(path) }
    return run.finish(on: LintCommand.today, baseline: accepted)
  }

  private static func read(_ path: String, _ run: inout LintRun) {
    do {
      if path == "-" {
        let bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
        let name = "standard input"
        run.read(try InputFiles.unpacked(bytes, name: name), file: name)
        run.expect(name)
      } else {
        run.read(try InputFiles.file(at: path).bytes, file: path)
      }
    } catch let problem as InputProblem {
      run.add(LintRun.Problem(file: problem.file, message: problem.message))
    } catch {
      run.add(LintRun.Problem(file: path, message: Failure.words(of: error)))
    }
  }

  private static func baseline(_ path: String) throws -> LintBaseline {
    try parsed(path) { bytes throws(JSONError) in try LintBaseline(bytes) }
  }

  private static func suppressions(_ path: String) throws -> [LintSuppression] {
    try parsed(path) { bytes throws(JSONError) in try LintSuppression.list(bytes) }
  }

  private static func parsed<Value>(
    _ path: String,
    _ read: ([UInt8]) throws(JSONError) -> Value
  ) throws -> Value {
    let bytes = try InputFiles.file(at: path).bytes
    do {
      return try read(bytes)
    } catch {
      throw InputProblem(file: path, error.message)
    }
  }

  /// Such as `2026-11-28`, in UTC.
  private static var today: String { String(SystemFacts.now().description.prefix(10)) }

  private func show(_ outcome: LintOutcome) {
    for problem in outcome.problems { Failure.note("\(problem.place): \(problem.message)") }
    switch format {
    case .text: printLines(LintText.lines(outcome))
    case .json: print(JSONText.array(outcome.findings.map(\.printed)).text)
    case .sarif: print(JSONText(LintSARIF.log(outcome, version: Release.version)).text)
    case .junit: print(LintJUnit.xml(outcome))
    case .github: printLines(LintAnnotations.lines(outcome))
    }
  }

  private func printList() {
    switch format {
    case .json:
      print(JSONText.array(LintRegistry.all.map { JSONText.object($0.fields) }).text)
    default:
      let rows = LintRegistry.all.map {
        [$0.id, $0.severity.rawValue, $0.family.rawValue, $0.name]
      }
      print(TextTable(["rule", "severity", "family", "name"], rows).text)
    }
  }

  private func printLines(_ lines: [String]) {
    for line in lines { print(Words.plain(line)) }
  }
}

extension LintSeverity: ExpressibleByArgument {}

extension LintFinding {
  /// In the order of the documentation.
  fileprivate var printed: JSONText {
    .object([
      ("rule", .string(rule)), ("family", .string(family.rawValue)),
      ("severity", .string(severity.rawValue)), ("file", .string(file)), ("line", .integer(line)),
      ("column", .integer(column)), ("pointer", .string(pointer)),
      ("statement", .optional(statement)), ("message", .string(message)), ("fix", .string(fix)),
      ("controls", .strings(controls)),
    ])
  }
}

extension LintRule {
  fileprivate static var fields: [(String, JSONText)] {
    [
      ("rule", .string(id)), ("name", .string(name)), ("family", .string(family.rawValue)),
      ("severity", .string(severity.rawValue)), ("why", .string(why)), ("fix", .string(fix)),
      ("controls", .strings(controls)),
    ]
  }
}
