/// A set of watched actions, one bit each, that is joined and compared without a loop.
struct WatchedSet: Hashable, Sendable {
  /// The most actions that can be watched.
  static let capacity = 1_024

  private var words = SIMD16<UInt64>()

  init() {}

  init(_ actions: some Sequence<WatchedAction>) {
    for action in actions { insert(action) }
  }

  var isEmpty: Bool { words == SIMD16() }

  mutating func insert(_ action: WatchedAction) {
    words[action.number / 64] |= 1 << UInt64(action.number % 64)
  }

  func contains(_ action: WatchedAction) -> Bool {
    words[action.number / 64] & 1 << UInt64(action.number % 64) != 0
  }

  mutating func formUnion(_ other: WatchedSet) { words |= other.words }

  mutating func formIntersection(_ other: WatchedSet) { words &= other.words }

  mutating func subtract(_ other: WatchedSet) { words &= ~other.words }

  func intersection(_ other: WatchedSet) -> WatchedSet {
    var shared = self
    shared.formIntersection(other)
    return shared
  }

  /// The actions in it, in the order of their numbers.
  var actions: [WatchedAction] {
    words.indices.flatMap { index in
      var word = words[index]
      var actions: [WatchedAction] = []
      while word != 0 {
        actions.append(WatchedAction(number: index * 64 + word.trailingZeroBitCount))
        word &= word - 1
      }
      return actions
    }
  }

  func isSubset(of other: WatchedSet) -> Bool { words & ~other.words == SIMD16() }

  func isDisjoint(with other: WatchedSet) -> Bool { words & other.words == SIMD16() }
}
