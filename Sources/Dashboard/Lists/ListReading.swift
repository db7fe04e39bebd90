package import Governance
import TerminalUI

/// The plain reads that a ``ListQuestion`` takes, one after the other; whoever holds the store runs it.
///
/// ```
/// var reading = ListReading(question)
/// while let query = reading.next { reading.take(try await store.rows(query)) }
/// post(.rowsLoaded(question, reading.answer))
/// ```
package struct ListReading: Sendable {
  /// What is to be read now; `nil` when the answer is complete.
  package private(set) var next: ListQuery?
  package private(set) var answer = ListAnswer([])

  private let question: ListQuestion
  private var step = Step.only
  /// Ids still to be looked up one batch after the other.
  private var missing: [String] = []

  private enum Step { case only, anchor, above, below, again, byID }

  package init(_ question: ListQuestion) {
    self.question = question
    let limit = question.request.limit
    switch question.request.part {
    case .first: next = query(.forward, nil, limit)
    case .last: next = query(.backward, nil, limit)
    case .after(let key): next = query(.forward, key, limit)
    case .before(let key): next = query(.backward, key, limit)
    case .around(let id):
      step = .anchor
      next = query(ids: [id])
    case .again(let from, _, let ids):
      step = .again
      missing = ids
      next = query(.forward, from, ids.count + Self.slack)
    }
  }

  /// How many rows beyond those shown are looked at for what came.
  private static var slack: Int { 50 }
  /// A filter has at most 1,000 characters.
  private static var idsAtOnce: Int { 40 }

  /// Takes in what was read for `next`.
  package mutating func take(_ page: Governance.Page<ScreenRow>) {
    let rows = zip(page.rows, page.cursors).map { ListedRow($0, at: $1) }
    next = nil
    answer.notes = page.notes
    switch step {
    case .only: takeAll(rows, page)
    case .anchor: takeAnchor(rows)
    case .above:
      answer.rows = rows + answer.rows
      answer.hasBefore = page.hasBefore
      step = .below
      next = query(.forward, answer.rows.last?.pageKey, half)
    case .below:
      answer.rows += rows
      answer.hasAfter = page.hasAfter
    case .again: takeAgain(rows, page)
    case .byID:
      answer.rows += rows
      askForMissing()
    }
  }

  private var half: Int { max(1, question.request.limit / 2) }

  private mutating func takeAll(_ rows: [ListedRow], _ page: Governance.Page<ScreenRow>) {
    answer.rows = rows
    answer.hasBefore = page.hasBefore
    answer.hasAfter = page.hasAfter
  }

  private mutating func takeAnchor(_ rows: [ListedRow]) {
    guard let anchor = rows.first else {
      step = .only
      next = query(.forward, nil, question.request.limit)
      return
    }
    answer.rows = [anchor]
    step = .above
    next = query(.backward, anchor.pageKey, half)
  }

  /// Rows below the last one shown are none of the question's, unless the list's end was shown.
  private mutating func takeAgain(_ rows: [ListedRow], _ page: Governance.Page<ScreenRow>) {
    guard case .again(_, let through, let ids) = question.request.part else { return }
    let asked = Set(ids)
    var rows = rows
    if through != nil {
      let last = rows.lastIndex { asked.contains($0.id) }
      rows = Array(rows.prefix((last ?? -1) + 1))
    }
    answer.rows = rows
    let found = Set(rows.map(\.id))
    missing = ids.filter { !found.contains($0) }
    step = .byID
    askForMissing()
  }

  private mutating func askForMissing() {
    guard !missing.isEmpty else { return }
    next = query(ids: Array(missing.prefix(Self.idsAtOnce)))
    missing.removeFirst(min(Self.idsAtOnce, missing.count))
  }

  private func query(
    _ direction: ListQuery.Direction,
    _ cursor: Cursor?,
    _ limit: Int
  ) -> ListQuery {
    var query = question.query
    query.direction = direction
    query.cursor = cursor
    query.limit = limit
    return query
  }

  private func query(ids: [String]) -> ListQuery {
    var query = query(.forward, nil, ids.count)
    let condition = "id:=" + ids.joined(separator: ",")
    query.filter = query.filter.isEmpty ? condition : "(\(query.filter)) \(condition)"
    return query
  }
}
