/// One fact of a detail: a label, what is known, and whether strangers wrote it.
package struct Fact: Hashable, Sendable {
  package var label: String
  /// One line or more; each begins a line of its own.
  package var lines: [StyledLine]
  /// Stands at the right of its first line: `K why`.
  package var aside: StyledLine
  /// Whether the text is a stranger's: it wraps inside its own field and is cut after a few lines.
  package var isForeign: Bool
  /// What Enter opens here, in the caller's words.
  package var link: String?

  package init(
    _ label: String = "",
    _ lines: [StyledLine],
    aside: StyledLine = StyledLine(),
    link: String? = nil
  ) {
    self.label = label
    self.lines = lines
    self.aside = aside
    self.isForeign = false
    self.link = link
  }

  package init(
    _ label: String = "",
    _ line: StyledLine,
    aside: StyledLine = StyledLine(),
    link: String? = nil
  ) {
    self.init(label, [line], aside: aside, link: link)
  }

  /// A line without a label, over the whole width.
  package init(_ line: StyledLine) { self.init("", [line]) }

  /// A stranger's text, quoted; its lines stay right of the labels, where it cannot forge one.
  package static func foreign(_ label: String, _ text: String, link: String? = nil) -> Fact {
    var fact = Fact(label, StyledLine("\"" + text + "\""), link: link)
    fact.isForeign = true
    return fact
  }

  package static let empty = Fact("", StyledLine())
}
