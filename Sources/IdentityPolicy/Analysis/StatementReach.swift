/// Whether a statement takes in one action on one resource, by its patterns alone.
///
/// Conditions, boundaries and policies of resources are not looked at: who asks says so.
package struct StatementReach: Sendable {
  /// In lower case, `nil` for any action.
  private let action: String?
  private let resource: String

  package init(action: String? = nil, resource: String) {
    self.action = action?.lowercased()
    self.resource = resource
  }

  /// Both lists as an import stores them: patterns joined by a space, `!` before a negated list.
  package func covers(actions: String, resources: String) -> Bool {
    coversAction(actions) && coversResource(resources)
  }

  private func coversAction(_ list: String) -> Bool {
    guard let action else { return true }
    let (patterns, isNegated) = Self.patterns(list)
    return patterns.contains { Glob(ignoringCase: $0).matches(action) } != isNegated
  }

  private func coversResource(_ list: String) -> Bool {
    // A trust policy names no resource: it is its holder's.
    guard !list.isEmpty else { return false }
    let (patterns, isNegated) = Self.patterns(list)
    return patterns.contains(where: names) != isNegated
  }

  /// Whether a pattern takes in the resource, or something in it: a bucket is reached by its objects' pattern.
  private func names(_ pattern: Substring) -> Bool {
    let own = resource.hasPrefix("arn:") ? pattern : Self.tail(of: pattern)
    let glob = Glob(own)
    return glob.matches(resource) || glob.matches(resource + "/*")
      || own.hasPrefix(resource + "/") || Glob(pattern).matches(resource)
  }

  /// What follows the account of an ARN; other patterns are names already.
  private static func tail(of pattern: Substring) -> Substring {
    guard pattern.hasPrefix("arn:") else { return pattern }
    let parts = pattern.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count == 6 ? parts[5] : pattern
  }

  private static func patterns(_ list: String) -> (patterns: [Substring], isNegated: Bool) {
    let isNegated = list.hasPrefix("!")
    return ((isNegated ? list.dropFirst() : list[...]).split(separator: " "), isNegated)
  }
}
