import Documents
import Governance
import Synchronization
import Testing

@testable import GovernanceStore

struct StagingTests {
  @Test func `what was left out is counted by reason, the most frequent first`() async throws {
    let test = try await TestStore()
    let order = ImportOrder(kind: .awsIAM, scope: "1", digest: .sha256(of: ""), bytes: 0)
    let report = try await test.store.importSnapshot(order, as: test.root) { staging in
      staging.skipped("unknown field Foo", at: "$.a")
      staging.skipped("unknown field Bar", at: "$.b")
      staging.skipped("unknown field Bar", at: "$.c")
    }
    #expect(report.skipped.map(\.reason) == ["unknown field Bar", "unknown field Foo"])
    #expect(report.skipped.map(\.count) == [2, 1])
    #expect(report.skipped.map(\.firstPath) == ["$.b", "$.a"])
  }

  @Test func `at most a hundred conflicts are listed, and all are counted`() async throws {
    let test = try await TestStore()
    let facts = (0..<130).flatMap { number -> [Fact] in
      var later = SmallCloud.user("user-\(number)")
      later.path = "/later/"
      return [.principal(SmallCloud.user("user-\(number)")), .principal(later)]
    }
    let report = try await test.store.take(facts)
    #expect(report.conflicts.count == 100)
    #expect(report.snapshot.conflicts == 130)
    #expect(report.conflicts.first?.key == "AIDA-user-0")
  }

  @Test func `progress goes from reading to publishing`() async throws {
    let test = try await TestStore()
    let seen = Mutex<[ImportProgress]>([])
    let order = ImportOrder(kind: .awsIAM, scope: "1", digest: .sha256(of: ""), bytes: 0)
    _ = try await test.store.importSnapshot(
      order,
      as: test.root,
      progress: { step in seen.withLock { $0.append(step) } }
    ) { staging in
      for number in 0..<1_000 {
        staging.record(.principal(SmallCloud.user("user-\(number)")), at: "$")
      }
    }
    let steps = seen.withLock { $0 }
    #expect(steps.first == .reading(records: 1_000))
    #expect(steps.contains(.comparing(table: "principal")))
    #expect(steps.contains(.staging(rows: 1_000, of: 1_000)))
    #expect(steps.contains(.publishing))
  }

  @Test func `hostile text of any kind comes out as it went in`() async throws {
    let test = try await TestStore()
    let names = [
      "'; drop table principal; --", "\u{1b}[31m", "\u{202e}abc", "é\u{301}", "🤖", "%_\\",
      String(repeating: "x", count: 100_000), "a\u{0}b", "\n\t", "",
    ]
    try await test.store.take(
      names.enumerated().map { index, name in
        var fact = SmallCloud.user("user-\(index)")
        fact.name = name
        return .principal(fact)
      }
    )
    let rows = try await test.store.ask("select name from principal_now order by native_key")
    #expect(rows.map { $0[0] } == names.map { .text($0) })
    #expect(try await test.store.verify().isSound)
  }
}
