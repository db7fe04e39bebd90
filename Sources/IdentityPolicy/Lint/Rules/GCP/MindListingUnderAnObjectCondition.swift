import Documents

/// Mind listing under a condition on objects.
enum MindListingUnderAnObjectCondition: GCPRule {
  static let id = "GT178"
  static let name = "mind listing under a condition on objects"
  static let family = LintFamily.gcp
  static let severity = LintSeverity.low
  static let why = """
    Listing is checked on the bucket: a condition on object names refuses it, and one on the \
    bucket lists everything.
    """
  static let fix = """
    add a clause for the bucket with `objectListPrefix`, or leave listing out of the role
    """
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ object: LintedGCPObject, _ report: inout LintReport) {
    for binding in object.bindings where listing.contains(binding.role) {
      guard let condition = binding.condition,
        let expression = try? condition.optionalString("expression"),
        expression.contains("/objects/"), !expression.contains("objectListPrefix")
      else { continue }
      report.add(
        Self.self,
        at: object.place(of: condition.present("expression")),
        "`\(binding.role)` cannot list under this condition"
      )
    }
  }

  private static let listing: Set<String> = [
    "roles/storage.objectViewer", "roles/storage.objectUser", "roles/storage.objectAdmin",
    "roles/storage.admin", "roles/storage.legacyBucketReader",
  ]
}
