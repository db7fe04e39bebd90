import Documents
import Governance

@testable import GovernanceStore

/// A database with people, two accounts, two rights, a baseline and requests: one row or more in every governed table.
struct TestWorld {
  let test: TestStore
  var store: Store { test.store }

  let noor = SmallCloud.user("noor", email: "noor@acme.example")
  let trainer = SmallCloud.role("trainer", owner: "ben")
  let reader = SmallCloud.right("reader", owner: "ben")
  let writer = SmallCloud.right("writer", privilege: .admin, environment: .prod, owner: "ben")

  /// Persons: `root` (every persona), `ada` (security), `mei` (security), `ben` (owner), `noor` (developer).
  init() async throws {
    test = try await TestStore(copying: Template.settled.value)
  }

  /// The same after a life that left a row in every governed table.
  static func lived() async throws -> TestWorld {
    TestWorld(try await TestStore(copying: Template.lived.value))
  }

  private init(_ test: TestStore) {
    self.test = test
  }

  /// Databases that are made once and copied for each test.
  private enum Template {
    static let settled = Task {
      let world = TestWorld(try await TestStore())
      try await world.settle()
      try await world.store.rest()
      return world.test
    }

    static let lived = Task {
      let world = try await TestWorld()
      try await world.live()
      try await world.store.rest()
      return world.test
    }
  }

  private func settle() async throws {
    try await test.store.takePeople([
      SmallCloud.employee("ben"), SmallCloud.employee("noor", manager: "ben"),
      SmallCloud.employee("ada", team: "security"), SmallCloud.employee("mei", team: "security"),
    ])
    try await takeCloud()
    try await personas([
      ("ada", .security), ("mei", .security), ("ben", .approver), ("noor", .modelDeveloper),
    ])
    try await linkAccount()
  }

  func takeCloud(extra: [Fact] = []) async throws {
    try await store.take(
      [
        .principal(noor), .principal(trainer), .entitlement(reader), .entitlement(writer),
        .assignment(SmallCloud.attached(reader, to: trainer)),
      ] + SmallCloud.paperwork + extra
    )
  }

  private func personas(_ held: [(String, Persona)]) async throws {
    let commands = held.map { Command.setPersona(Identifier($0.0), $0.1, held: true) }
    _ = try await store.perform(commands, as: test.root)
  }

  private func linkAccount() async throws {
    _ = try await store.perform(
      [.link(Identifier("noor"), Identifier(noor.nativeID))],
      as: test.root
    )
  }

  /// Noor asks for a right on her own account.
  func ask(
    for right: EntitlementFact? = nil,
    _ change: (inout RequestDraft) -> Void = { _ in }
  ) async throws -> AccessRequest {
    var draft = RequestDraft(
      entitlement: Identifier((right ?? writer).key),
      duration: .hours(8),
      justification: "retrain after the label fix, run 8841",
      ticket: "ML-311"
    )
    draft.beneficiary = Identifier(noor.nativeID)
    change(&draft)
    let receipt = try await store.perform([.request(draft)], as: .claiming("noor"))
    guard let id = receipt.subjects.last(where: { $0.hasPrefix("AR-") }) else {
      throw StoreError.corrupt("no request was made")
    }
    return try await request(Identifier(id))
  }

  func request(_ id: AccessRequest.ID) async throws -> AccessRequest {
    try await store.engine.read { try $0.request(id) }
  }

  func approve(_ request: AccessRequest, as handle: String) async throws -> Receipt {
    try await store.perform(
      [
        .approve(
          Decision(
            request: request.id,
            seenVersion: request.version,
            seenDigest: request.contentDigest.hex,
            reason: "agreed"
          )
        )
      ],
      as: .claiming(handle)
    )
  }

  /// An exception of medium class for two weeks, asked for by ada and agreed to by mei.
  func exceptionInForce(
    scope: String,
    rule: String = "bucket-versioning"
  ) async throws -> PolicyException.ID {
    let draft = ExceptionDraft(
      rule: rule,
      scope: scope,
      length: .days(14),
      owner: Identifier("ben"),
      compensatingControl: "a daily copy",
      justification: "the migration is in progress",
      ticket: "OPS-9"
    )
    let receipt = try await store.perform(
      [.exception(.request(draft))],
      as: .claiming("ada")
    )
    let id: PolicyException.ID = Identifier(receipt.subjects.last ?? "")
    _ = try await store.perform(
      [.exception(.approve(id, reason: "agreed", seen: nil))],
      as: .claiming("mei")
    )
    return id
  }

