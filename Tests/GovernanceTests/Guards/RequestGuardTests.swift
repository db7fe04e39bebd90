import Testing

@testable import Governance

/// Each guard of an access request (domain 2.1): the refusal says what is so, what is missing, and what would make it
/// pass.
struct RequestGuardTests {
  typealias World = SmallWorld

  /// One guard: what is tried, and what the refusal must say.
  struct Guard: Sendable, CustomTestStringConvertible {
    let name: String
    let code: Refusal.Code
    /// Of the record as it is; `nil` where none exists yet.
    let state: String?
    let says: String
    let next: String
    let attempt: @Sendable () throws -> Void

    init(
      _ name: String,
      _ code: Refusal.Code,
      state: String? = nil,
      says: String,
      next: String,
      _ attempt: @escaping @Sendable () throws -> Void
    ) {
      self.name = name
      self.code = code
      self.state = state
      self.says = says
      self.next = next
      self.attempt = attempt
    }

    var testDescription: String { name }
  }

  private static func submit(
    _ facts: RequestFacts = World.facts(),
    by person: Person = World.noor,
    rules: Rules = .standard,
    superseded: AccessRequest? = nil,
    _ change: (inout RequestDraft) -> Void = { _ in }
  ) throws {
    var draft = World.draft()
    change(&draft)
    _ = try AccessRequest.decide(
      draft,
      superseded: superseded,
      facts: facts,
      in: World.context(person, rules: rules)
    )
  }

  private static func vote(
    by person: Person,
    for absent: Person? = nil,
    at now: Instant = World.now,
    facts: RequestFacts = World.facts(),
    rules: Rules = .standard,
    reason: String? = nil,
    isDeny: Bool = false,
    _ change: (inout AccessRequest, inout Decision) -> Void = { _, _ in }
  ) throws {
    var request = try World.pending()
    var decision = World.decision(on: request, reason: reason)
    change(&request, &decision)
    let context = World.context(person, at: now, for: absent, rules: rules)
    _ =
      isDeny
      ? try AccessRequest.deny(decision, on: request, facts: facts, in: context)
      : try AccessRequest.approve(decision, on: request, facts: facts, in: context)
  }

  private static func voted(by person: Person.ID, castBy: Person.ID? = nil) -> AccessRequest.Vote {
    .init(person: person, capacity: "approver", decision: .approve, at: World.now, castBy: castBy)
  }

  static let submitting = [
    Guard(
      "eligible to ask",
      .missingPersona,
      says: "may not ask for access: personas auditor, of which auditor takes it away",
      next: "one of these may:"
    ) { try submit(by: World.person("P-30", "aud", [.auditor])) },
    Guard("a reason that says something", .missingField, says: "this one has 2", next: "say what") {
      try submit { $0.justification = "no" }
    },
    Guard("a reason that can be read", .limit, says: "at most 4096 bytes", next: "the ticket") {
      try submit { $0.justification = String(repeating: "x", count: 5_000) }
    },
    Guard("some time", .limit, says: "no time", next: "ask for 1h or more") {
      try submit { $0.duration = .zero }
    },
    Guard("no longer than the class", .limit, says: "(rule owner-approval v1)", next: "ask for 30d")
    {
      try submit { $0.duration = .days(31) }
    },
    Guard("no start that has passed", .limit, says: "has passed", next: "leave the start out") {
      try submit { $0.startAt = World.now - .seconds(1) }
    },
    Guard("no start in a far future", .limit, says: "lies more than 365d ahead", next: "nearer") {
      try submit { $0.startAt = World.now + .days(400) }
    },
    Guard("an active account", .notEligible, says: "is not active", next: "import its source") {
      try submit(World.facts(isActive: false))
    },
    Guard(
      "not the same twice",
      .conflict,
      state: "pending",
      says: "AR-7 already asks for the same",
      next: "cancel it, or name it with --supersedes"
    ) {
      var facts = World.facts()
      facts.duplicate = Identifier("AR-7")
      try submit(facts)
    },
    Guard("no flood", .limit, says: "has 20 requests waiting, the limit is 20", next: "cancel") {
      var facts = World.facts()
      facts.pendingOfRequester = 20
      try submit(facts)
    },
    Guard(
      "no production wildcard without exception",
      .hardStop,
      says: "is a production wildcard",
      next: "name an active exception with --exception"
    ) { try submit(World.facts(World.right(broadResources: true))) },
    Guard(
      "no exception that is not there",
      .notFound,
      says: "there is no exception `EX-9`",
      next: "govtop list exceptions shows them"
    ) { try submit { $0.exception = "EX-9" } },
    Guard(
      "no enforced separation",
      .separationOfDuties,
      says: "does not go together with `registrar.write` (rule register-and-promote v1)",
      next: "give the other right back first"
    ) {
      try submit(World.facts(World.right("promotion"), held: ["registrar.write packages"]))
    },
    Guard(
      "only one's own is superseded",
      .notEligible,
      state: "pending",
      says: "AR-1 is not your request",
      next: "only its requester replaces it"
    ) {
      let other = try World.pending()
      try submit(by: World.ben, superseded: other)
    },
  ]

