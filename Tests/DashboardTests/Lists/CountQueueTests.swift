import Dashboard
import Governance
import Testing

/// Counts one after the other, the wanted ones only.
struct CountQueueTests {
  static func query(_ filter: String) -> ListQuery { ListQuery(.requests, filter: filter) }

  static func count(_ filter: String, _ matching: Int = 1) -> ListCount {
    ListCount(query: query(filter), matching: matching, isCapped: false, all: 9, hiddenLate: 0)
  }

  let wanted = ["a", "b", "c"].map(query)

  @Test func `each is asked for once, after the answer to the one before`() {
    var queue = CountQueue()
    #expect(queue.next(of: wanted) == wanted[0])
    #expect(queue.next(of: wanted) == nil)
    queue.take(Self.count("a"))
    #expect(queue.next(of: wanted) == wanted[1])
    queue.take(Self.count("b"))
    #expect(queue.next(of: wanted) == wanted[2])
    queue.take(Self.count("c"))
    #expect(queue.next(of: wanted) == nil)
    #expect(wanted.allSatisfy { queue[$0]?.matching == 1 })
  }

  @Test func `a commit keeps the numbers until new ones are here`() {
    var queue = CountQueue()
    _ = queue.next(of: [wanted[0]])
    queue.take(Self.count("a", 5))
    queue.expire()
    #expect(queue[wanted[0]]?.matching == 5)
    #expect(queue.next(of: [wanted[0]]) == wanted[0])
    queue.take(Self.count("a", 6))
    #expect(queue[wanted[0]]?.matching == 6)
  }

  @Test func `a commit while a count is underway has it counted again`() {
    var queue = CountQueue()
    _ = queue.next(of: [wanted[0]])
    queue.expire()
    #expect(queue.next(of: [wanted[0]]) == nil)
    queue.take(Self.count("a"))
    #expect(queue.next(of: [wanted[0]]) == wanted[0])
  }

  @Test func `what nobody wants any more does not hold up what is wanted`() {
    var queue = CountQueue()
    _ = queue.next(of: [Self.query("old")])
    #expect(queue.next(of: wanted) == wanted[0])
    queue.take(Self.count("old", 77))
    #expect(queue[Self.query("old")] == nil)
  }

  @Test func `a failed count lets the next one go`() {
    var queue = CountQueue()
    _ = queue.next(of: wanted)
    queue.fail(wanted[0])
    #expect(queue.next(of: wanted) == wanted[1])
  }

  @Test func `after giving up everything is wanted anew`() {
    var queue = CountQueue()
    _ = queue.next(of: wanted)
    queue.giveUp()
    #expect(queue.next(of: wanted) == wanted[0])
  }

  @Test func `numbers of filters that were typed on the way are forgotten`() {
    var queue = CountQueue()
    for length in 0..<60 {
      let filter = String(repeating: "x", count: length)
      _ = queue.next(of: [Self.query(filter)] + wanted)
      queue.take(Self.count(filter))
      for query in wanted { queue.take(Self.count(query.filter)) }
    }
    var kept = 0
    for length in 0..<60 where queue[Self.query(String(repeating: "x", count: length))] != nil {
      kept += 1
    }
    #expect(kept < 20)
  }
}
