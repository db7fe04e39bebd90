extension Filter {
  /// The filter as one would type it; reading it again gives the same text.
  public var description: String {
    root?.printed ?? ""
  }
}

extension Filter.Node {
  fileprivate var printed: String {
    switch self {
    case .or(let parts):
      parts.map { $0.isOr ? $0.bracketed : $0.printed }.joined(separator: " or ")
    case .and(let parts):
      parts.map { $0.isGroup ? $0.bracketed : $0.printed }.joined(separator: " ")
    case .not(let part):
      "-" + (part.isGroup || part.isNot ? part.bracketed : part.printed)
    case .view(let name, _): "@" + name
    case .condition(let condition): condition.printed
    case .text(let text, _): FilterWriting.text(text)
    }
  }

  private var bracketed: String { "(" + printed + ")" }

  private var isOr: Bool {
    if case .or = self { true } else { false }
  }

  private var isGroup: Bool {
    if case .and = self { true } else { isOr }
  }

  private var isNot: Bool {
    if case .not = self { true } else { false }
  }
}

extension Filter.Condition {
  fileprivate var printed: String {
    field + ":" + afterColon
  }

  private var afterColon: String {
    let written = values.enumerated().map { index, value in
      // Only what comes first can be taken for the `=` that asks for the exact text.
      FilterWriting.value(value, guardingEquals: index == 0 && !isExact)
    }
    return (isExact ? "=" : "") + written.joined(separator: ",")
  }

  /// What was typed, for a head that turns out to be no field: quotes only kept it together.
  var asText: String {
    field + ":" + (isExact ? "=" : "") + values.map(\.text).joined(separator: ",")
  }
}

/// How words are put down so that reading them gives the same words.
package enum FilterWriting {
  package static let keywords: Set<String> = ["or", "and", "not"]

  /// A word of text, quoted where it would be read as something else.
  package static func text(_ text: String) -> String {
    let misread =
      text.isEmpty || text.contains(":") || text.hasPrefix("-") || text.hasPrefix("@")
      || keywords.contains(text.lowercased())
    return misread || breaks(text) ? quoted(text) : text
  }

  /// A value after a colon, quoted where it has to be.
  package static func value(_ value: String) -> String {
    self.value(Filter.Value(value), guardingEquals: true)
  }

  fileprivate static func value(_ value: Filter.Value, guardingEquals: Bool) -> String {
    let misread = value.text.contains(",") || guardingEquals && value.text.hasPrefix("=")
    return value.isQuoted || misread || breaks(value.text) ? quoted(value.text) : value.text
  }

  private static func breaks(_ text: String) -> Bool {
    text.unicodeScalars.contains { FilterScanner.endsWord($0) }
  }

  private static func quoted(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    written.append("\"")
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { written.append("\\") }
      written.append(scalar)
    }
    written.append("\"")
    return String(written)
  }
}
