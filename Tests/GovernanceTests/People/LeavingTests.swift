import Governance
import Testing

/// Who leaves without an offboarding here: by the end of a contract, or by word of a people source.
@Suite struct LeavingTests {
  typealias World = SmallWorld

  private let now = World.now

  private func kinds(
    _ person: Person,
    leftAt: Instant? = nil,
    administrators: Int = 1
  ) throws -> [String] {
    let grant = try #require(GrantTests.active())
    return Person.leave(
      person,
      leftAt: leftAt,
      facts: PeopleFacts(administrators: administrators, liveGrants: [grant]),
      in: World.context(World.root).system
    ).map(\.kind)
  }

  @Test func `a contract that ran out ends the person's time and every grant`() throws {
    var person = World.noor
    person.contractEndsAt = now + .seconds(1)
    #expect(try kinds(person) == [])
    person.contractEndsAt = now
    #expect(try kinds(person) == ["person.offboarded", "grant.revoking"])
  }

  @Test func `so does a people source, from when it says`() throws {
    #expect(try kinds(World.noor, leftAt: now + .days(3)) == [])
    let events = Person.leave(
      World.noor,
      leftAt: now - .days(2),
      facts: PeopleFacts(),
      in: World.context(World.root).system
    )
    var person = World.noor
    if case .person(let event)? = events.first?.body { person.apply(event) }
    #expect(person.state == .left && person.leftAt == now - .days(2))
  }

  @Test func `who has left does not leave again, nor does the only administrator`() throws {
    #expect(try kinds(World.person("P-5", "gone", [], left: true), leftAt: now) == [])
    #expect(try kinds(World.root, leftAt: now) == [])
    #expect(try kinds(World.root, leftAt: now, administrators: 2).first == "person.offboarded")
  }
}
