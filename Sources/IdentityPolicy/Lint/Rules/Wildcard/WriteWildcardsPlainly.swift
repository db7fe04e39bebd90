/// Write wildcards plainly.
enum WriteWildcardsPlainly: PolicyRule {
  static let id = "GT003"
  static let name = "write wildcards plainly"
  static let family = LintFamily.wildcard
  static let severity = LintSeverity.medium
  static let why = """
    A wildcard in disguise, such as `s3:?*` or `iam:AttachRolePolic?`, passes readers and \
    simple checks.
    """
  static let fix = "write the action out, or `*` where all are meant"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use.grants else { return }
    for statement in policy.allowed {
      for (index, action) in statement.analysed.actions.enumerated() {
        guard let plain = plainForm(of: action) else { continue }
        report.add(
          Self.self,
          at: statement.place(of: "Action", index),
          "`\(action.text)` is \(plain) in disguise"
        )
      }
    }
  }

  /// What a pattern could as well be written as; `nil` when it is plain already.
  private static func plainForm(of action: ActionPattern) -> String? {
    if action.isEverything { return action.text == "*" ? nil : "`*`" }
    if action.isLiteral { return nil }
    guard let service = action.serviceName else {
      return action.isWholeService ? nil : "a pattern for services"
    }
    if action.isWholeService { return action.actionText == "*" ? nil : "`\(service):*`" }
    guard SensitiveActions.opensEscalation(action) || SensitiveActions.opensConfidential(action)
    else { return nil }
    let matched = action.services.flatMap { service in
      action.indices(in: service).prefix(2).map { service.actions[$0] }
    }
    guard matched.count == 1, let only = matched.first, isNearlyWritten(action, only) else {
      return action.actionText.contains("?") && !matched.isEmpty ? "a pattern with `?`" : nil
    }
    return "`\(service):\(only)`"
  }

  /// Whether a pattern spells all but a few letters of the one action that it stands for.
  private static func isNearlyWritten(_ action: ActionPattern, _ name: String) -> Bool {
    let letters = action.actionText.utf8.count { $0 != 0x2A && $0 != 0x3F }
    return name.utf8.count - letters <= 4
  }
}
