import TerminalUI

/// A column of a list screen, and by which field of the store it sorts.
struct ScreenColumn: Identifiable {
  let column: TableColumn
  /// `nil` where sorting by it means nothing.
  let sort: String?

  init(_ column: TableColumn, sort: String? = nil) {
    self.column = column
    self.sort = sort
  }

  var id: String { column.id }
  var title: String { column.title }

  /// The columns of small screens: two facts a row.
  static func compact(_ columns: [(id: String, width: TableColumn.Width)]) -> [TableColumn] {
    columns.map { id, width in
      let isNumber = ["due", "risk"].contains(id)
      return TableColumn(id, "", width, alignment: isNumber ? .right : .left)
    }
  }
}
