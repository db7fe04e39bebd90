import Documents

/// Remove fields that AWS does not know.
enum RemoveUnknownFields: PolicyRule {
  static let id = "GT123"
  static let name = "remove fields that AWS does not know"
  static let family = LintFamily.metadata
  static let severity = LintSeverity.medium
  static let why = """
    AWS refuses a field that it does not know; a misspelled `Condition` would leave its \
    Allow without one.
    """
  static let fix = "correct the spelling, or remove the field"
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    let known: Set = ["Version", "Id", "Statement"]
    let fields =
      [(policy.document, known, policy.place)]
      + policy.statements.map {
        ($0.document, PolicyStatement.fields, $0.place)
      }
    for (document, known, place) in fields {
      for member in (try? document.members(besides: known)) ?? [] {
        report.add(
          Self.self,
          at: LintPlace(
            file: policy.file,
            position: member.position,
            path: member.value.path,
            statement: place.statement
          ),
          "AWS does not know the field `\(member.key)`"
        )
      }
    }
  }
}
