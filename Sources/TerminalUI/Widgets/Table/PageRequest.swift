/// A row of a list that is read page by page and never by number.
package protocol PagedRow: Identifiable, Equatable, Sendable where ID: Sendable {
  /// Where the row stands in the order of the list: what the next page begins after.
  associatedtype PageKey: Hashable & Sendable = ID
  var pageKey: PageKey { get }
}

extension PagedRow where PageKey == ID {
  package var pageKey: ID { id }
}

/// A question for rows; its answer names it, so that late answers to older questions are told
/// apart.
package struct PageRequest<Row: PagedRow>: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    /// The beginning of the list; replaces what is loaded.
    case first
    /// The end of the list; replaces what is loaded.
    case last
    /// The rows round one row, or the beginning where it is not in the list; replaces what is
    /// loaded.
    case around(Row.ID)
    case before(Row.PageKey)
    case after(Row.PageKey)
    /// What became of the loaded rows: all between two keys (`nil`: from the end of the list on),
    /// and these rows wherever they stand now.
    case again(from: Row.PageKey?, through: Row.PageKey?, keeping: [Row.ID])
  }

  package let part: Part
  /// How many rows are wanted at most; `again` is not limited.
  package let limit: Int
  /// Rises with every filter, sort, reload and refresh, so that no older answer serves a newer one.
  package let generation: Int

  package init(_ part: Part, limit: Int, generation: Int) {
    self.part = part
    self.limit = limit
    self.generation = generation
  }
}

/// The rows that answer a `PageRequest`, in the order of the list.
package struct Page<Row: PagedRow>: Equatable, Sendable {
  package var rows: [Row]
  /// Whether the list goes on before and after these rows.
  package var hasBefore: Bool
  package var hasAfter: Bool
  /// How many rows the whole list has, where that is known.
  package var total: Int?
  /// How many rows stand before the first of these, where that is known.
  package var offset: Int?

  package init(
    _ rows: [Row],
    hasBefore: Bool = false,
    hasAfter: Bool = false,
    total: Int? = nil,
    offset: Int? = nil
  ) {
    self.rows = rows
    self.hasBefore = hasBefore
    self.hasAfter = hasAfter
    self.total = total
    self.offset = offset
  }
}
