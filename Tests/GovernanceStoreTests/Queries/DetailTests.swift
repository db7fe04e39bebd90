import Governance
import Testing

@testable import GovernanceStore

/// What the panes tell, so that nothing need be looked up elsewhere.
struct DetailTests {
  @Test func `a grant tells how it is reached, who else holds it, and what it came from`()
    async throws
  {
    let world = try await TestWorld()
    let crew = Self.crew
    try await world.takeCloud(extra: crew.facts)
    _ = try await world.store.baseline(as: world.test.root)
    let rows = try await world.store.grants(
      ListQuery(.grants, filter: "principal:=trainer access:=reader"),
      as: .claiming("ada")
    ).rows
    let id = try #require(rows.first?.grant.id)
    let detail = try #require(try await world.store.grantDetail(id, as: .claiming("ada")))
    #expect(detail.row.grant.id == id)
    #expect(detail.words == "read objects" && detail.permissions == 3)
    #expect(detail.paths == ["direct (attached)", "group crew", "trust gate"])
    #expect(detail.trusts.first == "account 9, from outside, if ExternalId, not exact")
    #expect(detail.otherHolders == ["crew", "gate"] && detail.otherHolderCount == 2)
    #expect(detail.principalGrants == 1 && detail.principalResources == 1)
    #expect(detail.separation.isEmpty)
    #expect(detail.history.map(\.entry.kind) == ["grant.adopted"])
    #expect(detail.history.first?.what == "trainer · reader")
  }

  /// A group and a role through which the trainer reaches the same right.
  private static var crew: (facts: [Fact], names: [String]) {
    let right = SmallCloud.right("reader", owner: "ben")
    var group = SmallCloud.role("crew")
    group.type = .group
    let gate = SmallCloud.role("gate")
    let trainer = SmallCloud.role("trainer", owner: "ben")
    return (
      [
        .principal(group), .principal(gate),
        .membership(MembershipFact(member: trainer.nativeID, group: group.nativeID)),
        .assignment(SmallCloud.attached(right, to: group)),
        .assignment(SmallCloud.attached(right, to: gate)),
        .trust(
          TrustFact(
            role: gate.nativeID,
            kind: .principal,
            trusted: trainer.nativeID,
            isExternal: false
          )
        ),
        .trust(
          TrustFact(
            role: trainer.nativeID,
            kind: .account,
            trusted: "9",
            isExternal: true,
            condition: "ExternalId"
          )
        ),
      ], ["crew", "gate"]
    )
  }

  @Test func `a right that does not go with another says so`() async throws {
    let world = try await TestWorld()
    var (builder, deployer) = (SmallCloud.right("build-model"), SmallCloud.right("deploy-model"))
    builder.actions = "codebuild:StartBuild"
    deployer.actions = "eks:Deploy"
    try await world.takeCloud(extra: [
      .entitlement(builder), .entitlement(deployer),
      .assignment(SmallCloud.attached(builder, to: world.noor)),
      .assignment(SmallCloud.attached(deployer, to: world.noor)),
    ])
    _ = try await world.store.baseline(as: world.test.root)
    for row in try await world.store.grants(
      ListQuery(.grants, filter: "principal:noor"),
      as: .claiming("ada")
    ).rows {
      let detail = try await world.store.grantDetail(row.grant.id, as: .claiming("ada"))
      #expect(detail?.separation.count == 1, "\(row.entitlementName)")
      #expect(detail?.separation.first?.contains("rule build-and-deploy") == true)
    }
  }

  @Test func `of five peers or more it is said how many hold it too`() async throws {
    let world = try await TestWorld()
    let mates = (0..<6).map { index in
      var mate = SmallCloud.role("mate-\(index)")
      mate.team = "crew"
      return mate
    }
    try await world.takeCloud(
      extra: mates.map { .principal($0) }
        + mates.prefix(3).map { .assignment(SmallCloud.attached(world.reader, to: $0)) }
    )
    _ = try await world.store.baseline(as: world.test.root)
    let rows = try await world.store.grants(
      ListQuery(.grants, filter: "principal:mate-0 or principal:trainer"),
      as: .claiming("ada")
    ).rows
    for row in rows {
      let detail = try await world.store.grantDetail(row.grant.id, as: .claiming("ada"))
      #expect(detail?.row.peerShare == (row.principalName == "mate-0" ? 0.4 : nil))
    }
    #expect(rows.count == 2)
  }

