/// What a click in a table meets.
package enum TableHit: Hashable, Sendable {
  /// The title of a column: clicking it sorts.
  case title(TableColumn.ID)
  /// A row, by its index among the rows on screen.
  case row(Int)
}

extension Table {
  /// What stands at a position when the table is drawn in `rect`.
  package func hit(_ position: Position, in rect: Rect) -> TableHit? {
    guard rect.contains(position) else { return nil }
    let line = position.row - rect.row
    if showsTitles, line == 0 {
      let column = position.column - rect.column
      let layout = TableLayout(columns, width: rect.width, scrolledBy: scroll)
      let place = layout.places.first { ($0.start..<$0.start + $0.width).contains(column) }
      return place.map { .title($0.column.id) }
    }
    let index = line - (showsTitles ? 1 : 0)
    return rows.indices.contains(index) ? .row(index) : nil
  }
}
