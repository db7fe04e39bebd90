import ArgumentParser
import Documents
import Governance
import IdentityPolicy

/// `govtop evaluate [FILE|-]`: whether policies allow a request, and what decided it.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Say whether policies allow a request, and which statement decided.",
    discussion: """
      Reads {request: {principal, action, resource, context}, identity_policies: [], resource_policy,
      boundaries: [], session_policies: [], scps: [[]], rcps: [[]]}; for a cluster {request: {user, groups,
      verb, resource, api_group, name, namespace}, rbac: [roles and bindings]}. One a file, or one a line.
      A line that cannot be read is named, the others are answered all the same: exit 3.
      govtop evaluate request.json
      govtop evaluate - < requests.ndjson
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument { case json, text }

  @Argument(help: "A JSON file; - reads standard input.", completion: .file())
  var file = "-"

  @Option(help: ArgumentHelp("How to print.", valueName: "json|text"))
  var format: Format = .json

  mutating func run() throws {
    guard let source = try InputFiles.read([file]).first else { return }
    let lines = EvaluationQuestion.lines(source.bytes)
    var hasProblems = false
    for line in lines {
      switch line.question {
      case .success(let question):
        print(text(of: PolicyAnswer(question), line.number, isOnly: lines.count == 1))
      case .failure(let error):
        hasProblems = true
        Failure.note("\(source.name): \(error.message)")
      }
    }
    if hasProblems { throw ExitCode(3) }
  }

  /// One answer alone is spread out, answers to many stand on a line each.
  private func text(of answer: PolicyAnswer, _ line: Int, isOnly: Bool) -> String {
    switch format {
    case .json: isOnly ? answer.json().text : answer.json(line: line).compact
    case .text: isOnly ? answer.text : "line \(line): \(answer.text)"
    }
  }
}
