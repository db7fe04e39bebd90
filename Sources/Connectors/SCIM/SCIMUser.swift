import Documents
import Governance

/// One user resource, with the enterprise extension where it has one.
struct SCIMUser {
  /// A group that the user says to be in.
  struct Group {
    let key: String
    let name: String
    let isDirect: Bool
    let path: DocumentPath
  }

  static let extensionName = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

  let document: Document
  let enterprise: Document?

  init(_ document: Document) {
    self.document = document
    enterprise = document.present(Self.extensionName)
  }

  /// The directory's id; before a user is created only the others exist.
  func key() throws(JSONError) -> String {
    if let key = try document.text(firstOf: "id", "externalId") { return key }
    return try userName()
  }

  func person() throws(JSONError) -> DirectoryFact {
    DirectoryFact(
      key: try key(),
      handle: try userName(),
      name: try displayName(),
      email: try email(),
      hrID: try enterprise?.text("employeeNumber"),
      team: try enterprise?.text("department"),
      employment: try document.text("userType").flatMap { PeopleRow.employment($0) } ?? .unknown,
      manager: try manager(),
      timeZone: try document.text("timezone"),
      isActive: try isActive()
    )
  }

  /// The account that stands for the person.
  func principal() throws(JSONError) -> PrincipalFact {
    var principal = PrincipalFact(
      key: try key(),
      nativeID: try key(),
      name: try userName(),
      type: .human,
      provider: "directory",
      nativeKind: "user"
    )
    principal.email = try email()
    principal.team = try enterprise?.text("department")
    principal.isActive = try isActive()
    principal.createdAt = try document.present("meta")?.instant("created")
    if let external = try document.text("externalId") { principal.tags["externalId"] = external }
    return principal
  }

  func groups() throws(JSONError) -> [Group] {
    var groups: [Group] = []
    for group in try document.listed("groups") {
      let key = try group.string("value")
      groups.append(
        Group(
          key: key,
          name: try group.text("display") ?? key,
          isDirect: try group.text("type") != "indirect",
          path: group.path
        )
      )
    }
    return groups
  }

  private func userName() throws(JSONError) -> String {
    guard let name = try document.text("userName") else {
      throw document.mismatch(expected: "the field `userName`", found: "no such field")
    }
    return name
  }

  private func isActive() throws(JSONError) -> Bool { try document.flag("active") ?? true }

  private func displayName() throws(JSONError) -> String {
    if let name = try document.text("displayName") { return name }
    guard let name = document.present("name") else { return try userName() }
    if let formatted = try name.text("formatted") { return formatted }
    var parts: [String] = []
    for part in ["givenName", "familyName"] {
      if let text = try name.text(part) { parts.append(text) }
    }
    guard let name = parts.joined(separator: " ").nonBlank else { return try userName() }
    return name
  }

  /// The primary address, else one for work, else the first.
  private func email() throws(JSONError) -> String? {
    var best: (rank: Int, address: String)?
    for email in try document.listed("emails") {
      guard case .object = email.value else {
        if best == nil { best = (0, try email.string()) }
        continue
      }
      guard let address = try email.text("value") else { continue }
      let isPrimary = try email.flag("primary") ?? false
      let rank = isPrimary ? 2 : try email.text("type") == "work" ? 1 : 0
      if rank > best?.rank ?? -1 { best = (rank, address) }
    }
    return best?.address
  }

  /// The manager's id, which some directories write without the object around it.
  private func manager() throws(JSONError) -> String? {
    guard let manager = enterprise?.present("manager") else { return nil }
    guard case .object = manager.value else { return try manager.string().nonBlank }
    if let id = try manager.text("value") { return id }
    return try manager.text("$ref")?.split(separator: "/").last.map(String.init)
  }
}

extension SCIMUser {
  /// Members that end up in a record, or that are about the resource and not the user.
  static let kept: Set<String> = [
    "schemas", "id", "externalId", "userName", "meta", "name", "displayName", "emails", "userType",
    "timezone", "active", "groups", extensionName,
  ]

  static let known: Set<String> = [
    "nickName", "profileUrl", "title", "preferredLanguage", "locale", "password", "phoneNumbers",
    "ims", "photos", "addresses", "entitlements", "roles", "x509Certificates",
  ]

  static let keptOfEnterprise: Set<String> = ["employeeNumber", "department", "manager"]

  static let knownOfEnterprise: Set<String> = ["costCenter", "organization", "division"]
}
