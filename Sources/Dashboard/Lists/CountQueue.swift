package import Governance

/// The numbers of tabs and titles, asked for one after the other.
///
/// Whoever performs effects runs one load of a kind and cancels the older: so no count is asked for
/// while another that is still wanted is on its way.
package struct CountQueue: Equatable, Sendable {
  private var counts: [ListQuery: ListCount] = [:]
  /// What was counted since the last commit.
  private var fresh: Set<ListQuery> = []
  private var waiting: [ListQuery] = []
  private var underway: ListQuery?

  package init() {}

  package subscript(query: ListQuery) -> ListCount? { counts[query] }

  /// Somebody committed: the numbers stay until new ones are here.
  package mutating func expire() { fresh = [] }

  /// Nobody will answer.
  package mutating func giveUp() {
    fresh = []
    waiting = []
    underway = nil
  }

  /// The next count to ask for, of those that are wanted now.
  package mutating func next(of wanted: [ListQuery]) -> ListQuery? {
    if counts.count > 24 {
      counts = counts.filter { wanted.contains($0.key) }
      fresh.formIntersection(wanted)
    }
    waiting = wanted.filter { !fresh.contains($0) && $0 != underway }
    if let underway, wanted.contains(underway) { return nil }
    guard let query = waiting.first else { return nil }
    waiting.removeFirst()
    fresh.insert(query)
    underway = query
    return query
  }

  /// Takes an answer in; one that nobody waits for is dropped.
  package mutating func take(_ count: ListCount) {
    guard count.query == underway else { return }
    underway = nil
    counts[count.query] = count
  }

  package mutating func fail(_ query: ListQuery) {
    if underway == query { underway = nil }
  }
}
