/// Keep within the size limit.
enum KeepWithinTheSizeLimit: PolicyRule {
  static let id = "GT121"
  static let name = "keep within the size limit"
  static let family = LintFamily.metadata
  static let severity = LintSeverity.medium
  static let why = """
    AWS refuses a policy of more characters than its kind may have; white space is not \
    counted.
    """
  static let fix = """
    split the policy by service, or join actions under a prefix that opens nothing else
    """
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard let (limit, kind) = limit(of: policy) else { return }
    let size = PolicySize.characters(of: policy.document)
    guard size > limit else { return }
    report.add(
      Self.self,
      at: policy.place,
      "the policy has \(size) characters, \(kind) may have \(limit)"
    )
  }

  /// The quotas of IAM and Organizations, in characters without white space.
  private static func limit(of policy: LintedPolicy) -> (Int, String)? {
    switch policy.use {
    case .permissions, .boundary:
      policy.context.isInline
        ? (10_240, "a role's inline policies together") : (6_144, "a managed policy")
    case .trust: (4_096, "a trust policy at most")
    case .serviceControl, .resourceControl: (5_120, "a policy of an organisation")
    case .resource(let service): service == "s3" ? (20_480, "a bucket policy") : nil
    }
  }
}
