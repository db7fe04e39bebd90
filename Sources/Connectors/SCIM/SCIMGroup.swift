import Documents
import Governance

/// One group resource.
struct SCIMGroup {
  /// A user or group inside the group.
  struct Member {
    let key: String
    let name: String
    let isGroup: Bool
    let path: DocumentPath
  }

  static let kept: Set<String> = [
    "schemas", "id", "externalId", "displayName", "members", "meta",
  ]

  let document: Document

  init(_ document: Document) {
    self.document = document
  }

  func principal() throws(JSONError) -> PrincipalFact {
    let name = try document.text("displayName")
    guard let key = try document.text(firstOf: "id", "externalId", "displayName") else {
      throw document.mismatch(expected: "the field `id`", found: "no such field")
    }
    var principal = PrincipalFact(
      key: key,
      nativeID: key,
      name: name ?? key,
      type: .group,
      provider: "directory",
      nativeKind: "group"
    )
    principal.createdAt = try document.present("meta")?.instant("created")
    if let external = try document.text("externalId") { principal.tags["externalId"] = external }
    return principal
  }

  func members() throws(JSONError) -> [Member] {
    var members: [Member] = []
    for member in try document.listed("members") {
      let key = try member.string("value")
      let path = try member.text("$ref") ?? ""
      members.append(
        Member(
          key: key,
          name: try member.text("display") ?? key,
          isGroup: try member.text("type") == "Group" || path.contains("/Groups/"),
          path: member.path
        )
      )
    }
    return members
  }
}
