import Documents

/// Do not use keys of service accounts.
enum DoNotUseKeysOfServiceAccounts: GCPRule {
  static let id = "GT175"
  static let name = "do not use keys of service accounts"
  static let family = LintFamily.gcp
  static let severity = LintSeverity.critical
  static let why = """
    A user-managed key does not expire and is copied with the file that holds it.
    """
  static let fix = """
    delete it and federate the workload, or impersonate the service account
    """
  static let controls = ["NIST 800-53 IA-5(7)", "CIS GCP 1.4"]

  static func check(_ object: LintedGCPObject, _ report: inout LintReport) {
    switch object.kind {
    case .keyFile:
      report.add(
        Self.self,
        at: object.place(of: object.document.present("private_key")),
        "the private key of a service account lies in this file"
      )
    case .serviceAccountKey:
      let type = object.document.present("keyType")
      guard (try? type?.string()) != "SYSTEM_MANAGED" else { return }
      report.add(
        Self.self,
        at: object.place(of: type),
        "a user-managed key of a service account",
        severity: .medium
      )
    case .policy, .poolProvider: return
    }
  }
}
