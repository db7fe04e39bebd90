import Governance
import Testing

@testable import GovernanceStore

struct RegistryTests {
  private func refusal(_ act: () async throws -> Void) async -> Refusal? {
    do {
      try await act()
      Issue.record("it was not refused")
      return nil
    } catch {
      return error as? Refusal
    }
  }

  @Test func `a package goes into production, is replaced, and comes back`() async throws {
    let story = try await RegistryStory()
    let bundle = try await story.enforcedBundle("b")
    let ticket = try await story.scheduledChange()
    let first = try await story.approvedPackage("1", bundle: bundle, ticket: ticket)
    try await story.promote(first)
    let second = try await story.approvedPackage("2", bundle: bundle, ticket: ticket)
    try await story.promote(second)
    var old = try await story.package(first.text)
    var new = try await story.package(second.text)
    #expect(old.state == .superseded)
    #expect(new.state == .promoted && new.release == 2)
    #expect(new.places.first?.replaced == first)
    let decisions = try await story.store.ask(
      """
      select count(distinct decision) from ledger_entry
      where kind = 'package.superseded' or (kind = 'package.promoted' and subject = ?)
      """,
      [.init(second)]
    )
    #expect(decisions == [[1]], "one decision, not two")
    try await story.act(
      .package(.demote(second, reason: "doubled", incident: "INC-1", seen: nil)),
      as: "ada"
    )
    old = try await story.package(first.text)
    new = try await story.package(second.text)
    #expect(old.state == .promoted && old.inProd)
    #expect(new.state == .dePromoted && new.incident == "INC-1")
    #expect(old.past.count == 1 && new.past.count == 1, "who ran when is never lost")
    let report = try await story.store.verify()
    #expect(report.isSound, "\(report)")
  }

