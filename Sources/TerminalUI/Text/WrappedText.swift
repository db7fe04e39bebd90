/// A text broken into lines that each fit a width, at spaces where there are any.
///
/// A line also ends after `⏎`, the mark that `SafeText` leaves for a line feed.
package struct WrappedText: Hashable, Sendable {
  package let lines: [String]

  package init(_ text: String, width: Int) {
    var breaker = LineBreaker(width: max(1, width))
    for paragraph in Self.paragraphs(of: text) { breaker.add(paragraph) }
    lines = breaker.lines
  }

  /// All lines, or the first `most` and one that counts the rest: `… 14 more lines`.
  package func rows(atMost most: Int, glyphs: Glyphs = .unicode) -> [String] {
    guard lines.count > most else { return lines }
    let rest = lines.count - most
    return lines.prefix(most) + ["\(glyphs.ellipsis) \(rest) more \(rest == 1 ? "line" : "lines")"]
  }

  private static func paragraphs(of text: String) -> [String] {
    var paragraphs: [String] = []
    var current = ""
    for scalar in text.unicodeScalars {
      if scalar != "\n" { current.unicodeScalars.append(scalar) }
      if scalar == "⏎" || scalar == "\n" {
        paragraphs.append(current)
        current = ""
      }
    }
    if !current.isEmpty { paragraphs.append(current) }
    return paragraphs
  }
}

/// Fills lines with words; a word longer than a line is cut into pieces.
private struct LineBreaker {
  let width: Int
  var lines: [String] = []
  private var line = ""
  private var columns = 0

  init(width: Int) { self.width = width }

  mutating func add(_ paragraph: String) {
    for word in paragraph.split(separator: " ", omittingEmptySubsequences: true) {
      append(word, DisplayWidth.of(word))
    }
    endLine()
  }

  private mutating func append(_ word: Substring, _ wordColumns: Int) {
    if columns > 0, columns + 1 + wordColumns <= width {
      line += " " + word
      columns += 1 + wordColumns
      return
    }
    if columns > 0 { endLine() }
    var rest = word
    var restColumns = wordColumns
    while restColumns > width {
      let piece = Truncation.head(of: rest, columns: width)
      if piece.isEmpty {
        // A wide character in a line of one column has no other form.
        rest = "?" + Substring(rest.unicodeScalars.dropFirst())
        restColumns = DisplayWidth.of(rest)
      } else {
        lines.append(piece)
        rest = Substring(rest.unicodeScalars.dropFirst(piece.unicodeScalars.count))
        restColumns -= DisplayWidth.of(piece)
      }
    }
    line = String(rest)
    columns = restColumns
  }

  private mutating func endLine() {
    lines.append(line)
    line = ""
    columns = 0
  }
}