  static let voting = [
    Guard(
      "A1 not one's own",
      .ownAccess,
      state: "pending",
      says: "AR-1 is your own request",
      next: "another approver can"
    ) { try vote(by: World.noor) },
    Guard(
      "A1 nor as a delegate",
      .ownAccess,
      state: "pending",
      says: "nor as a delegate",
      next: "another approver can"
    ) { try vote(by: World.noor, for: World.ben) },
    Guard(
      "A1 nor one's own workload",
      .ownAccess,
      state: "pending",
      says: "your own request",
      next: "another approver can"
    ) { try vote(by: World.ben, facts: World.facts(persons: [World.noor.id, World.ben.id])) },
    Guard(
      "A2 who may decide",
      .missingPersona,
      says: "may not approve or deny: personas certifier",
      next: "one of these may:"
    ) { try vote(by: World.person("P-31", "cara", [.certifier])) },
    Guard(
      "A2 and meets each condition",
      .notEligible,
      state: "pending",
      says:
        "`reviewer.employment != employee` does not hold of ben: it is employee (rule outside v1)",
      next: "somebody of whom it holds can decide"
    ) {
      var rules = Rules.standard
      rules.approvals = [
        ApprovalRule(
          name: "outside",
          when: [],
          where: [.known("reviewer.employment != employee")],
          rationale: "x"
        )
      ]
      try vote(by: World.ben, rules: rules)
    },
    Guard(
      "A3 once",
      .alreadyVoted,
      state: "pending",
      says: "you voted on AR-1 already",
      next: "take it back while the request is pending"
    ) { try vote(by: World.ben) { request, _ in request.votes = [voted(by: World.ben.id)] } },
    Guard(
      "A3 also for another",
      .alreadyVoted,
      state: "pending",
      says: "a person counts once",
      next: "take it back"
    ) {
      try vote(by: World.ben) { request, _ in
        request.votes = [voted(by: World.mei.id, castBy: World.ben.id)]
      }
    },
    Guard(
      "A4 on the version that was shown",
      .staleView,
      state: "pending",
      says: "you saw version 9, it is at 1",
      next: "look again, then decide"
    ) { try vote(by: World.ben) { _, decision in decision.seenVersion = 9 } },
    Guard(
      "A4 and on its content",
      .staleView,
      state: "pending",
      says: "AR-1 is not what you saw",
      next: "look again, then decide"
    ) { try vote(by: World.ben) { _, decision in decision.seenDigest = "00" } },
    Guard(
      "A5 in time",
      .expired,
      state: "expired",
      says: "AR-1 lapsed unanswered at",
      next: "its requester can ask again"
    ) { try vote(by: World.ben, at: World.now + .days(3)) },
    Guard(
      "still open",
      .alreadyClosed,
      state: "denied",
      says: "AR-1 was denied",
      next: "nothing is left to decide; ask anew"
    ) { try vote(by: World.ben) { request, _ in request.state = .denied } },
    Guard(
      "a denial has a reason",
      .missingField,
      state: "pending",
      says: "a denial needs a reason",
      next: "say why, the requester reads it"
    ) { try vote(by: World.ben, isDeny: true) },
    Guard(
      "the deciding vote: the account is still active",
      .notEligible,
      state: "pending",
      says: "is no longer active",
      next: "deny AR-1"
    ) { try vote(by: World.olga, facts: World.facts(isActive: false)) },
    Guard(
      "the deciding vote: separation still holds",
      .separationOfDuties,
      state: "pending",
      says: "no longer goes together with `deployment` (rule register-and-promote v1)",
      next: "deny AR-1, or have the other right revoked first"
    ) {
      try vote(
        by: World.olga,
        facts: World.facts(World.right("registrar"), held: ["deployment run"])
      )
    },
    Guard(
      "the deciding vote: no wildcard without exception",
      .hardStop,
      state: "pending",
      says: "is a production wildcard",
      next: "deny AR-1, and ask again under an exception"
    ) { try vote(by: World.olga, facts: World.facts(World.right(broadActions: true))) },
  ]

  @Test(arguments: submitting)
  func `when it is asked`(guarded: Guard) throws { try expect(guarded) }

  @Test(arguments: voting)
  func `when it is decided`(guarded: Guard) throws { try expect(guarded) }

  private func expect(_ guarded: Guard) throws {
    let refusal = try #require(
      throws: Refusal.self,
      "\(guarded.name) was let through"
    ) { try guarded.attempt() }
    #expect(refusal.code == guarded.code, "\(refusal)")
    #expect(refusal.message.contains(guarded.says), "\(refusal.message)")
    #expect(refusal.next?.contains(guarded.next) == true, "\(refusal.next ?? "no way forward")")
    if let state = guarded.state { #expect(refusal.state == state, "\(refusal)") }
  }
}
