/// How typed words are matched with declared ones.
package enum FilterWords {
  enum Match: Equatable {
    case word(String)
    case ambiguous([String])
    case none
  }

  /// A word without what makes no difference: case, and `_` for `-`.
  static func plain(_ word: String) -> String {
    CaseFolding.folded(word).replacing("_", with: "-")
  }

  /// The one of `words` that is typed in full, or the only one that begins so.
  static func match(_ typed: String, in words: [String]) -> Match {
    let typed = plain(typed)
    if let exact = words.first(where: { plain($0) == typed }) { return .word(exact) }
    let candidates = words.filter { plain($0).hasPrefix(typed) }
    switch candidates.count {
    case 0: return .none
    case 1: return .word(candidates[0])
    default: return .ambiguous(candidates)
    }
  }

  /// How many letters apart two words are, `nil` where that is too far for a slip of the hand.
  ///
  /// Up to four letters one may be off, else two; two swapped neighbours count as one.
  package static func distance(_ one: String, _ other: String) -> Int? {
    let first = Array(plain(one).unicodeScalars)
    let second = Array(plain(other).unicodeScalars)
    let allowed = min(first.count, second.count) <= 4 ? 1 : 2
    guard abs(first.count - second.count) <= allowed else { return nil }
    let distance = editDistance(first, second)
    return distance <= allowed ? distance : nil
  }

  /// Optimal string alignment: insertion, deletion, substitution, swap of neighbours.
  private static func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var row = [i + 1]
      for (j, counterpart) in other.enumerated() {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (letter == counterpart ? 0 : 1))
        if i > 0, j > 0, letter == other[j - 1], one[i - 1] == counterpart {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[other.count]
  }
}
