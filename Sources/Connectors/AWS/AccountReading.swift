import Documents
import Governance
import IdentityPolicy

/// Turns the records of one account into facts, one after the other.
struct AccountReading {
  let index: AccountIndex
  let scope: String
  let options: ConnectorOptions
  /// ARNs of what was named but is not in the export, told once.
  var toldUnknown: Set<String> = []

  init(index: AccountIndex, scope: String, options: ConnectorOptions) {
    self.index = index
    self.scope = scope
    self.options = options
  }

  /// Tells one record; of several with the same ARN the last one holds, the others are counted.
  mutating func tell(
    _ record: AccountExport.Record,
    at place: AccountIndex.Place,
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(InputProblem) {
    do {
      let arn = try record.arn()
      let key = try key(of: record, arn, in: file, into: &sink)
      sink.skip(
        membersOf: record.document,
        besides: record.list.keptFields,
        known: AccountList.knownFields,
        in: file
      )
      let isLast = index.isLast(arn, at: place)
      if !isLast {
        sink.skipped("record that stands again later", at: file.place(record.document.path))
      }
      switch record.list {
      case .policies:
        let policy = try IAMPolicy(record.document, arn: arn, key: key)
        try tell(policy, withParts: isLast, in: file, into: &sink)
      case .users, .groups, .roles:
        let holder = try IAMHolder(record, arn: arn)
        try tell(holder, key: key, withParts: isLast, in: file, into: &sink)
      }
    } catch {
      throw file.misfit(error)
    }
  }

  private func key(
    of record: AccountExport.Record,
    _ arn: ARN,
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(JSONError) -> String {
    let id = try record.document.text(record.list.idField)
    let key = index.key(of: arn, id: id, in: record.list)
    if id != nil, key != id {
      sink.skipped(
        "`\(record.list.idField)` that is not unique, so the ARN is the key",
        at: file.place(record.document.path)
      )
    }
    return key
  }

  /// Counts what the small parts of a record hold besides what is read of them.
  func skipParts(
    of document: Document,
    repeatedTags: [String],
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(JSONError) {
    for tag in repeatedTags {
      sink.skipped("tag `\(tag)` that stands again later", at: file.place(document.path))
    }
    for tag in try document.listed("Tags") {
      sink.skip(membersOf: tag, besides: AccountList.tagFields, in: file)
    }
    for profile in try document.listed("InstanceProfileList") {
      sink.skip(membersOf: profile, besides: AccountList.profileFields, in: file)
    }
    if let use = document.present("RoleLastUsed") {
      sink.skip(membersOf: use, besides: AccountList.lastUseFields, in: file)
    }
  }

  func environment(_ tags: Tags) -> Environment? { options.environment ?? tags.environment }
}
