package import Documents

/// One IAM policy of Google Cloud as the rules see it.
package struct LintedGCPPolicy: Sendable {
  package let file: String
  package let document: Document
  /// The resource that it belongs to, if the file tells.
  package let resource: String?
  /// The version of the policy; 1 where none is written.
  package let version: Int
  package let bindings: [Binding]

  /// A role given to members, perhaps under a condition.
  package struct Binding: Sendable {
    package let document: Document
    package let role: String
    package let members: [String]
    package let condition: Document?
  }

  package init(_ document: Document, file: String, resource: String? = nil) throws(JSONError) {
    self.file = file
    self.document = document
    self.resource = resource
    version = Int(try document.optionalInteger("version") ?? 1)
    var bindings: [Binding] = []
    for binding in try document.optionalElements("bindings") {
      bindings.append(
        Binding(
          document: binding,
          role: try binding.string("role"),
          members: try binding.present("members")?.strings() ?? [],
          condition: binding.present("condition")
        )
      )
    }
    self.bindings = bindings
  }

  /// The place of a value in it.
  package func place(of value: Document?) -> LintPlace { LintPlace(value ?? document, in: file) }
}
