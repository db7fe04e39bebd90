import Governance

/// The records of the workflows as the steps so far have made them, by kind, label and id.
struct SampleRecords: Sendable {
  private struct Label: Hashable {
    let kind: Record.Kind
    let name: String
  }

  private var records: [Record.Kind: [String: AnyWorkflowRecord]] = [:]
  private var labelled: [Label: String] = [:]
  /// Review items that wait for an answer: the only ones that are gone through again and again.
  private(set) var openItems: [String: ReviewItem] = [:]

  /// Takes in what happened; the first record of a kind in a step goes by the step's label.
  mutating func learn(_ event: Event, at: Instant, label: String?) {
    for key in event.recordKeys where key.kind.workflow != nil {
      let before = records[key.kind]?[key.id]
      guard
        case .workflow(let after)? = try? event.evolve(before.map { .workflow($0) }, key, at: at)
      else { continue }
      records[key.kind, default: [:]][key.id] = after
      if let label, before == nil { name(key, label) }
      if let item = after.record as? ReviewItem { follow(item) }
    }
  }

  private mutating func name(_ key: RecordKey, _ label: String) {
    let label = Label(kind: key.kind, name: label)
    if labelled[label] == nil { labelled[label] = key.id }
  }

  private mutating func follow(_ item: ReviewItem) {
    openItems[item.id.text] = item.state == .open ? item : nil
  }

  /// The id of what a step of this label made; what nobody made keeps its name.
  func id<Workflow: WorkflowRecord>(_ label: String) -> Identifier<Workflow> {
    Identifier(labelled[Label(kind: Workflow.kind, name: label)] ?? label)
  }

  func record<Workflow: WorkflowRecord>(_ id: Identifier<Workflow>) -> Workflow? {
    records[Workflow.kind]?[id.text]?.record as? Workflow
  }

  /// All of a kind, in the order in which they were made.
  func all<Workflow: WorkflowRecord>(_ kind: Workflow.Type) -> [Workflow] {
    (records[Workflow.kind] ?? [:]).values.compactMap { $0.record as? Workflow }
      .sorted { Self.number($0.id.text) < Self.number($1.id.text) }
  }

  private static func number(_ id: String) -> Int {
    id.split(separator: "-").last.flatMap { Int($0) } ?? 0
  }
}

extension SampleNames {
  /// The id of what a step of this label made: `id("fraud-14") as ModelPackage.ID`.
  func id<Workflow: WorkflowRecord>(_ label: String) -> Identifier<Workflow> { workflows.id(label) }

  /// The record as it is now; `nil` where no step made it.
  func known<Workflow: WorkflowRecord>(_ kind: Workflow.Type, _ label: String) -> Workflow? {
    workflows.record(workflows.id(label))
  }

  func all<Workflow: WorkflowRecord>(_ kind: Workflow.Type) -> [Workflow] { workflows.all(kind) }
}
