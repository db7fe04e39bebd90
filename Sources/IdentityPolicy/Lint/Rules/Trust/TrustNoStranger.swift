/// A role trusts nobody whom its owner does not know.
enum TrustNoStranger: PolicyRule {
  static let id = "GT094"
  static let name = "trust no stranger"
  static let family = LintFamily.trust
  static let severity = LintSeverity.critical
  static let why = "`*` and `NotPrincipal` are every account of AWS there is."
  static let fix =
    "name the principals, or hold `*` to `aws:PrincipalOrgID` with `StringEquals`"
  static let controls = ["NIST 800-53 AC-3", "NIST 800-53 AC-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use == .trust else { return }
    for call in TrustCall.calls(of: policy) where call.letsInStrangers {
      report.add(
        Self.self,
        at: call.place,
        call.principals.isNegated
          ? "everyone but `\(call.principals.text.dropFirst())` may take on the role"
          : "everyone may take on the role, and no condition names the callers"
      )
    }
  }
}

extension TrustCall {
  /// Whether callers of any account are let in.
  var letsInStrangers: Bool {
    guard principals.includesEveryone, !namesOrganisation else { return false }
    if ["aws:principalaccount", "aws:sourceaccount", "aws:userid"].contains(where: isExact) {
      return false
    }
    return !["aws:principalarn", "aws:sourcearn"].contains { key in
      switch pin(key) {
      case .exact: true
      case .pattern(let values): values.allSatisfy(\.namesAccountOrBucket)
      case .missing, .loose, .open, .dead: false
      }
    }
  }
}

extension String {
  /// Whether an ARN with wildcards still says whose it is: by its account, or by a bucket's name.
  var namesAccountOrBucket: Bool {
    let parts = split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6 else { return false }
    if parts[4].isEmpty { return !parts[5].isEmpty && !parts[5].hasPrefix("*") }
    return Glob(parts[4]).isLiteral
  }
}
