import Documents
import Governance

extension Connection {
  /// Rows of the registry's kinds, in the order of the ids; `nil` for any other kind.
  func registryRows(_ kind: ListKind, _ ids: [String]) throws -> [RecordRow]? {
    switch kind {
    case .packages:
      let handles = try handles()
      let rules = try rulesInForce().registry
      return try rows(ModelPackage.self, ids) { $0.row(handles, rules) }
    case .changes:
      let handles = try handles()
      return try rows(ChangeTicket.self, ids) { $0.row(handles) }
    case .bundles: return try rows(PolicyBundle.self, ids, \.row)
    case .drills:
      let handles = try handles()
      return try rows(Drill.self, ids) { $0.row(handles) }
    default: return nil
    }
  }

  private func rows<Workflow: RegistryRecord>(
    _ type: Workflow.Type,
    _ ids: [String],
    _ row: (Workflow) -> RecordRow
  ) throws -> [RecordRow] {
    var found: [String: RecordRow] = [:]
    for some in ids.portions(of: 200) {
      let those = SQLCondition.isOne("id", of: some.map { .text($0) })
      let records = try records(Workflow.self, where: those.sql, those.arguments)
      for record in records { found[record.id.text] = row(record) }
    }
    return ids.compactMap { found[$0] }
  }

  private func handles() throws -> [Person.ID: String] {
    var handles: [Person.ID: String] = [:]
    for row in try rows("select id, handle from person") {
      handles[try row.id("id")] = try row.text("handle")
    }
    return handles
  }
}

extension [Person.ID: String] {
  fileprivate func names(_ persons: [Person.ID]) -> RecordRow.Value {
    .list(persons.map { self[$0] ?? $0.text })
  }
}

extension ModelPackage {
  fileprivate func row(_ handles: [Person.ID: String], _ rules: RegistryRules) -> RecordRow {
    RecordRow(
      id: id.text,
      [
        ("id", .text(id.text)), ("state", .text(state.rawValue)),
        ("package_group", .text(packageGroup)), ("name", .text(name)),
        ("release", .integer(release)), ("digest", .text(digest)),
        ("risk_tier", .text(riskTier)), ("owner", .text(owner.text)),
        ("owner_name", .of(handles[owner])), ("run", .of(run)),
        ("dataset_version", .of(datasetVersion)), ("rollback_plan", .of(rollbackPlan?.text)),
        ("bundle", .of(bundle?.text)), ("ticket", .of(ticket?.text)),
        ("missing", .list(missing(rules).map(\.rawValue))),
        ("provenance", .of(provenance?.level)), ("signer", .of(provenance?.signer)),
        ("tests", .of(tests.map { "\($0.passed)/\($0.total)" })),
        ("verdicts", .list(verdicts.map { "\($0.passed ? "passed" : "failed"):\($0.policy)" })),
        ("developers", handles.names(developers)), ("committers", handles.names(committers)),
        ("registrars", handles.names(registrars)), ("decided_by", handles.names(decidedBy)),
        ("decision", .of(decision?.text)),
        ("live_in", .list(places.map(\.environment.rawValue))),
        ("replaced", .list(places.compactMap(\.replaced?.text))),
        ("past", .list(past.map(\.words))), ("incident", .of(incident)),
        ("registered_at", .instant(registeredAt)), ("submitted_at", .of(submittedAt)),
        ("decided_at", .of(decidedAt)), ("left_at", .of(leftAt)),
        ("content_sha256", .text(contentDigest.hex)), ("version", .integer(version)),
      ]
    )
  }
}

extension ModelPackage.Place {
  /// `prod:2026-06-10T10:00:00Z..2026-06-12T10:00:00Z`.
  fileprivate var words: String {
    "\(environment.rawValue):\(from)..\(until.map { "\($0)" } ?? "")"
  }
}

