import TerminalUI

/// One row of a list that tests page through.
struct SampleRow: PagedRow {
  let id: Int
  var state = "open"
  /// Where it sorts; by default its id.
  var rank: Int?

  var pageKey: Int { rank ?? id }
}

/// A store in small: answers the questions of a window about a list in memory.
struct SampleList {
  var rows: [SampleRow]

  init(_ ids: some Sequence<Int>) { rows = ids.map { SampleRow(id: $0) } }

  private var sorted: [SampleRow] { rows.sorted { $0.pageKey < $1.pageKey } }

  mutating func change(_ id: Int, to state: String) {
    for index in rows.indices where rows[index].id == id { rows[index].state = state }
  }

  mutating func move(_ id: Int, to rank: Int) {
    for index in rows.indices where rows[index].id == id { rows[index].rank = rank }
  }

  mutating func remove(_ ids: Int...) { rows.removeAll { ids.contains($0.id) } }

  mutating func add(_ ids: Int...) { rows += ids.map { SampleRow(id: $0) } }

  func answer(_ request: PageRequest<SampleRow>) -> Page<SampleRow> {
    let all = sorted
    switch request.part {
    case .first: return page(0..<request.limit)
    case .last: return page((all.count - request.limit)..<all.count)
    case .around(let id):
      let index = all.firstIndex { $0.id == id } ?? 0
      return page((index - request.limit / 2)..<(index + request.limit / 2))
    case .before(let key):
      let end = all.firstIndex { $0.pageKey >= key } ?? all.count
      return page((end - request.limit)..<end)
    case .after(let key):
      let start = all.firstIndex { $0.pageKey > key } ?? all.count
      return page(start..<(start + request.limit))
    case .again(let from, let through, let ids):
      let found = all.filter { row in
        let isBetween =
          (from.map { row.pageKey >= $0 } ?? true) && (through.map { row.pageKey <= $0 } ?? true)
        return isBetween || ids.contains(row.id)
      }
      return Page(found, total: all.count)
    }
  }

  private func page(_ range: Range<Int>) -> Page<SampleRow> {
    let all = sorted
    let start = max(0, min(range.lowerBound, all.count))
    let end = max(start, min(range.upperBound, all.count))
    return Page(
      Array(all[start..<end]),
      hasBefore: start > 0,
      hasAfter: end < all.count,
      total: all.count,
      offset: start
    )
  }
}

extension TableWindow where Row == SampleRow {
  /// A window over a list whose first questions are answered.
  init(over list: SampleList, height: Int = 10, selecting id: Int? = nil) {
    self.init(height: height, selecting: id, capacity: 400)
    answerAll(from: list)
  }

  mutating func answerAll(from list: SampleList) {
    var rounds = 0
    while rounds < 1000 {
      let requests = takeRequests()
      guard !requests.isEmpty else { return }
      for request in requests { apply(list.answer(request), answering: request) }
      rounds += 1
    }
  }

  mutating func refresh(from list: SampleList) {
    refresh()
    answerAll(from: list)
  }

  var visibleIDs: [Int] { visible.map(\.row.id) }

  /// The line of the screen that the cursor is drawn on.
  var cursorLine: Int? { visible.firstIndex { $0.isSelected } }
}
