import Testing

@testable import Governance

/// Answers without another person: by a rule, or by whoever asks; within lines that no file moves.
struct AutomaticTests {
  typealias World = SmallWorld

  private static let author: Person.ID = Identifier("P-9")

  private var right: RequestFacts.Right {
    World.right("datasets.viewer", environment: .dev, dataClass: .internal, privilege: .read)
  }

  private func review(
    _ decision: AutomaticReview.Decision = .approve,
    _ conditions: [String] = ["request.environment = dev", "request.privilege = read"],
    name: String = "dev-read",
    hours: WeeklyWindow? = nil,
    author: Person.ID? = author
  ) -> AutomaticReview {
    AutomaticReview(
      name: name,
      decision: decision,
      when: conditions.map { .known($0) },
      hours: hours,
      rationale: "reading in dev harms nobody",
      author: author
    )
  }

  private func rules(_ reviews: [AutomaticReview], selfService: Bool = false) -> Rules {
    var rules = Rules.standard
    rules.version = 4
    rules.automatic = reviews
    if selfService { rules.permissions.table[.modelDeveloper, default: []].insert(.approveSelf) }
    return rules
  }

  private func submit(
    _ facts: RequestFacts,
    _ rules: Rules,
    at now: Instant = World.now
  ) throws -> [Event] {
    var counters: [IDPrefix: Int] = [:]
    let context = Context(
      actor: .init(person: World.noor),
      now: now,
      rules: rules,
      newID: { prefix in
        counters[prefix, default: 0] += 1
        return "\(prefix.rawValue)-\(counters[prefix, default: 0])"
      },
      newSalt: { [1] },
      zoneOffset: { zone, _ in zone == "Europe/Berlin" ? 7_200 : nil }
    )
    return try AccessRequest.decide(
      World.draft(for: .hours(1)),
      superseded: nil,
      facts: facts,
      in: context
    )
  }

  private func kinds(_ facts: RequestFacts, _ rules: Rules, at: Instant = World.now) throws
    -> [String]
  { try submit(facts, rules, at: at).map(\.kind) }

  private let opened = [
    "request.submitted", "request.reviewed", "request.approved", "grant.scheduled",
  ]

  @Test func `a rule opens low risk outside production, and the entry names it and its author`()
    throws
  {
    let events = try submit(World.facts(right), rules([review()]))
    #expect(events.map(\.kind) == opened)
    guard case .request(.reviewed(let review)) = events[1].body else {
      throw EventFormatError("", "a review")
    }
    #expect(review.rule == "dev-read" && review.author == Self.author)
    #expect(review.because == "reading in dev harms nobody")
    let back = try Event(
      kind: "request.reviewed",
      formatVersion: 1,
      subject: "AR-1",
      at: World.now,
      payload: events[1].payload
    )
    #expect(back == events[1])
    let request = try World.request(from: events)
    #expect(request.state == .approved && request.votes.isEmpty && request.closedBy == nil)
    #expect(request.terms.rule == "dev-read" && request.terms.needs.isEmpty)
  }

  @Test func `deny beats approve, whatever their order`() throws {
    let deny = review(.deny, ["request.right = datasets.*"], name: "closed")
    for reviews in [[review(), deny], [deny, review()]] {
      let events = try submit(World.facts(right), rules(reviews))
      #expect(events.map(\.kind) == ["request.submitted", "request.reviewed", "request.denied"])
      #expect(try World.request(from: events).state == .denied)
    }
  }

  @Test func `whoever wrote a rule does not profit from it`() throws {
    let own = rules([review(author: World.noor.id)])
    #expect(try kinds(World.facts(right), own) == ["request.submitted"])
    #expect(try kinds(World.facts(right), rules([review(author: nil)])) == ["request.submitted"])
  }

  @Test func `nothing but low risk outside production for a known person is opened`() throws {
    let all = rules([review(.approve, ["request.risk >= 0"])])
    let prod = World.right(
      "datasets.viewer",
      environment: .prod,
      dataClass: .public,
      privilege: .read
    )
    let unknown = World.right(
      "datasets.viewer",
      environment: .unknown,
      dataClass: .public,
      privilege: .read
    )
    let admin = World.right("admin", environment: .stage, dataClass: .restricted, privilege: .admin)
    let wild = World.right(
      "all",
      environment: .dev,
      dataClass: .public,
      privilege: .read,
      broadActions: true
    )
    for right in [prod, unknown, admin, wild] {
      #expect(try kinds(World.facts(right), all) == ["request.submitted"], "\(right)")
    }
    #expect(try kinds(World.facts(right, persons: []), all) == ["request.submitted"])
    #expect(try kinds(World.facts(right), all) == opened)
  }

  @Test func `what needs more than its band is not opened by a rule`() throws {
    var rules = self.rules([review()])
    rules.approvals = [
      ApprovalRule(
        name: "always-two",
        when: [],
        needs: [.init(2, of: .any)],
        rationale: "we look at everything"
      )
    ]
    #expect(try kinds(World.facts(right), rules) == ["request.submitted"])
  }

