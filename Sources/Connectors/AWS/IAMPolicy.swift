import Documents
import Governance
import IdentityPolicy

/// A managed policy as the export writes it, with all its versions.
struct IAMPolicy {
  /// One version, with its document where the export has it.
  struct Version {
    let id: String
    var isDefault: Bool
    let createdAt: Instant?
    let text: PolicyText?
    let document: Document
  }

  let document: Document
  let arn: ARN
  let key: String
  let tags: Tags
  /// Keys of tags that stand more than once.
  let repeatedTags: [String]
  let versions: [Version]

  init(_ document: Document, arn: ARN, key: String) throws(JSONError) {
    self.document = document
    self.arn = arn
    self.key = key
    (tags, repeatedTags) = try IAMHolder.tags(of: document)
    var versions: [Version] = []
    for version in try document.listed("PolicyVersionList") {
      versions.append(try Version(version))
    }
    // Where both are there and differ, the policy's own word goes before the mark of a version.
    if let inForce = try document.text("DefaultVersionId"),
      versions.contains(where: { $0.id == inForce })
    {
      for index in versions.indices { versions[index].isDefault = versions[index].id == inForce }
    }
    self.versions = versions
  }

  /// The document in force.
  var text: PolicyText? { versions.first(where: \.isDefault)?.text }

  func fact() throws(JSONError) -> PolicyFact {
    var fact = PolicyFact(
      key: key,
      nativeID: arn.text,
      name: try document.text("PolicyName") ?? arn.name,
      kind: arn.isManagedByAWS ? .providerManaged : .customerManaged
    )
    fact.path = try document.text("Path")
    fact.defaultVersion = versions.first(where: \.isDefault)?.id
    if fact.defaultVersion == nil { fact.defaultVersion = try document.text("DefaultVersionId") }
    fact.createdAt = try document.instant("CreateDate")
    fact.updatedAt = try document.instant("UpdateDate")
    fact.attachmentCount = try document.optionalInteger("AttachmentCount").map(Int.init)
    fact.documentSHA256 = text?.sha256
    fact.document = text?.canonical
    fact.tags = tags.values
    return fact
  }
}

extension IAMPolicy.Version {
  fileprivate init(_ version: Document) throws(JSONError) {
    id = try version.string("VersionId")
    isDefault = try version.flag("IsDefaultVersion") ?? false
    createdAt = try version.instant("CreateDate")
    text = if let document = version.present("Document") { try PolicyText(document) } else { nil }
    document = version
  }
}
