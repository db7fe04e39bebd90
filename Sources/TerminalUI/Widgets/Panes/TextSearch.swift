/// Where a searched text stands in lines, whatever its case.
package enum TextSearch {
  /// The lines that hold the text.
  package static func lines(of text: String, in layout: FactLayout) -> [Int] {
    layout.lines.indices.filter { !columns(of: text, in: layout.lines[$0].text.text).isEmpty }
  }

  /// The next match after a line, or before it; past the end it begins again at the other.
  package static func next(
    of text: String,
    from line: Int,
    by direction: Int,
    in layout: FactLayout
  ) -> Int? {
    let found = lines(of: text, in: layout)
    if direction < 0 { return found.last { $0 < line } ?? found.last }
    return found.first { $0 > line } ?? found.first
  }

  /// The columns of one line that the text covers, each place once.
  package static func columns(of text: String, in line: String) -> [Range<Int>] {
    let wanted = text.lowercased().map(\.self)
    let characters = line.map { $0.lowercased().first ?? $0 }
    guard !wanted.isEmpty, characters.count >= wanted.count else { return [] }
    var ranges: [Range<Int>] = []
    var start = 0
    while start + wanted.count <= characters.count {
      guard characters[start..<start + wanted.count].elementsEqual(wanted) else {
        start += 1
        continue
      }
      let before = DisplayWidth.of(line.prefix(start))
      let width = DisplayWidth.of(line.dropFirst(start).prefix(wanted.count))
      ranges.append(before..<before + width)
      start += wanted.count
    }
    return ranges
  }
}
