/// The footer: the keys that work now, and where one is.
package struct HintBar: Widget, Hashable {
  package struct Hint: Hashable, Sendable {
    package var key: String
    package var words: String

    package init(_ key: String, _ words: String) {
      self.key = key
      self.words = words
    }
  }

  package var hints: [Hint]
  /// Right-aligned, never dropped: `2/31`.
  package var position: String
  package var glyphs: Glyphs

  package init(_ hints: [Hint], position: String = "", glyphs: Glyphs = .unicode) {
    self.hints = hints
    self.position = position
    self.glyphs = glyphs
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let right = StyledLine(position, Style(.muted))
    let inside = rect.inset(left: 1, right: 1)
    right.drawRight(on: &canvas, in: inside, glyphs: glyphs)
    let room = inside.width - right.columns - (position.isEmpty ? 0 : 2)
    var column = inside.column
    // Whole hints only: half a word tells a wrong key.
    for hint in hints {
      let line = Self.line(of: hint)
      guard column + line.columns <= inside.column + room else { break }
      column += line.draw(
        on: &canvas,
        at: Position(row: rect.row, column: column),
        width: room,
        glyphs: glyphs
      )
      column += 2
    }
  }

  private static func line(of hint: Hint) -> StyledLine {
    StyledLine([
      Span(hint.key, Style(.accent, .bold)), Span(hint.words.isEmpty ? "" : " " + hint.words),
    ])
  }
}

extension Keymap {
  /// The hints of a context from its key table, in its order; `works` says which apply to the row.
  package func hints(
    in context: KeyContext,
    glyphs: Glyphs = .unicode,
    where works: (Command) -> Bool = { _ in true }
  ) -> [HintBar.Hint] {
    reachable(in: context).compactMap { row in
      guard let words = row.hint, let key = row.keys.first, works(row.command) else { return nil }
      return HintBar.Hint(glyphs.isASCII ? key.asciiLabel : key.label, words)
    }
  }
}
