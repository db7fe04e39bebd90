import Governance
import SampleWorld

/// The story as the rules of the product let it happen, over dictionaries: no database, no connector.
struct PlayedWorld {
  /// A step that a rule refused, and why.
  struct Refused {
    let at: Instant
    let by: String
    let refusal: Refusal
  }

  let world: SampleWorld
  let catalogue: SampleCatalogue
  let end: Instant
  private(set) var names = SampleNames()
  private(set) var persons = Shelf<Person>()
  private(set) var requests = Shelf<AccessRequest>()
  private(set) var grants = Shelf<Grant>()
  private(set) var links = Shelf<PersonLink>()
  private(set) var artifacts = Shelf<Artifact>()
  private(set) var delegations = Shelf<Delegation>()
  /// Records of the other kinds, which no rule looks at here.
  private var others: [RecordKey: Record] = [:]
  private(set) var refused: [Refused] = []
  private(set) var kinds: [String: Int] = [:]
  private var scopes: Set<String> = []
  /// How many records of each kind there are, by the prefix of their ids.
  private var counts: [Substring: Int] = [:]

  init(endingAt end: Instant) throws {
    world = SampleWorld(endingAt: end)
    catalogue = world.catalogue
    self.end = end
    try bootstrap()
    for step in world.steps { try play(step) }
  }

  private mutating func bootstrap() throws {
    let first = world.firstPerson
    let profile = PersonEvent.Profile(
      handle: first.handle,
      name: text(first.name),
      team: first.team,
      employment: .employee,
      timeZone: first.timeZone,
      personas: first.personas,
      osUsers: ["root"]
    )
    try apply([Event("P-1", .person(.bootstrapped(profile)))], at: world.beginning, nil)
  }

  private mutating func play(_ step: Step) throws {
    switch step.act {
    case .importFiles(.peopleCSV, _, let files, _):
      for file in files { try apply(enrolment(file), at: step.at, nil) }
    case .importFiles(_, let scope, _, _):
      scopes.insert(scope)
      try apply(proposals(in: scope, at: step.at), at: step.at, nil)
      try apply(proofs(in: scope, at: step.at), at: step.at, nil)
    case .baseline(_): try apply(adoptions(at: step.at), at: step.at, nil)
    case .enforce: break
    case .perform(let label, let commands):
      for command in commands(names) where !command.isOfWorkflow {
        do {
          try apply(try decide(command, context(of: step)), at: step.at, label)
        } catch let refusal as Refusal {
          refused.append(Refused(at: step.at, by: step.by, refusal: refusal))
        }
      }
    }
  }

  private mutating func apply(_ events: [Event], at: Instant, _ label: String?) throws {
    for event in events {
      kinds[event.kind, default: 0] += 1
      for key in event.recordKeys {
        let before = record(key)
        if before == nil { counts[key.id.prefix { $0 != "-" }, default: 0] += 1 }
        let record = try event.evolve(before, key, at: at)
        keep(record, key)
        names.learn(event, version: record.version, at: at, label: label)
      }
    }
  }

  private func record(_ key: RecordKey) -> Record? {
    switch key.kind {
    case .person: persons[key.id].map { .person($0) }
    case .request: requests[key.id].map { .request($0) }
    case .grant: grants[key.id].map { .grant($0) }
    case .link: links[key.id].map { .link($0) }
    case .delegation: delegations[key.id].map { .delegation($0) }
    case .artifact: artifacts[key.id].map { .artifact($0) }
    default: others[key]
    }
  }

  private mutating func keep(_ record: Record, _ key: RecordKey) {
    switch record {
    case .person(let person): persons[key.id] = person
    case .request(let request): requests[key.id] = request
    case .grant(let grant): grants[key.id] = grant
    case .link(let link): links[key.id] = link
    case .delegation(let delegation): delegations[key.id] = delegation
    case .artifact(let artifact): artifacts[key.id] = artifact
    default: others[key] = record
    }
  }

  func text(_ words: String) -> FreeText { FreeText(words, salt: [1]) }

  /// The id of the next record of a kind, or of the one so many after it.
  func nextID<Subject>(_ prefix: IDPrefix, after others: Int = 0) -> Identifier<Subject> {
    Identifier(newID(prefix, after: others))
  }

  private func newID(_ prefix: IDPrefix, after others: Int) -> String {
    "\(prefix.rawValue)-\(counts[prefix.rawValue[...], default: 0] + others + 1)"
  }

  func context(of actor: Context.Actor, at now: Instant) -> Context {
    Context(
      actor: actor,
      now: now,
      rules: .standard,
      newID: { newID($0, after: 0) },
      newSalt: { [1] }
    )
  }

  private func context(of step: Step) throws -> Context {
    var actor = Context.Actor(person: try person(step.by))
    guard actor.person.isActive(at: step.at) else {
      throw Refusal(.notPermitted, step.by, "\(step.by) is not here")
    }
    actor.delegateOf = try step.delegateFor.map { try person($0) }
    if let absent = actor.delegateOf {
      let stands = delegations.contains {
        $0.from == absent.id && $0.to == actor.person.id && $0.holds(at: step.at)
      }
      guard stands else {
        throw Refusal(.notPermitted, step.by, "\(step.by) does not stand in for \(absent.handle)")
      }
    }
    return context(of: actor, at: step.at)
  }

  func holdsNow(_ scope: String) -> Bool { scopes.contains(scope) }
}

/// Records by id, in the order in which they were made.
struct Shelf<Value: Hashable & Sendable>: Hashable, Sendable, RandomAccessCollection {
  private var values: [Value] = []
  private var places: [String: Int] = [:]

  var startIndex: Int { 0 }
  var endIndex: Int { values.count }

  subscript(place: Int) -> Value { values[place] }

  subscript(id: String) -> Value? {
    get { places[id].map { values[$0] } }
    set {
      guard let newValue else { return }
      if let place = places[id] {
        values[place] = newValue
      } else {
        places[id] = values.count
        values.append(newValue)
      }
    }
  }
}

/// The story names something that it never made.
struct NothingThere: Error {
  let name: String
}
