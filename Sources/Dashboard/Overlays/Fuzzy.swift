/// Finds what somebody means by a few letters of it.
enum Fuzzy {
  /// The items whose words hold the letters in order, the closest first; ties stay in their order.
  static func ranked<Item>(
    _ items: [Item],
    by typed: String,
    words: (Item) -> String
  ) -> [Item] {
    let needle = Array(typed.lowercased().filter { $0 != " " })
    guard !needle.isEmpty else { return items }
    let scored = items.enumerated().compactMap { index, item in
      distance(needle, Array(words(item).lowercased())).map { (index, $0, item) }
    }
    return scored.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.2)
  }

  /// Small for letters that stand together and near the beginning; `nil` where some are missing.
  static func distance(_ needle: [Character], _ words: [Character]) -> Int? {
    var best: Int?
    for start in words.indices where words[start] == needle.first {
      guard let cost = cost(needle, words, from: start) else { break }
      let isWordStart = start == 0 || !words[start - 1].isLetter
      let total = cost + (isWordStart ? 0 : 8) + (start == 0 ? 0 : 1)
      best = min(best ?? total, total)
    }
    return best
  }

  private static func cost(_ needle: [Character], _ words: [Character], from start: Int) -> Int? {
    var place = start
    var gaps = 0
    for letter in needle {
      guard let found = words[place...].firstIndex(of: letter) else { return nil }
      gaps += found - place
      place = found + 1
    }
    return gaps
  }
}
