/// One terminal cell: a grapheme cluster and how it looks.
package struct Cell: Hashable, Sendable {
  /// What is drawn here, one spacing character and its marks; empty in the right half of a wide one.
  package var text: String
  package var style: Style

  package init(_ text: String = " ", _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  package static let blank = Cell()

  /// Whether this is the right half of the wide grapheme before it.
  package var isContinuation: Bool { text.isEmpty }
}
