import Documents

/// Use a service account of its own.
enum UseAServiceAccountOfItsOwn: ManifestRule {
  static let id = "GT151"
  static let name = "use a service account of its own"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.medium
  static let why = """
    The account `default` is shared by whatever runs in the namespace, so its rights cannot \
    be told apart.
    """
  static let fix = """
    create a service account for the workload and name it in `serviceAccountName`
    """
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 IA-9", "CIS Kubernetes 5.1.5"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    guard let pod = manifest.podSpec else { return }
    let field = pod.present("serviceAccountName") ?? pod.present("serviceAccount")
    let name = (try? field?.string()) ?? nil
    guard name == nil || name == "default" || name == "" else { return }
    let isMounted = pod.present("automountServiceAccountToken")?.isFalse != true
    report.add(
      Self.self,
      at: manifest.place(of: field ?? pod),
      "the pod runs as the service account `default`",
      severity: isMounted ? .medium : .low
    )
  }
}
