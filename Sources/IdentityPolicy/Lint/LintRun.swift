package import Documents

/// Lints files one after another, and what they hold together at the end.
package struct LintRun: Sendable {
  /// Something in a file that could not be read.
  package struct Problem: Hashable, Sendable {
    package let file: String
    /// `nil` when not even its bytes could be had.
    package let position: Position?
    package let message: String

    package init(file: String, position: Position? = nil, message: String) {
      self.file = file
      self.position = position
      self.message = message
    }
  }

  private let linter: Linter
  /// Who holds all permissions of the files together, if that is how they are to be judged.
  private let principal: String?
  private var report = LintReport()
  private var manifests: [LintedManifest] = []
  private var held: [LintedPolicy] = []
  private var fileOrder: [String: Int] = [:]
  private var files: [String] = []
  private var problems: [Problem] = []
  private var unknown: [String] = []
  private var suppressions: [LintSuppression]

  package init(
    rules: Set<String>? = nil,
    principal: String? = nil,
    suppressions: [LintSuppression] = []
  ) {
    linter = Linter(rules: rules)
    self.principal = principal
    self.suppressions = suppressions
  }

  /// Lints what a file holds; what needs the others waits until `finish`.
  package mutating func read(_ bytes: [UInt8], file: String) {
    fileOrder[file] = fileOrder.count
    files.append(file)
    let source = LintSource(bytes, file: file)
    for error in source.problems {
      problems.append(
        Problem(
          file: file,
          position: Position(line: error.line, column: error.column),
          message: "\(error.path): expected \(error.expected), found \(error.found)"
        )
      )
    }
    if !source.isKnown, source.problems.isEmpty { unknown.append(file) }
    suppressions += source.suppressions
    for policy in source.policies { linter.lint(policy, &report) }
    if principal == nil {
      for holding in source.holdings { linter.lint(holding, &report) }
    } else {
      held += source.policies.filter { $0.use == .permissions }
    }
    for object in source.gcp { linter.lint(object, &report) }
    for object in source.azure { linter.lint(object, &report) }
    manifests += source.manifests
  }

  /// Makes it a problem when a file that was asked for by name holds nothing that is known.
  package mutating func expect(_ file: String) {
    guard unknown.contains(file) else { return }
    problems.append(
      Problem(
        file: file,
        message: "a policy, role, binding or manifest belongs here, found none that is known"
      )
    )
  }

  package mutating func add(_ problem: Problem) { problems.append(problem) }

  /// What all of it comes to; suppressions hold up to and on their last day.
  package mutating func finish(
    on day: String,
    baseline: LintBaseline? = nil
  ) -> LintOutcome {
    linter.lint(LintedManifests(manifests), &report)
    if let principal {
      linter.lint(LintedHolding(principal: principal, policies: held), &report)
    }
    let open = inOrder(report.findings).filter { finding in
      !suppressions.contains { $0.holds(on: day) && $0.covers(finding) }
    }
    let split = baseline?.split(open) ?? (open, 0)
    return LintOutcome(
      findings: split.0,
      accepted: split.1,
      suppressed: report.findings.count - open.count,
      problems: problems,
      files: files,
      unknown: unknown
    )
  }

  private func inOrder(_ findings: [LintFinding]) -> [LintFinding] {
    findings.sorted { first, second in
      let files = (fileOrder[first.file] ?? 0, fileOrder[second.file] ?? 0)
      guard files.0 == files.1 else { return files.0 < files.1 }
      guard first.position == second.position else { return first.position < second.position }
      return (first.rule, first.message) < (second.rule, second.message)
    }
  }
}
