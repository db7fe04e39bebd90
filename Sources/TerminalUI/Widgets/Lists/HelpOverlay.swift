/// The keys that work here, searchable; Enter does what the line says.
package struct HelpOverlay: Widget, Hashable {
  package var list: SearchList
  package var glyphs: Glyphs

  package init(_ list: SearchList, glyphs: Glyphs = .unicode) {
    self.list = list
    self.glyphs = glyphs
  }

  /// The list of a context's keys; its ids are the actions of the keymap.
  package static func list<Command>(
    of keymap: Keymap<Command>,
    in context: KeyContext
  ) -> SearchList {
    SearchList(
      keymap.help(in: context).map { entry in
        SearchItem(id: entry.action, entry.words, key: entry.keys, group: entry.group)
      }
    )
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    SearchListView(
      "keys",
      list,
      footer: "type to search  \(glyphs.enter) does it  Esc leave",
      glyphs: glyphs
    ).draw(on: &canvas, in: rect)
  }
}
