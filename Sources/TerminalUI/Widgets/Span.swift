/// A piece of a line with one look; foreign text becomes harmless on its way in.
package struct Span: Hashable, Sendable {
  /// What is drawn: always the text of a `SafeText`.
  package let text: String
  package var style: Style

  package init(_ text: String, _ style: Style = .plain) {
    self.text = SafeText(text).text
    self.style = style
  }

  package init(_ text: SafeText, _ style: Style = .plain) {
    self.text = text.text
    self.style = style
  }

  package init(_ text: String, _ role: Role, _ attributes: Style.Attributes = []) {
    self.init(text, Style(role, attributes))
  }

  package var columns: Int { DisplayWidth.of(text) }

  /// What a terminal with these glyphs is given: ASCII only where it has no more.
  func shown(with glyphs: Glyphs) -> String {
    glyphs.isASCII ? SafeText(text, asciiOnly: true).text : text
  }
}

extension Style {
  package init(_ role: Role, _ attributes: Attributes) { self.init(role, on: nil, attributes) }
}
