package import Documents
package import Governance

/// Reads CloudTrail: log files, single records, a record a line, and what `lookup-events` prints.
///
/// Keys are kept by their id; session tokens and parameters of calls are not read at all.
package struct CloudTrailConnector: EventLog {
  package static var kind: SourceKind { .cloudTrail }
  package static var lists: Set<String> { ["Records", "Events"] }
  package static var besides: Set<String> { ["NextToken", "ResponseMetadata"] }

  private static let tree = FieldTree<CloudTrailField>(lenient: CloudTrailField.lenient)

  private let options: ConnectorOptions

  package init(_ options: ConnectorOptions) {
    self.options = options
  }

  package func event(
    at path: DocumentPath,
    first: String?,
    _ reader: inout JSONReader
  ) throws(JSONError) -> LoggedEvent {
    let fields = try EventFields<CloudTrailField>(Self.tree, at: path, first: first, &reader)
    guard let text = try fields.text(.wrapped) else { return try event(fields) }
    var inner = try JSONReader(Array(text.utf8), path: fields.path(of: .wrapped))
    try inner.enterObject()
    let record = try EventFields<CloudTrailField>(
      Self.tree,
      at: fields.path(of: .wrapped),
      &inner
    )
    try inner.finish()
    return try event(record)
  }

  private func event(_ fields: EventFields<CloudTrailField>) throws(JSONError) -> LoggedEvent {
    let record = CloudTrailRecord(fields)
    var fact = try record.fact()
    fact.environment = options.environment
    if let scope = options.scope { return LoggedEvent(scope: scope, fact: fact) }
    guard let account = try record.account() else {
      throw fields.misfit(.recipientAccountId, "an account id")
    }
    return LoggedEvent(scope: account, fact: fact)
  }
}
