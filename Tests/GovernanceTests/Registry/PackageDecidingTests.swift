import Documents
@testable import Governance
import Testing

@Suite struct `A decision on a model package` {
  typealias World = RegistryWorld

  private func decision(_ package: ModelPackage, _ reason: String? = nil) -> PackageDecision {
    PackageDecision(
      package: package.id,
      seenVersion: package.version,
      seenDigest: package.contentDigest.hex,
      reason: reason
    )
  }

  private func approve(
    _ package: ModelPackage,
    as person: Person,
    for absent: Person? = nil,
    ticket: ChangeTicket? = nil,
    _ decision: PackageDecision? = nil
  ) throws -> [Event] {
    let ticket = try ticket ?? World.ticket(.authorize)
    return try ModelPackage.approve(
      package,
      decision ?? self.decision(package),
      facts: .init(ticket: ticket),
      in: World.context(person, for: absent)
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

  @Test func `lets it go into use`() throws {
    let package = try World.package(.pendingApproval)
    let after: ModelPackage = try World.after(approve(package, as: World.sig), package)
    #expect(after.state == .approved)
    #expect(after.decidedBy == [World.sig.id])
  }

  /// Case (n): whoever had a part in making it may not, whichever personas they have.
  @Test(arguments: [
    ("P-22", "developed"), ("P-24", "committed to"), ("P-21", "registered"),
  ])
  func `is not for its developer, committer or registrar`(id: String, part: String) throws {
    let package = try World.package(.pendingApproval)
    let maker = SmallWorld.person(id, "maker", [.approver, .security])
    let own = refused { try approve(package, as: maker) }
    #expect(own?.code == .separationOfDuties)
    #expect(own?.state == "pending_approval")
    #expect(
      own?.message
        == "you \(part) MP-1: developer, registrar and committer do not decide about it"
    )
    #expect(own?.next == "another approver can")
    #expect(
      refused { try approve(package, as: World.ben, for: maker) }?.code == .separationOfDuties
    )
    #expect(
      refused { try approve(package, as: maker, for: World.ben) }?.code == .separationOfDuties
    )
    #expect(
      refused {
        try ModelPackage.reject(package, decision(package, "no"), in: World.context(maker))
      }?.code == .separationOfDuties
    )
  }

  @Test func `is not even for the administrator who registered it`() throws {
    let made = try ModelPackage.register(
      World.packageDraft(),
      facts: .init(owner: World.ben),
      in: World.context(World.root)
    )
    var package: ModelPackage = try World.after(made, nil)
    for event in [
      ModelPackage.Happening.evaluated(
        findings: .init(evaluations: [], tests: .init(passed: 1, total: 1)),
        by: [World.pipe.id]
      ), .submitted(.init(ticket: Identifier("CH-1"), by: [World.rita.id])),
    ] { package = try World.after([Event(package.id, event)], package) }
    #expect(refused { try approve(package, as: World.root) }?.code == .separationOfDuties)
  }

  @Test func `takes the persona for it`() throws {
    let package = try World.package(.pendingApproval)
    let other = SmallWorld.person("P-77", "other", [.registrar])
    #expect(refused { try approve(package, as: other) }?.code == .missingPersona)
    #expect(refused { try approve(package, as: World.pipe) }?.code == .missingPersona)
    let both = SmallWorld.person("P-78", "both", [.modelDeveloper, .approver])
    #expect(refused { try approve(package, as: both) }?.code == .missingPersona)
  }

  @Test(arguments: TicketState.allCases)
  func `waits for a change in authorize or scheduled`(state: TicketState) throws {
    let package = try World.package(.pendingApproval)
    let ticket = try World.ticket(state)
    if state == .authorize || state == .scheduled {
      #expect(try approve(package, as: World.ben, ticket: ticket).count == 1)
    } else {
      #expect(
        refused { try approve(package, as: World.ben, ticket: ticket) }?.message
          == "CH-1 is \(state.rawValue), MP-1 needs it in authorize or scheduled"
      )
    }
  }

  @Test func `is on what was shown, hash included`() throws {
    let package = try World.package(.pendingApproval)
    var stale = decision(package)
    stale.seenVersion -= 1
    #expect(refused { try approve(package, as: World.ben, stale) }?.code == .staleView)
    var other = decision(package)
    other.seenDigest = World.digest("0")
    #expect(refused { try approve(package, as: World.ben, other) }?.code == .staleView)
  }

  @Test(arguments: PackageState.allCases)
  func `is made once, in its state alone`(state: PackageState) throws {
    guard state != .pendingApproval else { return }
    let package = try World.package(state)
    #expect(
      refused { try approve(package, as: World.ben) }?.message
        == "MP-1 is \(state.rawValue): it cannot be approved"
    )
    #expect(
      refused {
        try ModelPackage.reject(package, decision(package, "no"), in: World.context(World.ben))
      }?.message == "MP-1 is \(state.rawValue): it cannot be rejected"
    )
  }

  @Test func `against it needs a reason`() throws {
    let package = try World.package(.pendingApproval)
    #expect(
      refused {
        try ModelPackage.reject(package, decision(package), in: World.context(World.ben))
      }?.message == "a rejection needs a reason"
    )
    let after: ModelPackage = try World.after(
      ModelPackage.reject(package, decision(package, "unfair"), in: World.context(World.ben)),
      package
    )
    #expect(after.state == .rejected)
    #expect(after.decision?.text == "unfair")
  }
}
