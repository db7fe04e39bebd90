@testable import Governance
import Testing

/// Persons, records and moments with which the registry's rules are tried.
enum RegistryWorld {
  static let now = SmallWorld.now
  static let rita = SmallWorld.person("P-21", "rita", [.registrar])
  static let dev = SmallWorld.person("P-22", "dev", [.modelDeveloper])
  /// A developer who may approve what others built.
  static let ben = SmallWorld.person("P-23", "ben", [.approver])
  static let carl = SmallWorld.person("P-24", "carl", [.approver])
  static let pipe = SmallWorld.person("P-25", "pipe", [.deployer])
  static let pat = SmallWorld.person("P-26", "pat", [.policyAdmin])
  static let rev = SmallWorld.person("P-27", "rev", [.policyAdmin])
  static let sig = SmallWorld.person("P-28", "sig", [.security])
  static let sid = SmallWorld.person("P-29", "sid", [.security])
  static let call = SmallWorld.person("P-30", "call", [.breakGlassResponder])
  static let root = SmallWorld.root

  static func context(
    _ person: Person,
    at now: Instant = now,
    for absent: Person? = nil,
    factor: AuthenticationFactor = .osUser,
    rules: (inout RegistryRules) -> Void = { _ in }
  ) -> Context {
    var all = Rules.standard
    rules(&all.registry)
    let plain = SmallWorld.context(person, at: now, for: absent, rules: all)
    return Context(
      actor: .init(
        person: person,
        delegateOf: absent,
        claimed: factor == .claimed,
        factor: factor
      ),
      now: now,
      rules: all,
      newID: { (plain.nextID($0) as Identifier<Never>).text },
      newSalt: { [7] }
    )
  }

  static func digest(_ digit: Character) -> String {
    "sha256:" + String(repeating: String(digit), count: 64)
  }

  /// What the events of one record make of it, as replay would.
  static func after<Workflow: WorkflowRecord>(
    _ events: [Event],
    _ record: Workflow?,
    at: Instant = now
  ) throws -> Workflow {
    var box: Record? = record.map { .workflow(AnyWorkflowRecord($0)) }
    let id = record?.id.text
    for event in events {
      guard case .workflow(let body) = event.body, body.workflow == Workflow.kind,
        id == nil || event.subject == id
      else { continue }
      box = try event.evolve(box, event.recordKeys[0], at: at)
    }
    guard case .workflow(let after)? = box, let made = after.record as? Workflow else {
      throw SmallWorld.NoRequest(event: "nothing was made")
    }
    return made
  }

  // MARK: Changes

  static func draft(
    _ kind: ChangeTicket.Kind = .normal,
    concerns: [String] = []
  ) -> TicketDraft {
    var draft = TicketDraft(kind: kind, concerns: concerns)
    draft.problem = "labels drifted"
    draft.proposedFix = "the retrained model"
    draft.testResults = "eval-991"
    draft.rollbackPlan = "the one before"
    draft.windowFrom = now - .hours(1)
    draft.windowUntil = now + .hours(2)
    return draft
  }

  /// A change in a state, by the shortest way there.
  static func ticket(
    _ state: TicketState,
    _ kind: ChangeTicket.Kind = .normal,
    concerns: [String] = []
  ) throws -> ChangeTicket {
    var draft = draft(kind, concerns: concerns)
    if kind == .standard { draft.template = "rollback-drill" }
    var ticket: ChangeTicket = try after(
      ChangeTicket.create(draft, in: context(rita)),
      nil
    )
    if state == .canceled {
      return try after(
        ChangeTicket.cancel(ticket, reason: "done another way", seen: nil, in: context(rita)),
        ticket
      )
    }
    var step = TicketStep(outcome: .successful, effect: "as planned", evidence: ["run/1"])
    step.windowFrom = draft.windowFrom
    step.windowUntil = draft.windowUntil
    while ticket.state != state {
      ticket = try after(
        ChangeTicket.advance(ticket, step, seen: nil, in: context(root)),
        ticket
      )
    }
    return ticket
  }

  // MARK: Bundles

  static let tests = BundleTests(
    lintErrors: 0,
    passed: 48,
    total: 48,
    deniedPaths: 12,
    validationErrors: 0,
    securityWarnings: 0
  )
  static let points = ["gw-1", "gw-2"]

  static func signature(_ digest: String) -> BundleSignature {
    BundleSignature(key: "SHA256:4fQe", signed: digest, expiresAt: now + .days(365))
  }

  /// A bundle in a state, by the shortest way there, each part by another person.
  static func bundle(
    _ state: BundleState,
    _ digit: Character = "b",
    id: String = "PB-1",
    environment: Environment = .prod,
    good: PolicyBundle? = nil
  ) throws -> PolicyBundle {
    let draft = BundleDraft(
      workload: "fraud-trainer",
      environment: environment,
      tier: "critical",
      digest: digest(digit),
      points: points
    )
    let made = try PolicyBundle.draft(draft, facts: .init(), in: context(pat))
    guard case .workflow(let first) = made[0].body,
      let happening = first.event as? PolicyBundle.Happening
    else { throw SmallWorld.NoRequest(event: "no bundle") }
    var bundle: PolicyBundle = try after([Event(PolicyBundle.ID(id), happening)], nil)
    for next in way(to: state) { try move(&bundle, to: next, good: good) }
    return bundle
  }

  private static func way(to state: BundleState) -> [BundleState] {
    let whole: [BundleState] = [.tested, .signed, .shadow, .enforcing, .enforced]
    switch state {
    case .draft: return []
    case .rejected: return [.rejected]
    case .rolledBack: return whole.prefix(3) + [.rolledBack]
    case .superseded: return whole + [.superseded]
    default: return Array(whole.prefix { $0 != state }) + [state]
    }
  }

