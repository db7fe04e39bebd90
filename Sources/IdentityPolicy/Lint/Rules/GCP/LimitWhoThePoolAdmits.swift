import Documents

/// Limit whom the pool admits.
enum LimitWhoThePoolAdmits: GCPRule {
  static let id = "GT177"
  static let name = "limit whom the pool admits"
  static let family = LintFamily.gcp
  static let severity = LintSeverity.high
  static let why = """
    An issuer such as that of GitHub or GitLab serves everyone; without a condition the pool \
    admits all of them.
    """
  static let fix = """
    write an `attributeCondition` that compares the repository, namespace or owner exactly
    """
  static let controls = ["NIST 800-53 IA-8", "NIST 800-53 AC-3"]

  static func check(_ object: LintedGCPObject, _ report: inout LintReport) {
    guard object.kind == .poolProvider else { return }
    let fields = ["attributeCondition", "attribute_condition"]
    let condition = fields.lazy.compactMap(object.document.present).first
    guard ((try? condition?.string()) ?? "").isEmpty else { return }
    report.add(
      Self.self,
      at: object.place(of: condition),
      "the provider admits every identity of its issuer"
    )
  }
}
