import Documents
package import Governance

/// Reads the IAM credential report: the table itself, or what `get-credential-report` prints.
package struct AWSCredentialsConnector: Connector {
  package static var kind: SourceKind { .awsCredentials }

  private let options: ConnectorOptions

  package init(_ options: ConnectorOptions) {
    self.options = options
  }

  /// A report is of the account that its ARNs name.
  package func parts(of files: [SourceFile]) throws(InputProblem) -> [SourcePart] {
    try SourcePart.grouping(
      files,
      by: { (file) throws(InputProblem) in
        if let scope = options.scope { return scope }
        var report = try CredentialReport(try table(in: file))
        return try report.next().flatMap { Self.account(of: $0.values["arn"]) }
      },
      unnamed: { (file, _) throws(InputProblem) in
        throw InputProblem(file: file.name, "no row names an account; name it with --account")
      }
    )
  }

  package func read(_ part: SourcePart, into sink: inout some FactSink) throws(InputProblem) {
    for file in part.files {
      var report = try CredentialReport(try table(in: file))
      for column in report.unused { sink.skipped("`\(column)` is not kept", at: file.name) }
      while let row = try report.next() { try tell(row, into: &sink) }
    }
  }

  private static func account(of arn: String?) -> String? {
    let parts = (arn ?? "").split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 4 && !parts[4].isEmpty ? String(parts[4]) : nil
  }

  /// The report inside the answer of the command line, which has it in Base64.
  private func table(in file: SourceFile) throws(InputProblem) -> SourceFile {
    let first = file.bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard first == UInt8(ascii: "{") else { return file }
    let document = try document(in: file)
    guard let content = try content(of: document, in: file) else {
      throw InputProblem(
        file: file.name,
        "a credential report with `Content` belongs here, found \(document.outline)"
      )
    }
    guard let bytes = Base64.decoded(content.filter { !$0.isWhitespace }) else {
      throw InputProblem(file: file.name, place: "$.Content", "Base64 belongs here")
    }
    return SourceFile(name: file.name, bytes: bytes)
  }

  private func document(in file: SourceFile) throws(InputProblem) -> Document {
    do {
      var reader = try JSONReader(file.bytes)
      let document = try reader.document()
      try reader.finish()
      return document
    } catch {
      throw file.broken(error)
    }
  }

  private func content(
    of document: Document,
    in file: SourceFile
  ) throws(InputProblem) -> String? {
    do {
      return try document.text("Content")
    } catch {
      throw file.misfit(error)
    }
  }

  private func tell(
    _ row: CredentialReport.Row,
    into sink: inout some FactSink
  ) throws(InputProblem) {
    let place = row.file.place(line: row.line)
    for number in ["1", "2"] {
      let key = "access_key_\(number)"
      guard row.values["\(key)_last_rotated"] != nil else { continue }
      var fact = try credential(row, key, .accessKey)
      fact.isActive = try row.flag("\(key)_active")
      fact.issuedAt = try row.instant("\(key)_last_rotated")
      fact.lastUsedAt = try row.instant("\(key)_last_used_date")
      fact.lastUsedKnown = true
      sink.record(.credential(fact), at: place)
    }
    for number in ["1", "2"] {
      let key = "cert_\(number)"
      guard row.values["\(key)_last_rotated"] != nil else { continue }
      var fact = try credential(row, key, .certificate)
      fact.isActive = try row.flag("\(key)_active")
      fact.issuedAt = try row.instant("\(key)_last_rotated")
      sink.record(.credential(fact), at: place)
    }
    try tellPassword(row, place, into: &sink)
  }

  /// The root user's password is always there; the report says `not_supported` of it.
  private func tellPassword(
    _ row: CredentialReport.Row,
    _ place: String,
    into sink: inout some FactSink
  ) throws(InputProblem) {
    let isRoot = try row.required("arn").hasSuffix(":root")
    let isEnabled = try row.flag("password_enabled")
    guard isRoot || isEnabled else { return }
    var fact = try credential(row, "password", .password)
    fact.issuedAt = try row.instant("password_last_changed")
    fact.expiresAt = try row.instant("password_next_rotation")
    fact.lastUsedAt = try row.instant("password_last_used")
    fact.lastUsedKnown = true
    fact.hasFactor = try row.flag("mfa_active")
    sink.record(.credential(fact), at: place)
  }

  private func credential(
    _ row: CredentialReport.Row,
    _ column: String,
    _ kind: Credential.Kind
  ) throws(InputProblem) -> CredentialFact {
    let arn = try row.required("arn")
    return CredentialFact(
      key: "\(arn)/\(column)",
      principal: arn,
      name: try row.required("user"),
      kind: kind,
      isActive: true
    )
  }
}
