@testable import Governance
import Testing

@Suite struct `A model package on its way` {
  typealias World = RegistryWorld

  private func register(
    as person: Person = World.rita,
    existing: ModelPackage.ID? = nil,
    owner: Person? = World.ben,
    _ change: (inout PackageDraft) -> Void = { _ in }
  ) throws(Refusal) -> [Event] {
    var draft = World.packageDraft()
    change(&draft)
    return try ModelPackage.register(
      draft,
      facts: .init(existing: existing, lastRelease: 3, owner: owner),
      in: World.context(person)
    )
  }

  private func evaluate(
    _ package: ModelPackage,
    as person: Person = World.pipe,
    bundle: BundleState = .signed,
    _ change: (inout PackageFindings) -> Void = { _ in }
  ) throws -> [Event] {
    var findings = World.findings()
    change(&findings)
    let bundle = try World.bundle(bundle)
    return try ModelPackage.evaluate(
      package,
      findings,
      facts: .init(bundle: bundle),
      seen: nil,
      in: World.context(person)
    )
  }

  private func refused(_ act: () throws -> [Event]) -> Refusal? {
    do {
      _ = try act()
      Issue.record("it was not refused")
      return nil
    } catch {
      return error as? Refusal
    }
  }

  @Test func `is registered with all that is known, and the next number of its group`() throws {
    let package: ModelPackage = try World.after(register(), nil)
    #expect(package.state == .registered)
    #expect(package.release == 4)
    #expect(package.makers == [World.rita.id, World.dev.id, World.carl.id])
    #expect(package.missing(.standard) == [.provenance, .bundle, .identityTests, .approvalTicket])
  }

