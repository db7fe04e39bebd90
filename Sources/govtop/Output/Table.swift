import TerminalUI

/// Rows under heads: aligned text for people, CSV for programs.
struct TextTable {
  var heads: [String]
  var rows: [[String]]

  init(_ heads: [String], _ rows: [[String]] = []) {
    self.heads = heads
    self.rows = rows
  }

  /// Columns two spaces apart, none wider than 60 cells, numbers of the last column unpadded.
  var text: String {
    let safe = rows.map { $0.map { Truncation.end.fit(Words.plain($0), to: 60) } }
    let widths = heads.indices.map { column in
      safe.map { DisplayWidth.of($0[column]) }.reduce(DisplayWidth.of(heads[column]), max)
    }
    return ([heads] + safe).map { row in line(row, widths) }.joined(separator: "\n")
  }

  private func line(_ row: [String], _ widths: [Int]) -> String {
    var output = ""
    for (column, cell) in row.enumerated() {
      output += cell
      guard column < row.count - 1 else { break }
      output += String(repeating: " ", count: widths[column] - DisplayWidth.of(cell) + 2)
    }
    return output
  }

  /// RFC 4180 with a head; a cell that a spreadsheet would take for a formula gets a leading quote mark.
  var csv: String {
    ([heads] + rows).map { row in row.map(Self.field).joined(separator: ",") }
      .joined(separator: "\r\n")
  }

  private static func field(_ cell: String) -> String {
    var cell = cell
    if let first = cell.first, "=+-@\t\r".contains(first), Double(cell) == nil { cell = "'" + cell }
    guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
