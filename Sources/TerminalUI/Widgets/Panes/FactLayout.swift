/// Facts as lines of a width: labels in their own columns, values wrapped beside them.
package struct FactLayout: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package var text: StyledLine
    package var aside = StyledLine()
    /// Index of the fact that the line is part of.
    package var fact: Int
    package var link: String?
    /// The line where the rest of a text begins that is only counted here.
    package var rest: Int?
  }

  /// The most lines of a stranger's text before the rest is only counted.
  package static let mostForeignLines = 6

  package private(set) var lines: [Line] = []
  /// Lines of strangers' texts that were cut.
  package private(set) var cutLines = 0

  private let width: Int
  private let labelWidth: Int
  private let glyphs: Glyphs

  /// Lays facts out; `showsAll` adds below all facts what a stranger's text had no room for beside them.
  ///
  /// In a pane of a height, long texts give way to the house's own facts, so that they stay in sight.
  package init(
    _ facts: [Fact],
    width: Int,
    labelWidth: Int = 8,
    height: Int? = nil,
    showsAll: Bool = false,
    glyphs: Glyphs = .unicode
  ) {
    self.width = width
    self.labelWidth = max(0, min(labelWidth, width / 2))
    self.glyphs = glyphs
    let values = facts.map { wrapped($0) }
    let most = Self.most(facts, values, in: height)
    var rests: [(fact: Int, line: Int, values: [StyledLine])] = []
    for (index, fact) in facts.enumerated() {
      // Where a count would take the place of the last line, that line stands there itself.
      guard fact.isForeign, values[index].count > min(most + 1, Self.mostForeignLines) else {
        add(values[index], of: fact, at: index)
        continue
      }
      let rest = values[index].count - most
      add(values[index].prefix(most) + [count(of: rest)], of: fact, at: index)
      if showsAll {
        rests.append((index, lines.count - 1, values[index]))
      } else {
        cutLines += rest
      }
    }
    for rest in rests {
      lines[rest.line].rest = lines.count
      addWhole(rest.values, of: facts[rest.fact], at: rest.fact)
    }
  }

  /// How many lines each stranger's text may have beside the other facts.
  private static func most(_ facts: [Fact], _ values: [[StyledLine]], in height: Int?) -> Int {
    guard let height else { return mostForeignLines }
    let long = zip(facts, values).filter { $0.isForeign && $1.count > 2 }
    guard !long.isEmpty else { return mostForeignLines }
    let others = values.reduce(0) { $0 + $1.count } - long.reduce(0) { $0 + $1.1.count }
    return max(1, min(mostForeignLines, (height - others) / long.count - 1))
  }

  private mutating func add(_ values: [StyledLine], of fact: Fact, at index: Int) {
    for (offset, value) in values.enumerated() {
      let isFirst = offset == 0
      lines.append(
        Line(
          text: head(isFirst ? fact.label : "", of: fact) + value,
          aside: isFirst ? fact.aside : StyledLine(),
          fact: index,
          link: fact.link
        )
      )
    }
  }

  /// A long text again from its beginning, under a line of its own, right of the labels.
  private mutating func addWhole(_ values: [StyledLine], of fact: Fact, at index: Int) {
    let words = "\(glyphs.dash) \(fact.label), all \(values.count) lines \(glyphs.dash)"
    lines.append(Line(text: StyledLine(words, .muted), fact: index))
    for value in values { lines.append(Line(text: head("", of: fact) + value, fact: index)) }
  }

  private func wrapped(_ fact: Fact) -> [StyledLine] {
    let room = max(1, width - head("", of: fact).columns)
    let asideRoom = fact.aside.isEmpty ? 0 : fact.aside.columns + 2
    return fact.lines.flatMap { $0.wrapped(to: max(1, room - asideRoom)) }
  }

  /// A label and at least one blank behind it; nothing before a line that has the whole width.
  private func head(_ label: String, of fact: Fact) -> StyledLine {
    if labelWidth == 0 || fact.label.isEmpty && !fact.isForeign { return StyledLine() }
    let cut = Truncation.end.fit(
      SafeText(label).text,
      to: labelWidth - 1,
      ellipsis: glyphs.ellipsis
    )
    return StyledLine(Alignment.left.pad(cut, to: labelWidth), .muted)
  }

  private func count(of rest: Int) -> StyledLine {
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
      var run = ""
      var style = Style.plain
      for character in piece {
        // Blanks at which a line was broken are in no piece.
        while let next = rest.first, next.character != character { rest = rest.dropFirst() }
        let look = rest.first?.style ?? .plain
        rest = rest.dropFirst()
        if look != style, !run.isEmpty {
          line.append(run, style)
          run = ""
        }
        style = look
        run.append(character)
      }
      if !run.isEmpty { line.append(run, style) }
      return line
    }
  }
}
