import Governance
import Testing

@Suite struct BacklogItemTests {
  typealias World = ExceptionWorld

  static func opened(by exception: String) -> Event {
    Event(
      Identifier<BacklogItem>("BL-7"),
      BacklogItem.Happening.opened(
        rule: "no-prod-wildcard",
        scope: "env:prod workload:ml-train-gpu",
        owner: SmallWorld.olga.id,
        exceptions: [Identifier(exception)]
      )
    )
  }

  private func close(
    _ item: BacklogItem,
    by person: Person = SmallWorld.ada,
    reason: String = "provider 2.4 is out",
    seen: Int? = nil
  ) throws(Refusal) -> [Event] {
    try BacklogItem.close(item, reason: reason, seen: seen, in: World.context(person))
  }

  @Test func `is closed by somebody else than its owner, with a reason`() throws {
    let item: BacklogItem = try World.one([Self.opened(by: "EX-1")])
    let closed: BacklogItem = try World.one(close(item), over: [item])
    #expect(closed.state == .closed)
    #expect(closed.closedBy == SmallWorld.ada.id)
    let owner = SmallWorld.person(SmallWorld.olga.id.text, "olga", [.security])
    let cases: [(Refusal.Code, () throws(Refusal) -> [Event])] = [
      (.secondPerson, { () throws(Refusal) in try close(item, by: owner) }),
      (.missingPersona, { () throws(Refusal) in try close(item, by: SmallWorld.ben) }),
      (.missingField, { () throws(Refusal) in try close(item, reason: " ") }),
      (.staleView, { () throws(Refusal) in try close(item, seen: 9) }),
      (.alreadyClosed, { () throws(Refusal) in try close(closed) }),
    ]
    for (code, act) in cases { #expect(refusal(act)?.code == code) }
  }
}
