import Documents
package import Governance

extension AnyWorkflowRecord {
  /// The row of a record: what has a column, and the rest as `detail`.
  func row(_ table: Table, priorState: String) -> TableRow {
    // A record that came out of the ledger can be written: a test makes the round trip with each event.
    var rest = (try? json())?.members ?? [:]
    var values: [SQLValue] = []
    for column in table.columns {
      switch column.name {
      case WorkflowColumn.priorState: values.append(.text(priorState))
      case WorkflowColumn.detail: values.append(.null)
      default: values.append(SQLValue(scalar: rest.removeValue(forKey: column.name), column))
      }
    }
    if let place = table.columnNames.firstIndex(of: WorkflowColumn.detail) {
      values[place] = .init(json: .object(rest))
    }
    return TableRow(table, values)
  }
}

extension Connection {
  /// Records of a workflow; `condition` is about the columns of its table.
  package func records<Workflow: WorkflowRecord>(
    _ type: Workflow.Type = Workflow.self,
    where condition: String = "1 = 1",
    _ arguments: [SQLValue] = []
  ) throws(StoreError) -> [Workflow] {
    let table = Workflow.kind.table
    return try rows(
      "select \(table.columnList) from \(table.name) where \(condition) order by id",
      arguments
    ).map { row throws(StoreError) in try record(row, table) }
  }

  /// One record as it is stored, whatever its workflow.
  func stored<Workflow: WorkflowRecord>(
    _ type: Workflow.Type,
    _ id: [SQLValue]
  ) throws(StoreError) -> StoredRecord? {
    let table = Workflow.kind.table
    guard let row = try row("select \(table.columnList) from \(table.name) where id = ?", id)
    else { return nil }
    let record: Workflow = try record(row, table)
    let prior =
      Workflow.steps.isEmpty ? Transitions.before : try row.text(WorkflowColumn.priorState)
    return StoredRecord(.workflow(AnyWorkflowRecord(record)), priorState: prior)
  }

  private func record<Workflow: WorkflowRecord>(
    _ row: SQLRow,
    _ table: Table
  ) throws(StoreError) -> Workflow {
    do {
      guard case .object(var fields) = try JSONValue(canonical: row.text(WorkflowColumn.detail))
      else { throw StoreError.corrupt("detail of \(table.name) is no object") }
      for column in table.columns
      where column.name != WorkflowColumn.detail && column.name != WorkflowColumn.priorState {
        fields[column.name] = row[column.name].json(column)
      }
      let words = WordsOfPersons(self)
      let record = try FieldsDecoder(words: words.text(of:))
        .decode(Workflow.self, from: .object(fields))
      if let failure = words.failure { throw failure }
      return record
    } catch let error as EventFormatError {
      throw .corrupt(
        "\(table.name) \(row["id"].description) holds something else than \(error.expected) as \(error.field)"
      )
    } catch let error as StoreError {
      throw error
    } catch {
      throw .corrupt("\(table.name) \(row["id"].description): its detail is no canonical JSON")
    }
  }
}

/// Looks up what persons wrote, unless it was erased.
private final class WordsOfPersons {
  private let connection: any Connection
  /// Decoding cannot throw it: whoever decoded asks for it.
  private(set) var failure: StoreError?

  init(_ connection: any Connection) {
    self.connection = connection
  }

  func text(of digest: Digest) -> String? {
    do throws(StoreError) {
      return try connection.row(
        "select text from erasable_text where sha256 = ?",
        [.text(digest.hex)]
      )?.optionalText("text")
    } catch {
      failure = failure ?? error
      return nil
    }
  }
}

extension JSONValue {
  fileprivate var members: [String: JSONValue] {
    guard case .object(let members) = self else { return [:] }
    return members
  }
}

extension SQLValue {
  fileprivate init(scalar value: JSONValue?, _ column: Column) {
    switch value {
    case .string(let text): self = .text(text)
    case .integer(let number): self = .integer(number)
    case .boolean(let flag): self = .integer(flag ? 1 : 0)
    case .array, .object: self = value.map { .init(json: $0) } ?? .null
    // A flag that is left out says no.
    case nil: self = column.isFlag ? .integer(0) : .null
    }
  }

  fileprivate func json(_ column: Column) -> JSONValue? {
    switch self {
    case .integer(let number) where column.isFlag: number == 0 ? nil : .boolean(true)
    case .integer(let number): .integer(number)
    case .text(let text): .string(text)
    case .null, .blob: nil
    }
  }
}
