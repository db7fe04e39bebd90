/// The lists of `iam get-account-authorization-details`, with the names of their fields.
enum AccountList: String, CaseIterable {
  case users = "UserDetailList"
  case groups = "GroupDetailList"
  case roles = "RoleDetailList"
  case policies = "Policies"

  /// `user`, as the provider calls the kind.
  var kind: String {
    switch self {
    case .users: "user"
    case .groups: "group"
    case .roles: "role"
    case .policies: "policy"
    }
  }

  var nameField: String { prefix + "Name" }
  var idField: String { prefix + "Id" }
  var inlineField: String { prefix + "PolicyList" }

  /// Fields that end up in a fact.
  var keptFields: Set<String> {
    let common: Set = ["Arn", "Path", "CreateDate", "Tags", nameField, idField]
    switch self {
    case .policies:
      return common.union([
        "DefaultVersionId", "AttachmentCount", "UpdateDate", "PolicyVersionList",
      ])
    case .users: return common.union(Self.holderFields).union([inlineField, "GroupList"])
    case .groups: return common.union(Self.holderFields).union([inlineField])
    case .roles:
      return common.union(Self.holderFields).union([
        inlineField, "AssumeRolePolicyDocument", "InstanceProfileList", "RoleLastUsed",
      ])
    }
  }

  /// Fields that AWS documents and govtop has no use for.
  static let knownFields: Set<String> = [
    "Description", "IsAttachable", "MaxSessionDuration", "PermissionsBoundaryUsageCount",
  ]

  private static let holderFields: Set<String> = [
    "AttachedManagedPolicies", "PermissionsBoundary", "PasswordLastUsed",
  ]

  private var prefix: String { kind.prefix(1).uppercased() + kind.dropFirst() }
}
