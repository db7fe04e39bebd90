@testable import Governance
import Testing

@Suite struct `A policy bundle before its rollout` {
  typealias World = RegistryWorld

  private func refused(_ act: () throws -> [Event]) -> Refusal? {
    do {
      _ = try act()
      Issue.record("it was not refused")
      return nil
    } catch {
      return error as? Refusal
    }
  }

  private func draft(
    as person: Person = World.pat,
    digest: String = World.digest("b"),
    points: [String] = World.points
  ) throws -> [Event] {
    try PolicyBundle.draft(
      BundleDraft(
        workload: "fraud-trainer",
        environment: .prod,
        tier: "critical",
        digest: digest,
        points: points
      ),
      facts: .init(lastRevision: 11),
      in: World.context(person)
    )
  }

  @Test func `is drafted by its author, with the points that decide by it`() throws {
    let bundle: PolicyBundle = try World.after(draft(), nil)
    #expect(bundle.state == .draft)
    #expect(bundle.revision == 12)
    #expect(bundle.authors == [World.pat.id])
    #expect(refused { try draft(as: World.pipe) }?.code == .missingPersona)
    #expect(refused { try draft(digest: "v12") }?.code == .missingField)
    #expect(refused { try draft(points: []) }?.code == .missingField)
  }

  private func test(
    _ bundle: PolicyBundle,
    as person: Person = World.rev,
    _ change: (inout BundleTests) -> Void = { _ in }
  ) throws -> [Event] {
    var tests = World.tests
    change(&tests)
    return try PolicyBundle.test(bundle, tests, seen: nil, in: World.context(person))
  }

  @Test func `is tested only if everything passed, denials among it`() throws {
    let bundle = try World.bundle(.draft)
    let all = refused {
      try test(bundle) {
        $0.lintErrors = 2
        $0.passed = 47
        $0.deniedPaths = 0
        $0.validationErrors = 1
        $0.securityWarnings = 3
      }
    }
    #expect(all?.code == .hardStop)
    #expect(
      all?.message
        == "PB-1 does not pass: 2 lint errors, 47 of 48 tests passed, "
        + "no test asserts that something is denied, 1 validation errors, 3 security warnings"
    )
    #expect(refused { try test(bundle) { $0.total = 0 } }?.code == .hardStop)
    let after: PolicyBundle = try World.after(test(bundle), bundle)
    #expect(after.state == .tested)
    #expect(after.reviewers == [World.rev.id])
  }

  @Test(arguments: BundleState.allCases)
  func `is tested, signed and rejected in its state alone`(state: BundleState) throws {
    let bundle = try World.bundle(state)
    let end = state.isTerminal ? "that is final, make a new one" : nil
    if state != .draft {
      let refusal = refused { try test(bundle) }
      #expect(refusal?.message == "PB-1 is \(state.rawValue): it cannot be tested")
      #expect(end == nil || refusal?.next == end)
    }
    if state != .tested {
      #expect(
        refused {
          try PolicyBundle.sign(
            bundle,
            World.signature(bundle.digest),
            seen: nil,
            in: World.context(World.sig)
          )
        }?.message == "PB-1 is \(state.rawValue): it cannot be signed"
      )
    }
    let reject = { () throws in
      try PolicyBundle.reject(bundle, reason: "too wide", seen: nil, in: World.context(World.rev))
    }
    if state == .draft || state == .tested {
      #expect(try reject().count == 1)
    } else {
      #expect(refused(reject)?.message == "PB-1 is \(state.rawValue): it cannot be rejected")
    }
  }

  private func sign(
    _ bundle: PolicyBundle,
    as person: Person,
    _ change: (inout BundleSignature) -> Void = { _ in }
  ) throws -> [Event] {
    var signature = World.signature(bundle.digest)
    change(&signature)
    return try PolicyBundle.sign(bundle, signature, seen: nil, in: World.context(person))
  }

  @Test func `is signed by neither author nor reviewer, and exactly as it was tested`() throws {
    let bundle = try World.bundle(.tested)
    #expect(refused { try sign(bundle, as: World.pat) }?.code == .separationOfDuties)
    let reviewer = refused { try sign(bundle, as: World.rev) }
    #expect(
      reviewer?.message
        == "you reviewed PB-1: author, reviewer, signer and releaser are four persons in production"
    )
    let other = refused { try sign(bundle, as: World.sig) { $0.signed = World.digest("0") } }
    #expect(other?.code == .conflict)
    #expect(
      refused { try sign(bundle, as: World.sig) { $0.expiresAt = World.now } }?.code == .expired
    )
    #expect(refused { try sign(bundle, as: World.pipe) }?.code == .missingPersona)
    #expect(try sign(bundle, as: World.sig).count == 1)
  }

  @Test func `outside production takes two persons, since nobody signs their own`() throws {
    let bundle = try World.bundle(.draft, environment: .stage)
    let tested: PolicyBundle = try World.after(test(bundle, as: World.pat), bundle)
    #expect(refused { try sign(tested, as: World.pat) }?.code == .separationOfDuties)
    #expect(try sign(tested, as: World.rev).count == 1)
  }

  @Test func `where nobody knows the environment counts as production`() throws {
    let bundle = try World.bundle(.draft, environment: .unknown)
    #expect(refused { try test(bundle, as: World.pat) }?.code == .separationOfDuties)
  }

  private func pin(
    _ bundle: PolicyBundle,
    _ good: PolicyBundle?,
    fetched: String? = nil,
    at now: Instant = World.now
  ) throws -> [Event] {
    try PolicyBundle.pin(
      bundle,
      fetched: fetched ?? good?.digest ?? "",
      facts: .init(good: good),
      seen: nil,
      in: World.context(World.pipe, at: now)
    )
  }

  @Test func `falls back to what was enforced, is what it was, and still signed`() throws {
    let bundle = try World.bundle(.shadow)
    let good = try World.bundle(.superseded, "9", id: "PB-9")
    let after: PolicyBundle = try World.after(pin(bundle, good), bundle)
    #expect(after.lastKnownGood == good.id)
    #expect(refused { try pin(bundle, good, fetched: World.digest("0")) }?.code == .conflict)
    #expect(refused { try pin(bundle, good, at: World.now + .days(366)) }?.code == .expired)
    #expect(refused { try pin(bundle, bundle) }?.code == .notEligible)
    #expect(refused { try pin(bundle, nil) }?.code == .notEligible)
    for state in [BundleState.draft, .shadow, .enforcing, .rolledBack] {
      let other = try World.bundle(state, "8", id: "PB-8")
      #expect(refused { try pin(bundle, other) }?.code == .notEligible, "\(state)")
    }
    let elsewhere = try World.bundle(.superseded, "7", id: "PB-7", environment: .stage)
    #expect(refused { try pin(bundle, elsewhere) }?.code == .notEligible)
  }
}
