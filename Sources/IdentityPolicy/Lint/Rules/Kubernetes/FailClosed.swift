import Documents

/// Fail closed.
enum FailClosed: ManifestRule {
  static let id = "GT153"
  static let name = "fail closed"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.high
  static let why = """
    With `failurePolicy: Ignore` whatever cannot be evaluated is admitted, so a crash of the \
    webhook opens the door.
    """
  static let fix = """
    write `failurePolicy: Fail`, and exempt by namespace what must start without it
    """
  static let controls = ["NIST 800-53 SC-24", "NIST 800-53 CM-5"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    var places: [Document] = []
    if manifest.group == "admissionregistration.k8s.io" {
      let webhooks = (try? manifest.document.optionalElements("webhooks")) ?? []
      places = webhooks + [manifest.document.present("spec")].compactMap { $0 }
    } else if manifest.isKyvernoPolicy, let spec = manifest.document.present("spec") {
      places = [spec]
      // Only what blocks can fail open.
      if let nested = spec.present("webhookConfiguration") { places.append(nested) }
    }
    for place in places {
      guard let value = place.present("failurePolicy"), (try? value.string()) == "Ignore" else {
        continue
      }
      report.add(
        Self.self,
        at: manifest.place(of: value),
        "what cannot be evaluated is admitted (`failurePolicy: Ignore`)",
        severity: manifest.kind.hasPrefix("Mutating") ? .medium : .high
      )
    }
  }
}
