/// Which columns of a table are shown at a width, where and how wide.
package struct TableLayout: Hashable, Sendable {
  package struct Place: Hashable, Sendable {
    package let column: TableColumn
    /// From the left edge of the table.
    package let start: Int
    package let width: Int
  }

  /// Cursor, mark and flag.
  package static let gutter = 3
  static let gap = 1

  package let places: [Place]
  /// The ids of columns that exist and are not shown.
  package let hidden: [TableColumn.ID]

  /// Fits columns into a width; scrolled by `n`, the first `n` columns that are not pinned are
  /// skipped.
  package init(_ columns: [TableColumn], width: Int, scrolledBy scroll: Int = 0) {
    let room = max(0, width - Self.gutter - Self.gap)
    let shown =
      scroll > 0
      ? Self.scrolled(columns, by: scroll, room: room)
      : Self.chosen(columns, width: width, room: room)
    places = Self.places(of: shown, room: room)
    let ids = Set(places.map(\.column.id))
    hidden = columns.map(\.id).filter { !ids.contains($0) }
  }

  /// From the left edge to the end of the columns that stay when others are scrolled, or of the
  /// first column.
  var namesWidth: Int {
    let last = places.last(where: \.column.isPinned) ?? places.first
    return last.map { $0.start + $0.width } ?? Self.gutter
  }

  /// How far `l` may scroll: until the last column is in sight.
  package static func mostScroll(_ columns: [TableColumn], width: Int) -> Int {
    guard !TableLayout(columns, width: width).hidden.isEmpty else { return 0 }
    let loose = columns.count { !$0.isPinned }
    for scroll in 1..<max(2, loose) {
      let layout = TableLayout(columns, width: width, scrolledBy: scroll)
      if layout.places.last?.column.id == columns.last?.id { return scroll }
    }
    return max(0, loose - 1)
  }

  /// The columns without those that give way; those that come with width come where they fit.
  private static func chosen(
    _ columns: [TableColumn],
    width: Int,
    room: Int
  ) -> [TableColumn] {
    let usual = columns.filter { $0.appearsFrom == nil }
    let kept = Split.remaining(of: usual.map(\.part), in: room, gap: gap).map { usual[$0] }
    guard kept.count == usual.count else { return kept }
    var ids = Set(kept.map(\.id))
    for column in columns where column.appearsFrom.map({ $0 <= width }) ?? false {
      let wider = columns.filter { ids.contains($0.id) } + [column]
      if needed(wider.map(\.usualWidth)) <= room { ids.insert(column.id) }
    }
    return columns.filter { ids.contains($0.id) }
  }

  /// As many columns as find room, in their order, after the skipped ones.
  private static func scrolled(
    _ columns: [TableColumn],
    by scroll: Int,
    room: Int
  ) -> [TableColumn] {
    let pinned = columns.filter(\.isPinned)
    let loose = columns.filter { !$0.isPinned }
    var shown = pinned
    for column in loose.dropFirst(min(scroll, max(0, loose.count - 1))) {
      guard needed((shown + [column]).map(\.usualWidth)) <= room || shown.count == pinned.count
      else { break }
      shown.append(column)
    }
    return shown
  }

  private static func places(of columns: [TableColumn], room: Int) -> [Place] {
    var start = gutter + gap
    var places: [Place] = []
    for (column, width) in zip(columns, widths(of: columns, room: room)) {
      let width = min(width, gutter + gap + room - start)
      guard width > 0 else { break }
      places.append(Place(column: column, start: start, width: width))
      start += width + gap
    }
    return places
  }

  private static func widths(of columns: [TableColumn], room: Int) -> [Int] {
    var widths = columns.map(\.usualWidth)
    guard needed(widths) > room else {
      let parts = columns.map { Part($0.part.extent) }
      return Split.lengths(of: parts, in: room, gap: gap).map { $0 ?? 0 }
    }
    // The column with most to give gives a cell, again and again: all end equally squeezed.
    while needed(widths) > room {
      let spare = columns.indices.max { left, right in
        (widths[left] - columns[left].leastWidth, -left)
          < (widths[right] - columns[right].leastWidth, -right)
      }
      guard let spare, widths[spare] > columns[spare].leastWidth else { break }
      widths[spare] -= 1
    }
    return widths
  }

  private static func needed(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }
}
