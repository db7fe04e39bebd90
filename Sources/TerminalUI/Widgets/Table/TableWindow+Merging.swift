extension TableWindow {
  /// All loaded rows give way to others; the cursor stays on its row and line where the row is
  /// there.
  mutating func replace(by page: Page<Row>, for part: PageRequest<Row>.Part) {
    let goal = index(ofSelectedOrNextIn: page.rows)
    markNew(in: page.rows)
    rows = page.rows
    hasBefore = page.hasBefore
    hasAfter = page.hasAfter
    total = page.total
    offset = page.offset ?? (page.hasBefore ? nil : 0)
    if offset == nil, !page.hasAfter, let total { offset = max(0, total - rows.count) }
    heldBack = []
    land(on: goal, for: part)
  }

  private mutating func land(on goal: Int, for part: PageRequest<Row>.Part) {
    let answersJump = isJumping
    switch part {
    case .last where answersJump:
      steps.removeFirst()
      settle(at: rows.count - 1, line: height - 1)
    case .first where answersJump:
      steps.removeFirst()
      settle(at: 0, line: 0)
    case .first where isFollowing: settle(at: 0, line: 0)
    default: settle(at: goal, line: line)
    }
  }

  /// Where the cursor goes in other rows: its own row, else the next one below, else above, that
  /// stays.
  private func index(ofSelectedOrNextIn others: [Row]) -> Int {
    let places = Dictionary(
      others.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    if let selectedID, let index = places[selectedID] { return index }
    guard rows.indices.contains(cursor), rows[cursor].id == selectedID else { return 0 }
    let below = rows[cursor...].dropFirst().lazy.compactMap { places[$0.id] }
    let above = rows[..<cursor].reversed().lazy.compactMap { places[$0.id] }
    return below.first ?? above.first ?? min(cursor, max(0, others.count - 1))
  }

  /// New are the rows that waited; while following, those that came among the loaded ones.
  private mutating func markNew(in others: [Row]) {
    var new = Set(heldBack.map(\.id))
    if isFollowing { new.formUnion(arrivals(in: others)) }
    changes = [:]
    for row in others where new.contains(row.id) { changes[row.id] = .new }
  }

  /// Rows unknown so far that stand between known ones, or beyond an end of the list that was
  /// loaded.
  ///
  /// Others may have been there all the time, only not loaded.
  private func arrivals(in others: [Row]) -> [Row.ID] {
    let known = Set(rows.map(\.id))
    guard let first = others.firstIndex(where: { known.contains($0.id) }),
      let last = others.lastIndex(where: { known.contains($0.id) })
    else { return [] }
    let from = hasBefore ? first : 0
    let through = hasAfter ? last : others.count - 1
    return others[from...through].map(\.id).filter { !known.contains($0) }
  }

  mutating func append(_ page: Page<Row>) {
    let known = Set(rows.map(\.id))
    rows += page.rows.filter { !known.contains($0.id) }
    hasAfter = page.hasAfter
    heldBack.removeAll { row in page.rows.contains { $0.id == row.id } }
    trimFront()
  }

  mutating func prepend(_ page: Page<Row>) {
    let known = Set(rows.map(\.id))
    let added = page.rows.filter { !known.contains($0.id) }
    rows.insert(contentsOf: added, at: 0)
    hasBefore = page.hasBefore
    heldBack.removeAll { row in page.rows.contains { $0.id == row.id } }
    cursor += added.count
    offset = page.offset ?? (page.hasBefore ? offset.map { max(0, $0 - added.count) } : 0)
    trimBack()
  }

  /// Keeps memory level: rows far above the screen are forgotten, to be asked for again.
  private mutating func trimFront() {
    let excess = min(rows.count - capacity, top - 2 * height)
    guard excess > 0 else { return }
    rows.removeFirst(excess)
    cursor -= excess
    offset = offset.map { $0 + excess }
    hasBefore = true
  }

  private mutating func trimBack() {
    let excess = min(rows.count - capacity, rows.count - (top + 3 * height))
    guard excess > 0 else { return }
    rows.removeLast(excess)
    hasAfter = true
  }

  /// What became of the loaded rows: values are replaced in place, nothing moves, what came waits.
  ///
  /// Rows that were loaded after the question was asked are left alone: it did not ask for them.
  mutating func compare(with page: Page<Row>, asked: [Row.ID]) {
    let now = Dictionary(page.rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let asked = Set(asked)
    for index in rows.indices where asked.contains(rows[index].id) {
      let shown = rows[index]
      guard let row = now[shown.id] else {
        changes[shown.id] = .gone
        continue
      }
      if changes[shown.id] == .gone { changes[shown.id] = .changed }
      if row != shown {
        rows[index] = row
        if changes[shown.id] != .new { changes[shown.id] = .changed }
      }
    }
    let known = Set(rows.map(\.id))
    heldBack = page.rows.filter { !known.contains($0.id) }
  }
}
