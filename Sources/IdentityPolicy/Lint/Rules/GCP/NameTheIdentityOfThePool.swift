/// Name the identity of the pool.
enum NameTheIdentityOfThePool: GCPRule {
  static let id = "GT172"
  static let name = "name the identity of the pool"
  static let family = LintFamily.gcp
  static let severity = LintSeverity.high
  static let why = """
    `principalSet://.../*` is every identity that the pool admits, of every repository or \
    cluster behind its issuer.
    """
  static let fix = """
    name one with `principal://.../subject/...`, or a set by one exact attribute
    """
  static let controls = ["NIST 800-53 IA-8", "NIST 800-53 AC-3"]

  static func check(_ object: LintedGCPObject, _ report: inout LintReport) {
    for binding in object.bindings {
      for member in binding.members where member.name.hasPrefix("principalSet://") {
        guard member.name.hasSuffix("/*") else { continue }
        report.add(
          Self.self,
          at: object.place(of: member.document),
          "gives `\(binding.role)` to every identity of the pool"
        )
      }
    }
  }
}
