import Documents
import Governance

@testable import GovernanceStore

/// A group of packages on its way into production, with the persons who may take it there.
struct RegistryStory {
  let world: TestWorld
  var store: Store { world.store }
  /// The pipeline acts as its own system user: a claim promotes nothing.
  let pipe = Operator.user("ci")

  init() async throws {
    world = try await TestWorld()
    try await world.test.add([
      ("rita", [.registrar]), ("dev", [.modelDeveloper]), ("carl", [.approver]),
      ("abe", [.approver]), ("pipe", [.deployer]), ("pat", [.policyAdmin]), ("rev", [.policyAdmin]),
    ])
    _ = try await store.perform(
      [.mapAccount(Identifier("pipe"), osUser: "ci")],
      as: world.test.root
    )
  }

  static func digest(_ digit: Character) -> String {
    "sha256:" + String(repeating: String(digit), count: 64)
  }

  /// One record of each kind, as it begins.
  static func beginnings(at now: Instant) -> [Command] {
    var drill = DrillDraft(name: "tabletop", kind: .tabletop, responders: [Identifier("ben")])
    drill.environment = .prod
    var package = package("1")
    package.committers = [Identifier("noor")]
    return [
      .ticket(.create(change(at: now))), .bundle(.draft(bundle("1"))),
      .package(.register(package)), .drill(.start(drill)),
    ]
  }

  static func change(at now: Instant) -> TicketDraft {
    var draft = TicketDraft(concerns: [])
    draft.problem = "labels drifted"
    draft.proposedFix = "the retrained model"
    draft.testResults = "eval-991"
    draft.rollbackPlan = "the one before"
    draft.windowFrom = now - .hours(1)
    draft.windowUntil = now + .days(3)
    return draft
  }

  static func bundle(_ digit: Character) -> BundleDraft {
    BundleDraft(
      workload: "fraud-trainer",
      environment: .prod,
      tier: "critical",
      digest: digest(digit),
      points: ["gw-1", "gw-2"]
    )
  }

  static func package(_ digit: Character) -> PackageDraft {
    var draft = PackageDraft(
      group: "fraud",
      digest: digest(digit),
      owner: Identifier("ben"),
      riskTier: "high"
    )
    draft.datasetVersion = "labels@v14"
    draft.rollbackPlan = "the one before"
    draft.committers = [Identifier("carl")]
    return draft
  }

  @discardableResult
  func act(_ command: Command, as actor: Operator) async throws -> [String] {
    try await store.perform([command], as: actor).subjects
  }

  func act(_ command: Command, as handle: String) async throws {
    try await act(command, as: .claiming(handle))
  }

  // MARK: Records

  func package(_ id: String) async throws -> ModelPackage {
    try await store.engine.read { try $0.modelPackage(Identifier(id)) }
  }

  func bundle(_ id: String) async throws -> PolicyBundle {
    try await store.engine.read { try $0.policyBundle(Identifier(id)) }
  }

  func ticket(_ id: String) async throws -> ChangeTicket {
    try await store.engine.read { try $0.changeTicket(Identifier(id)) }
  }

  // MARK: Ways

  /// A change that is scheduled, its window open for three days.
  func scheduledChange() async throws -> ChangeTicket.ID {
    let made = try await act(
      .ticket(.create(Self.change(at: world.test.clock.instant))),
      as: Operator.claiming("rita")
    )
    let id: ChangeTicket.ID = Identifier(made.first ?? "")
    try await act(.ticket(.advance(id, TicketStep(), seen: nil)), as: "rita")
    try await act(.ticket(.advance(id, TicketStep(), seen: nil)), as: "rita")
    try await act(.ticket(.advance(id, TicketStep(), seen: nil)), as: "abe")
    return id
  }

  /// A bundle up to shadow, by four persons.
  func shadowedBundle(_ digit: Character) async throws -> PolicyBundle.ID {
    let made = try await act(.bundle(.draft(Self.bundle(digit))), as: Operator.claiming("pat"))
    let id: PolicyBundle.ID = Identifier(made.first ?? "")
    let tests = BundleTests(
      lintErrors: 0,
      passed: 48,
      total: 48,
      deniedPaths: 12,
      validationErrors: 0,
      securityWarnings: 0
    )
    let signature = BundleSignature(
      key: "SHA256:4fQe",
      signed: Self.digest(digit),
      expiresAt: world.test.clock.instant + .days(300)
    )
    try await act(.bundle(.test(id, tests, seen: nil)), as: "rev")
    try await act(.bundle(.sign(id, signature, seen: nil)), as: "ada")
    try await act(
      .bundle(.rollOut(id, to: .shadow(reason: nil, ticket: nil), seen: nil)),
      as: pipe
    )
    return id
  }