  @Test func `nobody promotes in the name of the pipeline`() async throws {
    let story = try await RegistryStory()
    let bundle = try await story.enforcedBundle("b")
    let ticket = try await story.scheduledChange()
    let id = try await story.approvedPackage("1", bundle: bundle, ticket: ticket)
    let refusal = await refusal { try await story.promote(id, as: .claiming("pipe")) }
    #expect(refusal?.code == .notPermitted)
    #expect(refusal?.next == "act as your own user, not with --as")
    try await story.promote(id)
    #expect(
      try await story.store.ask(
        "select claimed from ledger_entry where kind = 'package.promoted'"
      ) == [[0]]
    )
  }

  /// Case (n).
  @Test func `developer, registrar and committer do not approve`() async throws {
    let story = try await RegistryStory()
    let bundle = try await story.shadowedBundle("b")
    let ticket = try await story.scheduledChange()
    let id = try await story.pendingPackage("1", bundle: bundle, ticket: ticket)
    for (handle, persona) in [("dev", Persona.approver), ("rita", .approver)] {
      _ = try await story.store.perform(
        [.setPersona(Identifier(handle), persona, held: true)],
        as: story.world.test.root
      )
    }
    for handle in ["dev", "rita", "carl"] {
      let refusal = await refusal { try await story.approve(id, as: handle) }
      #expect(refusal?.code == .separationOfDuties, "\(handle)")
      #expect(refusal?.state == "pending_approval")
    }
    try await story.approve(id, as: "abe")
    #expect(try await story.package(id.text).state == .approved)
  }

  @Test func `of two promotions at once one is superseded by the other`() async throws {
    let story = try await RegistryStory()
    let bundle = try await story.enforcedBundle("b")
    let ticket = try await story.scheduledChange()
    let first = try await story.approvedPackage("1", bundle: bundle, ticket: ticket)
    let second = try await story.approvedPackage("2", bundle: bundle, ticket: ticket)
    async let one: Void = story.promote(first)
    async let other: Void = story.promote(second)
    _ = try await (one, other)
    let states = [
      try await story.package(first.text).state, try await story.package(second.text).state,
    ]
    #expect(Set(states) == [.promoted, .superseded])
    #expect(try await story.store.verify().isSound)
  }

  @Test func `the database itself has one package and one policy a place`() async throws {
    let story = try await RegistryStory()
    let bundle = try await story.enforcedBundle("b")
    let ticket = try await story.scheduledChange()
    let first = try await story.approvedPackage("1", bundle: bundle, ticket: ticket)
    try await story.promote(first)
    _ = try await story.approvedPackage("2", bundle: bundle, ticket: ticket)
    await #expect(throws: StoreError.self) {
      try await story.store.engine.write {
        try $0.run("update model_package set in_prod = 1 where release = 2")
      }
    }
    _ = try await story.shadowedBundle("f")
    await #expect(throws: StoreError.self) {
      try await story.store.engine.write {
        try $0.run("update policy_bundle set state = 'enforced' where state = 'shadow'")
      }
    }
  }

  /// Case (m).
  @Test func `enforced to shadow takes two signers`() async throws {
    let story = try await RegistryStory()
    let id = try await story.enforcedBundle("b")
    let shadow = Command.bundle(
      .rollOut(id, to: .shadow(reason: "it denies", ticket: "INC-9"), seen: nil)
    )
    let one = await refusal { try await story.act(shadow, as: "ada") }
    #expect(one?.code == .secondPerson)
    #expect(try await story.bundle(id.text).state == .enforced)
    try await story.act(.bundle(.consent(id, reason: "it denies", seen: nil)), as: "ada")
    let same = await refusal { try await story.act(shadow, as: "ada") }
    #expect(same?.code == .secondPerson)
    try await story.act(shadow, as: "mei")
    #expect(try await story.bundle(id.text).state == .shadow)
    #expect(try await story.store.verify().isSound)
  }

  @Test func `a rollback is timed until the last point reports, for M6`() async throws {
    let story = try await RegistryStory()
    let good = try await story.enforcedBundle("b")
    let pinned = try await story.bundle(good.text)
    let bad = try await story.enforcedBundle("f", good: pinned)
    #expect(try await story.bundle(good.text).state == .superseded)
    func readiness() async throws -> RollbackReadiness.Service? {
      try await story.store.engine.read {
        try $0.rollbackReadiness(environment: .prod, rules: Rules.standard.registry).first
      }
    }
    let clock = story.world.test.clock
    #expect(try await readiness()?.state(at: clock.instant) == .ready)
    let made = try await story.act(
      .bundle(.rollBack(bad, reason: "denies", incident: "INC-9", seen: nil)),
      as: Operator.claiming("ada")
    )
    let back: PolicyBundle.ID = Identifier(made.last ?? "")
    #expect(back != bad)
    for _ in 0..<2 { clock.advance(.seconds(200)) }
    #expect(try await readiness()?.state(at: clock.instant) == .notReady, "the clock still runs")
    for point in ["gw-1", "gw-2"] {
      try await story.act(
        .bundle(.report(back, point: point, digest: pinned.digest)),
        as: story.pipe
      )
    }
    let service = try await readiness()
    #expect(service?.last(at: clock.instant) == .seconds(400))
    #expect(service?.seconds(at: clock.instant) == [214, 214, 400])
    try await story.act(.bundle(.rollOut(back, to: .enforced, seen: nil)), as: story.pipe)
    #expect(try await story.bundle(back.text).reactivates == good)
    let report = try await story.store.verify()
    #expect(report.isSound, "\(report)")
  }

  @Test func `a change whose window passed is canceled by enforcement, once`() async throws {
    let story = try await RegistryStory()
    let id = try await story.scheduledChange()
    let origin = story.world.test.root.origin
    #expect(try await story.store.enforce(from: origin).isEmpty)
    story.world.test.clock.advance(.days(3))
    #expect(try await story.store.enforce(from: origin).done == ["change canceled": 1])
    #expect(try await story.ticket(id.text).state == .canceled)
    #expect(try await story.store.enforce(from: origin).isEmpty)
    #expect(try await story.store.verify().isSound)
  }

  @Test(arguments: [
    (ListKind.packages, "is:waiting", 1), (.packages, "is:live", 0),
    (.packages, "group:fraud tier:high", 1), (.packages, "env:prod", 0),
    (.packages, "run:gha-1", 1), (.changes, "is:now", 1), (.changes, "state:closed", 0),
    (.bundles, "state:shadow env:prod", 1), (.bundles, "is:lagging", 0), (.drills, "", 0),
  ])
  func `lists find what is asked for`(kind: ListKind, filter: String, count: Int) async throws {
    let story = try await Self.listed.value
    let query = ListQuery(kind, filter: filter)
    let rows = try await story.store.records(query, as: .claiming("root")).rows
    #expect(rows.count == count)
  }

  @Test func `a row of a package says who may not approve it, and what is missing`() async throws {
    let story = try await Self.listed.value
    let rows = try await story.store.records(ListQuery(.packages), as: .claiming("root")).rows
    let fields = Dictionary(
      uniqueKeysWithValues: (rows.first?.fields ?? []).map { ($0.name, $0.value) }
    )
    #expect(fields["developers"] == .list(["dev"]))
    #expect(fields["committers"] == .list(["carl"]))
    #expect(fields["registrars"] == .list(["rita"]))
    #expect(fields["rollback_plan"] == .text("the one before"))
    #expect(fields["missing"] == .list([]))
    #expect(fields["tests"] == .text("48/48"))
  }

  private static let listed = Task {
    let story = try await RegistryStory()
    let bundle = try await story.shadowedBundle("b")
    let ticket = try await story.scheduledChange()
    _ = try await story.pendingPackage("1", bundle: bundle, ticket: ticket)
    return story
  }

  @Test func `what is not there is said not to be`() async throws {
    let story = try await RegistryStory()
    let refusal = await refusal {
      try await story.act(.package(.archive(Identifier("MP-99"), seen: nil)), as: "rita")
    }
    #expect(refusal?.message == "there is no package `MP-99`")
    #expect(refusal?.next == "govtop list packages shows them")
  }
}
