package import Governance

/// Reads a table of people: a header row, then one person a row.
package struct PeopleCSVConnector: Connector {
  package static var kind: SourceKind { .peopleCSV }

  private let options: ConnectorOptions

  package init(_ options: ConnectorOptions) {
    self.options = options
  }

  package func parts(of files: [SourceFile]) throws(InputProblem) -> [SourcePart] {
    onePart(files, scope: options.scope ?? "default")
  }

  package func read(_ part: SourcePart, into sink: inout some FactSink) throws(InputProblem) {
    var keys: [String: String] = [:]
    for file in part.files {
      try read(file, keys: &keys, into: &sink)
    }
    // A list of nobody would make everybody a leaver.
    guard let first = part.files.first, keys.isEmpty else { return }
    throw InputProblem(file: first.name, "at least one person belongs here, found none")
  }

  /// `keys` holds the key of each handle over all files: a later file may correct a person, not take a handle over.
  private func read(
    _ file: SourceFile,
    keys: inout [String: String],
    into sink: inout some FactSink
  ) throws(InputProblem) {
    var table = try PeopleTable(file)
    if table.hadByteOrderMark {
      sink.skipped("byte order mark", at: file.place(line: 1))
    }
    for column in table.unknownColumns {
      sink.skipped("unknown column `\(column)`", at: file.place(line: 1))
    }
    var lines = LinesByValue(file: file)
    while let row = try table.next() {
      let (person, ignored) = try row.person()
      try lines.refuseSecond(person.handle, of: "handle", line: row.line)
      try lines.refuseSecond(person.key, of: "key", line: row.line)
      if let known = keys.updateValue(person.key, forKey: person.handle), known != person.key {
        throw file.misfit(
          line: row.line,
          expected: "the person who has this handle already",
          found: "`\(person.handle)` with the key `\(person.key)` instead of `\(known)`"
        )
      }
      for reason in ignored { sink.skipped(reason, at: file.place(line: row.line)) }
      sink.record(.person(person), at: file.place(line: row.line))
    }
  }
}

/// Where each value stood first, so that the second one can name both lines.
private struct LinesByValue {
  let file: SourceFile
  private var lines: [String: Int] = [:]

  init(file: SourceFile) {
    self.file = file
  }

  mutating func refuseSecond(_ value: String, of column: String, line: Int) throws(InputProblem) {
    guard let first = lines.updateValue(line, forKey: "\(column)=\(value)") else { return }
    throw file.misfit(
      line: line,
      expected: "a \(column) of its own",
      found: "`\(value)`, which line \(first) has"
    )
  }
}
