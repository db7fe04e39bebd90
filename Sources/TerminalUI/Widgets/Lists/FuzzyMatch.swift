/// How well a typed word fits a text: the letters in order, better together and at beginnings.
package enum FuzzyMatch {
  /// The higher the better; `nil` where a letter is missing.
  ///
  /// An empty query fits all alike.
  package static func score(_ query: String, in text: String) -> Int? {
    let wanted = Array(query.lowercased())
    guard !wanted.isEmpty else { return 0 }
    let letters = Array(text.lowercased())
    if let place = firstPlace(of: wanted, in: letters) {
      let isWordStart = place == 0 || !letters[place - 1].isLetter
      let base = place == 0 ? 1400 : isWordStart ? 1200 : 700
      return base - min(letters.count, 200)
    }
    return scattered(wanted, in: letters)
  }

  private static func firstPlace(of wanted: [Character], in letters: [Character]) -> Int? {
    guard wanted.count <= letters.count else { return nil }
    var inside: Int?
    for start in 0...(letters.count - wanted.count)
    where Array(letters[start..<start + wanted.count]) == wanted {
      if start == 0 || !letters[start - 1].isLetter { return start }
      inside = inside ?? start
    }
    return inside
  }

  /// Each gap costs, each beginning of a word gains, initials alone gain most.
  private static func scattered(_ wanted: [Character], in letters: [Character]) -> Int? {
    var score = 500 - min(letters.count, 200)
    var next = 0
    var previous = -1
    var starts = 0
    for letter in wanted {
      guard let place = letters[next...].firstIndex(of: letter) else { return nil }
      if place == 0 || !letters[place - 1].isLetter { starts += 1 }
      if previous >= 0 { score -= min(10, place - previous - 1) }
      previous = place
      next = place + 1
    }
    return score + 20 * starts + (starts == wanted.count ? 300 : 0)
  }
}
