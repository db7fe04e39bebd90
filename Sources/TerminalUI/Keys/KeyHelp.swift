/// One line of the help overlay: keys, what they do, and where.
package struct KeyHelpEntry: Hashable, Sendable {
  package let action: String
  package let keys: String
  package let words: String
  package let group: String
}

extension Keymap {
  /// The keys that work in a context, for `?`: nearest context first.
  package func help(in context: KeyContext) -> [KeyHelpEntry] {
    reachable(in: context).map { row in
      let working = row.keys.filter { binding(for: $0, in: context) == row }
      return KeyHelpEntry(
        action: row.action,
        keys: working.map(\.label).joined(separator: " "),
        words: row.words,
        group: row.context.title
      )
    }
  }

  /// The key tables of the manual, a heading and a table for each context.
  package var markdown: String {
    contexts.map { context in
      let rows = bindings.filter { $0.context == context }
      let lines = rows.map { row in
        let keys = row.keys.map { "`\($0.label)`" }.joined(separator: " ")
        let why = row.why.isEmpty ? "" : " " + Self.escaped(row.why)
        return "| \(keys) | \(Self.escaped(row.words)) |\(why) |"
      }
      let head = ["## \(context.title)", "", "| key | does | why this key |", "|---|---|---|"]
      return (head + lines).joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
