/// Neighbouring cells of one row that look alike.
struct CellRun: Equatable {
  var column: Int
  var columns: Int
  var look: Look
  /// The text of each spacing cell; the right halves of wide ones are left out.
  var pieces: [String]
}

extension Canvas {
  /// The runs of a row from left to right; together they cover it.
  func runs(inRow row: Int, theme: Theme, paper: Paper) -> [CellRun] {
    var runs: [CellRun] = []
    var style: Style?
    for (column, cell) in cells(inRow: row).enumerated() {
      if cell.style != style || runs.isEmpty {
        let look = Look(cell.style, theme: theme, paper: paper)
        runs.append(CellRun(column: column, columns: 0, look: look, pieces: []))
        style = cell.style
      }
      runs[runs.count - 1].columns += 1
      if !cell.isContinuation { runs[runs.count - 1].pieces.append(cell.text) }
    }
    return runs
  }
}

/// Text as XML and HTML take it.
enum Markup {
  // Scalar by scalar: a `<` under a combining mark is another `Character`, but still opens a tag.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
