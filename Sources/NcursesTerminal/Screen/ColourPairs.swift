/// Gives numbers to pairs of colours, as curses wants them, and starts again when they run out.
struct ColourPairs {
  /// Ink and ground as ncurses numbers them; -1 is the terminal's own.
  struct Pair: Hashable {
    var ink: Int32
    var ground: Int32

    static let own = Pair(ink: -1, ground: -1)
  }

  /// How many numbers there are, with 0 for the terminal's own colours.
  let capacity: Int32
  private var numbers: [Pair: Int32] = [:]

  init(capacity: Int32) {
    self.capacity = capacity
  }

  /// The number of a pair and whether it is new; `nil` when all numbers are taken.
  mutating func number(of pair: Pair) -> (number: Int32, isNew: Bool)? {
    if pair == .own || capacity == 0 { return (0, false) }
    if let number = numbers[pair] { return (number, false) }
    let next = Int32(numbers.count) + 1
    guard next < capacity else { return nil }
    numbers[pair] = next
    return (next, true)
  }

  mutating func forgetAll() {
    numbers = [:]
  }
}
