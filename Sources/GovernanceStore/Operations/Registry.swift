import Governance

extension Deliberation {
  /// Says who answers for an account or an entitlement, which is found by id, key or name.
  func assign(
    _ word: String,
    person: Person.ID?,
    team: String?,
    reason: String?,
    _ context: Context
  ) throws -> [Event] {
    let (subject, name) = try connection.ownable(word)
    return try Ownership.assign(
      subject,
      name: name,
      person: try person.map { try connection.person($0) },
      team: team,
      reason: reason,
      in: context
    )
  }

  func register(_ draft: ArtifactDraft, _ context: Context) throws -> [Event] {
    var draft = draft
    draft.owner = try draft.owner.map { try connection.person($0).id }
    let existing = try connection.artifacts(where: "digest = ?", [.text(draft.digest)]).first
    return try Artifact.register(draft, existing: existing?.id, in: context)
  }
}

extension Connection {
  /// Id and name of what can be owned: an entitlement, else an account or group.
  fileprivate func ownable(_ word: String) throws -> (subject: String, name: String) {
    let (table, id) = try ownableID(word)
    let name = try row("select name from \(table.now) where id = ?", [.text(id)])?.text("name")
    return (id, name ?? id)
  }

  private func ownableID(_ word: String) throws -> (Table, String) {
    do {
      return (.entitlement, try entitlementID(word).text)
    } catch let refusal as Refusal where refusal.code == .notFound {
      return (.principal, try principalID(word).text)
    }
  }
}
