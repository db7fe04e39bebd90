import Governance
import Testing

/// Records of exceptions, emergencies and controls as their own deciders make them.
enum ExceptionWorld {
  typealias World = SmallWorld

  static let now = World.now
  /// May ask for exceptions, and answers for none.
  static let dana = World.person("P-11", "dana", [.deployer])
  /// A second one of security.
  static let sam = World.person("P-12", "sam", [.security])
  static let rosa = World.person("P-13", "rosa", [.breakGlassResponder])
  static let ravi = World.person("P-14", "ravi", [.breakGlassResponder])
  static let cleo = World.person("P-15", "cleo", [.certifier])

  static func draft(
    rule: String = "no-prod-wildcard",
    scope: String = "workload:=ml-train-gpu env:prod",
    for length: Duration? = .hours(24)
  ) -> ExceptionDraft {
    ExceptionDraft(
      rule: rule,
      scope: scope,
      length: length,
      owner: World.olga.id,
      compensatingControl: "bucket policy denies delete",
      justification: "the provider has no resource level until 2.4",
      ticket: "SEC-88"
    )
  }

  static func facts(
    workload: [Person.ID] = [World.noor.id],
    earlier: Int = 0
  ) -> ExceptionFacts {
    ExceptionFacts(
      owner: World.olga,
      workloadPersons: workload,
      earlier: (0..<earlier).map { Identifier("EX-9\($0)") }
    )
  }

  static func context(_ person: Person, after: Duration = .zero, for absent: Person? = nil)
    -> Context
  {
    World.context(person, at: now + after, for: absent)
  }

  /// The records that events make, over one that is there.
  static func records(
    _ events: [Event],
    over before: [any WorkflowRecord] = [],
    after: Duration = .zero
  ) throws -> [any WorkflowRecord] {
    var known: [RecordKey: Record] = [:]
    for record in before {
      let box = AnyWorkflowRecord(record)
      known[RecordKey(box.kind, try #require(identifier(of: record)))] = .workflow(box)
    }
    for event in events {
      for key in event.recordKeys where key.kind.workflow != nil {
        known[key] = try event.evolve(known[key], key, at: now + after)
      }
    }
    return known.values.compactMap { record in
      if case .workflow(let box) = record { box.record } else { nil }
    }
  }

  private static func identifier(of record: any WorkflowRecord) -> String? {
    func text(_ record: some WorkflowRecord) -> String { record.id.text }
    return text(record)
  }

  static func one<Wanted>(
    _ events: [Event],
    over before: [any WorkflowRecord] = [],
    after: Duration = .zero,
    as type: Wanted.Type = Wanted.self
  ) throws -> Wanted {
    try #require(
      records(events, over: before, after: after).compactMap { $0 as? Wanted }.first
    )
  }

  static func requested(
    _ draft: ExceptionDraft = draft(),
    by person: Person = dana,
    facts: ExceptionFacts = facts(),
    after: Duration = .zero
  ) throws -> PolicyException {
    try one(
      PolicyException.decide(draft, facts: facts, in: context(person, after: after)),
      after: after
    )
  }

  static func approve(
    _ exception: PolicyException,
    by person: Person,
    facts: ExceptionFacts = facts(),
    after: Duration = .zero,
    for absent: Person? = nil
  ) throws(Refusal) -> [Event] {
    try PolicyException.approve(
      exception,
      reason: "agreed",
      seen: exception.version,
      facts: facts,
      in: context(person, after: after, for: absent)
    )
  }

  /// In force since ``now``, with two who agreed.
  static func active(
    scope: String = "workload:=ml-train-gpu env:prod",
    for length: Duration = .hours(24),
    rule: String = "no-prod-wildcard"
  ) throws -> PolicyException {
    let asked = try requested(draft(rule: rule, scope: scope, for: length))
    let once = try one(approve(asked, by: World.ada), over: [asked], as: PolicyException.self)
    guard !once.isInForce(at: now) else { return once }
    return try one(approve(once, by: World.ben), over: [once])
  }

  /// One in each state, as the machine knows them.
  static func exception(_ state: PolicyException.State) throws -> PolicyException {
    let asked = try requested()
    switch state {
    case .requested: return asked
    case .approved:
      var later = draft()
      later.startAt = now + .days(3)
      let asked = try requested(later)
      let once = try one(approve(asked, by: World.ada), over: [asked], as: PolicyException.self)
      return try one(approve(once, by: World.ben), over: [once])
    case .active: return try active()
    case .expired:
      let old = try active()
      return try one([Event(old.id, PolicyException.Happening.expired)], over: [old])
    case .denied:
      return try one(
        PolicyException.deny(
          asked,
          reason: "too wide",
          seen: nil,
          facts: facts(),
          in: context(World.ada)
        ),
        over: [asked]
      )
    case .cancelled:
      return try one(
        PolicyException.cancel(asked, reason: nil, in: context(dana)),
        over: [asked]
      )
    case .revoked:
      let active = try active()
      return try one(revoke(active, by: World.ada), over: [active])
    }
  }

  static func revoke(
    _ exception: PolicyException,
    by person: Person,
    reason: String = "fixed",
    facts: ExceptionFacts = facts(),
    after: Duration = .zero
  ) throws(Refusal) -> [Event] {
    try PolicyException.revoke(
      exception,
      reason: reason,
      seen: nil,
      facts: facts,
      in: context(person, after: after)
    )
  }
}
