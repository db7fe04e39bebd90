/// A choice of one or several from a list: environments, sorts, columns, persons.
package struct Picker: Widget, Hashable {
  package let title: String
  package private(set) var list: SearchList
  package var glyphs: Glyphs

  package init(
    _ title: String,
    _ items: [SearchItem],
    allowsMany: Bool = false,
    chosen: Set<String> = [],
    glyphs: Glyphs = .unicode
  ) {
    self.title = title
    self.list = SearchList(items, allowsMany: allowsMany, chosen: chosen)
    self.glyphs = glyphs
  }

  /// Text that fits nothing is no choice.
  package mutating func handle(_ key: Key) -> SearchOutcome {
    let outcome = list.handle(key)
    guard case .typed = outcome else { return outcome }
    return .open
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    let several = list.allowsMany ? "Space choose  " : ""
    SearchListView(
      title,
      list,
      footer: "type to search  \(several)\(glyphs.enter) take  Esc leave",
      glyphs: glyphs
    ).draw(on: &canvas, in: rect)
  }
}
