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

  // Of the parts of a record: the fields that are read, or that say again what is read elsewhere.
  static let tagFields: Set<String> = ["Key", "Value"]
  static let attachmentFields: Set<String> = ["PolicyName", "PolicyArn"]
  static let boundaryFields: Set<String> = ["PermissionsBoundaryType", "PermissionsBoundaryArn"]
  static let inlineFields: Set<String> = ["PolicyName", "PolicyDocument"]
  static let lastUseFields: Set<String> = ["LastUsedDate", "Region"]
  static let versionFields: Set<String> = [
    "Document", "VersionId", "IsDefaultVersion", "CreateDate",
  ]
  static let profileFields: Set<String> = [
    "InstanceProfileName", "InstanceProfileId", "Arn", "Path", "CreateDate", "Roles", "Tags",
  ]

  private static let holderFields: Set<String> = [
    "AttachedManagedPolicies", "PermissionsBoundary", "PasswordLastUsed",
  ]

  private var prefix: String { kind.prefix(1).uppercased() + kind.dropFirst() }
}
