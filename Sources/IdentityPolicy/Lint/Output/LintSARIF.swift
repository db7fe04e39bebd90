package import Documents

/// Findings as SARIF 2.1.0, for code scanning.
package enum LintSARIF {
  package static func log(_ outcome: LintOutcome, version: String) -> JSONValue {
    let rules = LintRegistry.all
    let places = Dictionary(
      uniqueKeysWithValues: rules.enumerated().map { ($0.element.id, Int64($0.offset)) }
    )
    let driver: JSONValue = .object([
      "name": .string("govtop"), "version": .string(version),
      "rules": .array(rules.map(descriptor)),
    ])
    let run: JSONValue = .object([
      "tool": .object(["driver": driver]),
      "columnKind": .string("unicodeCodePoints"),
      "invocations": .array([invocation(outcome)]),
      "results": .array(outcome.findings.map { result($0, rule: places[$0.rule]) }),
    ])
    return .object([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
      "version": .string("2.1.0"),
      "runs": .array([run]),
    ])
  }

  private static func descriptor(_ rule: any LintRule.Type) -> JSONValue {
    .object([
      "id": .string(rule.id),
      "name": .string(rule.identifier),
      "shortDescription": text(rule.name),
      "fullDescription": text(rule.why),
      "help": .object([
        "text": .string("\(rule.why) Fix: \(rule.fix)."),
        "markdown": .string("\(rule.why)\n\n**Fix:** \(rule.fix)."),
      ]),
      "defaultConfiguration": .object(["level": .string(level(rule.severity))]),
      "properties": .object([
        "tags": .array((["security", rule.family.rawValue] + rule.controls).map { .string($0) }),
        "security-severity": .string(score(rule.severity)),
      ]),
    ])
  }

  private static func result(_ finding: LintFinding, rule: Int64?) -> JSONValue {
    var fields: [String: JSONValue] = [
      "ruleId": .string(finding.rule),
      "level": .string(level(finding.severity)),
      "message": text("\(finding.message). Fix: \(finding.fix)"),
      "locations": .array([location(finding)]),
      "partialFingerprints": .object(["govtop/v1": .string(fingerprint(finding))]),
      "properties": .object([
        "severity": .string(finding.severity.rawValue),
        "security-severity": .string(score(finding.severity)),
      ]),
    ]
    if let rule { fields["ruleIndex"] = .integer(rule) }
    return .object(fields)
  }

  private static func location(_ finding: LintFinding) -> JSONValue {
    var fields: [String: JSONValue] = [
      "physicalLocation": .object([
        "artifactLocation": .object(["uri": .string(uri(finding.file))]),
        "region": .object([
          "startLine": .integer(Int64(finding.line)),
          "startColumn": .integer(Int64(finding.column)),
        ]),
      ])
    ]
    if !finding.pointer.isEmpty {
      fields["logicalLocations"] = .array([
        .object(["fullyQualifiedName": .string(finding.pointer)])
      ])
    }
    return .object(fields)
  }

  private static func invocation(_ outcome: LintOutcome) -> JSONValue {
    .object([
      "executionSuccessful": .boolean(outcome.problems.isEmpty),
      "toolExecutionNotifications": .array(
        outcome.problems.map { problem in
          .object([
            "level": .string("error"),
            "message": text("\(problem.place): \(problem.message)"),
          ])
        }
      ),
    ])
  }

  private static func text(_ text: String) -> JSONValue { .object(["text": .string(text)]) }

  private static func level(_ severity: LintSeverity) -> String {
    switch severity {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low, .info: "note"
    }
  }

  /// The numbers by which code scanning sorts.
  private static func score(_ severity: LintSeverity) -> String {
    switch severity {
    case .critical: "9.5"
    case .high: "8.0"
    case .medium: "5.0"
    case .low: "2.0"
    case .info: "0.0"
    }
  }

  /// The same while rule, file, statement and message are, wherever the lines move.
  private static func fingerprint(_ finding: LintFinding) -> String {
    let parts = [finding.rule, finding.file, finding.statement ?? "", finding.message]
    return String(Digest.sha256(of: parts.joined(separator: "\n")).hex.prefix(32))
  }

  /// A path as a relative reference: whatever is no plain character is percent-encoded.
  private static func uri(_ path: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    var uri = ""
    for byte in path.utf8 {
      if plain.contains(byte) {
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        uri += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return uri
  }
}

extension LintRule {
  /// The name of the rule's file, such as `NameTheActions`.
  static var identifier: String { String(describing: Self.self) }
}

extension LintRun.Problem {
  /// `policies/a.json:3:15`.
  package var place: String {
    position.map { "\(file):\($0.line):\($0.column)" } ?? file
  }
}
