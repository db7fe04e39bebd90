/// A role that another account may take on demands a secret that only the right caller has.
///
/// Without it a vendor that acts for many can be made to act on the role by another customer.
enum DemandAnExternalID: PolicyRule {
  static let id = "GT095"
  static let name = "demand an external id of other accounts"
  static let family = LintFamily.trust
  static let severity = LintSeverity.high
  static let why =
    "An account that serves many customers can be led by one of them to another's role."
  static let fix =
    "add `StringEquals` on `sts:ExternalId`; within the organisation, on `aws:PrincipalOrgID`"
  static let controls = ["NIST 800-53 AC-3", "NIST 800-53 IA-8", "CIS AWS 1.20"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use == .trust else { return }
    for call in TrustCall.calls(of: policy) where !call.principals.includesEveryone {
      for entry in call.principals.entries where entry.kind == .aws {
        check(TrustedAccount(entry.name, own: policy.context.account), call, &report)
      }
    }
  }

  private static func check(
    _ account: TrustedAccount,
    _ call: TrustCall,
    _ report: inout LintReport
  ) {
    guard account.isForeign, !call.provesCaller else { return }
    // Which role of another account is named says who calls, not on whose behalf.
    guard account.isWhole || account.isKnownForeign else { return }
    let severity: LintSeverity = account.isWhole ? .high : .low
    switch call.pin("sts:ExternalId") {
    case .missing:
      report.add(
        Self.self,
        at: call.place,
        "`\(account.name)` may take on the role without an external id",
        severity: severity
      )
    case .open(let condition):
      report.add(
        Self.self,
        at: call.statement.place(of: condition),
        "any external id will do for `\(account.name)`, so there is none",
        severity: severity
      )
    case .pattern(let values):
      report.add(
        Self.self,
        at: call.place(of: "sts:ExternalId"),
        "the external id `\(values.joined(separator: " "))` of `\(account.name)` can be guessed",
        severity: .medium
      )
    case .exact, .dead, .loose: break
    }
  }
}

/// An account or principal of AWS that a role trusts.
struct TrustedAccount: Sendable {
  let name: String
  /// Whether all of the account is meant.
  let isWhole: Bool
  /// Whether it is not known to be the role's own.
  let isForeign: Bool
  /// Whether the role's own account is known, and another one.
  let isKnownForeign: Bool

  init(_ name: String, own: String?) {
    self.name = name
    let parts = name.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    let isNumber = name.utf8.count == 12 && name.utf8.allSatisfy { $0 &- 0x30 < 10 }
    isWhole = isNumber || parts.count == 6 && parts[5] == "root"
    let account = isNumber ? name : parts.count == 6 ? String(parts[4]) : nil
    isForeign = account != nil && account != own
    isKnownForeign = own != nil && isForeign
  }
}

extension TrustCall {
  /// Whether the caller is known in a way that no other customer of a vendor can bring about.
  fileprivate var provesCaller: Bool {
    namesOrganisation || hasSecondFactor
      || ["aws:principalarn", "aws:userid"].contains { key in
        switch pin(key) {
        case .exact, .pattern: true
        case .missing, .loose, .open, .dead: false
        }
      }
  }

  /// People have a second factor; what acts for other customers has none.
  private var hasSecondFactor: Bool {
    conditions.contains { condition in
      let key = condition.key.lowercased()
      let shape = condition.shape
      guard shape.demandsKey else { return false }
      return key == "aws:multifactorauthpresent" && shape.affirmed == "bool"
        && condition.values == ["true"]
        || key == "aws:multifactorauthage" && shape.affirmed.hasPrefix("numericless")
    }
  }
}
