import Documents
@testable import Governance
import Testing

/// Entries are hashed as they are written and kept for ever: each kind comes back as it was.
@Suite struct `Entries of the registry` {
  typealias World = RegistryWorld

  private static let text = FreeText("secret words", salt: [9])
  private static let persons: [Person.ID] = [World.ben.id, World.carl.id]

  private static let packages: [ModelPackage.Happening] = [
    .registered(
      .init(
        packageGroup: "fraud",
        name: "fraud",
        release: 4,
        digest: World.digest("a"),
        owner: World.ben.id,
        riskTier: "high",
        run: "gha-1",
        datasetVersion: "v1",
        rollbackPlan: text,
        developers: persons,
        committers: persons,
        registrars: persons
      )
    ),
    .evaluated(
      findings: .init(
        evaluations: [.init(name: "t", environment: .stage, result: "r", passed: false)],
        tests: .init(passed: 1, total: 2),
        run: "r",
        datasetVersion: "v",
        provenance: .init(level: "slsa3", statement: "s", signer: "x"),
        bundle: Identifier("PB-1"),
        developers: persons,
        committers: persons
      ),
      by: persons
    ),
    .verdictRecorded(
      verdict: .init(passed: true, policy: "p", verifier: "v", statement: "s", at: World.now),
      by: persons
    ),
    .submitted(
      .init(
        ticket: Identifier("CH-1"),
        datasetVersion: "v",
        rollbackPlan: text,
        developers: persons,
        by: persons
      )
    ), .approved(by: persons, reason: text), .rejected(by: persons, reason: text),
    .promoted(
      environment: .prod,
      replaced: Identifier("MP-1"),
      ticket: Identifier("CH-1"),
      factor: .touchAndPIN,
      by: persons
    ),
    .restored(
      environment: .prod,
      replaced: Identifier("MP-1"),
      after: Identifier("MP-2"),
      by: persons
    ), .superseded(environment: .stage, by: Identifier("MP-2")),
    .dePromoted(reason: text, incident: "INC-1", by: persons), .archived(by: persons),
  ]

  private static let window = ChangeTicket.Window(from: World.now, until: World.now + .hours(1))
  private static let content = ChangeTicket.Content(
    problem: text,
    proposedFix: text,
    testResults: text,
    rollbackPlan: text
  )

  private static let tickets: [ChangeTicket.Happening] = [
    .created(
      .init(
        changeKind: .emergency,
        content: content,
        template: "t",
        concerns: ["MP-1"],
        external: "X-1",
        window: window,
        authors: persons
      )
    ), .amended(content: content, window: window, by: persons), .assessed(by: persons),
    .sentToAuthorize(by: persons), .authorized(by: persons, window: window),
    .scheduled(by: persons, window: window), .begun(by: persons),
    .done(outcome: .rolledBack, effect: text, by: persons),
    .closed(evidence: ["a", "b"], by: persons), .canceled(by: [], reason: nil),
  ]

  private static let terms = PolicyBundle.Happening.Terms(
    workload: "w",
    environment: .unknown,
    tier: "critical",
    revision: 2,
    digest: World.digest("b"),
    points: ["x", "y"],
    authors: persons
  )
  private static let signature = PolicyBundle.Signature(
    key: "k",
    statement: "s",
    expiresAt: World.now
  )

  private static let bundles: [PolicyBundle.Happening] = [
    .drafted(terms),
    .tested(
      tests: .init(
        lintErrors: 1,
        passed: 2,
        total: 3,
        deniedPaths: 4,
        validationErrors: 5,
        securityWarnings: 6
      ),
      by: persons
    ), .signed(signature: signature, by: persons), .shadowed(by: persons),
    .observed(.init(decisions: 1, legitimate: 2, attacks: 3, untriaged: 4)),
    .pinned(good: Identifier("PB-9"), by: persons), .released(percent: 5, by: persons),
    .reported(point: "x", digest: "d"), .enforced(by: persons),
    .superseded(by: Identifier("PB-2")), .consented(by: persons, reason: text),
    .downgraded(by: persons, reason: text, ticket: "T-1"),
    .rolledBack(.init(by: persons, reason: text, incident: "I", activation: Identifier("PB-3"))),
    .reactivated(
      .init(
        terms: terms,
        signature: signature,
        of: Identifier("PB-9"),
        replaces: Identifier("PB-1"),
        by: persons
      )
    ), .rejected(by: persons, reason: text),
  ]

  private static let drills: [Drill.Happening] = [
    .started(
      .init(
        drillKind: .breakGlass,
        name: "n",
        workload: "w",
        environment: .prod,
        responders: persons,
        by: persons
      )
    ), .passed(result: text, by: persons), .failed(result: text, by: persons),
    .canceled(reason: text, by: persons),
  ]

  private static let events: [Event] =
    packages.map { Event(Identifier<ModelPackage>("MP-1"), $0) }
    + tickets.map { Event(Identifier<ChangeTicket>("CH-1"), $0) }
    + bundles.map { Event(Identifier<PolicyBundle>("PB-1"), $0) }
    + drills.map { Event(Identifier<Drill>("DR-1"), $0) }

  @Test(arguments: events) func `come back as they were written`(_ event: Event) throws {
    let entry = LedgerEntry(
      sequence: 7,
      decision: 6,
      at: World.now,
      actor: ActorStamp(person: World.ben.id),
      origin: Origin(channel: .cli, osUser: "govtop", host: "gov1"),
      rulesVersion: 1,
      version: 2,
      previousRoot: Digest.sha256(of: ""),
      event: event
    )
    #expect(try LedgerEntry(body: entry.body) == entry)
    #expect(!String(decoding: entry.body, as: UTF8.self).contains("secret words"))
  }

  @Test func `are of so many kinds`() {
    #expect(Set(Self.events.map(\.kind)).count == Self.events.count)
    #expect(Self.events.count == 40)
  }
}
