import Documents

/// Keep conditions at version 3.
enum KeepConditionsAtVersion3: GCPRule {
  static let id = "GT173"
  static let name = "keep conditions at version 3"
  static let family = LintFamily.gcp
  static let severity = LintSeverity.high
  static let why = """
    Read or written below version 3 a policy loses its conditions: the roles come back as \
    `_withcond_` names, or unlimited.
    """
  static let fix = """
    read with `--requested-policy-version=3` and write `"version": 3`
    """
  static let controls = ["NIST 800-53 AC-3", "NIST 800-53 CM-6"]

  static func check(_ object: LintedGCPObject, _ report: inout LintReport) {
    for binding in object.bindings {
      let field = binding.document.present("role")
      if binding.role.contains("_withcond_") {
        report.add(
          Self.self,
          at: object.place(of: field),
          "`\(binding.role)` has lost its condition: the policy was read below version 3"
        )
      } else if let condition = binding.condition, object.version < 3 {
        report.add(
          Self.self,
          at: object.place(of: condition),
          "a condition in a policy of version \(object.version) is lost"
        )
      }
    }
  }
}
