package import Documents

/// A role definition, role assignment or federated credential of Azure as the rules see it.
package struct LintedAzureObject: Sendable {
  package enum Kind: Sendable { case definition, assignment, federatedCredential }

  package let file: String
  package let document: Document
  package let kind: Kind

  package init(_ document: Document, file: String, kind: Kind) {
    self.file = file
    self.document = document
    self.kind = kind
  }

  /// A field, which exports write beside the id or under `properties`, in two spellings.
  package func field(_ name: String) -> Document? {
    let capitalised = name.prefix(1).uppercased() + name.dropFirst()
    for place in [document, document.present("properties")] {
      if let value = place?.present(name) ?? place?.present(capitalised) { return value }
    }
    return nil
  }

  /// The place of a value in it.
  package func place(of value: Document?) -> LintPlace { LintPlace(value ?? document, in: file) }
}
