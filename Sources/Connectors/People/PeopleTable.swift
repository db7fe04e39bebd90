import Governance

/// One people file: its columns by the header row, and its rows.
struct PeopleTable {
  let file: SourceFile
  private(set) var unknownColumns: [String] = []
  let hadByteOrderMark: Bool
  private var reader: CSVReader
  private var places: [PeopleColumn: Int] = [:]
  private var width = 0

  init(_ file: SourceFile) throws(InputProblem) {
    self.file = file
    reader = try CSVReader(file)
    hadByteOrderMark = reader.hadByteOrderMark
    try refuseOtherFormats()
    guard let header = try reader.next() else { throw file.blank }
    width = header.fields.count
    for (place, name) in header.fields.enumerated() {
      guard let column = PeopleColumn(header: name) else {
        unknownColumns.append(name)
        continue
      }
      guard places.updateValue(place, forKey: column) == nil else {
        throw file.misfit(
          line: header.line,
          expected: "the column `\(column.rawValue)` once",
          found: "`\(name)`, which is it a second time"
        )
      }
    }
    try refuseMissing(in: header)
  }

  /// The next row by column, empty fields left out; `nil` behind the last row.
  mutating func next() throws(InputProblem) -> PeopleRow? {
    guard let row = try reader.next() else { return nil }
    guard row.fields.count == width else {
      throw file.misfit(
        line: row.line,
        expected: "a row of \(width) fields, as the header has,",
        found: "\(row.fields.count)"
      )
    }
    let values = places.compactMapValues { row.fields[$0].nonBlank }
    return PeopleRow(file: file, line: row.line, values: values)
  }

  /// JSON, HTML and XML begin with what no header row does.
  private func refuseOtherFormats() throws(InputProblem) {
    let start = file.bytes.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(40)
    guard let first = start.first, [0x7B, 0x5B, 0x3C].contains(first) else { return }
    let line = start.prefix { $0 != 0x0A }
    throw file.misfit(
      line: 1,
      expected: "a header row with the columns `handle` and `name`",
      found: "`\(String(decoding: line, as: UTF8.self))`"
    )
  }

  private func refuseMissing(in header: CSVReader.Row) throws(InputProblem) {
    let found = "`\(header.fields.prefix(8).joined(separator: ","))`"
    guard places[.handle] != nil || places[.email] != nil else {
      throw file.misfit(
        line: header.line,
        expected: "a header row with the column `handle` or `email`",
        found: found
      )
    }
    guard places[.name] != nil || places[.familyName] != nil else {
      throw file.misfit(
        line: header.line,
        expected: "a header row with the column `name`, or `given_name` and `family_name`,",
        found: found
      )
    }
  }
}
