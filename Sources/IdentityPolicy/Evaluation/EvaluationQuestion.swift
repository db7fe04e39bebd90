package import Documents

/// A question as `govtop evaluate` reads it: to policies of AWS, or to the roles of a cluster.
package enum EvaluationQuestion: Sendable {
  case policies(EvaluationInput)
  case cluster(RBACInput)

  /// What has `rbac` is a question to a cluster.
  package init(_ document: Document) throws(JSONError) {
    self =
      document["rbac"] == nil
      ? .policies(try EvaluationInput(document)) : .cluster(try RBACInput(document))
  }

  /// A line of input with the question in it, or what is wrong with it.
  package typealias Line = (number: Int, question: Result<EvaluationQuestion, JSONError>)

  /// The questions of a file: one document, or one a line; a bad line spoils no other.
  package static func lines(_ bytes: [UInt8]) -> [Line] {
    let newline = UInt8(ascii: "\n")
    let texts = bytes.split(separator: newline, omittingEmptySubsequences: false)
    let filled = texts.enumerated().filter { !$0.element.allSatisfy(isSpace) }
    let isOneALine = filled.contains { isObject($0.element) } && filled.count > 1
    guard isOneALine, (try? Document(json: bytes)) == nil else {
      return [(1, question(bytes, line: 1))]
    }
    return filled.map { offset, text in
      (offset + 1, question(Array(text), line: offset + 1))
    }
  }

  private static func question(
    _ bytes: [UInt8],
    line: Int
  ) -> Result<EvaluationQuestion, JSONError> {
    do throws(JSONError) {
      return .success(try EvaluationQuestion(try Document(json: bytes)))
    } catch {
      return .failure(error.moved(by: line - 1))
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Whether a line begins and ends as an object does.
  private static func isObject(_ line: ArraySlice<UInt8>) -> Bool {
    line.first { !isSpace($0) } == UInt8(ascii: "{")
      && line.last { !isSpace($0) } == UInt8(ascii: "}")
  }
}

extension JSONError {
  /// The same error of a text that begins so many lines further down.
  fileprivate func moved(by lines: Int) -> JSONError {
    JSONError(
      line: line + lines,
      column: column,
      path: path,
      expected: expected,
      found: found
    )
  }
}
