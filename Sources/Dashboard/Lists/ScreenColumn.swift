package import TerminalUI

/// A column of a list screen, and by which field of the store it sorts.
package struct ScreenColumn: Identifiable {
  package let column: TableColumn
  /// `nil` where sorting by it means nothing.
  package let sort: String?

  package init(_ column: TableColumn, sort: String? = nil) {
    self.column = column
    self.sort = sort
  }

  package var id: String { column.id }
  package var title: String { column.title }

  /// The columns of small screens: two facts a row.
  package static func compact(_ columns: [(id: String, width: TableColumn.Width, drop: Int?)])
    -> [TableColumn]
  {
    columns.map { id, width, drop in
      let isNumber = ["due", "risk"].contains(id)
      return TableColumn(id, "", width, alignment: isNumber ? .right : .left, drop: drop)
    }
  }
}