  /// A bundle that is enforced, after a day in shadow and a drill.
  func enforcedBundle(
    _ digit: Character,
    good: PolicyBundle? = nil
  ) async throws -> PolicyBundle.ID {
    let id = try await shadowedBundle(digit)
    try await drill()
    world.test.clock.advance(.hours(24))
    let watch = BundleWatch(decisions: 100_000, legitimate: 3, attacks: 1, untriaged: 0)
    try await act(.bundle(.observe(id, watch, seen: nil)), as: pipe)
    if let good {
      try await act(.bundle(.pin(id, good: good.id, fetched: good.digest, seen: nil)), as: pipe)
    }
    try await act(.bundle(.rollOut(id, to: .canary(10), seen: nil)), as: pipe)
    for point in ["gw-1", "gw-2"] {
      try await act(.bundle(.report(id, point: point, digest: Self.digest(digit))), as: pipe)
    }
    try await act(.bundle(.rollOut(id, to: .enforced, seen: nil)), as: pipe)
    return id
  }

  func drill(seconds: Int = 214) async throws {
    var draft = DrillDraft(name: "rollback-fraud", kind: .rollback, responders: [Identifier("ben")])
    draft.workload = "fraud-trainer"
    draft.environment = .prod
    let made = try await act(.drill(.start(draft)), as: pipe)
    world.test.clock.advance(.seconds(seconds))
    try await act(
      .drill(.stop(Identifier(made.first ?? ""), result: "restored", passed: true, seen: nil)),
      as: pipe
    )
  }

  /// A package up to pending approval.
  func pendingPackage(
    _ digit: Character,
    bundle: PolicyBundle.ID,
    ticket: ChangeTicket.ID
  ) async throws -> ModelPackage.ID {
    let made = try await act(
      .package(.register(Self.package(digit))),
      as: Operator.claiming("rita")
    )
    let id: ModelPackage.ID = Identifier(made.first ?? "")
    var findings = PackageFindings(
      evaluations: [
        PackageEvaluation(
          name: "fairness",
          environment: .stage,
          result: Self.digest("e"),
          passed: true
        )
      ],
      testsPassed: 48,
      testsTotal: 48
    )
    findings.provenance = PackageProvenance(
      subject: Self.digest(digit),
      level: "slsa3",
      statement: Self.digest("d"),
      signer: "builder@acme"
    )
    findings.bundle = bundle
    findings.run = "gha-\(digit)"
    findings.developers = [Identifier("dev")]
    let policy = try await self.bundle(bundle.text).digest
    let verdict = PackageVerdict(
      passed: true,
      policy: policy,
      verifier: "gate",
      statement: Self.digest("c")
    )
    try await act(.package(.evaluate(id, findings, seen: nil)), as: pipe)
    try await act(.package(.attest(id, verdict, seen: nil)), as: pipe)
    try await act(
      .package(.submit(id, PackageSubmission(ticket: ticket), seen: nil)),
      as: "rita"
    )
    return id
  }

  /// A package that may go into production.
  func approvedPackage(
    _ digit: Character,
    bundle: PolicyBundle.ID,
    ticket: ChangeTicket.ID
  ) async throws -> ModelPackage.ID {
    let id = try await pendingPackage(digit, bundle: bundle, ticket: ticket)
    try await approve(id, as: "abe")
    return id
  }

  func approve(_ id: ModelPackage.ID, as handle: String) async throws {
    let package = try await package(id.text)
    let decision = PackageDecision(
      package: id,
      seenVersion: package.version,
      seenDigest: package.contentDigest.hex
    )
    try await act(.package(.approve(decision)), as: handle)
  }

  func promote(_ id: ModelPackage.ID, as actor: Operator? = nil) async throws {
    try await act(
      .package(.promote(id, to: .prod, change: nil, seen: nil)),
      as: actor ?? pipe
    )
  }
}
