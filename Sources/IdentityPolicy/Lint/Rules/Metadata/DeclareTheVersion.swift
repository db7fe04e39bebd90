import Documents

/// Declare the version.
enum DeclareTheVersion: PolicyRule {
  static let id = "GT120"
  static let name = "declare the version"
  static let family = LintFamily.metadata
  static let severity = LintSeverity.low
  static let why = """
    A document without a version is read in the language of 2008, in which variables mean \
    nothing.
    """
  static let fix = "write `\"Version\": \"2012-10-17\"` as the first field"
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.policy.version != "2012-10-17" else { return }
    let isWritten = policy.document.present("Version") != nil
    report.add(
      Self.self,
      at: policy.place(of: "Version"),
      isWritten ? "the version is that of 2008" : "no version is declared: it is read as of 2008",
      severity: policy.context.isAWSManaged ? .info : .low
    )
  }
}
