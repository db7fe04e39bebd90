extension RBACRule {
  /// Whether the rule permits a request, exactly as the API server compares the two.
  func permits(_ request: RBACRequest) -> Bool {
    guard allows(request.verb) else { return false }
    switch request.target {
    case .path(let path): return nonResourceURLs.contains { Self.matches($0, path: path) }
    case .resource(let resource, let group, let name):
      return (apiGroups.contains("*") || apiGroups.contains(group))
        && resources.contains { Self.matches($0, resource: resource) }
        && (resourceNames.isEmpty || name.map(resourceNames.contains) ?? false)
    }
  }

  /// `pods`, `pods/exec`, `*` or `*/exec`; `pods/*` is no pattern to the API server.
  private static func matches(_ pattern: String, resource: String) -> Bool {
    if pattern == "*" || pattern == resource { return true }
    guard let slash = resource.firstIndex(of: "/") else { return false }
    return pattern == "*\(resource[slash...])"
  }

  /// A path, or the beginning of one and a `*`.
  private static func matches(_ pattern: String, path: String) -> Bool {
    pattern == path || pattern.hasSuffix("*") && path.hasPrefix(pattern.dropLast())
  }
}
