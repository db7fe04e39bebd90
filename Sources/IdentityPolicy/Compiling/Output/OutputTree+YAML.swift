import Documents

extension OutputTree {
  /// YAML in block style, with a line break at its end.
  package var yaml: String {
    var output = ""
    writeYAML(to: &output, indent: "")
    return output
  }

  /// Several documents of one stream.
  package static func yaml(_ documents: [OutputTree]) -> String {
    documents.map(\.yaml).joined(separator: "---\n")
  }

  private func writeYAML(to output: inout String, indent: String) {
    switch self {
    case .map(let members) where !members.isEmpty:
      for (key, value) in members {
        output += indent + Self.plain(key) + ":"
        value.writeValue(to: &output, indent: indent)
      }
    case .list(let elements) where !elements.isEmpty:
      for element in elements { element.writeElement(to: &output, indent: indent) }
    default: output += indent + scalarYAML + "\n"
    }
  }

  /// What stands behind `key:`.
  private func writeValue(to output: inout String, indent: String) {
    switch self {
    case .lines(let text):
      output += " |\n"
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        output += line.isEmpty ? "\n" : "\(indent)  \(line)\n"
      }
    case _ where isScalar: output += " \(scalarYAML)\n"
    default:
      output += "\n"
      writeYAML(to: &output, indent: indent + "  ")
    }
  }

  /// What stands behind `-`; a mapping begins on the same line.
  private func writeElement(to output: inout String, indent: String) {
    guard !isScalar else {
      output += "\(indent)- \(scalarYAML)\n"
      return
    }
    var block = ""
    writeYAML(to: &block, indent: indent + "  ")
    output += "\(indent)- " + block.dropFirst(indent.count + 2)
  }

  private var scalarYAML: String {
    switch self {
    case .text(let text): Self.plain(text)
    default: compactJSON
    }
  }

  /// Words that some reader of YAML takes for something else than a text.
  private static let reserved: Set<String> = [
    "true", "false", "null", "yes", "no", "on", "off", "y", "n",
  ]

  /// The text as it is where every reader takes it for that text, else quoted.
  private static func plain(_ text: String) -> String {
    let isWord = text.utf8.allSatisfy { byte in
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || [0x2D, 0x2E, 0x5F, 0x2F].contains(byte)
    }
    guard isWord, let first = text.first, first.isLetter || first == "/",
      !reserved.contains(text.lowercased())
    else { return JSONValue.string(text).canonical }
    return text
  }
}
