import Documents
import Governance

/// A user, group or role as the export writes it.
struct IAMHolder {
  let list: AccountList
  let document: Document
  let arn: ARN
  let name: String
  let tags: Tags
  /// Keys of tags that stand more than once.
  let repeatedTags: [String]

  init(_ record: AccountExport.Record, arn: ARN) throws(JSONError) {
    list = record.list
    document = record.document
    self.arn = arn
    name = try record.document.text(record.list.nameField) ?? arn.name
    (tags, repeatedTags) = try Self.tags(of: record.document)
  }

  func principal(key: String) throws(JSONError) -> PrincipalFact {
    let path = try document.text("Path")
    var fact = PrincipalFact(
      key: key,
      nativeID: arn.text,
      name: name,
      type: type(path: path ?? ""),
      provider: "aws",
      nativeKind: list.kind
    )
    fact.path = path
    fact.email = tags.email
    fact.owner = tags.owner
    fact.team = tags.team
    fact.environment = tags.environment
    fact.dataClass = tags.dataClass
    fact.tags = try tags.values.merging(instanceProfiles()) { $1 }
    fact.createdAt = try document.instant("CreateDate")
    fact.boundary = try boundary()?.string("PermissionsBoundaryArn")
    try readLastUse(into: &fact)
    return fact
  }

  func boundary() throws(JSONError) -> Document? {
    guard let boundary = document.present("PermissionsBoundary") else { return nil }
    guard case .object(let members) = boundary.value, members.isEmpty else { return boundary }
    return nil
  }

  /// A role that AWS runs itself is a service; a user is a person unless tag or name say otherwise.
  private func type(path: String) -> PrincipalType {
    switch list {
    case .groups, .policies: return .group
    case .roles: return path.hasPrefix("/aws-service-role/") ? .service : .workload
    case .users: return tags.principalType ?? (isNamedLikeAMachine ? .workload : .human)
    }
  }

  private var isNamedLikeAMachine: Bool {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.contains { Self.machineWords.contains(String($0)) }
  }

  private static let machineWords: Set<String> = [
    "svc", "service", "bot", "robot", "ci", "cd", "automation", "machine", "daemon", "workload",
  ]

  /// Roles: an empty `RoleLastUsed` means not in the time that AWS looks back on, no field means nobody knows.
  private func readLastUse(into fact: inout PrincipalFact) throws(JSONError) {
    if let use = document.present("RoleLastUsed") {
      fact.lastUsedAt = try use.instant("LastUsedDate")
      fact.lastUsedKnown = true
      fact.lastUsedSource = try use.text("Region").map { "RoleLastUsed \($0)" } ?? "RoleLastUsed"
    } else if let use = try document.instant("PasswordLastUsed") {
      // Access keys are used without the password, so this shows a use and never a lack of it.
      fact.lastUsedAt = use
      fact.lastUsedKnown = true
      fact.lastUsedSource = "PasswordLastUsed"
    }
  }

  /// AWS keeps the prefix `aws:` for itself, so this cannot hide a tag of the account.
  private func instanceProfiles() throws(JSONError) -> [String: String] {
    var names: [String] = []
    for profile in try document.listed("InstanceProfileList") {
      guard let name = try profile.text(firstOf: "InstanceProfileName", "Arn") else { continue }
      names.append(name)
    }
    return names.isEmpty ? [:] : ["aws:instance-profile": names.joined(separator: " ")]
  }

  static func tags(of document: Document) throws(JSONError) -> (Tags, repeated: [String]) {
    var values: [String: String] = [:]
    var repeated: [String] = []
    for tag in try document.listed("Tags") {
      let key = try tag.string("Key")
      let value = try tag.optionalString("Value") ?? ""
      if values.updateValue(value, forKey: key) != nil { repeated.append(key) }
    }
    return (Tags(values), repeated)
  }
}
