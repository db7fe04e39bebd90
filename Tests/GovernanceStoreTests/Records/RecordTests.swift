import Governance
import Testing

@testable import GovernanceStore

struct RecordTests {
  @Test func `what is loaded is what was saved, of every kind`() async throws {
    let world = try await TestWorld.lived()
    let entries = try await world.store.engine.read { try $0.entries(where: "1 = 1") }
    var records: [RecordKey: StoredRecord] = [:]
    for entry in entries {
      for key in entry.event.recordKeys {
        records[key] = try StoredRecord.after(entry.event, key, from: records[key], at: entry.at)
      }
    }
    #expect(Set(records.keys.map(\.kind)) == Set(Record.Kind.allCases))
    for (key, record) in records {
      let loaded = try await world.store.engine.read { try $0.load(key) }
      #expect(loaded == record, "\(key)")
    }
  }

  @Test func `a record has a value for each column of its tables`() async throws {
    let world = try await TestWorld.lived()
    let tables = try await world.store.engine.read { connection in
      let request = try connection.requests().map { StoredRecord(.request($0)) }
      let grants = try connection.grants().map { StoredRecord(.grant($0)) }
      let persons = try connection.persons().map { StoredRecord(.person($0)) }
      return (request + grants + persons).flatMap(\.rows)
        .map { ($0.table.name, $0.values.count == $0.table.columns.count, $0.key.count) }
    }
    #expect(tables.allSatisfy { $0.1 })
    #expect(Set(tables.map(\.0)).count == 11)
  }

  @Test func `words come with the records that they belong to`() async throws {
    let world = try await TestWorld.lived()
    let (person, request) = try await world.store.engine.read { connection in
      (try connection.person("noor"), try connection.requests().first)
    }
    #expect(person.name.text == "noor of the team")
    #expect(person.contact?.text == "noor@acme.example")
    #expect(request?.content.justification.text == "retrain after the label fix, run 8841")
  }

  @Test func `a row that holds something else is damage, told by its column`() async throws {
    let world = try await TestWorld.lived()
    try await world.store.liftChecks()
    try await world.store.alter("update person set state = 'asleep'")
    await #expect(
      throws: StoreError.corrupt("column state holds asleep where a known word belongs")
    ) {
      try await world.store.engine.read { try $0.persons() }
    }
  }
}
