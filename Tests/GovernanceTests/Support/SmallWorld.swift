import Documents
import Governance
import Testing

/// A few persons, one right and one account: enough to try every rule without a store.
struct SmallWorld {
  /// Wednesday, 2026-06-10 10:00Z: working hours in most of Europe.
  static let now = Instant(milliseconds: 1_781_085_600_000)

  static func person(
    _ id: String,
    _ handle: String,
    _ personas: Set<Persona>,
    left: Bool = false
  ) -> Person {
    var person = Person(
      id: Identifier(id),
      profile: .init(handle: handle, name: FreeText(handle, salt: []), personas: personas),
      at: now - .days(300)
    )
    if left { person.apply(.offboarded(effectiveAt: now - .days(1), reason: nil)) }
    return person
  }

  static let ada = person("P-1", "ada", [.security])
  static let ben = person("P-2", "ben", [.approver])
  static let mei = person("P-3", "mei", [.approver])
  static let noor = person("P-7", "noor", [.modelDeveloper])
  static let olga = person("P-8", "olga", [.dataSteward])
  static let root = person("P-9", "root", Set(Persona.allCases))

  static let principal: Principal.ID = Identifier("principal:0000000000000310")

  static func context(
    _ person: Person,
    at now: Instant = now,
    for absent: Person? = nil,
    rules: Rules = .standard
  ) -> Context {
    var counters: [IDPrefix: Int] = [:]
    return Context(
      actor: .init(person: person, delegateOf: absent),
      now: now,
      rules: rules,
      newID: { prefix in
        counters[prefix, default: 0] += 1
        return "\(prefix.rawValue)-\(counters[prefix, default: 0])"
      },
      newSalt: { [1, 2, 3] }
    )
  }

  static func right(
    _ name: String = "aiplatform.user",
    environment: Environment = .prod,
    dataClass: DataClass = .confidential,
    privilege: Privilege = .write,
    broadActions: Bool = false,
    broadResources: Bool = false,
    owners: [Person.ID] = [olga.id]
  ) -> RequestFacts.Right {
    RequestFacts.Right(
      id: Identifier("entitlement:00000000000000e3"),
      name: name,
      resource: "vertex",
      environment: environment,
      dataClass: dataClass,
      privilege: privilege,
      permissions: 446,
      administrative: privilege >= .admin ? 3 : 0,
      broadActions: broadActions,
      broadResources: broadResources,
      actions: "aiplatform.jobs.create",
      owners: owners
    )
  }

  static func facts(
    _ right: RequestFacts.Right = right(),
    persons: [Person.ID] = [noor.id],
    isActive: Bool = true,
    held: [String] = []
  ) -> RequestFacts {
    RequestFacts(
      right: right,
      beneficiary: .init(
        id: principal,
        name: "ml-train-gpu",
        type: .workload,
        isActive: isActive,
        persons: persons,
        external: .no,
        idle: nil
      ),
      newPermissions: 412,
      held: held,
      neverUsedByPrincipal: false,
      history: .init(),
      peers: nil,
      requesterOffset: 7_200
    )
  }

  static func draft(
    for length: Duration = .hours(4),
    reason: String = "retrain after the label fix",
    ticket: String? = "MLOPS-311"
  ) -> RequestDraft {
    RequestDraft(
      entitlement: right().id,
      beneficiary: principal,
      duration: length,
      justification: reason,
      ticket: ticket
    )
  }

  /// What events make of nothing; `nil` if they do not fit one after the other.
  static func request(from events: [Event], at: Instant = now) throws -> AccessRequest {
    let event = try #require(events.last { if case .request = $0.body { true } else { false } })
    var record: Record?
    for event in events where event.subject == events.last?.subject || event.subject.hasPrefix("AR")
    {
      guard event.subject == event.recordKeys.first?.id, case .request = event.body else {
        continue
      }
      record = try event.evolve(record, event.recordKeys[0], at: at)
    }
    guard case .request(let request) = record else { throw NoRequest(event: event.kind) }
    return request
  }

  /// A pending request of noor for the workload, as the rules make it.
  static func pending(
    _ facts: RequestFacts = facts(),
    for length: Duration = .hours(4),
    at: Instant = now
  ) throws -> AccessRequest {
    let events = try AccessRequest.decide(
      draft(for: length),
      superseded: nil,
      facts: facts,
      in: context(noor, at: at)
    )
    return try request(from: events, at: at)
  }

  static func decision(on request: AccessRequest, reason: String? = nil) -> Decision {
    Decision(
      request: request.id,
      seenVersion: request.version,
      seenDigest: request.contentDigest.hex,
      reason: reason
    )
  }

  /// Applies events of one request to it.
  static func after(_ events: [Event], _ request: AccessRequest, at: Instant = now) -> AccessRequest
  {
    var request = request
    for event in events where event.subject == request.id.text {
      if case .request(let body) = event.body { request.apply(body, at: at) }
    }
    return request
  }

  struct NoRequest: Error { let event: String }
}

/// The refusal that an act ends in; a test failure if it was let through.
func refusal<Result>(
  _ act: () throws(Refusal) -> Result,
  sourceLocation: SourceLocation = #_sourceLocation
) -> Refusal? {
  do {
    _ = try act()
    Issue.record("it was not refused", sourceLocation: sourceLocation)
    return nil
  } catch {
    return error
  }
}
