/// The rules as a page of the manual.
package enum LintPage {
  package static var markdown: String {
    LintFamily.allCases.compactMap { family in
      let rules = LintRegistry.all.filter { $0.family == family }
      guard !rules.isEmpty else { return nil }
      return (["## \(title(family))"] + rules.map { $0.markdown }).joined(separator: "\n\n")
    }.joined(separator: "\n\n")
  }

  private static func title(_ family: LintFamily) -> String {
    switch family {
    case .gcp: "Google Cloud"
    default: family.rawValue.prefix(1).uppercased() + family.rawValue.dropFirst()
    }
  }
}

extension LintRule {
  /// The rule as a section of a page.
  static var markdown: String {
    let lines = [
      "### \(id) \(name)", "", "`\(identifier)`, at most \(severity.rawValue). \(why)", "",
      "- fix: \(fix)",
      "- controls: " + (controls.isEmpty ? "none" : controls.joined(separator: " · ")),
    ]
    return lines.joined(separator: "\n")
  }

  /// The rule as lines for a terminal.
  package static var explanation: [String] {
    [
      "\(id) \(name)", "family    \(family.rawValue)", "severity  \(severity.rawValue) at most",
      "why       \(why)", "fix       \(fix)",
      "controls  " + (controls.isEmpty ? "none" : controls.joined(separator: ", ")),
    ]
  }
}
