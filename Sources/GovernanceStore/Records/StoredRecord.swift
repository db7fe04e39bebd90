package import Governance

/// A governed record with the state that it came from, which the database checks each step against.
package struct StoredRecord: Hashable, Sendable {
  package var record: Record
  /// The state before the present one; only requests and grants have steps.
  package var priorState: String

  package init(_ record: Record, priorState: String = Transitions.before) {
    self.record = record
    self.priorState = priorState
  }

  /// The record after an event, as it will be stored.
  package static func after(
    _ event: Event,
    _ key: RecordKey,
    from before: StoredRecord?,
    at: Instant
  ) throws(ReplayError) -> StoredRecord {
    let record = try event.evolve(before?.record, key, at: at)
    let state = before?.record.stateWord
    // A step to the same state is a step only where the table of legal steps has it.
    let moved = state != record.stateWord || record.kind == .request
    let prior = moved ? state ?? Transitions.before : before?.priorState
    return StoredRecord(record, priorState: prior ?? Transitions.before)
  }
}

extension Record {
  /// The state as the columns name it; `nil` for records without steps.
  fileprivate var stateWord: String? {
    switch self {
    case .request(let request): request.state.rawValue
    case .grant(let grant): grant.state.rawValue
    case .workflow(let box): box.record.stateWord
    default: nil
    }
  }
}

/// One row of a table, its values in the order of the columns.
package struct TableRow: Sendable {
  package let table: Table
  package let values: [SQLValue]

  package init(_ table: Table, _ values: [SQLValue]) {
    self.table = table
    self.values = values
  }

  package var key: [SQLValue] { table.keyPlaces.map { values[$0] } }
}
