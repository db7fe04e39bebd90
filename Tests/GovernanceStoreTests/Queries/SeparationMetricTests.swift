import Governance
import Testing

@testable import GovernanceStore

/// M17 in a cloud where duties meet by several ways.
struct SeparationMetricTests {
  private static func named(_ name: String, environment: Environment = .dev) -> EntitlementFact {
    SmallCloud.right(name, environment: environment)
  }

  private static func group(_ name: String) -> PrincipalFact {
    var fact = SmallCloud.role(name)
    fact.type = .group
    return fact
  }

  /// Noor trains by her own account and deploys through a group in a group; ben answers alone for two
  /// workloads of which one builds and one promotes.
  private func world(_ extra: [Fact] = []) async throws -> TestWorld {
    let world = try await TestWorld()
    let (inner, outer) = (Self.group("ml"), Self.group("releases"))
    let (train, deploy) = (Self.named("train-models"), Self.named("ship", environment: .prod))
    var shipping = deploy
    shipping.actions = "ecs:DeployService"
    let (builder, promoter) = (
      SmallCloud.role("builder", owner: "ben"), SmallCloud.role("promoter", owner: "ben")
    )
    let (build, promote) = (Self.named("build-image"), Self.named("promote-image"))
    let both = Self.named("build-and-deploy-all")
    try await world.takeCloud(
      extra: [inner, outer, builder, promoter].map { .principal($0) }
        + [train, shipping, build, promote, both].map { .entitlement($0) }
        + [
          .membership(MembershipFact(member: world.noor.nativeID, group: inner.nativeID)),
          .membership(MembershipFact(member: inner.nativeID, group: outer.nativeID)),
          .assignment(SmallCloud.attached(train, to: world.noor)),
          .assignment(SmallCloud.attached(shipping, to: outer)),
          .assignment(SmallCloud.attached(build, to: builder)),
          .assignment(SmallCloud.attached(promote, to: promoter)),
        ] + extra
    )
    return world
  }

  @Test func `nested groups and workloads that somebody answers for are ways, too`() async throws {
    let world = try await world()
    let metric = try #require(
      try await world.store.metrics(MetricQuestion(["M17"])).first
    )
    #expect(metric.value == 2 && metric.beside("require_approval") == 2)
    #expect(metric.beside("enforce") == 0 && metric.state == .amber)
    let rows = try await world.store.rows(of: "M17", MetricQuestion(), limit: 9).rows
    let what = rows.map(\.subject.what).sorted()
    #expect(
      what == [
        "ben: builder > build-image with promoter > promote-image",
        "noor: noor > train-models with noor > ml > releases > ship",
      ]
    )
    #expect(Set(rows.map(\.subject.environment)) == [.dev, .prod])
    var production = MetricQuestion(["M17"])
    production.environment = .prod
    #expect(try await world.store.metrics(production).first?.value == 1)
  }

  @Test func `who has left, and what ended, breaks nothing`() async throws {
    let world = try await world()
    _ = try await world.store.perform(
      [.offboard(Identifier("ben"), effectiveAt: nil, reason: "moved on")],
      as: world.test.root
    )
    #expect(try await world.store.metrics(MetricQuestion(["M17"])).first?.value == 1)
    try await world.takeCloud()
    #expect(try await world.store.metrics(MetricQuestion(["M17"])).first?.value == 0)
  }

  @Test(arguments: [
    (["build x", "deploy y"], true), (["build x"], false), (["build and deploy"], false),
    (["build and deploy", "deploy y"], true), (["deploy y", "promote z"], false), ([], false),
  ])
  func `a rule judges pairs of rights`(_ texts: [String], _ breaks: Bool) throws {
    struct Right: Identifiable { let id: Int }
    let rule = try #require(Rules.standard.separation.first { $0.name == "build-and-deploy" })
    let pair = rule.pair(among: texts.enumerated().map { (Right(id: $0.offset), $0.element) })
    #expect((pair != nil) == breaks)
  }
}
