import Testing

@testable import GovernanceStore

struct SchemaTests {
  @Test func `every table is declared once, with a class`() {
    #expect(Set(Schema.tables.map(\.name)).count == Schema.tables.count)
    for kind in Table.Class.allCases { #expect(!Schema.tables(of: kind).isEmpty, "\(kind)") }
  }

  @Test func `the database has no table that is not declared beside its class`() async throws {
    let store = try await TestStore().store
    let catalogue =
      TestDatabase.isOnServer
      ? "select tablename from pg_tables where schemaname = 'govtop' order by tablename"
      : "select name from sqlite_master where type = 'table' order by name"
    let names = try await store.ask(catalogue).map { $0[0].description }
    #expect(names == Schema.tables.map(\.name).sorted())
  }

  @Test func `columns, keys and rules have names, so that a refusal can tell which`() {
    for table in Schema.tables {
      #expect(Set(table.columnNames).count == table.columns.count, "\(table.name)")
      #expect(table.key.allSatisfy(table.columnNames.contains), "\(table.name)")
      #expect(table.rules.allSatisfy { $0.hasPrefix("constraint \(table.name)_") }, "\(table.name)")
    }
  }
}
