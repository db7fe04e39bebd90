import Documents
import Governance

extension SourceFile {
  /// The text itself is broken: line, column and path, what was expected and what was found.
  func broken(_ error: JSONError) -> InputProblem {
    guard !isBlank else { return blank }
    let path = error.path == "$" ? "" : " (\(error.path))"
    return InputProblem(
      file: name,
      place: "line \(error.line), column \(error.column)\(path)",
      "expected \(error.expected), found \(error.found)"
    )
  }

  /// The text is sound, but holds something else than what belongs there.
  func misfit(_ error: JSONError) -> InputProblem {
    InputProblem(
      file: name,
      place: error.path == "$" ? nil : error.path,
      "\(error.expected) belongs here, found \(error.found)"
    )
  }

  /// The same for files that people write by the line.
  func misfit(_ error: JSONError, line: Int) -> InputProblem {
    let path = error.path == "$" ? "" : " (\(error.path))"
    return InputProblem(
      file: name,
      place: "line \(line)\(path)",
      "\(error.expected) belongs here, found \(error.found)"
    )
  }

  /// The same for a place in a table; foreign text in `found` is cut and made visible.
  func misfit(line: Int, expected: String, found: String) -> InputProblem {
    misfit(
      JSONError(line: line, column: 1, path: "$", expected: expected, found: found),
      line: line
    )
  }

  var blank: InputProblem {
    InputProblem(file: name, "the file is empty; export it again")
  }

  var isBlank: Bool {
    bytes.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  /// `authz.json: $.RoleDetailList[14]`.
  func place(_ path: DocumentPath) -> String { "\(name): \(path)" }

  /// `rbac.yaml:14`.
  func place(line: Int) -> String { "\(name):\(line)" }
}

extension Document {
  /// What an object is, told by its first fields: for the message about a file of another kind.
  var outline: String {
    guard case .object(let members) = value else { return kind }
    guard !members.isEmpty else { return "an empty object" }
    let names = members.prefix(4).map { "`\($0.key)`" }.joined(separator: ", ")
    return "an object with \(names)"
  }
}
