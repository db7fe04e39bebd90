/// A role that trusts an issuer of tokens names the subject, exactly.
enum NameTheSubject: PolicyRule {
  static let id = "GT091"
  static let name = "name the subject of federated tokens exactly"
  static let family = LintFamily.trust
  static let severity = LintSeverity.critical
  static let why =
    "A public issuer gives tokens to anyone; only the subject tells whose job or workload asks."
  static let fix =
    "add `StringEquals` on the issuer's `sub` with the one repository and branch or environment, "
    + "pipeline or service account"
  static let controls = ["NIST 800-53 IA-8", "NIST 800-53 AC-6", "CIS Software Supply Chain 2.4.6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use == .trust else { return }
    for call in TrustCall.calls(of: policy) {
      for issuer in call.issuers where issuer.needsSubject(audience: call.audience(of: issuer)) {
        check(call, issuer, &report)
      }
    }
  }

  private static func check(
    _ call: TrustCall,
    _ issuer: TokenIssuer,
    _ report: inout LintReport
  ) {
    let place = call.place(of: issuer.subject)
    switch call.pin(issuer.subject) {
    case .missing:
      report.add(
        Self.self,
        at: place,
        "every token of `\(issuer.name)` opens the role: no `sub` is named"
      )
    case .open:
      report.add(
        Self.self,
        at: place,
        "every token of `\(issuer.name)` opens the role: `sub` may be anything"
      )
    case .exact(let values), .pattern(let values):
      for value in values {
        guard let opening = issuer.opening(of: value) else { continue }
        report.add(
          Self.self,
          at: place,
          "`\(value)` lets in \(opening.words)",
          severity: opening.severity
        )
      }
    case .loose, .dead: break
    }
  }
}
