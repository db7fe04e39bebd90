/// The line of screens: the open one in full, the others short, each with what waits there.
package struct Tabs: Widget, Hashable {
  package struct Tab: Hashable, Sendable {
    /// The digit that opens it.
    package var digit: Int
    package var name: String
    package var shortName: String
    /// What waits for the viewer there, whatever the filter.
    package var waiting: Int
    /// Whether some of that is late.
    package var isLate: Bool

    package init(
      _ digit: Int,
      _ name: String,
      short: String,
      waiting: Int = 0,
      isLate: Bool = false
    ) {
      self.digit = digit
      self.name = name
      self.shortName = short
      self.waiting = waiting
      self.isLate = isLate
    }
  }

  package var tabs: [Tab]
  /// Index in `tabs` of the open one.
  package var open: Int
  package var glyphs: Glyphs

  package init(_ tabs: [Tab], open: Int, glyphs: Glyphs = .unicode) {
    self.tabs = tabs
    self.open = open
    self.glyphs = glyphs
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let place = Position(row: rect.row, column: rect.column + 1)
    line(in: rect.width - 1).draw(on: &canvas, at: place, width: rect.width - 1, glyphs: glyphs)
  }

  /// The tab whose text covers a column of the line (a click there), counted from its left edge.
  package func tab(at column: Int, width: Int) -> Int? {
    guard width >= 60, let form = form(in: width - 1) else { return nil }
    var start = 1
    for index in tabs.indices {
      let end = start + label(index, form).columns
      if (start..<end).contains(column) { return index }
      start = end + form.gap
    }
    return nil
  }

  /// How the tabs that are not open are written.
  private enum Form: CaseIterable {
    case spacious, full, short, digits
    var gap: Int { self == .spacious ? 2 : 1 }
  }

  private func form(in width: Int) -> Form? {
    let fitting: [Form] = width >= 127 ? Form.allCases : [.short, .digits]
    return fitting.first { line($0).columns <= width }
  }

  private func line(in width: Int) -> StyledLine {
    guard width >= 59, let form = form(in: width) else {
      guard tabs.indices.contains(open) else { return StyledLine() }
      return label(open, .short) + StyledLine(" \(open + 1)/\(tabs.count)", Style(.muted))
    }
    return line(form)
  }

  private func line(_ form: Form) -> StyledLine {
    tabs.indices.reduce(into: StyledLine()) { line, index in
      if index > 0 { line.append(String(repeating: " ", count: form.gap)) }
      line = line + label(index, form)
    }
  }

  private func label(_ index: Int, _ form: Form) -> StyledLine {
    let tab = tabs[index]
    let isOpen = index == open
    let name =
      switch form {
      case _ where isOpen: " " + tab.name
      case .spacious, .full: " " + tab.name
      case .short: tab.shortName
      case .digits: ""
      }
    let style = isOpen ? Style(.accent, .bold) : Style(.muted)
    var label = StyledLine((isOpen ? "[" : "") + "\(tab.digit)" + name, style)
    if tab.waiting > 0 {
      let late = tab.isLate ? glyphs.late : ""
      label.append("\(glyphs.dot)\(tab.waiting)\(late)", tab.isLate ? Style(.danger) : style)
    }
    if isOpen { label.append("]", style) }
    return label
  }
}
