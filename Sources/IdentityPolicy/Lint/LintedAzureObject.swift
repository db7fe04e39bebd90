package import Documents

/// A role definition or role assignment of Azure as the rules see it.
package struct LintedAzureObject: Sendable {
  package enum Kind: Sendable { case definition, assignment }

  package let file: String
  package let document: Document
  package let kind: Kind

  package init(_ document: Document, file: String, kind: Kind) {
    self.file = file
    self.document = document
    self.kind = kind
  }

  /// A field, which exports write beside the id or under `properties`.
  package func field(_ name: String) -> Document? {
    document.present(name) ?? document.present("properties")?.present(name)
  }

  /// The place of a value in it.
  package func place(of value: Document?) -> LintPlace { LintPlace(value ?? document, in: file) }
}
