import Governance
import Testing

@testable import GovernanceStore

/// Who may do what to the tables of a server, whatever program they use.
struct RoleTests {
  @Test func `nobody's rights change or shrink the ledger`() {
    for role in [ServerRoles.app, ServerRoles.read] {
      for grant in ServerRoles.grants(to: role) {
        #expect(!grant.contains("truncate") && !grant.contains(" all on "), "\(grant)")
        for table in ["ledger_entry", "ledger_signature", "grant_transition"]
        where grant.contains("on \(table) ") {
          #expect(!grant.contains("update") && !grant.contains("delete"), "\(grant)")
        }
      }
    }
    #expect(ServerRoles.grants(to: ServerRoles.read).allSatisfy { !$0.contains("insert") })
  }

  @Test func `who acts can do what govtop does and no more, who reads only reads`() async throws {
    guard TestDatabase.isOnServer else { return }
    let test = try await Self.withRoles()
    let app = try await Self.open(test, as: ServerRoles.app)
    let receipt = try await app.perform(
      [.addPerson(PersonDraft(handle: "ada", name: "Ada", personas: [.security]))],
      as: test.root
    )
    #expect(receipt.size == 3)
    try await app.takePeople([SmallCloud.employee("ben")])
    for sql in [
      "update ledger_entry set kind = 'x'", "delete from ledger_entry",
      "truncate ledger_entry cascade", "delete from ledger_head",
      "update erasable_text set sha256 = 'x'", "insert into grant_transition values ('a', 'b')",
      "drop trigger ledger_entry_is_not_changed on ledger_entry", "create table notes (a text)",
    ] {
      await #expect(throws: StoreError.denied(path: app.path), "\(sql)") {
        try await app.engine.write { try $0.run(sql) }
      }
    }
    let reader = try await Self.open(test, as: ServerRoles.read)
    #expect(try await reader.viewer(of: test.root).readOnly)
    #expect(try await reader.verify().isSound)
    await #expect(throws: StoreError.readOnly) {
      try await reader.perform([.addPerson(PersonDraft(handle: "x", name: "X"))], as: test.root)
    }
  }

  private static func withRoles() async throws -> TestStore {
    for role in [ServerRoles.app, ServerRoles.read] {
      try TestDatabase.order(
        """
        do $$ begin
          create role \(role) login;
        exception when duplicate_object then null;
        end $$
        """
      )
    }
    return try await TestStore(new: true)
  }

  private static func open(_ test: TestStore, as role: String) async throws -> Store {
    let path = test.database.path.replacing("postgres@", with: "\(role)@")
    return try await Store.open(
      path: path,
      options: TestStore.options(test.clock, keeping: test.database)
    )
  }
}
