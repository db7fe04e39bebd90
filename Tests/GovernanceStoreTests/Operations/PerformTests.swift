import Governance
import Testing

@testable import GovernanceStore

struct PerformTests {
  @Test func `a new database knows its operator and has two entries`() async throws {
    let test = try await TestStore()
    let viewer = try await test.store.viewer(of: test.root)
    #expect(viewer.person.handle == "root")
    #expect(viewer.person.name.text == "Root Operator")
    #expect(viewer.person.personas == Set(Persona.allCases))
    #expect(try await test.store.ledger().size == 2)
  }

  @Test func `a person who is added can act as themselves`() async throws {
    let test = try await TestStore()
    try await test.add([("ada", [.security, .approver])])
    let viewer = try await test.store.viewer(of: .claiming("ada"))
    #expect(viewer.person.id == Identifier("P-2"))
    #expect(viewer.claimed)
  }

  @Test func `a preview tells what would be written and writes nothing`() async throws {
    let test = try await TestStore()
    let command = Command.addPerson(PersonDraft(handle: "ada", name: "Ada"))
    let preview = try await test.store.preview([command], as: test.root)
    #expect(preview.entries.map(\.kind) == ["person.added"])
    #expect(try await test.store.ledger().size == 2)
    let receipt = try await test.store.perform([command], as: test.root)
    #expect(receipt.subjects == preview.subjects)
  }
}
