import Dashboard
import Governance
import GovernanceStore

/// All rows of a query as one text: what `w` writes.
struct RowExport {
  let store: Store
  let viewer: Operator

  func text(_ query: ListQuery, as format: Dashboard.Export.Format) async throws -> String {
    var records: [Record] = []
    try await RecordReader(store: store, viewer: viewer).eachPage(of: query) { page in
      records += page
      return true
    }
    let rows = records.map { $0.fields.map(\.1.plain) }
    let table = TextTable(records.first?.fields.map(\.0) ?? [], rows)
    return switch format {
    case .json: JSONText.array(records.map(\.json)).text + "\n"
    case .csv: table.csv + "\r\n"
    case .md: table.markdown
    }
  }
}

extension TextTable {
  /// A table as GitHub writes it; bars inside cells are escaped.
  fileprivate var markdown: String {
    let lines =
      [heads, heads.map { _ in "---" }]
      + rows.map { row in row.map { Words.plain($0).split(separator: "|").joined(separator: "\\|") }
      }
    return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }
}
