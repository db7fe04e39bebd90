package import Documents

/// One rule of a Kubernetes role: verbs on resources of API groups, or on plain URLs.
package struct RBACRule: Hashable, Sendable {
  package let apiGroups: [String]
  package let resources: [String]
  /// The names that the rule is limited to; empty for all.
  package let resourceNames: [String]
  package let verbs: [String]
  package let nonResourceURLs: [String]

  package init(
    apiGroups: [String] = [],
    resources: [String] = [],
    resourceNames: [String] = [],
    verbs: [String],
    nonResourceURLs: [String] = []
  ) {
    self.apiGroups = apiGroups
    self.resources = resources
    self.resourceNames = resourceNames
    self.verbs = verbs
    self.nonResourceURLs = nonResourceURLs
  }

  /// Reads a rule of a Role or ClusterRole.
  package init(_ document: Document) throws(JSONError) {
    func texts(_ field: String) throws(JSONError) -> [String] {
      var texts: [String] = []
      for element in try document.optionalElements(field) {
        texts.append(try element.string())
      }
      return texts
    }
    self.init(
      apiGroups: try texts("apiGroups"),
      resources: try texts("resources"),
      resourceNames: try texts("resourceNames"),
      verbs: try texts("verbs"),
      nonResourceURLs: try texts("nonResourceURLs")
    )
  }

  /// The fields that a rule can have; any other means nothing.
  package static let fields: Set<String> = [
    "apiGroups", "resources", "resourceNames", "verbs", "nonResourceURLs",
  ]

  /// The verbs that the API server knows for every kind of resource.
  static let standardVerbs = [
    "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection",
  ]

  static let readingVerbs: Set<String> = ["get", "list", "watch"]

  /// The verbs, `*` written out.
  var expandedVerbs: [String] {
    verbs.contains("*") ? RBACRule.standardVerbs : verbs
  }

  func allows(_ verb: String) -> Bool {
    verbs.contains("*") || verbs.contains(verb)
  }

  /// Whether the rule reaches a resource, given as `pods` or `pods/exec`, of an API group.
  func reaches(_ resource: String, in group: String) -> Bool {
    guard apiGroups.contains("*") || apiGroups.contains(group) else { return false }
    let parts = resource.split(separator: "/", maxSplits: 1)
    return resources.contains { pattern in
      pattern == "*" || pattern == resource || pattern == "\(parts[0])/*"
        || (parts.count == 2 && pattern == "*/\(parts[1])")
    }
  }

  /// The single permissions of the rule as written: each verb on each resource of each group.
  var permissions: [Permission] {
    var permissions: [Permission] = []
    for verb in expandedVerbs {
      for url in nonResourceURLs {
        permissions.append(Permission(verb: verb, group: "", resource: url))
      }
      for group in apiGroups {
        for resource in resources {
          permissions.append(Permission(verb: verb, group: group, resource: resource))
        }
      }
    }
    return permissions
  }

  struct Permission: Hashable {
    let verb: String
    let group: String
    let resource: String
  }
}
