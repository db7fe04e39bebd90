import Documents
import Testing

@testable import GovernanceStore

/// What the PostgreSQL engine makes of addresses, statements and labels; needs no server.
struct ServerTests {
  @Test(arguments: [
    ("postgres://ada:secret@db/governance", "postgres://ada@db/governance"),
    ("postgresql://db-1,db-2/gov?target_session_attrs=read-write&password=x", ""),
    ("postgres://ada@db/gov?password=x", "postgres://ada@db/gov"),
    ("postgres:///gov?host=/run/a@b:c", "postgres:///gov?host=/run/a@b:c"),
    ("postgres://ada:se@cret@db/gov", "postgres://ada@db/gov"),
    ("/var/lib/govtop/governance.db", "/var/lib/govtop/governance.db"),
    ("postgres.db", "postgres.db"),
  ])
  func `an address is shown without its password`(_ text: String, _ expected: String) {
    let shown = DatabaseAddress(text).shown
    if expected.isEmpty {
      #expect(shown == "postgresql://db-1,db-2/gov?target_session_attrs=read-write")
    } else {
      #expect(shown == expected)
    }
  }

  @Test(arguments: [
    ("select 1", "select 1", 0),
    ("select ? where a = ?", "select $1 where a = $2", 2),
    ("select 'why?', ?", "select 'why?', $1", 1),
    ("select 'it''s ?' || ?", "select 'it''s ?' || $1", 1),
    ("select \"odd?\" from t where \"a'b\" = ?", "select \"odd?\" from t where \"a'b\" = $1", 1),
  ])
  func `places are numbered outside of quotes`(_ sql: String, _ expected: String, _ count: Int) {
    let text = PostgresText(sql)
    #expect(text.sql == expected)
    #expect(text.places == count)
  }

  @Test func `a schema's note is read as it was written, and nothing else is`() {
    let note = SchemaNote(version: 3, server: 15, digest: .sha256(of: "tables"))
    #expect(SchemaNote(note.text) == note)
    for text in ["", "the wiki", "govtop schema x postgres 15 00", note.text + " more"] {
      #expect(SchemaNote(text) == nil, "\(text)")
    }
  }

  @Test func `another release of the server may word the same tables otherwise`() {
    let made = SchemaNote(version: 1, server: 15, digest: .sha256(of: "a"))
    #expect(made != SchemaNote(version: 1, server: 15, digest: .sha256(of: "b")))
    #expect(made == SchemaNote(version: 1, server: 16, digest: .sha256(of: "b")))
    #expect(made != SchemaNote(version: 2, server: 16, digest: .sha256(of: "a")))
  }

  @Test func `every name fits PostgreSQL, and no two are one`() {
    let names = Schema.tables.flatMap(\.postgresNames).filter { $0.hasPrefix("index ") }
      .map { $0.split(separator: " ").last ?? "" }
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.utf8.count <= 63 })
    #expect(Guard.all.allSatisfy { $0.name.utf8.count <= 63 })
    for rule in Schema.tables.flatMap(\.rules) {
      let name = rule.split(separator: " ").dropFirst().first ?? ""
      #expect(name.utf8.count <= 63, "\(rule)")
    }
  }

  @Test func `only numbers stand beside an index, since its rows are short there`() throws {
    let row = try #require(Table.accessRow.postgres.first { $0.contains("rank_risk_score_id") })
    #expect(row.contains("(rank, risk_score desc, id) include ("))
    #expect(row.contains("is_wildcard") && !row.contains("search"))
  }
}
