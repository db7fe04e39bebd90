/// A role for the users of an app names the identity pool, and whether they must have signed in.
enum NameTheIdentityPool: PolicyRule {
  static let id = "GT099"
  static let name = "name the identity pool"
  static let family = LintFamily.trust
  static let severity = LintSeverity.high
  static let why =
    "Anyone can make an identity pool, and without sign-in anyone is a user of it."
  static let fix =
    "add `StringEquals` on `cognito-identity.amazonaws.com:aud` with the pool, and "
    + "`ForAnyValue:StringLike` on `cognito-identity.amazonaws.com:amr` with `authenticated`"
  static let controls = ["NIST 800-53 IA-8", "NIST 800-53 AC-3"]

  private static let issuer = "cognito-identity.amazonaws.com"

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use == .trust else { return }
    for call in TrustCall.calls(of: policy) where !call.principals.isNegated {
      guard call.principals.entries.contains(where: { $0.kind == .federated && $0.name == issuer })
      else { continue }
      checkPool(call, &report)
      checkSignIn(call, &report)
    }
  }

  private static func checkPool(_ call: TrustCall, _ report: inout LintReport) {
    switch call.pin(issuer + ":aud") {
    case .missing, .open, .pattern:
      let place = call.place(of: issuer + ":aud")
      report.add(Self.self, at: place, "users of any identity pool may take on the role")
    case .exact, .loose, .dead: break
    }
  }

  private static func checkSignIn(_ call: TrustCall, _ report: inout LintReport) {
    switch call.pin(issuer + ":amr") {
    case .exact(let values) where !values.contains("unauthenticated"),
      .pattern(let values)
    where !values.contains { Glob($0).matches("unauthenticated") }: return
    case .loose, .dead: return
    case .missing, .open, .pattern, .exact: break
    }
    report.add(
      Self.self,
      at: call.place(of: issuer + ":amr"),
      "users who have not signed in may take on the role",
      severity: .medium
    )
  }
}