  @Test func `what is not there has no detail`() async throws {
    let world = try await TestWorld()
    #expect(try await world.store.grantDetail(Identifier("GR-9"), as: .claiming("ada")) == nil)
    #expect(try await world.store.requestDetail(Identifier("AR-9"), as: .claiming("ada")) == nil)
  }

  @Test func `a request tells every check with its reason`() async throws {
    let queue = try await Queue()
    func checks(_ id: String, _ viewer: String) async throws -> [String: Bool] {
      let detail = try await queue.store.requestDetail(Identifier(id), as: .claiming(viewer))
      let checks = try #require(detail).checks
      #expect(checks.allSatisfy { !$0.because.isEmpty })
      return Dictionary(checks.map { ($0.name, $0.passed) }) { first, _ in first }
    }
    let ada = try await checks("AR-3", "ada")
    #expect(
      ada == [
        "not expired": true, "not yours": true, "not voted": true, "separation": true,
        "ticket": true, "owner active": true, "account active": true, "no wildcard": true,
        "person known": true,
      ]
    )
    #expect(try await checks("AR-3", "noor")["not yours"] == false)
    #expect(try await checks("AR-4", "ben")["not yours"] == false, "he owns the trainer")
    #expect(try await checks("AR-4", "ada")["ticket"] == false)
    #expect(try await checks("AR-5", "ben")["not voted"] == false)
    #expect(try await checks("AR-1", "ada")["not expired"] == false)
    #expect(try await checks("AR-6", "ada")["still listed"] == false)
  }

  @Test func `who could complete it are those whose vote would be taken`() async throws {
    let queue = try await Queue()
    for id in ["AR-1", "AR-2", "AR-3", "AR-4", "AR-5", "AR-6"] {
      let found = try await queue.store.requestDetail(Identifier(id), as: .claiming("ada"))
      let detail = try #require(found)
      var allowed: Set<String> = []
      for viewer in RequestListTests.viewers {
        let row = try await queue.list(id, as: viewer).first { $0.id == id }
        if case .yes(let capacity) = row?.decidable { allowed.insert("\(viewer) \(capacity)") }
      }
      #expect(Set(detail.couldComplete.map { "\($0.handle) \($0.capacity)" }) == allowed, "\(id)")
    }
    let much = try await queue.store.requestDetail(Identifier("AR-5"), as: .claiming("ada"))
    let names = try #require(much).couldComplete.map(\.handle)
    #expect(names.prefix(3) == ["ada", "mei", "root"], "security completes it, the owner does not")
    #expect(names.contains("kim"))
  }

  @Test func `a request tells what was before, what it opens, and why the rule is as it is`()
    async throws
  {
    let queue = try await Queue()
    let found = try await queue.store.requestDetail(Identifier("AR-3"), as: .claiming("ada"))
    let detail = try #require(found)
    #expect(detail.before == (2, 1, 0))
    #expect(detail.words == "read objects")
    #expect(detail.ownerHandle == "noor" && detail.ownerTeam == "ml")
    #expect(detail.beneficiaryGrants == 0, "what was approved has ended")
    #expect(!detail.rationale.isEmpty)
    #expect(detail.history.map(\.entry.kind) == ["request.submitted"])
    let trainer = try await queue.store.requestDetail(Identifier("AR-4"), as: .claiming("ada"))
    #expect(trainer?.ownerHandle == "ben")
    let approved = try await queue.store.requestDetail(Identifier("AR-2"), as: .claiming("ada"))
    #expect(approved?.voterHandles == ["ben"])
    #expect(
      approved?.history.map(\.entry.kind) == [
        "request.submitted", "request.voted", "request.approved", "grant.scheduled",
        "grant.ending", "grant.ended",
      ]
    )
  }
}
