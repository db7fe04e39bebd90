import Dashboard
import Governance
import GovernanceStore

/// All rows of a query as one text: what `w` writes.
struct RowExport {
  let store: Store
  let viewer: Operator

  /// Rows and numbers as text; a picture of a screen is none of the store's.
  func text(_ content: Dashboard.Export.Content) async throws -> String {
    switch content {
    case .rows(let query, let format):
      var records: [Record] = []
      try await RecordReader(store: store, viewer: viewer).eachPage(of: query) { page in
        records += page
        return true
      }
      return text(records, as: format)
    case .metrics(let question, let format):
      return text(try await store.metrics(question).map(Record.init), as: format)
    case .metricRows(var question, let format):
      question.limit = .max - 1
      let answer = try await store.answer(question)
      let records = answer.rows.map {
        Record($0.row, of: question.metric, change: $0.change?.rawValue)
      }
      return text(records, as: format)
    case .display: return ""
    }
  }

  private func text(_ records: [Record], as format: Dashboard.Export.Format) -> String {
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
