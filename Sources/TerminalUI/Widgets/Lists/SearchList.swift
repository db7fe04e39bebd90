/// A list that typing narrows: what is typed, what fits, where the cursor is, what is chosen.
package struct SearchList: Hashable, Sendable {
  package let items: [SearchItem]
  package private(set) var query: TextField
  /// The items that fit what is typed, best first.
  package private(set) var matches: [SearchItem]
  /// Index in `matches`.
  package private(set) var cursor = 0
  package private(set) var chosen: Set<String>
  /// Whether several may be taken; then the space bar chooses.
  package let allowsMany: Bool

  package init(_ items: [SearchItem], allowsMany: Bool = false, chosen: Set<String> = []) {
    self.items = items
    self.query = TextField()
    self.matches = items
    self.allowsMany = allowsMany
    self.chosen = chosen
  }

  package var selected: SearchItem? {
    matches.indices.contains(cursor) ? matches[cursor] : nil
  }

  package mutating func handle(_ key: Key) -> SearchOutcome {
    switch key {
    case .escape, .control("c"): return .left
    case .enter: return take()
    case .up, .control("p"): move(by: -1)
    case .down, .control("n"): move(by: 1)
    case .pageUp: move(by: -10)
    case .pageDown: move(by: 10)
    case .character(" ") where allowsMany: toggle()
    default:
      if query.handle(key) { search() }
    }
    return .open
  }

  package mutating func paste(_ text: String) {
    query.paste(text)
    search()
  }

  package mutating func setQuery(_ text: String) {
    query.set(text)
    search()
  }

  package mutating func move(by count: Int) {
    cursor = max(0, min(cursor + count, matches.count - 1))
  }

  /// Takes the item under the cursor, or all chosen ones.
  package func take() -> SearchOutcome {
    if allowsMany, !chosen.isEmpty {
      return .taken(items.map(\.id).filter(chosen.contains))
    }
    guard let selected else { return query.isEmpty ? .open : .typed(query.text) }
    if let obstacle = selected.obstacle { return .refused(obstacle) }
    return .taken([selected.id])
  }

  private mutating func toggle() {
    guard let selected, selected.obstacle == nil else { return }
    if chosen.remove(selected.id) == nil { chosen.insert(selected.id) }
    move(by: 1)
  }

  private mutating func search() {
    cursor = 0
    guard !query.isEmpty else {
      matches = items
      return
    }
    let scored = items.enumerated().compactMap { place, item -> Scored? in
      let scores = [
        FuzzyMatch.score(query.text, in: item.label),
        FuzzyMatch.score(query.text, in: item.detail).map { $0 - 300 },
        item.key == query.text ? 2000 : nil,
      ]
      return scores.compactMap { $0 }.max().map { Scored(item: item, score: $0, place: place) }
    }
    matches = scored.sorted().map(\.item)
  }

  private struct Scored: Comparable {
    let item: SearchItem
    let score: Int
    let place: Int

    static func < (left: Scored, right: Scored) -> Bool {
      (left.item.rank, -left.score, left.place) < (right.item.rank, -right.score, right.place)
    }
  }
}
