/// Use each Sid once.
enum UseEachSidOnce: PolicyRule {
  static let id = "GT122"
  static let name = "use each Sid once"
  static let family = LintFamily.metadata
  static let severity = LintSeverity.medium
  static let why = """
    AWS refuses a policy in which two statements have the same `Sid`, and a finding could \
    not name one.
    """
  static let fix = "give each statement a `Sid` of its own, or none"
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    var first: [String: String] = [:]
    for statement in policy.statements {
      guard let sid = statement.statement.sid, !sid.isEmpty else { continue }
      let index = "\(statement.statement.index)"
      guard let other = first.updateValue(index, forKey: sid) else { continue }
      report.add(
        Self.self,
        at: statement.place(of: "Sid"),
        "the Sid `\(sid)` is that of statement \(other) already"
      )
    }
  }
}
