import Documents

/// One question to the access rules of a cluster: whether a user may do something, and where.
package struct RBACRequest: Hashable, Sendable {
  /// What is asked for.
  package enum Target: Hashable, Sendable {
    /// A kind of objects as `pods` or `pods/exec`, and the name of one of them.
    case resource(String, group: String, name: String?)
    /// A path of the API server such as `/metrics`.
    case path(String)
  }

  package let user: String
  /// With those that the API server adds to every user.
  package let groups: Set<String>
  package let verb: String
  package let target: Target
  /// `nil` for what lies in no namespace, and for all namespaces at once.
  package let namespace: String?

  static let serviceAccountPrefix = "system:serviceaccount:"

  package init(
    user: String,
    groups: [String] = [],
    verb: String,
    target: Target,
    namespace: String? = nil
  ) {
    self.user = user
    self.groups = Set(groups + Self.impliedGroups(of: user))
    self.verb = verb
    self.target = target
    self.namespace = namespace
  }

  /// The name by which a service account authenticates.
  package static func user(serviceAccount name: String, namespace: String) -> String {
    "\(serviceAccountPrefix)\(namespace):\(name)"
  }

  private static func impliedGroups(of user: String) -> [String] {
    guard user != "system:anonymous" else { return ["system:unauthenticated"] }
    guard user.hasPrefix(serviceAccountPrefix),
      let namespace = user.dropFirst(serviceAccountPrefix.count).split(separator: ":").first
    else { return ["system:authenticated"] }
    let accounts = "system:serviceaccounts"
    return ["system:authenticated", accounts, "\(accounts):\(namespace)"]
  }

  /// Such as `get pods/exec web in ml`.
  package var words: String {
    let place = namespace.map { " in \($0)" } ?? ""
    switch target {
    case .path(let path): return "\(verb) \(path)"
    case .resource(let resource, let group, let name):
      return "\(verb) \(group.isEmpty ? resource : "\(resource).\(group)")"
        + (name.map { " \($0)" } ?? "") + place
    }
  }
}

extension RBACRequest {
  /// Reads `{user | service_account, groups, verb, resource, subresource, api_group, name, namespace}`,
  /// or `path` in place of all that names a resource.
  init(_ document: Document) throws(JSONError) {
    try document.refuseFields(besides: [
      "user", "service_account", "groups", "verb", "resource", "subresource", "api_group", "name",
      "namespace", "path",
    ])
    self.init(
      user: try Self.user(document),
      groups: try document.present("groups")?.strings() ?? [],
      verb: try document.string("verb"),
      target: try Self.target(document),
      namespace: try document.optionalString("namespace").flatMap { $0.isEmpty ? nil : $0 }
    )
  }

  private static func user(_ document: Document) throws(JSONError) -> String {
    guard let account = document.present("service_account") else {
      return try document.string("user")
    }
    let parts = try account.string().split(separator: "/")
    guard parts.count == 2, document.present("user") == nil else {
      throw account.mismatch(expected: "`namespace/name`, and no `user` beside it")
    }
    return user(serviceAccount: String(parts[1]), namespace: String(parts[0]))
  }

  private static func target(_ document: Document) throws(JSONError) -> Target {
    if let path = document.present("path") {
      guard document.present("resource") == nil else {
        throw path.mismatch(expected: "one of `resource` and `path`", found: "both")
      }
      return .path(try path.string())
    }
    var resource = try document.string("resource")
    if let sub = try document.optionalString("subresource") { resource += "/\(sub)" }
    return .resource(
      resource,
      group: try document.optionalString("api_group") ?? "",
      name: try document.optionalString("name")
    )
  }
}
