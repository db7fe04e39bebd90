/// One line to go anywhere or begin anything: places before acts, with what was typed before.
///
/// A write never runs from here: an act that is taken opens its dialog.
package struct Palette: Widget, Hashable {
  package private(set) var list: SearchList
  /// What was typed in earlier times, the latest last.
  package let history: [String]
  /// Index in `history` while one looks back.
  private var back: Int?
  package var glyphs: Glyphs

  package init(
    places: [SearchItem],
    acts: [SearchItem],
    history: [String] = [],
    glyphs: Glyphs = .unicode
  ) {
    let ranked = Self.ranked(places, 0) + Self.ranked(acts, 1)
    self.list = SearchList(ranked)
    self.history = history
    self.glyphs = glyphs
  }

  private static func ranked(_ items: [SearchItem], _ rank: Int) -> [SearchItem] {
    items.map { item in
      var item = item
      item.rank = rank
      return item
    }
  }

  package mutating func handle(_ key: Key) -> SearchOutcome {
    switch key {
    case .up: look(back: 1)
    case .down: look(back: -1)
    case .tab: complete()
    case .backTab: list.move(by: -1)
    case .backspace where list.query.isEmpty: return .left
    default:
      back = nil
      return list.handle(key)
    }
    return .open
  }

  package mutating func paste(_ text: String) {
    back = nil
    list.paste(text)
  }

  /// Goes through what was typed before; past the latest the line is empty again.
  private mutating func look(back count: Int) {
    guard !history.isEmpty else { return }
    let place = (back ?? history.count) - count
    guard place < history.count else {
      back = nil
      return list.setQuery("")
    }
    back = max(0, place)
    list.setQuery(history[max(0, place)])
  }

  /// Completes to the best match, then goes through the others.
  private mutating func complete() {
    guard let selected = list.selected else { return }
    if list.query.text == selected.label {
      list.move(by: 1)
    } else {
      list.setQuery(selected.label)
    }
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    SearchListView(
      "go",
      list,
      prompt: ":",
      footer: "Tab complete  \(glyphs.enter) go  Esc leave",
      glyphs: glyphs
    ).draw(on: &canvas, in: rect)
  }
}
