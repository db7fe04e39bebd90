import Governance

@testable import GovernanceStore

/// A small organisation to which things happen at random, the same in each run of a seed.
struct RandomLife {
  let world: TestWorld
  private var chance: RandomTrees

  var store: Store { world.store }
  var now: Instant { world.test.clock.instant }

  init(seed: UInt64) async throws {
    world = try await TestWorld()
    chance = RandomTrees(seed: seed, conditions: [])
  }

  private mutating func number(_ bound: Int) -> Int { chance.number(bound) }

  private mutating func one<Element>(of elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[number(elements.count)]
  }

  private mutating func somebody() -> String {
    ["root", "ada", "mei", "ben", "noor"][number(5)]
  }

  /// Lets some time go by, then something happen; what the rules refuse has not happened.
  mutating func step() async throws {
    world.test.clock.advance(.minutes(1 + number(40 * 60)))
    do {
      try await happen()
    } catch is Refusal {
      return
    }
  }

  private mutating func happen() async throws {
    switch number(16) {
    case 0, 1: try await askForAccess()
    case 2, 3, 4: try await vote()
    case 5: try await importCloud()
    case 6: _ = try await store.baseline(as: world.test.root)
    case 7: _ = try await store.enforce(from: world.test.root.origin)
    case 8: try await end()
    case 9: try await changePerson()
    case 10: try await own()
    case 11: try await link()
    case 12: try await depart()
    case 13: try await find()
    case 14: try await importPeople()
    default: try await changeRules()
    }
  }

  private mutating func perform(_ command: Command, as handle: String = "root") async throws {
    let door: Operator = handle == "root" ? world.test.root : .claiming(handle)
    _ = try await store.perform([command], as: door)
  }

  private mutating func askForAccess() async throws {
    let right = number(2) == 0 ? world.writer : world.reader
    let hours = 1 + number(48)
    let request = try await world.ask(for: right) { $0.duration = .hours(hours) }
    guard number(3) == 0 else { return }
    try await perform(.ask(request.id, text: "which run is it, of those?"), as: "ada")
  }

  private mutating func vote() async throws {
    let pending = try await store.engine.read { try $0.requests(where: "state = 'pending'") }
    guard let request = one(of: pending) else { return }
    let decision = Decision(
      request: request.id,
      seenVersion: request.version,
      reason: "looked at it"
    )
    switch number(5) {
    case 0: try await perform(.deny(decision), as: somebody())
    case 1: try await perform(.cancel(request.id, reason: "done another way"), as: "noor")
    default: try await perform(.approve(decision), as: somebody())
    }
  }

  private mutating func importCloud() async throws {
    var facts: [Fact] = []
    for place in 0..<5 where number(2) == 0 {
      let role = SmallCloud.role("role-\(place)", owner: number(2) == 0 ? "ben" : nil)
      facts.append(.principal(role))
      guard number(2) == 0 else { continue }
      let right = number(2) == 0 ? world.writer : world.reader
      facts.append(.assignment(SmallCloud.attached(right, to: role)))
    }
    try await world.takeCloud(extra: facts)
  }

  private mutating func importPeople() async throws {
    try await store.takePeople(
      ["ben", "noor", "ada", "mei"].map { handle in
        SmallCloud.employee(handle, team: number(2) == 0 ? "ml" : "security")
      }
    )
  }

  private mutating func end() async throws {
    let live = try await store.engine.read { try $0.grants(where: "state = 'active'") }
    guard let grant = one(of: live) else { return }
    try await perform(
      .revoke(grant.id, reason: "no longer needed", seen: grant.version),
      as: somebody()
    )
  }

  private mutating func changePerson() async throws {
    let persona = Persona.allCases[number(Persona.allCases.count)]
    let handle = ["ada", "mei", "ben", "noor"][number(4)]
    try await perform(.setPersona(Identifier(handle), persona, held: number(2) == 0))
  }

  private mutating func own() async throws {
    let subjects = [world.reader.key, world.writer.key, world.trainer.nativeID]
    let owner = ["mei", "ben", "ada"][number(3)]
    try await perform(
      .assignOwner(
        subject: subjects[number(3)],
        person: Identifier(owner),
        team: nil,
        reason: "knows it best"
      )
    )
  }

  private mutating func link() async throws {
    let account: Principal.ID = Identifier(world.noor.nativeID)
    if number(2) == 0 {
      try await perform(.unlink(Identifier("noor"), account, reason: "another account"))
    } else {
      try await perform(.link(Identifier("noor"), account))
    }
  }

  private mutating func depart() async throws {
    let open = try await store.engine.read {
      try $0.records(PolicyException.self, where: "state = 'requested'")
    }
    if let exception = one(of: open) {
      return try await perform(
        .exception(.approve(exception.id, reason: "agreed", seen: exception.version)),
        as: somebody()
      )
    }
    let draft = ExceptionDraft(
      rule: "bucket-versioning",
      scope: "workload:=trainer",
      length: .days(1 + number(14)),
      owner: Identifier("ben"),
      compensatingControl: "a daily copy",
      justification: "the migration is in progress",
      ticket: "OPS-9"
    )
    try await perform(.exception(.request(draft)), as: "ada")
  }

  private mutating func find() async throws {
    let bucket = "bucket \(number(3))"
    let draft = EvaluationDraft(
      rule: "bucket-versioning",
      resource: bucket,
      number(3) == 0 ? .compliant : .nonCompliant,
      playbook: "versioning-on"
    )
    try await perform(.finding(.evaluate(draft)))
  }

  private mutating func changeRules() async throws {
    var rules = try await store.rules()
    rules.maximumRenewals = 1 + number(5)
    try await perform(.applyRules(rules, reason: "revision of the quarter"))
  }
}