  @Test func `without a risk tier is not registered`() {
    let none = refused { try register { $0.riskTier = nil } }
    #expect(none?.code == .missingField)
    #expect(
      none?.message
        == "no risk tier was given: what is untagged is not registered (rule registry/tiers v1)"
    )
    #expect(none?.next == "--tier low|medium|high")
    #expect(
      refused { try register { $0.riskTier = "odd" } }?.message.hasPrefix("`odd` is no risk tier")
        ?? false
    )
  }

  @Test(arguments: [
    "", "sha256:12", "md5:\(String(repeating: "a", count: 64))",
    "sha256:\(String(repeating: "A", count: 64))",
  ])
  func `is known by its digest alone`(digest: String) {
    #expect(refused { try register { $0.digest = digest } }?.code == .missingField)
  }

  @Test func `is registered once, by a registrar, for somebody who is here`() {
    #expect(
      refused { try register(existing: Identifier("MP-7")) }?.message
        == "MP-7 is this package already"
    )
    #expect(refused { try register(as: World.dev) }?.code == .missingPersona)
    #expect(refused { try register(as: World.pipe) }?.code == .missingPersona)
    let left = SmallWorld.person("P-23", "ben", [], left: true)
    #expect(refused { try register(owner: left) }?.code == .notEligible)
    #expect(refused { try register { $0.group = "" } }?.code == .missingField)
  }

  @Test func `is evaluated by the pipeline, again until it is submitted`() throws {
    let package = try World.package(.registered)
    let first: ModelPackage = try World.after(evaluate(package) { $0.testsPassed = 40 }, package)
    #expect(first.tests?.isPass == false)
    let second: ModelPackage = try World.after(evaluate(first), first)
    #expect(second.state == .evaluated)
    #expect(second.tests?.isPass == true)
    #expect(second.run == "gha-8841")
    #expect(refused { try evaluate(package, as: World.rita) }?.code == .missingPersona)
  }

  @Test(arguments: PackageState.allCases)
  func `is evaluated in no later state`(state: PackageState) throws {
    let package = try World.package(state)
    if state == .registered || state == .evaluated {
      #expect(try evaluate(package).count == 1)
    } else {
      let refusal = refused { try evaluate(package) }
      #expect(refusal?.state == state.rawValue)
      #expect(refusal?.message == "MP-1 is \(state.rawValue): it cannot be evaluated")
    }
  }

  @Test func `needs a test where tests count`() throws {
    let package = try World.package(.registered)
    let refusal = refused { try evaluate(package) { $0.evaluations[0].environment = .dev } }
    #expect(refusal?.message == "no test of MP-1 ran in stage")
    #expect(
      refused { try evaluate(package) { $0.evaluations[0].result = "green" } }?.code
        == .missingField
    )
    #expect(refused { try evaluate(package) { $0.testsPassed = 49 } }?.code == .limit)
  }

  @Test func `has provenance about its own digest, and a bundle that was signed`() throws {
    let package = try World.package(.registered)
    let other = refused { try evaluate(package) { $0.provenance?.subject = World.digest("9") } }
    #expect(other?.code == .conflict)
    #expect(refused { try evaluate(package) { $0.provenance?.signer = "" } }?.code == .missingField)
    let draft = refused { try evaluate(package, bundle: .draft) }
    #expect(draft?.message == "PB-1 is draft: only a signed bundle is bound to a package")
    #expect(refused { try evaluate(package, bundle: .rolledBack) }?.code == .notEligible)
  }

  private func submit(
    _ package: ModelPackage,
    ticket: TicketState? = .authorize,
    as person: Person = World.rita
  ) throws -> [Event] {
    let ticket = try ticket.map { try World.ticket($0) }
    return try ModelPackage.submit(
      package,
      PackageSubmission(ticket: ticket?.id),
      facts: .init(ticket: ticket),
      seen: nil,
      in: World.context(person)
    )
  }

  @Test func `is not submitted while anything is missing, which is named`() throws {
    let registered = try World.package(.registered)
    let bare: ModelPackage = try World.after(
      evaluate(registered) {
        $0.bundle = nil
        $0.provenance = nil
      },
      registered
    )
    let refusal = refused { try submit(bare, ticket: nil) }
    #expect(refusal?.code == .missingField)
    #expect(refusal?.message == "MP-1 lacks provenance, bundle, approval_ticket")
    #expect(refusal?.next?.contains("--ticket") ?? false)
  }

  @Test func `is not submitted when an identity test or another failed`() throws {
    let registered = try World.package(.registered)
    let failing: ModelPackage = try World.after(
      evaluate(registered) { $0.testsPassed = 47 },
      registered
    )
    let refusal = refused { try submit(failing) }
    #expect(refusal?.code == .hardStop)
    #expect(
      refusal?.message == "47 of 48 identity-policy tests of MP-1 passed: it goes nowhere"
    )
    let unfair: ModelPackage = try World.after(
      evaluate(registered) { $0.evaluations[0].passed = false },
      registered
    )
    #expect(refused { try submit(unfair) }?.code == .hardStop)
  }

  @Test(arguments: PackageState.allCases)
  func `is submitted when it was evaluated`(state: PackageState) throws {
    let package = try World.package(state)
    if state == .evaluated {
      let after: ModelPackage = try World.after(submit(package), package)
      #expect(after.state == .pendingApproval)
      #expect(after.submittedAt == World.now)
    } else {
      let refusal = refused { try submit(package) }
      #expect(refusal?.state == state.rawValue)
      #expect(refusal?.message == "MP-1 is \(state.rawValue): it cannot be submitted")
    }
  }

  @Test func `is submitted by a registrar under a change that is not over`() throws {
    let package = try World.package(.evaluated)
    #expect(refused { try submit(package, as: World.dev) }?.code == .missingPersona)
    #expect(refused { try submit(package, ticket: .closed) }?.code == .illegalTransition)
    #expect(refused { try submit(package, ticket: .canceled) }?.code == .illegalTransition)
  }

  @Test func `keeps its hash until something of it changes`() throws {
    let package = try World.package(.evaluated)
    let pending = try World.package(.pendingApproval)
    #expect(package.contentDigest == (try World.package(.evaluated)).contentDigest)
    #expect(package.contentDigest != pending.contentDigest)
    #expect(pending.contentDigest == (try World.package(.approved)).contentDigest)
  }

  @Test(arguments: PackageState.allCases)
  func `is verified in every state in which that matters`(state: PackageState) throws {
    let package = try World.package(state)
    let act = { () throws in
      try ModelPackage.attest(
        package,
        World.verdict(),
        seen: nil,
        in: World.context(World.pipe)
      )
    }
    if [.rejected, .dePromoted, .archived].contains(state) {
      #expect(refused(act)?.message == "MP-1 is \(state.rawValue): it cannot be verified")
    } else {
      let after: ModelPackage = try World.after(act(), package)
      #expect(after.verdicts.last?.policy == World.digest("b"))
    }
  }
}
