package import Documents

/// One object of Kubernetes as the rules see it.
package struct LintedManifest: Sendable {
  package let file: String
  package let document: Document
  /// Such as `rbac.authorization.k8s.io`; empty for the core group.
  package let group: String
  package let kind: String
  package let name: String
  package let namespace: String?

  package init(_ document: Document, file: String) throws(JSONError) {
    self.file = file
    self.document = document
    let version = try document.string("apiVersion")
    let parts = version.split(separator: "/", maxSplits: 1)
    group = parts.count == 2 ? String(parts[0]) : ""
    kind = try document.string("kind")
    let metadata = document.present("metadata")
    name = try metadata?.optionalString("name") ?? ""
    namespace = try metadata?.optionalString("namespace")
  }

  package var place: LintPlace { LintPlace(document, in: file) }

  /// The place of a value in it, or of the object where there is none.
  package func place(of value: Document?) -> LintPlace { LintPlace(value ?? document, in: file) }
}

/// All objects that are linted together, over the files.
package struct LintedManifests: Sendable {
  package let manifests: [LintedManifest]

  package init(_ manifests: [LintedManifest]) {
    self.manifests = manifests
  }
}
