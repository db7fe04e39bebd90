import Dashboard
import Governance

/// A sorted list that answers queries by keyset as the store does; it knows the filters that tests use.
struct Shelf {
  let rows: [ScreenRow]

  init(_ rows: [ScreenRow]) { self.rows = rows }

  func page(_ query: ListQuery) -> Governance.Page<ScreenRow> {
    let all = matching(rows, query)
    let start = query.cursor.flatMap { cursor in all.firstIndex { place($0) == cursor } }
    let part: ArraySlice<(Int, ScreenRow)>
    switch query.direction {
    case .forward: part = all[(start.map { $0 + 1 } ?? 0)...].prefix(query.limit)
    case .backward: part = all[..<(start ?? all.count)].suffix(query.limit)
    }
    return Governance.Page(
      query: query,
      rows: part.map(\.1),
      cursors: part.map(place),
      hasBefore: part.startIndex > 0,
      hasAfter: part.endIndex < all.count
    )
  }

  func matching(_ query: ListQuery) -> Int { matching(rows, query).count }

  private func place(_ numbered: (Int, ScreenRow)) -> Cursor {
    Cursor([.integer(Int64(numbered.0)), .text(numbered.1.id)])
  }

  private func matching(_ rows: [ScreenRow], _ query: ListQuery) -> [(Int, ScreenRow)] {
    rows.enumerated().map { ($0, $1) }.filter { _, row in
      if query.filter.contains("nobody") { return false }
      guard let at = query.filter.range(of: "id:=") else { return true }
      let ids = query.filter[at.upperBound...].prefix { $0 != ")" }.split(separator: ",")
      return ids.contains { $0 == row.id }
    }
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<Index>? { firstRange(of: part) }
}
