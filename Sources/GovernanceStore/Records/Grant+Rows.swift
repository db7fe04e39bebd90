package import Governance

extension Grant {
  func row(priorState: String) -> [SQLValue] {
    let terms: [SQLValue] = [
      .init(id), .init(kind), .text(priorState), .init(state), .init(principal),
      .init(entitlement), .text(resource), .init(environment), .init(dataClass),
      .init(startsAt), .init(endsAt), .init(request), .init(adoptedFrom), .text(rule),
      .init(rulesVersion), .init(renews), .init(externallyModified),
    ]
    let proofs: [SQLValue] = [
      .text(startProof.word), .init(startProof.reference), .text(endProof.word),
      .init(endProof.reference), .init(endedBy),
    ]
    let enforcement: [SQLValue] =
      [
        .init(revokeAskedAt), .init(enforcedAt), .init(attempts), .init(triedAt), .init(retryAt),
      ] + SQLValue.freeText(failure)
    return terms + proofs + SQLValue.freeText(endReason) + enforcement + [
      .init(certifiedAt), .init(createdAt), .init(version),
    ]
  }

  package init(_ row: SQLRow) throws(StoreError) {
    let terms = GrantEvent.Terms(
      kind: try row.word("kind"),
      principal: try row.id("principal"),
      entitlement: try row.id("entitlement"),
      resource: try row.text("resource"),
      environment: try row.word("environment"),
      dataClass: try row.word("data_class"),
      startsAt: try row.instant("starts_at"),
      endsAt: try row.optionalInstant("ends_at"),
      request: try row.optionalID("request"),
      adoptedFrom: try row.optionalID("adopted_from"),
      rule: try row.text("rule"),
      rulesVersion: try row.integer("rules_version"),
      renews: try row.optionalID("renews")
    )
    guard
      var grant = Grant(
        id: try row.id("id"),
        first: .scheduled(terms),
        at: try row.instant("created_at")
      )
    else { throw .corrupt("access_grant \(try row.text("id"))") }
    grant.state = try row.word("state")
    grant.externallyModified = try row.flag("externally_modified")
    grant.startProof = try Proof(row, "start_proof")
    grant.endProof = try Proof(row, "end_proof")
    grant.endedBy = try row.optionalID("ended_by")
    grant.endReason = try row.optionalFreeText("end_reason")
    grant.revokeAskedAt = try row.optionalInstant("revoke_asked_at")
    grant.enforcedAt = try row.optionalInstant("enforced_at")
    grant.attempts = try row.integer("attempts")
    grant.triedAt = try row.optionalInstant("tried_at")
    grant.retryAt = try row.optionalInstant("retry_at")
    grant.failure = try row.optionalFreeText("failure")
    grant.certifiedAt = try row.optionalInstant("certified_at")
    grant.version = try row.integer("version")
    self = grant
  }
}

extension Grant.Proof {
  fileprivate init(_ row: SQLRow, _ name: String) throws(StoreError) {
    do {
      try self.init(word: try row.text(name), reference: try row.optionalText("\(name)_by"))
    } catch let error as StoreError {
      throw error
    } catch {
      throw .corrupt("column \(name) holds `\(row[name].description)`")
    }
  }
}
