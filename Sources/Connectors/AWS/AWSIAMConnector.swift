import Documents
package import Governance

/// Reads `aws iam get-account-authorization-details`: who is in an account, and what they may do.
package struct AWSIAMConnector: Connector {
  package static var kind: SourceKind { .awsIAM }

  private let options: ConnectorOptions

  package init(_ options: ConnectorOptions) {
    self.options = options
  }

  /// An account is named by the ARNs of its users, groups, roles and own policies.
  package func parts(of files: [SourceFile]) throws(InputProblem) -> [SourcePart] {
    if let scope = options.scope { return onePart(files, scope: scope) }
    return try SourcePart.grouping(files) { file throws(InputProblem) in
      try account(in: file)
    } unnamed: { file, accounts throws(InputProblem) in
      throw InputProblem(
        file: file.name,
        accounts.isEmpty
          ? "no record names its account; say which one with `--account`"
          : "no record names its account, and the other files are of several; import it with theirs"
      )
    }
  }

  package func read(_ part: SourcePart, into sink: inout some FactSink) throws(InputProblem) {
    let index = try index(of: part)
    var reading = AccountReading(index: index, scope: part.scope, options: options)
    for (fileIndex, file) in part.files.enumerated() {
      var export = try AccountExport(file)
      var count = 0
      while let record = try export.next() {
        let place = AccountIndex.Place(file: fileIndex, record: count)
        try reading.tell(record, at: place, in: file, into: &sink)
        count += 1
      }
      for field in export.others where !["IsTruncated", "Marker", "NextToken"].contains(field.key) {
        sink.skipped("unknown field `\(field.key)`", at: file.place(field.value.path))
      }
    }
  }

  private func account(in file: SourceFile) throws(InputProblem) -> String? {
    var export = try AccountExport(file)
    while let record = try export.next() {
      do {
        if let account = try record.arn().account { return account }
      } catch {
        throw file.misfit(error)
      }
    }
    return nil
  }

  private func index(of part: SourcePart) throws(InputProblem) -> AccountIndex {
    var index = AccountIndex()
    for (fileIndex, file) in part.files.enumerated() {
      var export = try AccountExport(file)
      var count = 0
      while let record = try export.next() {
        try index.add(record, at: AccountIndex.Place(file: fileIndex, record: count), in: file)
        count += 1
      }
      index.add(export)
    }
    try index.refuseTruncated()
    // No account is without a single role: an export of nothing would make everything look removed.
    guard index.isEmpty, let first = part.files.first else { return index }
    throw InputProblem(
      file: first.name,
      "at least one user, group, role or policy belongs here, found none"
    )
  }
}