extension ChangeTicket {
  fileprivate func row(_ handles: [Person.ID: String]) -> RecordRow {
    RecordRow(
      id: id.text,
      [
        ("id", .text(id.text)), ("state", .text(state.rawValue)),
        ("service_now_state", .integer(state.serviceNowCode)),
        ("kind", .text(changeKind.rawValue)), ("problem", .of(content.problem?.text)),
        ("proposed_fix", .of(content.proposedFix?.text)),
        ("test_results", .of(content.testResults?.text)),
        ("rollback_plan", .of(content.rollbackPlan?.text)), ("template", .of(template)),
        ("concerns", .list(concerns)), ("ticket", .of(external)),
        ("window_from", .of(windowFrom)), ("window_until", .of(windowUntil)),
        ("authors", handles.names(authors)), ("authorized_by", handles.names(authorizedBy)),
        ("authorized_at", .of(authorizedAt)), ("implemented_by", handles.names(implementedBy)),
        ("implemented_at", .of(implementedAt)), ("outcome", .of(outcome?.rawValue)),
        ("effect", .of(effect?.text)), ("evidence", .list(evidence)),
        ("cancel_reason", .of(cancelReason?.text)), ("created_at", .instant(createdAt)),
        ("closed_at", .of(closedAt)), ("version", .integer(version)),
      ]
    )
  }
}

extension PolicyBundle {
  fileprivate var row: RecordRow {
    RecordRow(
      id: id.text,
      [
        ("id", .text(id.text)), ("state", .text(state.rawValue)), ("workload", .text(workload)),
        ("environment", .text(environment.rawValue)), ("tier", .text(tier)),
        ("revision", .integer(revision)), ("digest", .text(digest)),
        ("canary", .integer(canary)), ("points", .list(allPoints)),
        ("lagging_points", .list(laggingPoints)), ("last_known_good", .of(lastKnownGood?.text)),
        ("tests", .of(tests.map { "\($0.passed)/\($0.total)" })),
        ("authors", .list(authors.map(\.text))), ("reviewers", .list(reviewers.map(\.text))),
        ("signers", .list(signers.map(\.text))), ("releasers", .list(releasers.map(\.text))),
        ("signature_expires_at", .of(signature?.expiresAt)), ("shadow_since", .of(shadowSince)),
        ("decisions", .of(watch?.decisions)), ("would_deny", .of(watch?.legitimate)),
        ("untriaged", .of(watch?.untriaged)), ("reactivates", .of(reactivates?.text)),
        ("replaces", .of(replaces?.text)),
        ("rollback_seconds", .of(rollbackTook.map { Int($0.wholeSeconds) })),
        ("reason", .of(reason?.text)), ("incident", .of(incident)),
        ("created_at", .instant(createdAt)), ("enforced_at", .of(enforcedAt)),
        ("closed_at", .of(closedAt)), ("version", .integer(version)),
      ]
    )
  }
}

extension Drill {
  fileprivate func row(_ handles: [Person.ID: String]) -> RecordRow {
    RecordRow(
      id: id.text,
      [
        ("id", .text(id.text)), ("state", .text(state.rawValue)),
        ("kind", .text(drillKind.rawValue)), ("name", .text(name)), ("workload", .of(workload)),
        ("environment", .of(environment?.rawValue)), ("responders", handles.names(responders)),
        ("started_at", .instant(startedAt)), ("stopped_at", .of(stoppedAt)),
        ("seconds", .of(took.map { Int($0.wholeSeconds) })), ("result", .of(result?.text)),
        ("version", .integer(version)),
      ]
    )
  }
}

extension RecordRow.Value {
  fileprivate static func of(_ text: String?) -> Self { text.map { .text($0) } ?? .absent }
  fileprivate static func of(_ number: Int?) -> Self { number.map { .integer($0) } ?? .absent }
  fileprivate static func of(_ moment: Instant?) -> Self { moment.map { .instant($0) } ?? .absent }
}