  /// Lets those vote who may until the request is decided.
  func settle(_ request: AccessRequest) async throws {
    for handle in ["ben", "ada", "mei"] {
      let now = try await self.request(request.id)
      guard now.state == .pending else { return }
      _ = try await approve(now, as: handle)
    }
  }

  /// Two snapshots of a cluster of which the second lacks a boundary.
  private func drift() async throws {
    var account = SmallCloud.role("drifter", owner: "ben")
    for boundary in ["limit", nil] {
      account.boundary = boundary
      try await store.take([.principal(account)], kind: .kubernetesRBAC, scope: "drift")
    }
  }

  private func live() async throws {
    try await drift()
    _ = try await store.baseline(as: test.root)
    var rules = Rules.standard
    rules.maximumRenewals = 3
    _ = try await store.perform([.applyRules(rules, reason: "revision")], as: test.root)
    let request = try await ask()
    _ = try await store.perform([.ask(request.id, text: "which run is it?")], as: .claiming("ada"))
    _ = try await store.perform(
      [.answer(request.id, text: "run 8841 of June")],
      as: .claiming("noor")
    )
    try await settle(request)
    try await depart()
    try await review()
    try await stop()
    _ = try await store.perform(
      RegistryStory.beginnings(at: test.clock.instant),
      as: test.root
    )
    _ = try await store.perform(
      [
        .delegate(
          to: Identifier("ben"),
          from: test.clock.instant,
          until: test.clock.instant + .days(3)
        ),
        .assignOwner(
          subject: reader.key,
          person: Identifier("mei"),
          team: nil,
          reason: "knows it best"
        ),
        .registerArtifact(
          ArtifactDraft(
            kind: .code,
            name: "trainer",
            digest: "sha256:" + String(repeating: "a", count: 64),
            stage: .training,
            dataClass: .internal
          )
        ),
        .workload(.propose(Identifier(trainer.key), zone: .build, owner: Identifier("ben"))),
        .finding(
          .evaluate(
            EvaluationDraft(
              rule: "bucket-versioning",
              resource: "bucket labels",
              .nonCompliant,
              playbook: "versioning-on"
            )
          )
        ),
      ],
      as: test.root
    )
  }

  /// An account that was stopped, and let go again.
  private func stop() async throws {
    _ = try await store.perform(
      [
        .quarantine(
          .impose(
            Identifier("AROA-drifter"),
            reason: "seen outside the runners",
            ticket: "INC-412",
            keep: []
          )
        )
      ],
      as: .claiming("ada")
    )
    _ = try await store.perform(
      [.quarantine(.release(Identifier("QN-1"), reason: "the key was rotated"))],
      as: .claiming("mei")
    )
  }

  /// A campaign with an answer that nobody signed yet.
  private func review() async throws {
    let lastDay = Int64(test.clock.instant.day) + 30
    let draft = CampaignDraft(
      name: "all access",
      scope: "",
      zone: "UTC",
      reviewers: [ReviewerChoice(.named, persons: [Identifier("mei")])],
      dueAt: [Instant(milliseconds: lastDay * 86_400_000 - 1_000)],
      fallback: [Identifier("root")]
    )
    let (id, _) = try await store.createCampaign(draft, as: test.root)
    _ = try await store.perform([.certification(.start(id))], as: test.root)
  }

  /// An exception that was reviewed and is to be mended, and a class of controls that broke the glass.
  private func depart() async throws {
    let draft = ExceptionDraft(
      rule: "bucket-versioning",
      scope: "workload:=trainer env:prod",
      length: .days(14),
      owner: Identifier("ben"),
      compensatingControl: "a daily copy",
      justification: "the migration is in progress",
      ticket: "OPS-9"
    )
    let first: PolicyException.ID = Identifier("EX-1")
    let steps: [(String, ExceptionCommand)] = [
      ("ada", .request(draft)), ("mei", .approve(first, reason: "agreed", seen: 1)),
      ("mei", .review(first, ExceptionReview(fix: true, reason: "the provider has to change"))),
      (
        "root",
        .setMode(
          ControlClassDraft(
            name: "inference-gateway",
            mode: .open,
            incident: "INC-1",
            reason: "broker down"
          )
        )
      ),
    ]
    for (handle, command) in steps {
      _ = try await store.perform([.exception(command)], as: .claiming(handle))
    }
  }
}
