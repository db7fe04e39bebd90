package import Documents

/// What Google Cloud says of access, as the rules see it.
package struct LintedGCPObject: Sendable {
  package enum Kind: Sendable {
    /// Who holds which role on a resource.
    case policy
    /// What an inventory says of a key of a service account.
    case serviceAccountKey
    /// A file that holds the private key itself.
    case keyFile
    /// The provider of a workload identity pool.
    case poolProvider
  }

  /// A role given to members, perhaps under a condition.
  package struct Binding: Sendable {
    package let document: Document
    package let role: String
    package let members: [Member]
    package let condition: Document?
  }

  package struct Member: Sendable {
    package let name: String
    package let document: Document
  }

  package let file: String
  package let document: Document
  package let kind: Kind
  /// The version of a policy; 1 where none is written.
  package let version: Int
  /// Those of a policy; empty for other kinds.
  package let bindings: [Binding]

  package init(_ document: Document, file: String, kind: Kind) throws(JSONError) {
    self.file = file
    self.document = document
    self.kind = kind
    guard kind == .policy else {
      version = 1
      bindings = []
      return
    }
    version = Int(try document.optionalInteger("version") ?? 1)
    var bindings: [Binding] = []
    for binding in try document.optionalElements("bindings") {
      bindings.append(try Binding(binding))
    }
    self.bindings = bindings
  }

  /// One binding as Terraform plans it, whose provider keeps conditions whatever the version.
  init(planned document: Document, file: String) throws(JSONError) {
    self.file = file
    self.document = document
    kind = .policy
    version = 3
    bindings = [try Binding(document)]
  }

  /// The place of a value in it.
  package func place(of value: Document?) -> LintPlace { LintPlace(value ?? document, in: file) }
}

extension LintedGCPObject.Binding {
  fileprivate init(_ document: Document) throws(JSONError) {
    self.document = document
    role = try document.string("role")
    var members: [LintedGCPObject.Member] = []
    for element in try document.optionalElements("members") {
      members.append(LintedGCPObject.Member(name: try element.string(), document: element))
    }
    if let member = document.present("member") {
      members.append(LintedGCPObject.Member(name: try member.string(), document: member))
    }
    self.members = members
    let condition = document.present("condition")
    // Terraform plans a condition as a list of at most one.
    self.condition =
      if case .array(let elements) = condition?.value { elements.first } else { condition }
  }
}
