package import Documents

/// The roles and bindings of a cluster, as far as they decide who may do what.
package struct RBACObjects: Sendable {
  /// A Role or ClusterRole.
  struct Role: Sendable {
    /// `role/ml/reader` or `clusterrole/view`.
    let id: String
    let isNamespaced: Bool
    let labels: [String: String]
    let rules: [RBACRule]
    /// Whose rules it takes over.
    let selectors: [LabelSelector]
  }

  /// A RoleBinding, or a ClusterRoleBinding where it has no namespace.
  struct Binding: Sendable {
    let id: String
    let namespace: String?
    let role: String
    let subjects: [Subject]
    let position: Position
  }

  /// Whom a binding names.
  struct Subject: Hashable, Sendable {
    let kind: String
    let name: String
    let namespace: String?
  }

  private(set) var roles: [String: Role] = [:]
  private(set) var bindings: [Binding] = []

  package init() {}

  package var isEmpty: Bool { roles.isEmpty && bindings.isEmpty }

  /// Takes in an object, the items of a list, or nothing of other kinds.
  package mutating func add(_ document: Document) throws(JSONError) {
    if case .array(let elements) = document.value {
      for element in elements { try add(element) }
      return
    }
    guard let kind = try document.optionalString("kind") else { return }
    switch kind {
    case "Role", "ClusterRole":
      let role = try Role(document, isNamespaced: kind == "Role")
      roles[role.id] = role
    case "RoleBinding", "ClusterRoleBinding":
      bindings.append(try Binding(document, isNamespaced: kind == "RoleBinding"))
    default:
      guard kind.hasSuffix("List") else { return }
      for item in try document.optionalElements("items") { try add(item) }
    }
  }

  /// The rules in force of a role: an aggregated one has those of the roles that it selects.
  func rules(of id: String) -> [RBACRule]? {
    guard let role = roles[id] else { return nil }
    guard !role.selectors.isEmpty else { return role.rules }
    var reached: Set<String> = [id]
    var open = [role]
    var rules: [RBACRule] = []
    while let role = open.popLast() {
      rules += role.rules
      let next = roles.values.filter { other in
        !other.isNamespaced && role.selectors.contains { $0.matches(other.labels) }
      }
      for other in next.sorted(by: { $0.id < $1.id }) where reached.insert(other.id).inserted {
        open.append(other)
      }
    }
    return rules
  }
}

extension RBACObjects.Role {
  fileprivate init(_ document: Document, isNamespaced: Bool) throws(JSONError) {
    let metadata = try document.required("metadata")
    let name = try metadata.string("name")
    self.isNamespaced = isNamespaced
    id = RBACObjects.roleID(name, namespace: isNamespaced ? try metadata.home() : nil)
    var labels: [String: String] = [:]
    for label in try metadata.present("labels")?.members() ?? [] {
      labels[label.key] = try label.value.string()
    }
    self.labels = labels
    var rules: [RBACRule] = []
    for rule in try document.optionalElements("rules") { rules.append(try RBACRule(rule)) }
    self.rules = rules
    let aggregation = document.present("aggregationRule")
    var selectors: [LabelSelector] = []
    for selector in try aggregation?.optionalElements("clusterRoleSelectors") ?? [] {
      selectors.append(try LabelSelector(selector))
    }
    self.selectors = selectors
  }
}

extension RBACObjects.Binding {
  fileprivate init(_ document: Document, isNamespaced: Bool) throws(JSONError) {
    let metadata = try document.required("metadata")
    let name = try metadata.string("name")
    let namespace = isNamespaced ? try metadata.home() : nil
    self.namespace = namespace
    id = namespace.map { "rolebinding/\($0)/\(name)" } ?? "clusterrolebinding/\(name)"
    let reference = try document.required("roleRef")
    let kind = try reference.string("kind")
    role = RBACObjects.roleID(
      try reference.string("name"),
      namespace: kind == "Role" ? namespace : nil
    )
    var subjects: [RBACObjects.Subject] = []
    for subject in try document.optionalElements("subjects") {
      subjects.append(
        RBACObjects.Subject(
          kind: try subject.string("kind"),
          name: try subject.string("name"),
          namespace: try subject.optionalString("namespace") ?? namespace
        )
      )
    }
    self.subjects = subjects
    position = document.position
  }
}

extension RBACObjects {
  fileprivate static func roleID(_ name: String, namespace: String?) -> String {
    namespace.map { "role/\($0)/\(name)" } ?? "clusterrole/\(name)"
  }
}

extension RBACObjects.Subject {
  /// Whether the user of a request is meant.
  func includes(_ request: RBACRequest) -> Bool {
    switch kind {
    case "User": name == request.user
    case "Group": request.groups.contains(name)
    case "ServiceAccount":
      namespace.map { RBACRequest.user(serviceAccount: name, namespace: $0) == request.user }
        ?? false
    default: false
    }
  }
}

extension Document {
  /// The namespace of the object with these metadata.
  fileprivate func home() throws(JSONError) -> String {
    try optionalString("namespace") ?? "default"
  }
}
