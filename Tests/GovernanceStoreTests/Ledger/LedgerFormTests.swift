import Documents
import Governance
import Testing

@testable import GovernanceStore

struct LedgerFormTests {
  @Test func `an entry has exactly these bytes`() async throws {
    let test = try await TestStore()
    let bodies = try await test.store.ask("select body from ledger_entry order by sequence")
    let texts = bodies.map { row -> String in
      guard case .blob(let bytes) = row[0] else { return "" }
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(
      texts.first == """
        {"actor":{"factor":"os_user","person":"P-1","personas":["administrator","approver",\
        "auditor","break_glass_responder","certifier","data_steward","deployer","model_developer",\
        "policy_admin","registrar","security"]},"at":1780000000000,"decision":1,"format":1,\
        "kind":"database.initialised","origin":{"channel":"library","host":"test",\
        "os_user":"root"},"payload":{"cooperative":true,\
        "id":"d659cce65af39af629bafbf27c20ba0c","organisation":"acme"},\
        "previous_root":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\
        "rules_version":1,"sequence":1,"subject":"database","v":1,"version":1}
        """
    )
  }

  @Test func `words that a person wrote are not in the entry, only their digest`() async throws {
    let test = try await TestStore()
    for row in try await test.store.ask("select body from ledger_entry") {
      guard case .blob(let body) = row[0] else {
        Issue.record("a body is no blob")
        continue
      }
      #expect(body.firstRange(of: Array("Root Operator".utf8)) == nil)
    }
    let kept = try await test.store.ask("select sequence, text, bytes from erasable_text")
    #expect(kept == [[2, "Root Operator", 13]])
  }

  @Test func `entries of one transaction share its first sequence`() async throws {
    let test = try await TestStore()
    let commands = ["ada", "ben"].map { Command.addPerson(PersonDraft(handle: $0, name: $0)) }
    let receipt = try await test.store.perform(commands, as: test.root)
    #expect(receipt.entries.map(\.sequence) == [3, 4])
    #expect(receipt.entries.map(\.decision) == [3, 3])
  }

  @Test func `an entry is read back as it was written`() async throws {
    let world = try await TestWorld.lived()
    let entries = try await world.store.engine.read { try $0.entries(where: "1 = 1") }
    let bodies = try await world.store.ask("select body from ledger_entry order by sequence")
    #expect(entries.map { SQLValue.blob($0.body) } == bodies.map { $0[0] })
  }

  /// Inputs and roots of the reference tests of Certificate Transparency.
  @Test(arguments: [
    (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
    (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
    (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
    (4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
    (5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
    (6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
    (7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
    (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
  ])
  func `the tree is that of RFC 6962`(_ size: Int, _ root: String) {
    let leaves: [[UInt8]] = [
      [], [0], [0x10], [0x20, 0x21], [0x30, 0x31], Array(0x40...0x43), Array(0x50...0x57),
      Array(0x60...0x6f),
    ]
    var frontier = MerkleFrontier()
    for leaf in leaves.prefix(size) { frontier.append(LedgerEntry.leafHash(leaf)) }
    #expect(frontier.root.hex == root)
  }
}
