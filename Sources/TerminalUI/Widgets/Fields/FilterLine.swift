/// The line in which a filter is typed, and under it what is wrong with it or what Tab would add.
package struct FilterLine: Widget, Hashable {
  package var field: TextField
  /// The characters that do not parse, and why.
  package var problem: Problem?
  package var completion: String
  /// What is said while nothing is wrong: `31 match`, `searched as text`.
  package var note: String
  package var glyphs: Glyphs

  package struct Problem: Hashable, Sendable {
    package var place: Range<Int>
    package var message: String

    package init(at place: Range<Int>, _ message: String) {
      self.place = place
      self.message = message
    }
  }

  package init(
    _ field: TextField,
    problem: Problem? = nil,
    completion: String = "",
    note: String = "",
    glyphs: Glyphs = .unicode
  ) {
    self.field = field
    self.problem = problem
    self.completion = completion
    self.note = note
    self.glyphs = glyphs
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let line = message
    let isBelow = rect.height > 1
    let beside = isBelow || line.isEmpty ? 0 : min(line.columns + 2, rect.width / 2)
    let row = rect.inset(left: 1, right: 1).line(0)
    canvas.clipped(to: rect) { canvas in
      canvas.draw("/", at: Position(row: row.row, column: row.column), Style(.accent, .bold))
      let room = row.inset(left: 2, right: beside)
      TextFieldView(field, completion: completion, failing: mistake, glyphs: glyphs)
        .draw(on: &canvas, in: room)
      let place =
        isBelow ? rect.inset(left: 3, right: 1).line(1) : row.inset(left: row.width - beside)
      if isBelow {
        line.draw(
          on: &canvas,
          at: Position(row: place.row, column: place.column),
          width: place.width,
          glyphs: glyphs
        )
      } else {
        line.drawRight(on: &canvas, in: place.inset(left: 2), glyphs: glyphs)
      }
    }
  }

  /// A mistake at the end, where nothing stands yet, is shown at the last character.
  private var mistake: Range<Int>? {
    guard let place = problem?.place else { return nil }
    let count = field.text.count
    guard place.isEmpty || place.lowerBound >= count else { return place }
    return max(0, min(place.lowerBound, count) - 1)..<max(0, min(place.lowerBound, count))
  }

  private var message: StyledLine {
    problem.map { StyledLine($0.message, Style(.warn)) } ?? StyledLine(note, Style(.muted))
  }
}