  private static func move(
    _ bundle: inout PolicyBundle,
    to next: BundleState,
    good: PolicyBundle?
  ) throws {
    let id = bundle.id
    let events: [Event] =
      switch next {
      case .tested: try PolicyBundle.test(bundle, tests, seen: nil, in: context(rev))
      case .signed:
        try PolicyBundle.sign(bundle, signature(bundle.digest), seen: nil, in: context(sig))
      case .shadow:
        try PolicyBundle.rollOut(
          bundle,
          to: .shadow(reason: nil, ticket: nil),
          facts: .init(),
          seen: nil,
          in: context(pipe)
        )
      case .enforcing:
        (good.map { [Event(id, .pinned(good: $0.id, by: [pipe.id]))] } ?? []) + [
          Event(id, .released(percent: 10, by: [pipe.id]))
        ]
      case .enforced:
        points.map { Event(id, .reported(point: $0, digest: bundle.digest)) } + [
          Event(id, .enforced(by: [pipe.id]))
        ]
      case .superseded: [Event(id, .superseded(by: Identifier("PB-99")))]
      case .rolledBack:
        try PolicyBundle.rollBack(
          bundle,
          reason: "denies the feature store",
          incident: nil,
          facts: .init(),
          seen: nil,
          in: context(pipe)
        )
      case .rejected:
        try PolicyBundle.reject(bundle, reason: "too wide", seen: nil, in: context(rev))
      case .draft: []
      }
    bundle = try after(events, bundle)
  }

  // MARK: Packages

  static func packageDraft(_ digit: Character = "a") -> PackageDraft {
    var draft = PackageDraft(
      group: "fraud",
      digest: digest(digit),
      owner: ben.id,
      riskTier: "high"
    )
    draft.datasetVersion = "labels@v14"
    draft.rollbackPlan = "MP-75"
    draft.developers = [dev.id]
    draft.committers = [carl.id]
    return draft
  }

  static func findings(_ digit: Character = "a", passed: Int = 48) -> PackageFindings {
    var findings = PackageFindings(
      evaluations: [
        PackageEvaluation(
          name: "fairness",
          environment: .stage,
          result: digest("e"),
          passed: true
        )
      ],
      testsPassed: passed,
      testsTotal: 48
    )
    findings.provenance = PackageProvenance(
      subject: digest(digit),
      level: "slsa3",
      statement: digest("d"),
      signer: "builder@acme"
    )
    findings.bundle = Identifier("PB-1")
    findings.run = "gha-8841"
    return findings
  }

  static func verdict(passed: Bool = true, policy: Character = "b") -> PackageVerdict {
    PackageVerdict(
      passed: passed,
      policy: digest(policy),
      verifier: "gate",
      statement: digest("c")
    )
  }

  /// A package in a state, by the shortest way there.
  static func package(
    _ state: PackageState,
    _ digit: Character = "a",
    id: String = "MP-1",
    places: [Environment] = [.prod],
    replaced: ModelPackage.ID? = nil
  ) throws -> ModelPackage {
    let made = try ModelPackage.register(
      packageDraft(digit),
      facts: .init(owner: ben),
      in: context(rita)
    )
    guard case .workflow(let first) = made[0].body,
      let happening = first.event as? ModelPackage.Happening
    else { throw SmallWorld.NoRequest(event: "no package") }
    let id: ModelPackage.ID = Identifier(id)
    var package: ModelPackage = try after([Event(id, happening)], nil)
    let whole: [PackageState] = [.evaluated, .pendingApproval, .approved, .promoted]
    let way: [PackageState] =
      switch state {
      case .registered: []
      case .rejected: [.evaluated, .pendingApproval, .rejected]
      case .superseded, .dePromoted: whole + [state]
      case .archived: whole + [.superseded, .archived]
      default: Array(whole.prefix { $0 != state }) + [state]
      }
    for next in way {
      for event in try events(to: next, package, digit, places, replaced) {
        package = try after([event], package)
      }
    }
    return package
  }

  private static func events(
    to next: PackageState,
    _ package: ModelPackage,
    _ digit: Character,
    _ places: [Environment],
    _ replaced: ModelPackage.ID?
  ) throws -> [Event] {
    let id = package.id
    switch next {
    case .evaluated:
      return try ModelPackage.evaluate(
        package,
        findings(digit),
        facts: .init(bundle: bundle(.signed)),
        seen: nil,
        in: context(pipe)
      )
    case .pendingApproval:
      return try ModelPackage.submit(
        package,
        PackageSubmission(ticket: Identifier("CH-1")),
        facts: .init(ticket: ticket(.authorize)),
        seen: nil,
        in: context(rita)
      ) + ModelPackage.attest(package, verdict(), seen: nil, in: context(pipe))
    case .approved: return [Event(id, .approved(by: [sig.id], reason: nil))]
    case .rejected:
      return [Event(id, .rejected(by: [sig.id], reason: FreeText("no", salt: [1])))]
    case .promoted:
      return places.map {
        Event(
          id,
          .promoted(
            environment: $0,
            replaced: replaced,
            ticket: Identifier("CH-1"),
            factor: .osUser,
            by: [pipe.id]
          )
        )
      }
    case .superseded:
      return places.map {
        Event(id, .superseded(environment: $0, by: Identifier("MP-99")))
      }
    case .dePromoted:
      return [
        Event(
          id,
          .dePromoted(reason: FreeText("bad", salt: [1]), incident: "INC-1", by: [pipe.id])
        )
      ]
    case .archived: return [Event(id, .archived(by: [rita.id]))]
    case .registered: return []
    }
  }
}
