import Documents

@testable import Governance

/// Findings in every state, made by the events that lead there.
enum FindingWorld {
  typealias World = SmallWorld

  static let now = World.now
  static let owner = World.ben
  static let exception = ExceptionFact(id: "EX-118", endsAt: now + .days(3))
  static let words = FreeText("as agreed", salt: [1])
  static let snapshot = Snapshot(
    id: Identifier("SN-2"),
    number: 2,
    source: Identifier("aws-iam/1"),
    kind: .awsIAM,
    scope: "1",
    publishedAt: now,
    tables: [],
    conflicts: 0,
    digest: .sha256(of: ""),
    bytes: 0
  )

  static let change = DriftChange(
    .gained,
    about: "principal:01",
    "ml-deploy",
    severity: .high,
    resource: "account 1",
    environment: .prod,
    found: "admin",
    at: (now - .hours(6), true)
  )

  static func drift(
    _ change: DriftChange = change,
    owner: Person.ID? = owner.id,
    at now: Instant = now
  ) -> DriftFinding? {
    let events = DriftFinding.detected(
      change,
      in: snapshot,
      owner: owner,
      known: nil,
      World.context(World.ada, at: now).system
    )
    return evolved(nil, events, at: now)
  }

  /// The way from detection to a state.
  static func way(to state: DriftState) -> [DriftEvent] {
    let acknowledged = DriftEvent.acknowledged(by: owner.id, reason: nil)
    let started = DriftEvent.remediationStarted(by: owner.id, reason: nil)
    let done = DriftEvent.remediated(by: owner.id, evidence: nil)
    return switch state {
    case .detected: []
    case .acknowledged: [acknowledged]
    case .remediating: [acknowledged, started]
    case .remediated: [acknowledged, started, done]
    case .autoReverted: [.autoReverted(command: "undo", snapshot: nil)]
    case .accepted:
      [
        .accepted(
          by: owner.id,
          exception: exception.id,
          endsAt: exception.endsAt,
          reason: words
        )
      ]
    case .falsePositive:
      [
        .doubted(by: World.ada.id, reason: words), .dismissed(by: World.mei.id, reason: words),
      ]
    case .verified: [acknowledged, started, done, .verified(snapshot: Identifier("SN-3"))]
    }
  }

  static func drift(in state: DriftState, owner: Person.ID? = owner.id) -> DriftFinding? {
    guard let finding = drift(owner: owner) else { return nil }
    return evolved(finding, way(to: state).map { Event(finding.id, $0) }, at: now)
  }

  static let draft = EvaluationDraft(
    rule: "bucket-versioning",
    resource: "bucket labels",
    .nonCompliant,
    environment: .prod,
    playbook: "versioning-on"
  )

  static func way(to state: ComplianceState) -> [ComplianceEvent] {
    let assigned = ComplianceEvent.assigned(owner: owner.id, by: World.ada.id)
    let queued = ComplianceEvent.remediationQueued(by: owner.id, reason: nil)
    return switch state {
    case .open: []
    case .assigned: [assigned]
    case .remediating: [assigned, queued]
    case .resolved: [assigned, queued, .resolved]
    case .waived:
      [
        assigned,
        .waived(
          by: owner.id,
          until: now + .days(2),
          exception: exception.id,
          reason: words
        ),
      ]
    }
  }

  static func compliance(in state: ComplianceState) throws -> ComplianceFinding? {
    let events = try ComplianceFinding.evaluate(draft, known: nil, in: World.context(World.ada))
    guard let finding: ComplianceFinding = evolved(nil, events, at: now) else { return nil }
    return evolved(finding, way(to: state).map { Event(finding.id, $0) }, at: now)
  }

  /// A record after events, `nil` where one of them cannot follow.
  static func evolved<Subject: WorkflowRecord>(
    _ before: Subject?,
    _ events: [Event],
    at: Instant
  ) -> Subject? {
    var record = before
    for event in events {
      guard case .workflow(let any) = event.body, any.workflow == Subject.kind,
        let after = Subject.evolved(record, any.event, id: event.subject, at: at)
      else { return nil }
      record = after
    }
    return record
  }

  /// Every event that moves a finding, with the state that it leads to.
  static let driftMoves: [(DriftEvent, DriftState)] = [
    (.acknowledged(by: owner.id, reason: nil), .acknowledged),
    (.remediationStarted(by: owner.id, reason: nil), .remediating),
    (.remediated(by: nil, evidence: nil), .remediated),
    (.autoReverted(command: nil, snapshot: snapshot.id), .autoReverted),
    (.accepted(by: owner.id, exception: "EX-1", endsAt: now, reason: words), .accepted),
    (.dismissed(by: owner.id, reason: words), .falsePositive),
    (.verified(snapshot: snapshot.id), .verified),
    (.recurred(snapshot: snapshot.id, dueAt: now), .detected),
  ]

  static let complianceMoves: [(ComplianceEvent, ComplianceState)] = [
    (.remediationQueued(by: nil, reason: nil), .remediating), (.resolved, .resolved),
    (.waived(by: owner.id, until: now, exception: "EX-1", reason: words), .waived),
    (.waiverEnded(dueAt: now), .open),
  ]
}
