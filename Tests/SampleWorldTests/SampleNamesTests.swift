import Governance
import SampleWorld
import Testing

@Suite struct SampleNamesTests {
  private let person = PersonEvent.Profile(handle: "noor", name: FreeText("Noor", salt: [1]))

  @Test func `a person is known by handle once enrolled`() {
    var names = SampleNames()
    names.learn(Event("P-7", .person(.enrolled(person))), version: 1, at: Moments.noon)
    #expect(names.person("noor") == Person.ID("P-7"))
  }

  @Test func `what nobody made keeps its name, so that the door refuses it by that`() {
    let names = SampleNames()
    #expect(names.person("nobody").text == "nobody")
    #expect(names.request("first").text == "first")
    #expect(!names.isPending("first") && names.openGrant("first") == nil)
  }

  @Test func `a vote is on the version that was seen last`() {
    var names = SampleNames()
    names.learn(
      Event("AR-4", .request(.cancelled(by: Person.ID("P-1"), reason: nil))),
      version: 3,
      at: Moments.noon
    )
    #expect(names.decision(on: "AR-4").request == AccessRequest.ID("AR-4"))
    #expect(names.decision(on: "AR-4").seenVersion == 3)
    #expect(names.decision(on: "AR-5").seenVersion == 1)
  }

  @Test func `a link is followed from proposal to removal`() {
    let account = Principal.ID("principal:1")
    var names = SampleNames()
    #expect(names.link(of: account) == nil)
    let proposed = PersonLinkEvent.proposed(
      principal: account,
      person: Person.ID("P-7"),
      evidence: .email,
      by: nil
    )
    let following: [(PersonLinkEvent, PersonLink.State)] = [
      (proposed, .proposed), (.confirmed(by: nil), .confirmed), (.removed(reason: nil), .removed),
    ]
    for (event, state) in following {
      names.learn(Event("LK-1", .link(event)), version: 1, at: Moments.noon)
      #expect(names.link(of: account) == state)
    }
  }

  @Test func `an adopted grant is found by who holds what`() {
    var names = SampleNames()
    let terms = GrantEvent.Terms(
      kind: .standing,
      principal: Principal.ID("principal:1"),
      entitlement: Entitlement.ID("entitlement:1"),
      resource: "",
      environment: .prod,
      dataClass: .internal,
      startsAt: Moments.noon,
      endsAt: nil,
      rule: "baseline",
      rulesVersion: 1
    )
    names.learn(Event("GR-5", .grant(.adopted(terms))), version: 1, at: Moments.noon)
    #expect(
      names.adoptedGrant(Principal.ID("principal:1"), Entitlement.ID("entitlement:1"))
        == Grant.ID("GR-5")
    )
    #expect(
      names.adoptedGrant(Principal.ID("principal:2"), Entitlement.ID("entitlement:1")) == nil
    )
    names.learn(Event("GR-5", .grant(.revoked(.none))), version: 3, at: Moments.noon)
    #expect(
      names.adoptedGrant(Principal.ID("principal:1"), Entitlement.ID("entitlement:1")) == nil
    )
  }
}
