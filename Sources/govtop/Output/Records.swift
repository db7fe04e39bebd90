import Dashboard
import Documents
import Governance

extension Record {
  /// A row of a kind that prints its own cells.
  init(_ row: RecordRow) {
    self.init(id: row.id, row.fields.map { ($0.name, $0.value.json) })
  }

  init(_ row: ScreenRow) {
    switch row {
    case .grant(let row): self.init(row)
    case .request(let row): self.init(row)
    case .record(let row): self.init(row)
    case .entry(let row): self.init(row)
    }
  }

  init(_ row: GrantRow) {
    let grant = row.grant
    self.init(
      id: row.id,
      [
        ("id", .string(row.id)), ("kind", .string(grant.kind.rawValue)),
        ("state", .string(row.standing.rawValue)), ("machine_state", .string(grant.state.rawValue)),
        ("principal", .id(grant.principal)), ("principal_name", .string(row.principalName)),
        ("principal_type", .string(row.principalType.rawValue)),
        ("persons", .strings(row.persons.map(\.text))),
        ("entitlement", .id(grant.entitlement)), ("entitlement_name", .string(row.entitlementName)),
        ("actions", .string(row.actions)), ("resource", .string(grant.resource)),
        ("environment", .string(grant.environment.rawValue)),
        ("data_class", .string(grant.dataClass.rawValue)), ("starts_at", .instant(grant.startsAt)),
        ("ends_at", .optional(grant.endsAt)), ("request", .optional(grant.request)),
        ("adopted_from", .optional(grant.adoptedFrom)), ("rule", .string(grant.rule)),
        ("rules_version", .integer(grant.rulesVersion)), ("renews", .optional(grant.renews)),
        ("externally_modified", .boolean(grant.externallyModified)),
        ("flags", .strings(row.marks.map(\.rawValue).sorted())), ("owner", .optional(row.owner)),
        ("team", .optional(row.team)), ("last_used_at", .optional(row.lastUsedAt)),
        ("last_used_known", .boolean(row.lastUsedKnown)),
        ("certified_at", .optional(grant.certifiedAt)),
        ("revoke_asked_at", .optional(grant.revokeAskedAt)),
        ("enforced_at", .optional(grant.enforcedAt)),
        ("proof_of_start", .string(grant.startProof.word)),
        ("proof_of_end", .string(grant.endProof.word)),
        ("enforcement_error", .optional(grant.failure?.text)),
        ("attempts", .integer(grant.attempts)), ("tried_at", .optional(grant.triedAt)),
        ("retry_at", .optional(grant.retryAt)), ("source", .string(row.source)),
        ("risk", row.risk.printed), ("version", .integer(grant.version)),
      ]
    )
  }

  init(_ row: RequestRow) {
    let request = row.request
    let content = request.content
    self.init(
      id: row.id,
      [
        ("id", .string(row.id)), ("state", .string(row.state.rawValue)),
        ("requester", .id(content.requester)), ("requester_name", .string(row.requesterHandle)),
        ("beneficiary", .id(content.beneficiary)),
        ("beneficiary_name", .string(row.beneficiaryName)),
        ("persons", .strings(request.terms.persons.map(\.text))),
        ("items", .array(content.items.map(\.printed))),
        ("environment", .string(content.environment.rawValue)),
        ("data_class", .string(content.dataClass.rawValue)),
        ("duration_seconds", .seconds(content.duration)), ("start_at", .optional(content.startAt)),
        ("justification", .optional(content.justification.text)),
        ("ticket", .optional(content.ticket)),
        ("reason_code", .optional(content.reasonCode)),
        ("submitted_at", .instant(request.submittedAt)),
        ("due_at", .instant(request.terms.dueAt)), ("lapses_at", .instant(request.terms.lapsesAt)),
        ("rule", .string(request.terms.rule)),
        ("rules_version", .integer(request.terms.rulesVersion)),
        (
          "needs",
          .array(
            request.terms.needs.map {
              .object([("count", .integer($0.count)), ("of", .string($0.of.word))])
            }
          )
        ),
        ("votes", .array(request.votes.map(\.printed))), ("may_decide", .boolean(row.mayDecide)),
        ("risk", request.terms.risk.printed),
        ("questions", .array(request.questions.map(\.printed))),
        ("supersedes", .optional(content.supersedes)),
        ("superseded_by", .optional(request.supersededBy)),
        ("grants", .strings(request.grants.map(\.text))), ("version", .integer(request.version)),
        ("content_sha256", .string(request.contentDigest.hex)),
      ]
    )
  }

  init(_ row: LedgerRow) {
    let entry = row.entry
    self.init(
      id: row.id,
      [
        ("sequence", .integer(entry.sequence)), ("at", .instant(entry.at)),
        ("kind", .string(entry.kind)), ("subject", .string(entry.subject)),
        ("subject_version", .integer(entry.version)), ("who", .string(row.who)),
        ("actor", entry.actor.printed), ("origin", entry.origin.printed),
        ("reason", .optional(row.reason)), ("rules_version", .integer(entry.rulesVersion)),
        ("decision", .integer(entry.decision)), ("leaf_hash", .string(row.leafHash)),
        ("signature", .null),
      ]
    )
  }

