/// Name the resources.
enum NameTheResources: PolicyRule {
  static let id = "GT005"
  static let name = "name the resources"
  static let family = LintFamily.wildcard
  static let severity = LintSeverity.high
  static let why = """
    Actions that can be limited to a resource are allowed on all of them, those of other \
    teams included.
    """
  static let fix = "write the ARNs, with a prefix of their names where they are many"
  static let controls = ["NIST 800-53 AC-6", "OWASP LLM06", "ATLAS AML.T0012"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use == .permissions else { return }
    for statement in policy.allowed where statement.statement.resources?.isNegated == false {
      guard !statement.analysed.allowsEverything else { continue }
      let wide = statement.analysed.resources.enumerated().filter { $0.element.width != .named }
      guard let (index, pattern) = wide.first,
        let reach = ResourceReach(statement, pattern)
      else { continue }
      report.add(
        Self.self,
        at: statement.place(of: "Resource", index),
        "`\(pattern.text)` lets \(reach.example) reach \(reach.words)",
        severity: reach.severity
      )
    }
  }
}
