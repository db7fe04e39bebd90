import Governance

/// What the tags, labels and annotations of a record say about who answers for it and how it is classed.
///
/// Keys are compared without prefix (`acme.example/`, `acme:`), case, `-`, `_` and space.
struct Tags: Hashable, Sendable {
  let values: [String: String]
  private let byWord: [String: String]

  init(_ values: [String: String]) {
    self.values = values
    var byWord: [String: String] = [:]
    // Keys without prefix come last and so win; the rest is settled by order, the same everywhere.
    let keys = values.keys.sorted {
      (Self.isPlain($0) ? 1 : 0, $1) < (Self.isPlain($1) ? 1 : 0, $0)
    }
    for key in keys {
      if let value = values[key], !value.isEmpty { byWord[Self.word(key)] = value }
    }
    self.byWord = byWord
  }

  var owner: String? { first("owner", "ownedby", "owneremail", "responsible") }
  var team: String? { first("team", "ownerteam", "owningteam", "squad") }
  var email: String? { first("email", "mail", "contact").flatMap { $0.contains("@") ? $0 : nil } }

  var environment: Environment? {
    first("environment", "env", "stage").flatMap { Self.environment($0) }
  }

  var dataClass: DataClass? {
    first("dataclassification", "dataclass", "classification", "sensitivity")
      .flatMap { DataClass(rawValue: $0.lowercased()) }
  }

  /// Whether the record says itself that a person or a machine stands behind it.
  var principalType: PrincipalType? {
    switch first("principaltype", "identitytype", "usertype", "accounttype")?.lowercased() {
    case "human", "person", "user", "employee": .human
    case "workload", "service", "machine", "bot", "robot", "application": .workload
    default: nil
    }
  }

  /// Environments by the names that are in use; any other name is for the rules to class.
  static func environment(_ name: String) -> Environment? {
    switch name.lowercased() {
    case "prod", "production", "prd", "live": .prod
    case "stage", "staging", "stg", "preprod", "pre-prod", "uat", "qa": .stage
    case "dev", "development", "sandbox", "test": .dev
    default: nil
    }
  }

  private func first(_ words: String...) -> String? {
    words.lazy.compactMap { byWord[$0] }.first
  }

  private static func isPlain(_ key: String) -> Bool {
    !key.utf8.contains { $0 == 0x2F || $0 == 0x3A }
  }

  private static func word(_ key: String) -> String {
    let name = key.split { $0 == "/" || $0 == ":" }.last ?? ""
    return name.filter { !"-_ ".contains($0) }.lowercased()
  }
}