  init(_ row: PersonRow) {
    let person = row.person
    self.init(
      id: row.id,
      [
        ("id", .string(row.id)), ("handle", .string(person.handle)),
        ("name", .optional(person.name.text)), ("state", .string(person.state.rawValue)),
        ("employment", .string(person.employment.rawValue)), ("team", .optional(person.team)),
        ("manager", .optional(person.manager)), ("sponsor", .optional(person.sponsor)),
        ("contract_ends_at", .optional(person.contractEndsAt)),
        ("time_zone", .optional(person.timeZone)),
        ("personas", .strings(person.personas.sorted().map(\.rawValue))),
        ("principals", .strings(row.principals.map(\.text))),
        ("contact", .optional(person.contact?.text)),
        ("proposed_links", .integer(row.proposedLinks)),
        ("source", .optional(row.source)), ("joined_at", .instant(person.joinedAt)),
        ("left_at", .optional(person.leftAt)), ("version", .integer(person.version)),
      ]
    )
  }

  init(_ row: PrincipalRow) {
    let fact = row.fact
    self.init(
      id: row.id,
      [
        ("id", .string(row.id)), ("name", .string(fact.name)),
        ("type", .string(fact.type.rawValue)),
        ("provider", .string(fact.provider)), ("native_kind", .string(fact.nativeKind)),
        ("native_id", .string(fact.nativeID)), ("persons", .strings(row.persons.map(\.text))),
        ("owner", .optional(row.owner)), ("team", .optional(fact.team)),
        ("environment", .string(fact.environment.rawValue)),
        ("state", .string(fact.isActive ? "active" : "inactive")),
        (
          "flags",
          .strings(
            [row.isOrphaned ? "orphaned" : nil, row.isDormant ? "dormant" : nil].compactMap { $0 }
          )
        ),
        ("grants", .integer(row.liveGrants)), ("boundary", .optional(fact.boundary)),
        ("first_seen_at", .optional(fact.createdAt)), ("last_used_at", .optional(fact.lastUsedAt)),
        ("last_used_known", .boolean(fact.lastUsedKnown)),
        ("last_used_source", .optional(fact.lastUsedSource)), ("source", .string(row.source)),
        ("snapshot", .string(row.snapshot)),
      ]
    )
  }

  /// One thing that waits for the operator.
  init(_ task: Posture.Task) {
    self.init(
      id: task.id,
      [
        ("id", .string(task.id)), ("verb", .string(task.verb)), ("what", .string(task.what)),
        ("due_at", .optional(task.dueAt)), ("late", .boolean(task.isLate)),
        ("risk_score", .optional(task.risk?.score)),
        ("risk_band", .optional(task.risk?.band.rawValue)),
      ]
    )
  }

  init(_ row: SourceRow) {
    self.init(
      id: row.id,
      [
        ("source", .string(row.id)), ("kind", .string(row.source.kind.rawValue)),
        ("scope", .string(row.source.scope)), ("snapshot", .optional(row.source.currentSnapshot)),
        ("published_at", .optional(row.publishedAt)), ("records", .integer(row.rows)),
        ("conflicts", .integer(row.conflicts)), ("late", .boolean(row.isLate)),
      ]
    )
  }
}

extension RecordRow.Value {
  fileprivate var json: JSONText {
    switch self {
    case .text(let text): .string(text)
    case .integer(let number): .integer(number)
    case .flag(let flag): .boolean(flag)
    case .instant(let instant): .instant(instant)
    case .list(let texts): .strings(texts)
    case .absent: .null
    }
  }
}

extension RiskScore {
  fileprivate var printed: JSONText {
    .object([
      ("model", .string(model)), ("score", .integer(score)), ("class", .string(band.rawValue)),
      (
        "factors",
        .array(
          contributions.map {
            .object([
              ("factor", .string($0.factor)), ("points", .integer($0.points)),
              ("because", .string($0.because)), ("record", .optional($0.record)),
            ])
          }
        )
      ),
      (
        "counterfactuals",
        .array(
          counterfactuals.map {
            .object([
              ("change", .string($0.change)), ("score", .integer($0.score)),
              ("class", .string($0.band.rawValue)), ("approvers", .integer($0.approvers)),
            ])
          }
        )
      ),
    ])
  }
}

extension AccessRequest.Item {
  fileprivate var printed: JSONText {
    .object([
      ("entitlement", .id(entitlement)), ("entitlement_name", .string(name)),
      ("resource", .string(resource)), ("permissions", .integer(permissions)),
      ("administrative", .integer(administrative)),
      ("new_to_beneficiary", .integer(newToBeneficiary)),
    ])
  }
}

extension AccessRequest.Vote {
  fileprivate var printed: JSONText {
    .object([
      ("person", .id(castBy ?? person)), ("as", .string(capacity)),
      ("decision", .string(decision.rawValue)),
      ("at", .instant(at)), ("reason", .optional(reason?.text)),
      ("delegate_of", castBy == nil ? .null : .id(person)),
    ])
  }
}

extension AccessRequest.Question {
  fileprivate var printed: JSONText {
    .object([
      ("asker", .id(asker)), ("question", .optional(text.text)), ("asked_at", .instant(askedAt)),
      ("answer", .optional(answer?.text)), ("answered_at", .optional(answeredAt)),
    ])
  }
}

extension ActorStamp {
  fileprivate var printed: JSONText {
    .object([
      ("person", .optional(person)), ("personas", .strings(personas.map(\.rawValue))),
      ("delegate_of", .optional(delegateOf)), ("claimed", .boolean(claimed)),
      ("factor", .string(factor)),
    ])
  }
}

extension Origin {
  fileprivate var printed: JSONText {
    .object([
      ("channel", .string(channel.rawValue)), ("os_user", .string(osUser)), ("host", .string(host)),
      ("terminal", .optional(terminal)), ("client_address", .optional(clientAddress)),
      ("key_fingerprint", .optional(keyFingerprint)),
    ])
  }
}
