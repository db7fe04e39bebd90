/// Marks belong to rows, not to places: they outlive refresh, filter and reload, and only the
/// operator takes them away.
extension TableWindow {
  /// Marks the row under the cursor, or takes its mark away.
  package mutating func toggleMark() {
    guard let id = selected?.id else { return }
    if marks.remove(id) == nil {
      marks.insert(id)
      lastMarked = id
    }
  }

  /// Marks all from the row marked last to the cursor; `false` when that row is not loaded.
  @discardableResult
  package mutating func markFromLast() -> Bool {
    guard let lastMarked, let from = rows.firstIndex(where: { $0.id == lastMarked }),
      let selected
    else { return false }
    marks.formUnion(rows[min(from, cursor)...max(from, cursor)].map(\.id))
    self.lastMarked = selected.id
    return true
  }

  /// Marks these rows of all pages in place of others; the caller asked the store which they are.
  package mutating func mark(only ids: some Sequence<Row.ID>) {
    marks = Set(ids)
    lastMarked = nil
  }

  package mutating func unmarkAll() {
    marks = []
    lastMarked = nil
  }
}
