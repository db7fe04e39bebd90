/// The table of a kind's fields, for `govtop list KIND --help`, `?` in the filter line, and docs.
package struct FilterHelp: Sendable {
  /// One field: how it is named, what may follow the colon, what it means.
  package struct Row: Hashable, Sendable {
    package let field: String
    package let values: String
    package let meaning: String
    package let aliases: [String]
    package let isSearched: Bool
  }

  package let kind: String
  package let rows: [Row]
  package let flags: [FilterFlag]
  package let views: [FilterShippedView]

  package init(_ schema: FilterSchema) {
    kind = schema.kind
    flags = schema.flags
    views = schema.views
    rows = schema.fields.map { field in
      Row(
        field: field.name,
        values: field.valuesInShort,
        meaning: field.help,
        aliases: field.aliases,
        isSearched: field.isSearched
      )
    }
  }

  /// Lines for a terminal: `+` marks the fields that bare words search.
  package var plainLines: [String] {
    let names = rows.map { "\($0.field):" + ($0.isSearched ? " +" : "") }
    let width = names.map(\.count).max() ?? 0
    var lines = zip(names, rows).map { name, row in
      "\(Self.padded(name, to: width))  \(row.meaning): \(row.values)"
    }
    let flagWidth = flags.map { $0.word.count + 3 }.max() ?? 0
    lines += flags.map { "\(Self.padded("is:\($0.word)", to: flagWidth))  \($0.help)" }
    lines += views.map { "@\($0.name)  \($0.text)" }
    return lines
  }

  /// The same as Markdown tables, for the manual.
  package var markdown: String {
    var lines = ["### `\(kind)`", "", "| field | values | meaning |", "|---|---|---|"]
    lines += rows.map { row in
      let names = ([row.field] + row.aliases).map { "`\($0)`" }.joined(separator: " ")
      return "| \(names)\(row.isSearched ? " ⁺" : "") | \(Self.cell(row.values)) | "
        + "\(Self.cell(row.meaning)) |"
    }
    if !flags.isEmpty {
      lines += ["", "| flag | holds where |", "|---|---|"]
      lines += flags.map { "| `is:\($0.word)` | \(Self.cell($0.help)) |" }
    }
    if !views.isEmpty {
      lines += ["", "| view | its filter |", "|---|---|"]
      lines += views.map { "| `@\($0.name)` | `\($0.text)` |" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|")
  }
}

extension FilterField {
  fileprivate var valuesInShort: String {
    switch kind {
    case .text: "some of it, =all of it, none, any, unknown"
    case .people: "some of it, =all of it, me, none, any, unknown"
    case .word(let words): words.joined(separator: " ")
    case .name: "a name"
    case .number: "55, >50, 25..44"
    case .length: "8h, >24h, 1h..8h"
    case .until: "<4h, >7d, late, never, tomorrow, 2026-03"
    case .since: "<2h, >90d, never, unknown, lastweek, 2026-03"
    case .flag: "see below"
    case .anyText: "some of it"
    }
  }
}
