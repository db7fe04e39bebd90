package import Documents

extension RulesProblem {
  /// Where it stands in a file; what is missing has no place of its own, then that of what it is missing in.
  package func place(in document: Document) -> Position {
    let steps = path.split(separator: "/").map(String.init)
    for count in (0...steps.count).reversed() {
      if let value = Self.value(of: document, at: Array(steps.prefix(count))) {
        return value.position
      }
    }
    return document.position
  }

  /// A reason stands under the whole path of what it is about, which is one key.
  private static func value(of document: Document, at steps: [String]) -> Document? {
    guard steps.first == "reasons", steps.count > 1 else {
      return document.value(at: steps.map { "/\($0)" }.joined())
    }
    let rest = steps.dropFirst()
    let key = rest.joined(separator: "~1")
    let above = rest.dropLast().joined(separator: "~1")
    return document.value(at: "/reasons/\(key)")
      ?? document.value(at: "/reasons/\(above)/\(rest.last ?? "")")
  }
}
