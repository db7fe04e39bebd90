import Documents

/// Grant impersonation on one service account only.
enum DoNotGrantImpersonation: GCPRule {
  static let id = "GT174"
  static let name = "grant impersonation on one service account only"
  static let family = LintFamily.gcp
  static let severity = LintSeverity.high
  static let why = """
    On a project these roles let their holder act as every service account in it, the \
    strongest included.
    """
  static let fix = """
    grant it on the service account that is meant, and to a workload rather than a person
    """
  static let controls = ["NIST 800-53 AC-6", "CIS GCP 1.6", "ATLAS AML.T0012"]

  static func check(_ object: LintedGCPObject, _ report: inout LintReport) {
    for binding in object.bindings where impersonating.contains(binding.role) {
      report.add(
        Self.self,
        at: object.place(of: binding.document.present("role")),
        "`\(binding.role)` lets \(binding.members.map(\.name).listed) act as service accounts",
        severity: binding.role == "roles/iam.workloadIdentityUser" ? .info : .high
      )
    }
  }

  private static let impersonating: Set<String> = [
    "roles/iam.serviceAccountTokenCreator", "roles/iam.serviceAccountKeyAdmin",
    "roles/iam.serviceAccountUser", "roles/iam.serviceAccountAdmin",
    "roles/iam.serviceAccountOpenIdTokenCreator",
  ]
}
