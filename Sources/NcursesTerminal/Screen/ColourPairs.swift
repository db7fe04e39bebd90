/// Gives numbers to pairs of colours, as curses wants them, and starts again when they run out.
package struct ColourPairs {
  /// Ink and ground as ncurses numbers them; -1 is the terminal's own.
  package struct Pair: Hashable {
    package var ink: Int32
    package var ground: Int32

    package init(ink: Int32, ground: Int32) {
      self.ink = ink
      self.ground = ground
    }

    package static let own = Pair(ink: -1, ground: -1)
  }

  /// How many numbers there are, with 0, which ncurses keeps to itself.
  package let capacity: Int32
  private var numbers: [Pair: Int32] = [:]

  package init(capacity: Int32) {
    self.capacity = capacity
  }

  /// The number of a pair and whether it is new; `nil` when all numbers are taken.
  package mutating func number(of pair: Pair) -> (number: Int32, isNew: Bool)? {
    // The terminal's own colours have a number like others: ncurses says the end of a colour in five
    // bytes then, and in eleven where it goes back to pair 0.
    if capacity == 0 { return (0, false) }
    if let number = numbers[pair] { return (number, false) }
    let next = Int32(numbers.count) + 1
    guard next < capacity else { return nil }
    numbers[pair] = next
    return (next, true)
  }

  package mutating func forgetAll() {
    numbers = [:]
  }
}
