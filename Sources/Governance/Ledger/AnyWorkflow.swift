package import Documents

/// A workflow's record, whichever it is.
package struct AnyWorkflowRecord: Hashable, Sendable {
  package let record: any WorkflowRecord

  package init(_ record: any WorkflowRecord) {
    self.record = record
  }

  package var kind: Record.Kind { type(of: record).kind }

  package static func == (left: Self, right: Self) -> Bool {
    AnyHashable(left.record) == AnyHashable(right.record)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(AnyHashable(record))
  }

  /// All fields of the record.
  package func json() throws -> JSONValue { try FieldsEncoder.encode(record).json }
}

/// An event of a workflow, whichever it is, with the form that the ledger gives it.
package struct AnyWorkflowEvent: Hashable, Sendable {
  package let event: any WorkflowEvent
  package let workflow: Record.Kind
  /// `exception.approved`.
  let kind: String
  let payload: Fields
  let texts: [FreeText]

  init(_ event: any WorkflowEvent, of workflow: Record.Kind) {
    self.event = event
    self.workflow = workflow
    // Nothing that the ledger cannot hold gets past the round trip that a test makes with each case.
    let form = try? FieldsEncoder.encode(event)
    let (name, value) = form?.json.onlyMember ?? ("unwritable", .object([:]))
    kind = "\(workflow.rawValue).\(name)"
    payload = (try? Fields(value)) ?? Fields()
    texts = form?.texts ?? []
  }

  /// Reads an event of the ledger; `nil` for a kind that this program does not know.
  init?(kind: String, _ fields: Fields) throws(EventFormatError) {
    let parts = kind.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let workflow = Record.Kind(rawValue: parts[0]),
      let record = workflow.workflow
    else { return nil }
    guard let event = try record.happening(parts[1], fields) else { return nil }
    self.init(event, of: workflow)
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.kind == right.kind && AnyHashable(left.event) == AnyHashable(right.event)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(AnyHashable(event))
  }
}

extension WorkflowRecord {
  fileprivate static func happening(
    _ name: String,
    _ fields: Fields
  ) throws(EventFormatError) -> (any WorkflowEvent)? {
    do {
      return try FieldsDecoder().decode(Happening.self, from: .object([name: fields.json]))
    } catch EventFormatError.unknownCase {
      return nil
    }
  }
}

extension JSONValue {
  fileprivate var onlyMember: (String, JSONValue)? {
    guard case .object(let object) = self, object.count == 1 else { return nil }
    return object.first.map { ($0.key, $0.value) }
  }
}

extension Event {
  /// What happened to a workflow's record.
  package init<Workflow: WorkflowRecord>(
    _ id: Identifier<Workflow>,
    _ happening: Workflow.Happening
  ) {
    self.init(id.text, .workflow(AnyWorkflowEvent(happening, of: Workflow.kind)))
  }
}
