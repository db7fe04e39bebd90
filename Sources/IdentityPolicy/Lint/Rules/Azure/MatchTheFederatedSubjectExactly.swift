import Documents

/// Match the federated subject exactly.
enum MatchTheFederatedSubjectExactly: AzureRule {
  static let id = "GT197"
  static let name = "match the federated subject exactly"
  static let family = LintFamily.azure
  static let severity = LintSeverity.high
  static let why = """
    Entra compares the subject letter by letter: a `*` in it never matches; another audience \
    than its own admits tokens that were made for others.
    """
  static let fix = """
    write the exact subject, and the audience `api://AzureADTokenExchange`
    """
  static let controls = ["NIST 800-53 IA-8", "NIST 800-53 IA-9"]

  static func check(_ object: LintedAzureObject, _ report: inout LintReport) {
    guard object.kind == .federatedCredential else { return }
    if let subject = object.field("subject"), (try? subject.string())?.contains("*") == true {
      report.add(
        Self.self,
        at: object.place(of: subject),
        "the `*` in the subject is a star: nothing matches",
        severity: .medium
      )
    }
    if let expression = object.field("claimsMatchingExpression") {
      let text = (try? (expression.present("value") ?? expression).string()) ?? ""
      if text.contains("*") {
        report.add(
          Self.self,
          at: object.place(of: expression),
          "the expression admits subjects by a pattern"
        )
      }
    }
    let field = object.field("audiences") ?? object.field("audience")
    for audience in (try? field?.strings()) ?? []
    where !audience.hasPrefix("api://AzureADTokenExchange") {
      report.add(
        Self.self,
        at: object.place(of: field),
        "the audience `\(audience)` is not that of the exchange",
        severity: .medium
      )
    }
  }
}
