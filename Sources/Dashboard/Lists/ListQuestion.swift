package import Governance
package import TerminalUI

/// A row of the store with its place in the order of the list.
///
/// Two are equal when what they show is: a row that only moved has not changed.
package struct ListedRow: PagedRow {
  package let row: ScreenRow
  package let pageKey: Cursor
  /// Kept, since it holds a hash over all that was asked for.
  package let shownName: String

  package var id: String { row.id }

  package init(_ row: ScreenRow, at place: Cursor) {
    self.row = row
    pageKey = place
    shownName = row.shownName
  }

  package static func == (left: ListedRow, right: ListedRow) -> Bool { left.row == right.row }
}

/// Which rows a list wants next: the whole list's query, and the part of it.
package struct ListQuestion: Hashable, Sendable {
  /// Filter, environment, sort; its cursor, direction and limit are those of the whole list.
  package var query: ListQuery
  package var request: PageRequest<ListedRow>

  package init(_ query: ListQuery, _ request: PageRequest<ListedRow>) {
    self.query = query
    self.request = request
  }
}

/// The rows that answer a ``ListQuestion``.
package struct ListAnswer: Equatable, Sendable {
  package var rows: [ListedRow]
  package var hasBefore: Bool
  package var hasAfter: Bool
  /// Notes of the filter, such as ``searched as text: `iam:PassRole` ``.
  package var notes: [String]

  package init(
    _ rows: [ListedRow],
    hasBefore: Bool = false,
    hasAfter: Bool = false,
    notes: [String] = []
  ) {
    self.rows = rows
    self.hasBefore = hasBefore
    self.hasAfter = hasAfter
    self.notes = notes
  }

  /// The answer as a table takes it in.
  package var page: TerminalUI.Page<ListedRow> {
    TerminalUI.Page(rows, hasBefore: hasBefore, hasAfter: hasAfter)
  }
}
