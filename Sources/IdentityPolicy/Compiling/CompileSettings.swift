package import Documents

/// Where compiled policies will live, as far as no intent says so.
///
/// Kind `CompileTargets`; what is left out stays a parameter in the output, told by the report.
package struct CompileSettings: Hashable, Sendable {
  package var bundle: String?
  package var awsAccount: String?
  package var awsPartition = "aws"
  package var azurePrincipal: String?
  package var gcpProjectNumber: String?
  package var gcpPool: String?

  package init(bundle: String? = nil) { self.bundle = bundle }

  package static let kind = "CompileTargets"

  /// Reads the targets, with `{env}` substituted already.
  package init(_ document: Document) throws(JSONError) {
    let envelope = try IntentEnvelope(document, kind: CompileSettings.kind)
    let fields = try IntentFields(envelope.spec, known: ["bundle", "aws", "azure", "gcp"])
    bundle = try fields.optionalText("bundle")
    if let aws = envelope.spec["aws"] {
      let own = try IntentFields(aws, known: ["account", "partition"])
      awsAccount = try own.optional("account") { (value) throws(JSONError) in
        try value.digits(12, "the 12 digits of an account, in quotes")
      }
      awsPartition = try own.optionalText("partition") ?? "aws"
    }
    if let azure = envelope.spec["azure"] {
      azurePrincipal = try IntentFields(azure, known: ["principalId"]).optionalText("principalId")
    }
    guard let gcp = envelope.spec["gcp"] else { return }
    let own = try IntentFields(gcp, known: ["projectNumber", "pool"])
    gcpProjectNumber = try own.optional("projectNumber") { (value) throws(JSONError) in
      try value.digits(nil, "the number of a project, in quotes")
    }
    gcpPool = try own.optional("pool") { (value) throws(JSONError) in try value.label() }
  }
}

extension Document {
  fileprivate func digits(_ count: Int?, _ expected: String) throws(JSONError) -> String {
    let text = try string()
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
      count.map({ $0 == text.utf8.count }) ?? true
    else { throw mismatch(expected: expected) }
    return text
  }
}
