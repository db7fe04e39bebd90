/// Give each action its kind of resource.
enum GiveEachActionItsResource: PolicyRule {
  static let id = "GT011"
  static let name = "give each action its kind of resource"
  static let family = LintFamily.wildcard
  static let severity = LintSeverity.low
  static let why = """
    Listing is checked on the bucket and reading on its objects: an Allow on the other kind \
    never matches.
    """
  static let fix = """
    put list actions on `arn:aws:s3:::bucket` and object actions on `arn:aws:s3:::bucket/*`, \
    in two statements
    """
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use == .permissions else { return }
    for statement in policy.allowed where statement.statement.resources?.isNegated == false {
      let resources = statement.analysed.resources
      guard !resources.isEmpty, resources.allSatisfy({ $0.service == "s3" }) else { continue }
      let hasBucket = resources.contains { !$0.rest.contains("/") }
      let hasObject = resources.contains { $0.rest.contains("/") || $0.rest.hasSuffix("*") }
      for (index, action) in statement.analysed.actions.enumerated() {
        guard let kind = S3ResourceKind(action), kind == .bucket ? !hasBucket : !hasObject else {
          continue
        }
        report.add(
          Self.self,
          at: statement.place(of: "Action", index),
          "`\(action.text)` is checked on \(kind.words), and none is named here: it allows nothing"
        )
      }
    }
  }
}
