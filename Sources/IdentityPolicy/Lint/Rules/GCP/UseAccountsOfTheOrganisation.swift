/// Use accounts of the organisation.
enum UseAccountsOfTheOrganisation: GCPRule {
  static let id = "GT182"
  static let name = "use accounts of the organisation"
  static let family = LintFamily.gcp
  static let severity = LintSeverity.medium
  static let why = "A consumer account is under nobody's joiner and leaver process."
  static let fix = "use an account of the organisation's directory"
  static let controls = ["NIST 800-53 AC-2", "CIS GCP 1.1"]

  static func check(_ object: LintedGCPObject, _ report: inout LintReport) {
    for binding in object.bindings {
      for member in binding.members
      where ["@gmail.com", "@googlemail.com"].contains(where: member.name.hasSuffix) {
        report.add(
          Self.self,
          at: object.place(of: member.document),
          "`\(member.name)` is a consumer account"
        )
      }
    }
  }
}
