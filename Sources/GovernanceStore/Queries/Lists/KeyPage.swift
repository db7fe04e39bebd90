import Governance

/// The rows of a page by name and place, in the order of the list; what they hold is read afterwards.
struct KeyPage {
  var keys: [SQLValue] = []
  var cursors: [Cursor] = []
  var hasBefore = false
  var hasAfter = false
  var notes: [String] = []

  /// The page of a query with the rows that belong to its keys.
  func page<Row>(_ query: ListQuery, _ rows: [Row]) -> Page<Row> {
    Page(
      query: query,
      rows: rows,
      cursors: cursors,
      hasBefore: hasBefore,
      hasAfter: hasAfter,
      notes: notes
    )
  }

  /// The keys as texts, where they are.
  var ids: [String] {
    keys.compactMap { key in
      if case .text(let id) = key { id } else { nil }
    }
  }
}

extension Connection {
  /// Reads the names of a page's rows: a few ranges of an index, never the rows before them.
  func keys(of listing: Listing, _ query: ListQuery, at now: Instant) throws -> KeyPage {
    let (condition, notes) = try listing.condition(of: query, at: now)
    let ordering = try listing.ordering(for: query)
    let isForward = query.direction == .forward
    var reader = KeyReader(
      listing: listing,
      condition: .all([listing.base, condition]),
      limit: max(0, query.limit) + 1
    )
    try reader.read(isForward ? ordering : ordering.reversed, from: query.cursor, self)
    let hasMore = reader.keys.count > max(0, query.limit)
    if hasMore { reader.dropLast() }
    var page = KeyPage(keys: reader.keys, cursors: reader.cursors, notes: notes)
    page.hasAfter = isForward ? hasMore : query.cursor != nil
    page.hasBefore = isForward ? query.cursor != nil : hasMore
    guard !isForward else { return page }
    page.keys.reverse()
    page.cursors.reverse()
    return page
  }
}

/// Collects keys along an ordering until there are enough.
private struct KeyReader {
  let listing: Listing
  let condition: SQLCondition
  let limit: Int
  private(set) var keys: [SQLValue] = []
  private(set) var cursors: [Cursor] = []

  init(listing: Listing, condition: SQLCondition, limit: Int) {
    self.listing = listing
    self.condition = condition
    self.limit = limit
  }

  mutating func dropLast() {
    keys.removeLast()
    cursors.removeLast()
  }

  mutating func read(
    _ ordering: Ordering,
    from cursor: Cursor?,
    _ connection: any Connection
  ) throws {
    guard condition != .never else { return }
    var stretches = ordering.stretches[...]
    if let cursor, case .integer(let place) = cursor.values.first {
      stretches = stretches.drop { $0.place != Int(place) }
      guard let first = stretches.popFirst() else { return }
      for range in first.ranges(after: cursor.values.dropFirst().map(SQLValue.init)) {
        try read(first, range, connection)
      }
    }
    for stretch in stretches { try read(stretch, .always, connection) }
  }

  private mutating func read(
    _ stretch: Ordering.Stretch,
    _ range: SQLCondition,
    _ connection: any Connection
  ) throws {
    guard keys.count < limit else { return }
    let those = SQLCondition.all([stretch.condition, range, condition])
    guard those != .never else { return }
    let columns = stretch.columns.enumerated().map { "\($1.sql) as key_\($0)" }
    let rows = try connection.rows(
      """
      select \(columns.joined(separator: ", "))
      from \(listing.table)
      where \(those.sql)
      order by \(stretch.orderedBy)
      limit ?
      """,
      those.arguments + [.integer(Int64(limit - keys.count))]
    )
    for row in rows {
      guard let key = row.values.last else { continue }
      keys.append(key)
      cursors.append(Cursor([.integer(Int64(stretch.place))] + row.values.map(Cursor.Value.init)))
    }
  }
}

extension Cursor.Value {
  fileprivate init(_ value: SQLValue) {
    switch value {
    case .integer(let number): self = .integer(number)
    case .text(let text): self = .text(text)
    case .null, .blob: self = .null
    }
  }
}

extension SQLValue {
  fileprivate init(_ value: Cursor.Value) {
    switch value {
    case .null: self = .null
    case .integer(let number): self = .integer(number)
    case .text(let text): self = .text(text)
    }
  }
}
