/// A governed record of any kind; `evolve` is the only way from one state of it to the next.
package enum Record: Hashable, Sendable {
  case database(DatabaseIdentity)
  case person(Person)
  case link(PersonLink)
  case delegation(Delegation)
  case ownership(Ownership)
  case artifact(Artifact)
  case source(Source)
  case snapshot(Snapshot)
  case request(AccessRequest)
  case grant(Grant)
  case workflow(AnyWorkflowRecord)

  /// The kinds of governed records, in the order in which a replay compares them.
  package enum Kind: String, CaseIterable, Sendable {
    case database, person, link, delegation, ownership, artifact, source, snapshot, request, grant
    case metrics, rules
    case drift, finding, workload, quarantine
    case exception
    case breakGlass = "break_glass"
    case backlog
    case controlClass = "control_class"
    case campaign, item
    case package, ticket, bundle, drill

    /// The type of the records of a workflow; `nil` for a kind that has code of its own throughout.
    package var workflow: (any WorkflowRecord.Type)? {
      switch self {
      case .metrics: MetricDay.self
      case .rules: RuleSet.self
      case .drift: DriftFinding.self
      case .finding: ComplianceFinding.self
      case .workload: WorkloadIdentity.self
      case .quarantine: Quarantine.self
      case .exception: PolicyException.self
      case .breakGlass: BreakGlass.self
      case .backlog: BacklogItem.self
      case .controlClass: ControlClass.self
      case .campaign: Campaign.self
      case .item: ReviewItem.self
      case .package: ModelPackage.self
      case .ticket: ChangeTicket.self
      case .bundle: PolicyBundle.self
      case .drill: Drill.self
      case .database, .person, .link, .delegation, .ownership, .artifact, .source, .snapshot,
        .request, .grant:
        nil
      }
    }
  }

  package var kind: Kind {
    switch self {
    case .database: .database
    case .person: .person
    case .link: .link
    case .delegation: .delegation
    case .ownership: .ownership
    case .artifact: .artifact
    case .source: .source
    case .snapshot: .snapshot
    case .request: .request
    case .grant: .grant
    case .workflow(let record): record.kind
    }
  }

  package var version: Int {
    switch self {
    case .database(let record): record.version
    case .person(let record): record.version
    case .link(let record): record.version
    case .delegation(let record): record.version
    case .ownership(let record): record.version
    case .artifact(let record): record.version
    case .source(let record): record.version
    case .snapshot: 1
    case .request(let record): record.version
    case .grant(let record): record.version
    case .workflow(let record): record.record.version
    }
  }
}

/// Where one record stands among all: its kind and its id.
package struct RecordKey: Hashable, Sendable {
  package let kind: Record.Kind
  package let id: String

  package init(_ kind: Record.Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }
}

extension Event {
  /// The records that this event changes: its subject, and for a snapshot its source too.
  package var recordKeys: [RecordKey] {
    switch body {
    case .database: [RecordKey(.database, subject)]
    case .person: [RecordKey(.person, subject)]
    case .link: [RecordKey(.link, subject)]
    case .delegation: [RecordKey(.delegation, subject)]
    case .ownership: [RecordKey(.ownership, subject)]
    case .artifact: [RecordKey(.artifact, subject)]
    case .snapshot(.published(let snapshot)):
      [RecordKey(.snapshot, subject), RecordKey(.source, snapshot.source.text)]
    case .request: [RecordKey(.request, subject)]
    case .grant: [RecordKey(.grant, subject)]
    case .workflow(let event): [RecordKey(event.workflow, subject)]
    }
  }

  /// The record as it is after this event.
  ///
  /// Throws if the event cannot follow on the state given: the ledger or the rows were changed by other means.
  package func evolve(
    _ before: Record?,
    _ key: RecordKey,
    at: Instant
  ) throws(ReplayError) -> Record {
    guard let after = applied(to: before, key, at: at) else {
      throw ReplayError(event: kind, subject: subject)
    }
    return after
  }

  private func applied(to before: Record?, _ key: RecordKey, at: Instant) -> Record? {
    switch (body, before) {
    case (.database(let event), nil):
      DatabaseIdentity(first: event, at: at).map { .database($0) }
    case (.person(.bootstrapped(let profile)), nil), (.person(.added(let profile)), nil),
      (.person(.enrolled(let profile)), nil):
      .person(Person(id: Identifier(subject), profile: profile, at: at))
    case (.link(let event), nil):
      PersonLink(id: Identifier(subject), first: event, at: at).map { .link($0) }
    case (.delegation(let event), nil):
      Delegation(id: Identifier(subject), first: event).map { .delegation($0) }
    case (.ownership(let event), nil):
      .ownership(Ownership(subject: subject, first: event, at: at))
    case (.artifact(let event), nil):
      .artifact(Artifact(id: Identifier(subject), first: event, at: at))
    case (.request(let event), nil):
      AccessRequest(id: Identifier(subject), first: event, at: at).map { .request($0) }
    case (.grant(let event), nil):
      Grant(id: Identifier(subject), first: event, at: at).map { .grant($0) }
    case (.snapshot(.published(let snapshot)), _): snapshotRecord(snapshot, before, key)
    case (.workflow(let event), _): workflowRecord(event, before, at: at)
    case (_, let before?): applied(to: before, at: at)
    default: nil
    }
  }

  private func applied(to before: Record, at: Instant) -> Record? {
    switch (body, before) {
    case (.database(.upgraded), .database(var identity)):
      identity.version += 1
      return .database(identity)
    case (.person(let event), .person(var person)):
      person.apply(event)
      return .person(person)
    case (.link(let event), .link(var link)):
      link.apply(event, at: at)
      return .link(link)
    case (.delegation(let event), .delegation(var delegation)):
      delegation.apply(event, at: at)
      return .delegation(delegation)
    case (.ownership(let event), .ownership(var ownership)):
      ownership.apply(event, at: at)
      return .ownership(ownership)
    case (.request(let event), .request(var request)):
      request.apply(event, at: at)
      return .request(request)
    case (.grant(let event), .grant(var grant)):
      grant.apply(event, at: at)
      return .grant(grant)
    default: return nil
    }
  }

  private func workflowRecord(
    _ event: AnyWorkflowEvent,
    _ before: Record?,
    at: Instant
  ) -> Record? {
    var known: (any WorkflowRecord)?
    if let before {
      guard case .workflow(let box) = before else { return nil }
      known = box.record
    }
    return event.workflow.workflow?.evolved(known, event.event, id: subject, at: at)
      .map { .workflow(AnyWorkflowRecord($0)) }
  }

  private func snapshotRecord(
    _ snapshot: Snapshot,
    _ before: Record?,
    _ key: RecordKey
  ) -> Record? {
    switch (key.kind, before) {
    case (.snapshot, nil): .snapshot(snapshot)
    case (.source, nil):
      .source(
        Source(
          id: snapshot.source,
          kind: snapshot.kind,
          scope: snapshot.scope,
          currentSnapshot: snapshot.id,
          version: 1
        )
      )
    case (.source, .source(let source)):
      .source(
        Source(
          id: source.id,
          kind: source.kind,
          scope: source.scope,
          currentSnapshot: snapshot.id,
          version: source.version + 1
        )
      )
    default: nil
    }
  }
}

/// An event that cannot follow on the state before it.
package struct ReplayError: Error, Hashable, Sendable {
  package let event: String
  package let subject: String
}
