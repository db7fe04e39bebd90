/// The environment of what a right reaches, as far as names and tags tell.
enum NamedEnvironment: Hashable, Sendable {
  case production
  /// Development, test and their like.
  case other
  /// Anything is reached, so production is.
  case all
  case unknown

  init(of grant: HeldGrant) {
    let tags = grant.statement.statement.conditions.filter(\.isEnvironmentTag).flatMap(\.values)
    let found = (tags.isEmpty ? grant.patterns : tags).map(NamedEnvironment.init(named:))
    if found.contains(.production) {
      self = .production
    } else if grant.isBroad {
      self = .all
    } else {
      self = found.contains(.unknown) ? .unknown : .other
    }
  }

  /// By the words of a name; `product` is no `prod`.
  init(named name: String) {
    let words = Set(
      name.lowercased().split { !$0.isLetter }.map(String.init)
    )
    if !words.isDisjoint(with: ["prod", "production", "prd", "live"]) {
      self = .production
    } else if !words.isDisjoint(with: NamedEnvironment.others) {
      self = .other
    } else {
      self = .unknown
    }
  }

  private static let others: Set<String> = [
    "dev", "development", "test", "testing", "stage", "staging", "stg", "qa", "uat", "sandbox",
    "preprod", "nonprod", "int", "integration", "demo",
  ]
}

extension PolicyCondition {
  /// Whether it asks for a tag that tells the environment of a resource.
  fileprivate var isEnvironmentTag: Bool {
    let key = key.lowercased()
    guard shape.demandsKey, let slash = key.lastIndex(of: "/"), key.contains("resourcetag/") else {
      return false
    }
    return ["env", "environment", "stage", "tier"].contains(key[key.index(after: slash)...])
  }
}
