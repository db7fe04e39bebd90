/// Guesses which known word a mistyped one was meant to be.
package enum Nearest {
  /// The closest word within two changes (one for short words), `nil` when none is near.
  package static func word(to typed: String, among known: [String]) -> String? {
    let limit = typed.count < 4 ? 1 : 2
    let typed = Array(typed.lowercased())
    let ranked = known.map { (word: $0, distance: distance(typed, Array($0.lowercased()))) }
    return ranked.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.word
  }

  /// The insertions, removals, replacements and swaps of neighbours between two words.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var older: [Int] = []
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(
          previous[column + 1] + 1,
          current[column] + 1,
          previous[column] + (letter == other ? 0 : 1)
        )
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          best = min(best, older[column - 1] + 1)
        }
        current.append(best)
      }
      older = previous
      previous = current
    }
    return previous[right.count]
  }
}
