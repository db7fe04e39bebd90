/// Use the operator that fits the key.
enum UseTheOperatorOfTheKey: PolicyRule {
  static let id = "GT031"
  static let name = "use the operator that fits the key"
  static let family = LintFamily.condition
  static let severity = LintSeverity.medium
  static let why = """
    A key compared in the wrong way never matches: an address as text, a truth value as a \
    word, a private address from outside.
    """
  static let fix = """
    use `IpAddress` for addresses, `Bool` with `true` or `false`, `aws:VpcSourceIp` for \
    private addresses
    """
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    for statement in policy.statements {
      for condition in statement.statement.conditions {
        guard let fault = fault(in: condition) else { continue }
        report.add(
          Self.self,
          at: statement.place(of: condition),
          "`\(condition.operation)` on `\(condition.key)` \(fault)",
          severity: statement.isAllow ? .low : .medium
        )
      }
    }
  }

  private static func fault(in condition: PolicyCondition) -> String? {
    let shape = condition.shape
    switch shape.base {
    case "bool", "null":
      let odd = condition.values.first { !["true", "false"].contains($0.lowercased()) }
      return odd.map { "compares with `\($0)`, which is neither `true` nor `false`" }
    case "ipaddress", "notipaddress":
      guard condition.key.lowercased() == "aws:sourceip",
        let address = condition.values.first(where: isPrivate)
      else { return nil }
      return "names `\(address)`, a private address, which AWS never sees as the source"
    case "stringequals", "stringlike", "stringnotequals", "stringnotlike":
      guard condition.key.lowercased() == "aws:sourceip" else { return nil }
      return "compares an address as text: a range never matches"
    default: return nil
    }
  }

  private static func isPrivate(_ address: String) -> Bool {
    if address.hasPrefix("10.") || address.hasPrefix("192.168.") { return true }
    let parts = address.split(separator: ".")
    guard parts.count == 4, parts[0] == "172", let second = Int(parts[1]) else { return false }
    return (16...31).contains(second)
  }
}
