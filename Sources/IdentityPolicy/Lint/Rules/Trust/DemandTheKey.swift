/// The conditions on callers also fail where the caller says nothing.
enum DemandTheKey: PolicyRule {
  static let id = "GT097"
  static let name = "demand the keys that name a caller"
  static let family = LintFamily.trust
  static let severity = LintSeverity.high
  static let why =
    "`IfExists`, `ForAllValues` and negated operators are met by a request without the key."
  static let fix = "use `StringEquals` alone, or with `ForAnyValue`"
  static let controls = ["NIST 800-53 AC-3"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use == .trust else { return }
    for statement in policy.allowed {
      for condition in statement.statement.conditions where isLoose(condition) {
        report.add(
          Self.self,
          at: statement.place(of: condition),
          "`\(condition.operation)` on `\(condition.key)` is also met without that key"
        )
      }
    }
  }

  private static func isLoose(_ condition: PolicyCondition) -> Bool {
    !condition.shape.demandsKey && condition.shape.affirmed != "null"
      && (isCallerKey(condition.key.lowercased()) || isSecondFactor(condition))
  }

  private static func isSecondFactor(_ condition: PolicyCondition) -> Bool {
    condition.key.lowercased() == "aws:multifactorauthpresent" && condition.values == ["true"]
  }

  /// Keys that say who calls and are not in every request.
  private static func isCallerKey(_ key: String) -> Bool {
    let claims = [
      ":aud", ":sub", ":oaud", ":azp", ":amr", ":app_id", ":repository", ":job_workflow_ref",
    ]
    return callerKeys.contains(key) || claims.contains(where: key.hasSuffix)
  }

  private static let callerKeys: Set<String> = [
    "sts:externalid", "aws:principalorgid", "aws:principalorgpaths", "aws:sourcearn",
    "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths", "aws:principalarn",
    "aws:principalaccount", "aws:userid",
  ]
}
