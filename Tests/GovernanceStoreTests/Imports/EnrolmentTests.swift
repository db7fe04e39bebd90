import Governance
import Testing

@testable import GovernanceStore

struct EnrolmentTests {
  @Test func `whom a people source lists is a person with a confirmed account`() async throws {
    let test = try await TestStore()
    let report = try await test.store.takePeople([
      SmallCloud.employee("noor", manager: "ben"), SmallCloud.employee("ben"),
    ])
    #expect(report.personsEnrolled == 2)
    #expect(report.linksConfirmed == 2)
    let rows = try await test.store.ask(
      """
      select person.handle, manager.handle
      from person
      left join person manager on manager.id = person.manager
      where person.handle <> 'root'
      order by person.handle
      """
    )
    #expect(rows == [["ben", nil], ["noor", "ben"]])
  }

  @Test func `persons who manage each other are both enrolled`() async throws {
    let test = try await TestStore()
    let report = try await test.store.takePeople([
      SmallCloud.employee("noor", manager: "ben"), SmallCloud.employee("ben", manager: "noor"),
    ])
    #expect(report.personsEnrolled == 2)
    let managed = try await test.store.ask(
      "select count(*) from person where manager is not null"
    )
    #expect(managed == [[2]])
  }

  @Test func `a list that says nothing new changes nobody`() async throws {
    let test = try await TestStore()
    try await test.store.takePeople([SmallCloud.employee("noor")])
    let report = try await test.store.takePeople([SmallCloud.employee("noor")])
    #expect(report.personsEnrolled == 0)
    #expect(report.personsUpdated == 0)
    #expect(report.linksProposed == 0)
  }

  @Test func `a person moves with the list, and nobody leaves by being missing`() async throws {
    let test = try await TestStore()
    try await test.store.takePeople([SmallCloud.employee("noor"), SmallCloud.employee("ben")])
    let report = try await test.store.takePeople([SmallCloud.employee("noor", team: "platform")])
    #expect(report.personsUpdated == 1)
    let rows = try await test.store.ask(
      "select handle, team, state from person where handle <> 'root' order by handle"
    )
    #expect(rows == [["ben", "ml", "active"], ["noor", "platform", "active"]])
  }

  @Test func `a person entered by hand is found again by handle`() async throws {
    let test = try await TestStore()
    try await test.add([("noor", [.approver])])
    let report = try await test.store.takePeople([SmallCloud.employee("noor")])
    #expect(report.personsEnrolled == 0)
    #expect(report.personsUpdated == 1)
    let viewer = try await test.store.viewer(of: .claiming("noor"))
    #expect(viewer.person.personas == [.approver])
    #expect(viewer.person.team == "ml")
  }

  @Test func `who is inactive in the list is not enrolled`() async throws {
    let test = try await TestStore()
    let report = try await test.store.takePeople([SmallCloud.employee("gone", isActive: false)])
    #expect(report.personsEnrolled == 0)
  }

  @Test func `an address that matches only proposes a link, and once`() async throws {
    let test = try await TestStore()
    try await test.store.takePeople([SmallCloud.employee("noor")])
    let cloud = [Fact.principal(SmallCloud.user("noor", email: "Noor@ACME.example"))]
    #expect(try await test.store.take(cloud).linksProposed == 1)
    #expect(try await test.store.take(cloud).linksProposed == 0)
    let states = try await test.store.ask(
      "select evidence, state from person_link order by evidence"
    )
    #expect(states == [["email", "proposed"], ["same_record", "confirmed"]])
  }
}
