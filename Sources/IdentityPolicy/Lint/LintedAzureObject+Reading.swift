import Documents

extension LintedAzureObject {
  struct Action {
    let name: String
    let document: Document
  }

  /// How far a scope reaches beyond one resource group.
  enum ScopeWidth {
    case subscription, managementGroup, tenant

    var words: String {
      switch self {
      case .subscription: "a whole subscription"
      case .managementGroup: "every subscription of a management group"
      case .tenant: "everything in the tenant"
      }
    }
  }

  /// The actions of all permissions of a role, from one of its lists.
  func actions(_ list: String) -> [Action] {
    let permissions = (try? field("permissions")?.elements()) ?? []
    let holders = permissions.isEmpty ? [document] : permissions
    return holders.flatMap { holder in
      let lists = [list, list.prefix(1).uppercased() + list.dropFirst(), AzureRoles.snake(list)]
      let values = lists.lazy.compactMap { try? holder.present($0)?.elements() }.first ?? []
      return values.compactMap { value in
        (try? value.string()).map { Action(name: $0, document: value) }
      }
    }
  }

  /// The role that is assigned: its name, or the GUID at the end of its id.
  var assignedRole: (field: Document, role: String)? {
    for name in ["roleDefinitionName", "role_definition_name"] {
      if let field = field(name), let role = try? field.string() { return (field, role) }
    }
    for name in ["roleDefinitionId", "role_definition_id"] {
      guard let field = field(name), let id = try? field.string() else { continue }
      return (field, id.split(separator: "/").last.map(String.init) ?? id)
    }
    return nil
  }

  var isBuiltIn: Bool {
    if let type = field("roleType"), let text = try? type.string() {
      return text.lowercased() == "builtinrole"
    }
    return field("isCustom")?.isFalse ?? false
  }

  var scopeWidth: ScopeWidth? {
    guard let scope = try? field("scope")?.string().lowercased() else { return nil }
    let parts = scope.split(separator: "/")
    if parts.isEmpty { return .tenant }
    if scope.contains("/managementgroups/") { return .managementGroup }
    return parts.first == "subscriptions" && parts.count == 2 ? .subscription : nil
  }

  var scopeWords: String {
    scopeWidth.map { "over \($0.words)" } ?? "at its scope"
  }
}

/// The built-in roles of Azure that the rules have to know.
enum AzureRoles {
  private static let privilegedRoles: [String: String] = [
    "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
    "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
    "f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
  ]

  /// The name of a role that assigns roles, given by name or GUID.
  static func privileged(_ role: String) -> String? {
    privilegedRoles[role.lowercased()]
      ?? privilegedRoles.values.first { $0.lowercased() == role.lowercased() }
  }

  private static let blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/"
  private static let reading = ["read"]
  private static let contributing = ["read", "write", "delete", "move/action", "add/action"]

  private static let dataRoles: [String: [String]] = [
    "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1": reading, "storage blob data reader": reading,
    "ba92f5b4-2d11-453d-a403-e96b0029c9fe": contributing,
    "storage blob data contributor": contributing,
    "b7e6dc6d-f1e8-4753-8033-0f276bb0955b": contributing + ["manageOwnership/action"],
    "storage blob data owner": contributing + ["manageOwnership/action"],
  ]

  /// The data actions of a role whose conditions can be read; empty for all others.
  static func dataActions(_ role: String) -> [String] {
    (dataRoles[role.lowercased()] ?? []).map { blobs + $0 }
  }

  /// `dataActions` as Terraform spells it.
  static func snake(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
  }
}

/// Reads what a condition of Azure guards.
enum AzureCondition {
  /// The actions named by `ActionMatches{'…'}`.
  static func guardedActions(_ text: String) -> [String] {
    text.split(separator: "ActionMatches{'").dropFirst().compactMap { rest in
      rest.firstIndex(of: "'").map { String(rest[..<$0]) }
    }.filter { $0.contains("/") }
  }

  /// Whether a guard holds for an action, also where the action is a pattern.
  static func covers(_ guarded: String, _ action: String) -> Bool {
    guarded.lowercased() == action.lowercased()
      || Glob(ignoringCase: guarded).matches(action.lowercased())
  }
}
