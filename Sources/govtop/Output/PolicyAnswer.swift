import Documents
import IdentityPolicy

/// An answer of `govtop evaluate` as it is printed.
struct PolicyAnswer {
  let verdict: PolicyDecision.Verdict
  private let because: [(words: String, json: JSONText)]

  init(_ question: EvaluationQuestion) {
    switch question {
    case .policies(let input): self.init(input.layers.explain(input.request))
    case .cluster(let input): self.init(input.objects.decide(input.request))
    }
  }

  init(_ decision: PolicyDecision) {
    verdict = decision.verdict
    because = decision.because.map { ("\($0.layer.name): \($0.words)", Self.json($0)) }
  }

  private init(_ decision: RBACDecision) {
    verdict = decision.verdict
    because = decision.because.map { ("rbac: \($0.words)", Self.json($0)) }
  }

  /// `line` is where the question stood in a file of several.
  func json(line: Int? = nil) -> JSONText {
    let answer: [(String, JSONText)] = [
      ("decision", .string(verdict.rawValue)), ("because", .array(because.map(\.json))),
    ]
    return .object((line.map { [("line", .integer($0))] } ?? []) + answer)
  }

  /// The decision, and under it a line for each reason.
  var text: String {
    ([verdict.rawValue] + because.map { "  " + Words.plain($0.words) }).joined(separator: "\n")
  }

  private static func json(_ reason: DecisionReason) -> JSONText {
    let statement = reason.statement
    return .object([
      ("layer", .string(reason.layer.name)), ("level", .optional(reason.layer.level)),
      ("effect", .string(reason.effect)), ("policy", .optional(statement?.policy)),
      ("sid", .optional(statement?.sid)), ("statement", .optional(statement?.index)),
      ("line", .optional(statement?.position.line)),
      ("column", .optional(statement?.position.column)), ("text", .string(reason.words)),
    ])
  }

  private static func json(_ reason: RBACDecision.Reason) -> JSONText {
    .object([
      ("layer", .string("rbac")), ("effect", .string(reason.effect)),
      ("binding", .optional(reason.binding)), ("role", .optional(reason.role)),
      ("rule", .optional(reason.rule)), ("text", .string(reason.words)),
    ])
  }
}
