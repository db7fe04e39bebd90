package import Documents

/// A finding that is let pass for a time, under an exception that someone approved.
package struct LintSuppression: Hashable, Sendable {
  package let rule: String
  /// Such as `EX-118`.
  package let exception: String
  /// The last day on which it holds, such as `2026-12-31`.
  package let until: String
  /// The file, perhaps with `*`.
  package let file: String
  /// The line that it speaks of; `nil` for the whole file.
  package let line: Int?
  /// The `Sid` or index of the statement that it speaks of; `nil` for all.
  package let statement: String?

  /// Whether it speaks of a finding, whatever the day.
  package func covers(_ finding: LintFinding) -> Bool {
    finding.rule == rule && (line ?? finding.line) == finding.line
      && (statement == nil || statement == finding.statement)
      && (Glob(file).matches(finding.file) || finding.file.hasSuffix("/\(file)"))
  }

  /// Whether it still holds on a day, such as `2026-11-28`.
  package func holds(on day: String) -> Bool { day <= until }

  private init(
    rule: String,
    exception: String,
    until: String,
    file: String,
    line: Int?,
    statement: String?,
    at position: Position
  ) throws(JSONError) {
    func refusal(_ expected: String, _ found: String) -> JSONError {
      JSONError(
        line: position.line,
        column: position.column,
        path: "$",
        expected: expected,
        found: found
      )
    }
    guard let known = LintRegistry.rule(rule) else {
      throw refusal("the id of a rule, such as GT005", "`\(rule)`")
    }
    guard exception.hasPrefix("EX-"), exception.count > 3,
      exception.dropFirst(3).allSatisfy(\.isNumber)
    else { throw refusal("the id of an exception, such as EX-118", "`\(exception)`") }
    guard LintSuppression.isDay(until) else {
      throw refusal("the last day as 2026-12-31", "`\(until)`")
    }
    self.rule = known.id
    self.exception = exception
    self.until = until
    self.file = file
    self.line = line
    self.statement = statement
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], let month = Int(parts[1]), let day = Int(parts[2]),
      Int(parts[0]) != nil
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }
}

extension LintSuppression {
  /// Reads a file of suppressions: a list of `rule`, `file`, `exception`, `until` and perhaps `statement`.
  package static func list(_ bytes: [UInt8]) throws(JSONError) -> [LintSuppression] {
    var suppressions: [LintSuppression] = []
    for document in try Document.documents(yaml: bytes) {
      for entry in try document.elements() {
        let fields: Set = ["rule", "file", "exception", "until", "statement"]
        if let unknown = try entry.members(besides: fields).first {
          throw entry.mismatch(
            expected: "the fields rule, file, exception, until, statement",
            found: "`\(unknown.key)`"
          )
        }
        suppressions.append(
          try LintSuppression(
            rule: try entry.string("rule"),
            exception: try entry.string("exception"),
            until: try entry.string("until"),
            file: try entry.string("file"),
            line: nil,
            statement: try entry.optionalString("statement"),
            at: entry.position
          )
        )
      }
    }
    return suppressions
  }

  private static let mark = "govtop:allow"

  /// Reads the comments of a YAML file: `# govtop:allow GT143 EX-118 until 2026-12-31`.
  ///
  /// It speaks of its own line or, where nothing else stands in it, of the next; `govtop:allow-file` of all.
  static func comments(
    in text: String,
    file: String
  ) throws(JSONError) -> [LintSuppression] {
    guard text.contains(mark) else { return [] }
    var suppressions: [LintSuppression] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard let start = line.firstRange(of: mark)?.lowerBound,
        let hash = line[..<start].lastIndex(of: "#")
      else { continue }
      let isAlone = line[..<hash].allSatisfy(\.isWhitespace)
      let words = line[start...].split(whereSeparator: \.isWhitespace).map(String.init)
      let position = Position(line: index + 1, column: line[..<hash].count + 1)
      guard words.count >= 5, words[3] == "until" else {
        throw JSONError(
          line: position.line,
          column: position.column,
          path: "$",
          expected: "`govtop:allow GT143 EX-118 until 2026-12-31`",
          found: "`\(line[start...])`"
        )
      }
      suppressions.append(
        try LintSuppression(
          rule: words[1],
          exception: words[2],
          until: words[4].hasSuffix(":") ? String(words[4].dropLast()) : words[4],
          file: file,
          line: words[0] == mark ? (isAlone ? index + 2 : index + 1) : nil,
          statement: nil,
          at: position
        )
      )
    }
    return suppressions
  }
}
