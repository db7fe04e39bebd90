/// A role that trusts an issuer of tokens demands that they are meant for it.
enum DemandAnAudience: PolicyRule {
  static let id = "GT090"
  static let name = "demand an audience of federated tokens"
  static let family = LintFamily.trust
  static let severity = LintSeverity.high
  static let why = "A token that was issued for another service opens the role as well."
  static let fix = "add `StringEquals` on the issuer's `aud`, such as `sts.amazonaws.com`"
  static let controls = ["NIST 800-53 IA-8", "NIST 800-53 AC-3"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use == .trust else { return }
    for call in TrustCall.calls(of: policy) {
      for issuer in call.issuers {
        switch call.audience(of: issuer) {
        case .missing:
          report.add(
            Self.self,
            at: call.place,
            "tokens of `\(issuer.name)` are taken whatever audience they were issued for"
          )
        case .open(let condition):
          report.add(
            Self.self,
            at: call.statement.place(of: condition),
            "the audience of tokens of `\(issuer.name)` may be anything"
          )
        case .loose, .dead, .pattern, .exact: break
        }
      }
    }
  }
}

extension TrustCall {
  /// The issuers of tokens that it trusts.
  var issuers: [TokenIssuer] {
    guard !principals.isNegated else { return [] }
    return principals.entries.filter { $0.kind == .federated }.compactMap { TokenIssuer($0.name) }
  }

  /// How the audience is held, by whichever claim says most.
  func audience(of issuer: TokenIssuer) -> TrustPin {
    let pins = issuer.audiences.map(pin)
    return pins.first { if case .exact = $0 { true } else { false } }
      ?? pins.first { $0 != .missing } ?? .missing
  }
}
