/// All verbs of a row in one list: the possible ones with their keys, the others with the reason.
package struct ActionMenu: Widget, Hashable {
  package let title: String
  package private(set) var list: SearchList
  package var glyphs: Glyphs

  package init(_ title: String, _ items: [SearchItem], glyphs: Glyphs = .unicode) {
    self.title = title
    self.glyphs = glyphs
    // The possible first; the order of the key table within each.
    list = SearchList(items.filter { $0.obstacle == nil } + items.filter { $0.obstacle != nil })
  }

  /// A verb's own key runs it while nothing is typed yet; anything else narrows the list.
  package mutating func handle(_ key: Key) -> SearchOutcome {
    if list.query.isEmpty, let item = list.items.first(where: { $0.key == key.label }) {
      return item.obstacle.map(SearchOutcome.refused) ?? .taken([item.id])
    }
    return list.handle(key)
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    SearchListView(
      title,
      list,
      footer: "key or \(glyphs.enter) does it  type to search  Esc leave",
      glyphs: glyphs
    ).draw(on: &canvas, in: rect)
  }
}
