/// The loaded part of a list that may have millions of rows, with cursor, marks and what is to
/// come.
///
/// The cursor is a row, not a number: neither a refresh nor a page that arrives moves it to
/// another.
/// INVARIANT: `selectedID` changes only by a movement of the operator, or where the list itself was
/// asked for anew and no longer has the row; then it is the next row below that is still there.
package struct TableWindow<Row: PagedRow>: Equatable, Sendable {
  /// What happened to a row since the operator last took changes in.
  package enum Change: Hashable, Sendable {
    case new, changed
    /// It is no longer in the list; its last values stay until changes are taken in.
    case gone
  }

  /// The loaded rows, in the order in which they were shown first.
  package internal(set) var rows: [Row] = []
  package internal(set) var hasBefore = false
  package internal(set) var hasAfter = false
  /// How many rows the list has, as far as known.
  package internal(set) var total: Int?
  /// Index in `rows` of the row under the cursor; 0 without rows.
  package internal(set) var cursor = 0
  /// The line of the screen that the cursor is to stay on.
  package internal(set) var line = 0
  /// How many lines show rows.
  package internal(set) var height: Int
  /// The row under the cursor, remembered while a filter leaves no row at all.
  package internal(set) var selectedID: Row.ID?
  package internal(set) var marks: Set<Row.ID> = []
  package internal(set) var changes: [Row.ID: Change] = [:]
  /// Rows that came into the list and wait for `R`, in list order.
  package internal(set) var heldBack: [Row] = []
  /// Whether changes are taken in as they come (`F`).
  package internal(set) var isFollowing = false

  /// How many rows stand before the first loaded one, where known.
  var offset: Int?
  var steps: [Step] = []
  var outstanding: Set<PageRequest<Row>> = []
  var wanted: [PageRequest<Row>] = []
  var generation = 0
  /// A change was announced while rows were on their way that may not know of it.
  var owesRefresh = false
  var lastMarked: Row.ID?
  let capacity: Int

  /// A window with nothing in it that wants the beginning of the list, or the rows round one row.
  package init(height: Int = 20, selecting id: Row.ID? = nil, capacity: Int = 1000) {
    self.height = max(1, height)
    self.capacity = max(100, capacity)
    self.selectedID = id
    // A row that was gone to is shown with some of what stands above it.
    self.line = id == nil ? 0 : self.height / 3
    ask(id.map { .around($0) } ?? .first)
  }

  package var selected: Row? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  /// Index in `rows` of the first row on screen.
  package var top: Int { max(0, min(cursor - line, rows.count - 1)) }

  /// Whether an answer is being waited for.
  package var isLoading: Bool { !outstanding.isEmpty || !wanted.isEmpty }

  /// The place of the cursor in the whole list, counted from 1.
  package var position: Int? {
    guard !rows.isEmpty, let offset else { return nil }
    return offset + cursor + 1
  }

  /// How many rows stand below the screen, where known.
  package var below: Int? {
    guard hasAfter else { return max(0, rows.count - top - height) }
    guard let total, let offset else { return nil }
    return max(0, total - heldBack.count - offset - top - height)
  }

  /// `2/31` for the footer; a place or length that nobody counted is `?`.
  package var positionText: String {
    if rows.isEmpty { return isLoading ? "" : "0/0" }
    let length = hasBefore || hasAfter ? total.map { max($0, position ?? 0) } : rows.count
    return (position.map(String.init) ?? "?") + "/" + (length.map(String.init) ?? "?")
  }

  /// The rows on screen, with what the gutter shows of each.
  package var visible: [VisibleRow<Row>] {
    (top..<min(rows.count, top + height)).map { index in
      let row = rows[index]
      return VisibleRow(
        row: row,
        isSelected: index == cursor,
        isMarked: marks.contains(row.id),
        change: changes[row.id]
      )
    }
  }

  package func row(_ id: Row.ID) -> Row? { rows.first { $0.id == id } }

  /// The operator has opened the row, so that its change is news no more.
  package mutating func acknowledge(_ id: Row.ID) {
    if changes[id] != .gone { changes[id] = nil }
  }
}

/// One row on screen and what the list knows of it beside its values.
package struct VisibleRow<Row: PagedRow>: Equatable, Sendable {
  package let row: Row
  package let isSelected: Bool
  package let isMarked: Bool
  package let change: TableWindow<Row>.Change?
}
