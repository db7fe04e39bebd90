/// The cells of a table written as text: a line a row, `|` between cells, `-` for nothing.
struct TextTable {
  struct Row {
    let cells: [String]

    /// The cell at a place; `nil` where it holds `-` or is absent.
    subscript(place: Int) -> String? {
      guard place < cells.count, cells[place] != "-" else { return nil }
      return cells[place]
    }

    func text(_ place: Int) -> String { self[place] ?? "" }
    func words(_ place: Int) -> [String] { text(place).split(separator: " ").map(String.init) }
    func number(_ place: Int) -> Int? { self[place].flatMap { Int($0) } }
  }

  let rows: [Row]

  init(_ text: String) {
    rows = text.split(separator: "\n").map { line in
      Row(
        cells: line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
          let kept = cell.drop { $0 == " " }
          return String(kept.reversed().drop { $0 == " " }.reversed())
        }
      )
    }
  }
}
