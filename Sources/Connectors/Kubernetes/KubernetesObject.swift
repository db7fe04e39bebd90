import Documents
import Governance

/// One object of a cluster, as a manifest or an export writes it.
struct KubernetesObject {
  /// What tells objects of one cluster apart.
  struct Identity: Hashable {
    let kind: String
    let namespace: String?
    let name: String
  }

  static let rbacGroup = "rbac.authorization.k8s.io"

  let file: SourceFile
  let document: Document
  let kind: String
  /// API group without version; empty for the core group.
  let group: String
  let name: String
  let namespace: String?
  let uid: String?
  let createdAt: Instant?
  let labels: [String: String]
  let tags: Tags

  /// `nil` for what has no name, as templates have not.
  init?(_ document: Document, kind: String, apiVersion: String, in file: SourceFile)
    throws(JSONError)
  {
    guard let metadata = document.present("metadata"),
      let name = try metadata.text("name")
    else { return nil }
    self.file = file
    self.document = document
    self.kind = kind
    group = apiVersion.contains("/") ? String(apiVersion.prefix { $0 != "/" }) : ""
    self.name = name
    namespace = try metadata.text("namespace")
    uid = try metadata.text("uid")
    createdAt = try metadata.instant("creationTimestamp")
    labels = try metadata.texts(of: "labels")
    // Annotations explain, labels select: where both say something the label goes before.
    tags = Tags(try metadata.texts(of: "annotations").merging(labels) { $1 })
  }

  /// A namespaced object without a namespace is created in `default`.
  var home: String { namespace ?? "default" }

  var identity: Identity {
    let isClusterWide = kind.hasPrefix("Cluster")
    return Identity(kind: kind, namespace: isClusterWide ? nil : home, name: name)
  }

  var place: String { file.place(line: document.position.line) }
}

extension Document {
  /// A map of texts, such as labels; numbers and truth values are taken as they are spelled.
  fileprivate func texts(of key: String) throws(JSONError) -> [String: String] {
    guard let map = present(key) else { return [:] }
    var texts: [String: String] = [:]
    for member in try map.members() {
      switch member.value.value {
      case .string(let text), .number(let text): texts[member.key] = text
      case .boolean(let flag): texts[member.key] = String(flag)
      case .null: texts[member.key] = ""
      case .array, .object: throw member.value.mismatch(expected: "a text")
      }
    }
    return texts
  }
}
