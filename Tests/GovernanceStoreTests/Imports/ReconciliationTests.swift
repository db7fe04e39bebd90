import Documents
import Governance
import Testing

@testable import GovernanceStore

struct ReconciliationTests {
  private static func values(_ id: String, _ member: String) -> [SQLValue] {
    [.text(id), .text(member), .null, "team", .null]
  }

  /// Rows of a small table staged with ids of the caller's choice.
  private func delta(
    known: [String: String],
    staged: [String: String]
  ) async throws -> TableDelta {
    let scratch = try Scratch()
    let canonical = CanonicalRow(of: .membership)
    let before = known.sorted { $0.key < $1.key }
      .map { Reconciliation.Known(id: $0, digest: canonical.digest(Self.values($0, $1))) }
    return try await scratch.use { connection in
      for statement in Table.membership.stage.sqlite { try connection.run(statement) }
      for (id, member) in staged {
        try connection.run(Table.membership.stage.insertion, Self.values(id, member))
      }
      return try Reconciliation.delta(.membership, known: before, staged: connection)
    }
  }

  @Test func `of two snapshots each row is new, changed, gone or the same`() async throws {
    let delta = try await delta(
      known: ["b": "1", "c": "1", "d": "1", "f": "1"],
      staged: ["a": "1", "c": "1", "d": "2", "e": "1"]
    )
    #expect(delta.rows == 4)
    #expect(delta.added == 2)
    #expect(delta.changed == 1)
    #expect(delta.removed == ["b", "f"])
  }

  @Test func `from nothing all is new, and to nothing all is gone`() async throws {
    let first = try await delta(known: [:], staged: ["a": "1", "b": "1"])
    #expect(first.added == 2 && first.removed == [])
    let last = try await delta(known: ["a": "1", "b": "1"], staged: [:])
    #expect(last.added == 0 && last.removed == ["a", "b"])
  }

  @Test func `the digest of a snapshot is over id and row digest in the order of ids`()
    async throws
  {
    let delta = try await delta(known: [:], staged: ["b": "2", "a": "1"])
    var builder = DigestBuilder()
    for (id, member) in [("a", "1"), ("b", "2")] {
      builder.update(id.utf8)
      builder.update(
        Digest.sha256(of: #"{"container":"team","id":"\#(id)","member":"\#(member)"}"#)
      )
    }
    #expect(delta.digest == builder.finalize())
  }

  @Test(arguments: [
    ([SQLValue.text("x"), .integer(3), .null], #"{"a":"x","b":3}"#),
    ([.text("\u{1}\"\\"), .integer(-1), .text("é")], #"{"a":"\u0001\"\\","b":-1,"c":"é"}"#),
    ([.null, .null, .null], "{}"),
  ])
  func `the canonical form of a row is canonical JSON without what is absent`(
    _ values: [SQLValue],
    _ text: String
  ) throws {
    let canonical = CanonicalRow(columns: ["a", "b", "c"])
    #expect(canonical.digest(values) == Digest.sha256(of: text))
    #expect(try JSONValue(canonical: text).canonical == text)
  }

  @Test func `columns stand in the order of their names, however the table has them`() {
    let one = CanonicalRow(columns: ["b", "a"]).digest(["2", "1"])
    #expect(one == Digest.sha256(of: #"{"a":"1","b":"2"}"#))
  }
}
