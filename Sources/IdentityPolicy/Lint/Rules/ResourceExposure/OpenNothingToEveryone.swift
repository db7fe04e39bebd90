/// The policy of a resource opens it to nobody in general.
enum OpenNothingToEveryone: PolicyRule {
  static let id = "GT082"
  static let name = "open nothing to everyone"
  static let family = LintFamily.resourceExposure
  static let severity = LintSeverity.critical
  static let why = "`*` as principal is the internet, and needs no account."
  static let fix =
    "name the principals, or hold `*` to the organisation, account, network or access point"
  static let controls = ["NIST 800-53 AC-3", "NIST 800-53 SC-7", "CIS AWS 2.1.4"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard case .resource = policy.use else { return }
    for call in TrustCall.calls(of: policy) where call.letsInStrangers && !call.staysInside {
      let actions = call.statement.statement.actions.text
      let shown = actions.count > 120 ? actions.prefix(119) + "…" : actions
      report.add(
        Self.self,
        at: call.place,
        call.principals.isNegated
          ? "everyone but those named may do `\(shown)`" : "everyone may do `\(shown)`",
        severity: call.onlyReads ? .high : severity
      )
    }
  }
}

extension TrustCall {
  /// Whether the way in is a known network, account, access point or mount.
  fileprivate var staysInside: Bool {
    let keys = [
      "aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn", "s3:dataaccesspointaccount",
      "s3:dataaccesspointarn", "kms:calleraccount", "aws:vpcesourceaccount", "aws:vpceorgid",
    ]
    return keys.contains(where: isExact) || conditions.contains(where: \.isWithinNetworks)
      || conditions.contains { condition in
        condition.key.lowercased() == "elasticfilesystem:accessedviamounttarget"
          && condition.values == ["true"]
      }
  }

  fileprivate var onlyReads: Bool {
    !statement.statement.actions.isNegated
      && statement.analysed.actions.allSatisfy { pattern in
        guard let service = pattern.serviceName, !pattern.isWholeService else { return false }
        return ActionVerb(service: service, action: pattern.actionText).isReading
      }
  }
}