  @Test(
    arguments: [
      // Wednesday 2026-06-10 is 10:00Z, 12:00 in Berlin.
      (Duration.zero, "08:00", "18:00", "Europe/Berlin", true),
      (.hours(5), "08:00", "18:00", "Europe/Berlin", true),
      (.hours(6), "08:00", "18:00", "Europe/Berlin", false),
      (.hours(-4), "08:00", "18:00", "Europe/Berlin", true),
      (.hours(-5), "08:00", "18:00", "Europe/Berlin", false),
      (.days(3), "08:00", "18:00", "Europe/Berlin", false),
      (.zero, "08:00", "18:00", "Atlantis/Middle", false),
      (.zero, "12:00", "12:01", "Europe/Berlin", true),
      (.hours(11), "08:00", "24:00", "Europe/Berlin", true),
    ]
  )
  func `a rule answers in its hours, in its zone, and nowhere else`(
    later: Duration,
    from: String,
    until: String,
    zone: String,
    answers: Bool
  ) throws {
    let hours = WeeklyWindow(
      days: [.mon, .tue, .wed, .thu, .fri],
      from: from,
      until: until,
      zone: zone
    )
    let events = try kinds(
      World.facts(right),
      rules([review(hours: hours)]),
      at: World.now + later
    )
    #expect((events == opened) == answers)
  }

  @Test func `the author of a rule is who put it into force as it stands`() throws {
    let before = rules([])
    func apply(_ rules: Rules, over inForce: Rules, as person: Person) throws -> Rules {
      let events = try RuleSet.apply(
        rules,
        over: inForce,
        reason: "revision",
        in: World.context(person, rules: inForce)
      )
      guard case .workflow(let box)? = events.first?.body,
        case .applied(let applied, _, _)? = box.event as? RuleSet.Happening
      else { throw EventFormatError("", "rules") }
      return applied
    }
    let first = SmallWorld.person("P-20", "ida", [.policyAdmin])
    let second = SmallWorld.person("P-21", "jon", [.policyAdmin])
    let one = try apply(rules([review(author: nil)]), over: before, as: first)
    #expect(one.automatic.first?.author == first.id)
    var same = one
    same.automatic[0].author = nil
    same.maximumRenewals = 1
    #expect(try apply(same, over: one, as: second).automatic.first?.author == first.id)
    var other = one
    other.automatic[0].when = [.known("request.environment = stage")]
    #expect(try apply(other, over: one, as: second).automatic.first?.author == second.id)
  }

  // MARK: Opening something alone

  private func pending(_ right: RequestFacts.Right) throws -> AccessRequest {
    let events = try AccessRequest.decide(
      World.draft(for: .hours(1)),
      superseded: nil,
      facts: World.facts(right),
      in: World.context(World.noor)
    )
    return try World.request(from: events)
  }

  private func openAlone(
    _ request: AccessRequest,
    _ right: RequestFacts.Right,
    _ rules: Rules,
    as person: Person = World.noor
  ) throws(Refusal) -> [Event] {
    try AccessRequest.approve(
      World.decision(on: request),
      on: request,
      facts: World.facts(right),
      in: World.context(person, rules: rules)
    )
  }

  @Test func `who may approve_self opens low risk outside production, labelled and without a vote`()
    throws
  {
    let request = try pending(right)
    let rules = self.rules([], selfService: true)
    let events = try openAlone(request, right, rules)
    #expect(events.map(\.kind) == ["request.reviewed", "request.approved", "grant.scheduled"])
    let after = World.after(events, request)
    #expect(after.state == .approved && after.votes.isEmpty)
    guard case .grant(.scheduled(let terms)) = events[2].body else {
      throw EventFormatError("", "a grant")
    }
    #expect(terms.rule == "self-service")
  }

  @Test func `nobody has that permission unless the rules give it`() throws {
    for persona in Persona.allCases {
      #expect(!Rules.standard.allows(.approveSelf, [persona]), "\(persona)")
    }
    let request = try pending(right)
    let refused = refusal { () throws(Refusal) in try openAlone(request, right, .standard) }
    #expect(refused?.code == .ownAccess && refused?.state == "pending")
    #expect(refused?.next == "another approver can; no persona of yours may approve_self")
  }

  @Test func `production is never opened alone`() throws {
    let prod = World.right(
      "datasets.viewer",
      environment: .prod,
      dataClass: .public,
      privilege: .read
    )
    let request = try pending(prod)
    let rules = self.rules([], selfService: true)
    let refused = refusal { () throws(Refusal) in try openAlone(request, prod, rules) }
    #expect(refused?.code == .ownAccess)
    #expect(refused?.next?.contains("only low risk outside production") == true)
  }

  @Test func `one's own request is not denied but taken back`() throws {
    let request = try pending(right)
    let refused = refusal { () throws(Refusal) in
      try AccessRequest.deny(
        World.decision(on: request, reason: "no longer needed"),
        on: request,
        facts: World.facts(right),
        in: World.context(World.noor, rules: rules([], selfService: true))
      )
    }
    #expect(refused?.code == .ownAccess)
    #expect(refused?.next?.contains("govtop cancel AR-1") == true)
  }

  @Test func `opening alone never counts towards a set`() throws {
    let request = try pending(right)
    let alone = AccessRequest.Vote(
      person: World.noor.id,
      capacity: AccessRequest.selfService,
      decision: .approve,
      at: World.now
    )
    #expect(!request.isMet(by: [alone]))
  }
}
