import Documents

/// Turn off the automatic mount of tokens.
enum TurnOffAutomount: ManifestRule {
  static let id = "GT150"
  static let name = "turn off the automatic mount of tokens"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.medium
  static let why = """
    Where nothing is said, a token for the API server lies in every container, and an \
    intruder finds it there.
    """
  static let fix = """
    write `automountServiceAccountToken: false` on the pod, and project a token where one is \
    needed
    """
  static let controls = ["NIST 800-53 IA-5", "CIS Kubernetes 5.1.6"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    if manifest.kind == "ServiceAccount", manifest.group.isEmpty {
      let value = manifest.document.present("automountServiceAccountToken")
      if value?.isFalse != true {
        report.add(
          Self.self,
          at: manifest.place(of: value),
          value == nil ? "does not turn off the mount of its token" : "mounts its token everywhere",
          severity: .low
        )
      }
    }
    guard let pod = manifest.podSpec else { return }
    let value = pod.present("automountServiceAccountToken")
    guard value?.isFalse != true else { return }
    // What the service account says cannot be seen when a pod is admitted.
    let isOff =
      manifest.serviceAccount(among: all)?
      .document.present("automountServiceAccountToken")?.isFalse == true
    guard value != nil || !isOff else { return }
    report.add(
      Self.self,
      at: manifest.place(of: value ?? pod),
      value == nil
        ? "the pod does not say whether a token is mounted, so it is" : "the pod mounts its token",
      severity: value == nil ? .medium : .low
    )
  }
}
