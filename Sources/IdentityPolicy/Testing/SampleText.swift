/// Makes texts that a pattern matches.
enum SampleText {
  /// What stands for a variable of a policy.
  static let variable = "sample"

  /// The pattern with each `*` and `?` filled in, and each variable as the sample request has it.
  static func filled(_ pattern: String, star: String = "x") -> String {
    var text = ""
    for piece in withoutVariables(pattern) {
      switch piece {
      case "*": text += star
      case "?": text += "x"
      default: text.append(piece)
      }
    }
    return text
  }

  /// The keys of the variables in a pattern that have no value of their own.
  static func variables(_ pattern: String) -> [String] {
    insides(pattern).filter { !isEscape($0) && !$0.contains(",") }.map { $0.lowercased() }
  }

  private static func withoutVariables(_ pattern: String) -> String {
    insides(pattern).reduce(pattern) { text, inside in
      text.replacing("${\(inside)}", with: isEscape(inside) ? inside : value(inside))
    }
  }

  private static func value(_ inside: String) -> String {
    let parts = inside.split(separator: "'", omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1]) : variable
  }

  private static func isEscape(_ inside: String) -> Bool { ["*", "?", "$"].contains(inside) }

  private static func insides(_ pattern: String) -> [String] {
    pattern.split(separator: "${", omittingEmptySubsequences: false).dropFirst().compactMap {
      text in
      text.firstIndex(of: "}").map { String(text[..<$0]) }
    }
  }
}
