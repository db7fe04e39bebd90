/// A role that trusts a SAML provider demands assertions that are meant for AWS.
enum DemandASAMLAudience: PolicyRule {
  static let id = "GT098"
  static let name = "demand an audience of SAML assertions"
  static let family = LintFamily.trust
  static let severity = LintSeverity.medium
  static let why = "An assertion that was issued for another application opens the role as well."
  static let fix =
    "add `StringEquals` on `SAML:aud` with `https://signin.aws.amazon.com/saml`"
  static let controls = ["NIST 800-53 IA-8"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use == .trust else { return }
    for call in TrustCall.calls(of: policy) where !call.principals.isNegated {
      let providers = call.principals.entries.filter {
        $0.kind == .federated && $0.name.contains(":saml-provider/")
      }
      guard let provider = providers.first, !call.holdsAudience else { continue }
      report.add(
        Self.self,
        at: call.place(of: "SAML:aud"),
        "assertions of `\(provider.name)` are taken whatever audience they were issued for"
      )
    }
  }
}

extension TrustCall {
  /// By the audience or the recipient; a loose condition is a finding of its own.
  fileprivate var holdsAudience: Bool {
    ["SAML:aud", "SAML:iss", "SAML:sub"].contains { key in
      switch pin(key) {
      case .exact, .loose, .dead: true
      case .pattern(let values): values.allSatisfy { $0.hasSuffix("signin.aws.amazon.com/saml") }
      case .missing, .open: false
      }
    }
  }
}
