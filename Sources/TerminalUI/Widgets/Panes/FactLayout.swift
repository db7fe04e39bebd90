/// Facts as lines of a width: labels in their own columns, values wrapped beside them.
package struct FactLayout: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package var text: StyledLine
    package var aside = StyledLine()
    /// Index of the fact that the line is part of.
    package var fact: Int
    package var link: String?
  }

  /// The most lines of a stranger's text before the rest is only counted.
  package static let mostForeignLines = 6

  package let lines: [Line]
  /// Lines of strangers' texts that were cut.
  package let cutLines: Int

  /// Lays facts out; `showsAll` leaves strangers' texts whole, for the detail over the whole pane.
  package init(
    _ facts: [Fact],
    width: Int,
    labelWidth: Int = 8,
    showsAll: Bool = false,
    glyphs: Glyphs = .unicode
  ) {
    var lines: [Line] = []
    var cut = 0
    let labelWidth = max(0, min(labelWidth, width / 2))
    for (index, fact) in facts.enumerated() {
      let room = max(1, width - (fact.label.isEmpty && !fact.isForeign ? 0 : labelWidth))
      let asideRoom = fact.aside.isEmpty ? 0 : fact.aside.columns + 2
      var values = Self.wrapped(fact, width: max(1, room - asideRoom))
      if fact.isForeign, !showsAll, values.count > Self.mostForeignLines {
        let rest = values.count - Self.mostForeignLines
        cut += rest
        values = values.prefix(Self.mostForeignLines) + [Self.count(of: rest, glyphs)]
      }
      for (offset, value) in values.enumerated() {
        let label = offset == 0 ? fact.label : ""
        let head =
          room == width
          ? StyledLine()
          : Self.head(label, width: labelWidth, glyphs)
        lines.append(
          Line(
            text: head + value,
            aside: offset == 0 ? fact.aside : StyledLine(),
            fact: index,
            link: fact.link
          )
        )
      }
    }
    self.lines = lines
    self.cutLines = cut
  }

  private static func wrapped(_ fact: Fact, width: Int) -> [StyledLine] {
    fact.lines.flatMap { $0.wrapped(to: width) }
  }

  /// A label and at least one blank behind it.
  private static func head(_ label: String, width: Int, _ glyphs: Glyphs) -> StyledLine {
    let cut = Truncation.end.fit(
      SafeText(label).text,
      to: width - 1,
      ellipsis: glyphs.ellipsis
    )
    return StyledLine(Alignment.left.pad(cut, to: width), .muted)
  }

  private static func count(of rest: Int, _ glyphs: Glyphs) -> StyledLine {
    let noun = rest == 1 ? "line" : "lines"
    return StyledLine("\(glyphs.ellipsis) \(rest) more \(noun), \(glyphs.enter)", Style(.muted))
  }
}

extension StyledLine {
  /// The line in pieces of a width, broken at blanks; each character keeps its look.
  package func wrapped(to width: Int) -> [StyledLine] {
    guard columns > width || text.contains("⏎") else { return [self] }
    let pieces = WrappedText(text, width: width).lines
    var rest = spans.flatMap { span in span.text.map { (character: $0, style: span.style) } }[...]
    return pieces.map { piece in
      var line = StyledLine()
      for character in piece {
        // Blanks at which a line was broken are in no piece.
        while let next = rest.first, next.character != character { rest = rest.dropFirst() }
        line.extend(character, rest.first?.style ?? .plain)
        rest = rest.dropFirst()
      }
      return line
    }
  }

  private mutating func extend(_ character: Character, _ style: Style) {
    if let last = spans.last, last.style == style {
      spans[spans.count - 1] = Span(last.text + String(character), style)
    } else {
      spans.append(Span(String(character), style))
    }
  }
}
