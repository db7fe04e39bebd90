/// One thing that was decided, about one subject; nothing else changes a governed record.
package struct Event: Hashable, Sendable {
  /// Events by the kind of record they are about.
  package enum Body: Hashable, Sendable {
    case database(DatabaseEvent)
    case person(PersonEvent)
    case link(PersonLinkEvent)
    case delegation(DelegationEvent)
    case ownership(OwnershipEvent)
    case artifact(ArtifactEvent)
    case snapshot(SnapshotEvent)
    case request(RequestEvent)
    case grant(GrantEvent)
    case workflow(AnyWorkflowEvent)
  }

  /// The id of the record; `database` for the database itself.
  package let subject: String
  package let body: Body

  package init(_ subject: String, _ body: Body) {
    self.subject = subject
    self.body = body
  }

  package init<Subject>(_ subject: Identifier<Subject>, _ body: Body) {
    self.init(subject.text, body)
  }

  /// `request.voted`: the record's kind, a dot, what happened.
  package var kind: String {
    switch body {
    case .database(let event): event.kind
    case .person(let event): event.kind
    case .link(let event): event.kind
    case .delegation(let event): event.kind
    case .ownership(let event): event.kind
    case .artifact(let event): event.kind
    case .snapshot(let event): event.kind
    case .request(let event): event.kind
    case .grant(let event): event.kind
    case .workflow(let event): event.kind
    }
  }

  package var payload: Fields {
    switch body {
    case .database(let event): event.payload
    case .person(let event): event.payload
    case .link(let event): event.payload
    case .delegation(let event): event.payload
    case .ownership(let event): event.payload
    case .artifact(let event): event.payload
    case .snapshot(let event): event.payload
    case .request(let event): event.payload
    case .grant(let event): event.payload
    case .workflow(let event): event.payload
    }
  }

  /// The version of the payload's form; a program that meets a higher one reads, and refuses to write.
  package var formatVersion: Int { 1 }

  /// Reads an event of the ledger; `nil` for a kind that this program does not know.
  package init?(
    kind: String,
    formatVersion: Int,
    subject: String,
    at: Instant,
    payload fields: Fields
  ) throws(EventFormatError) {
    guard formatVersion == 1 else { return nil }
    guard let body = try Self.body(kind, subject: subject, at: at, fields) else { return nil }
    self.init(subject, body)
  }

  private static func body(
    _ kind: String,
    subject: String,
    at: Instant,
    _ fields: Fields
  ) throws(EventFormatError) -> Body? {
    switch kind.prefix(while: { $0 != "." }) {
    case "database", "schema": try DatabaseEvent(kind: kind, fields).map { .database($0) }
    case "person", "operator": try PersonEvent(kind: kind, fields).map { .person($0) }
    case "link": try PersonLinkEvent(kind: kind, fields).map { .link($0) }
    case "delegation": try DelegationEvent(kind: kind, fields).map { .delegation($0) }
    case "owner": try OwnershipEvent(kind: kind, fields).map { .ownership($0) }
    case "artifact": try ArtifactEvent(kind: kind, fields).map { .artifact($0) }
    case "snapshot":
      try SnapshotEvent(kind: kind, subject: subject, at: at, fields).map { .snapshot($0) }
    case "request", "vote": try RequestEvent(kind: kind, fields).map { .request($0) }
    case "grant": try GrantEvent(kind: kind, fields).map { .grant($0) }
    default: try AnyWorkflowEvent(kind: kind, fields).map { .workflow($0) }
    }
  }

  /// The texts that persons wrote in this event, which the store keeps where they can be erased.
  package var freeTexts: [FreeText] {
    switch body {
    case .person(.bootstrapped(let profile)), .person(.added(let profile)),
      .person(.enrolled(let profile)), .person(.updated(let profile)):
      [profile.name] + [profile.contact].compactMap { $0 }
    case .person(.offboarded(_, let reason)): [reason].compactMap { $0 }
    case .link(.removed(let reason)): [reason].compactMap { $0 }
    case .ownership(.assigned(_, _, let reason)): [reason].compactMap { $0 }
    case .request(.submitted(let content, _)): [content.justification]
    case .request(.voted(let vote)): [vote.reason].compactMap { $0 }
    case .request(.asked(let question)): [question.text]
    case .request(.answered(let answer)): [answer]
    case .request(.cancelled(_, let reason)): [reason].compactMap { $0 }
    case .grant(.withdrawn(_, let reason)), .grant(.revoking(_, let reason)),
      .grant(.retried(_, let reason)):
      [reason].compactMap { $0 }
    case .grant(.commandRan(let run)): [run.excerpt].compactMap { $0 }
    case .workflow(let event): event.texts
    default: []
    }
  }
}
