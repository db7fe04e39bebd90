import Governance

/// One IAM credential report: its columns by the header row, and its rows.
struct CredentialReport {
  /// A row by column; what the report has no value for is left out.
  struct Row {
    let file: SourceFile
    let line: Int
    let values: [String: String]

    func required(_ column: String) throws(InputProblem) -> String {
      guard let value = values[column] else {
        throw file.misfit(line: line, expected: "a value for `\(column)`", found: "none")
      }
      return value
    }

    func flag(_ column: String) throws(InputProblem) -> Bool {
      switch values[column]?.lowercased() {
      case nil, "false": return false
      case "true": return true
      case let other?:
        throw file.misfit(
          line: line,
          expected: "`true` or `false` for `\(column)`",
          found: "`\(other)`"
        )
      }
    }

    func instant(_ column: String) throws(InputProblem) -> Instant? {
      guard let text = values[column] else { return nil }
      guard let instant = Instant(rfc3339: text) else {
        throw file.misfit(
          line: line,
          expected: "a time such as 2026-06-12T14:32:07Z for `\(column)`",
          found: "`\(text)`"
        )
      }
      return instant
    }
  }

  /// By what the report says that there is nothing to tell.
  private static let nothing: Set<String> = ["n/a", "not_supported", "no_information", ""]

  let file: SourceFile
  private var reader: CSVReader
  private let header: [String]

  init(_ file: SourceFile) throws(InputProblem) {
    self.file = file
    reader = try CSVReader(file)
    guard let row = try reader.next() else { throw file.blank }
    header = row.fields
    for column in ["user", "arn", "access_key_1_active", "access_key_1_last_rotated"]
    where !header.contains(column) {
      throw file.misfit(
        line: row.line,
        expected: "the header of a credential report with the column `\(column)`",
        found: "`\(header.prefix(4).joined(separator: ","))`"
      )
    }
    guard Set(header).count == header.count else {
      throw file.misfit(line: row.line, expected: "each column once", found: "one twice")
    }
  }

  /// The next row; `nil` behind the last one.
  mutating func next() throws(InputProblem) -> Row? {
    guard let row = try reader.next() else { return nil }
    guard row.fields.count == header.count else {
      throw file.misfit(
        line: row.line,
        expected: "a row of \(header.count) fields, as the header has,",
        found: "\(row.fields.count)"
      )
    }
    var values: [String: String] = [:]
    for (column, value) in zip(header, row.fields)
    where !Self.nothing.contains(value.lowercased()) {
      values[column] = value
    }
    return Row(file: file, line: row.line, values: values)
  }

  /// Columns of which nothing is kept.
  var unused: [String] {
    header.filter { $0.hasSuffix("_region") || $0.hasSuffix("_service") }
  }
}
