package import Documents

/// One thing that is wrong with an intent or an overlay, at its place.
package struct IntentProblem: Hashable, Sendable, Error {
  package enum Severity: String, Sendable {
    case warning, error
  }

  package let severity: Severity
  package let position: Position
  /// The way to the field, such as `$.spec.token.ttl`.
  package let path: String
  /// One line, lower case, no final period.
  package let message: String

  package init(
    _ severity: Severity = .error,
    at position: Position,
    path: String,
    _ message: String
  ) {
    self.severity = severity
    self.position = position
    self.path = path
    self.message = message
  }

  package init(_ error: JSONError) {
    self.init(
      at: Position(line: error.line, column: error.column),
      path: error.path,
      "here belongs \(error.expected), found \(error.found)"
    )
  }

  /// As it is told beside the name of its file.
  package var sentence: String {
    "line \(position.line), column \(position.column): \(path): \(message)"
  }
}

extension Document {
  /// The problem at the deepest value that a JSON pointer still leads to.
  package func problem(
    _ severity: IntentProblem.Severity = .error,
    at pointer: String,
    _ message: String
  ) -> IntentProblem {
    var steps = pointer.split(separator: "/")
    while !steps.isEmpty {
      if let found = value(at: steps.map { "/" + $0 }.joined()) {
        return IntentProblem(severity, at: found.position, path: found.path.description, message)
      }
      steps.removeLast()
    }
    return IntentProblem(severity, at: position, path: path.description, message)
  }
}
