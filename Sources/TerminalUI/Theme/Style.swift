/// What a piece of text is, never what colour it has: a theme decides that.
package enum Role: String, CaseIterable, Hashable, Sendable {
  case text, muted, accent, ok, warn, danger, info, selection, border, title
  case chart1, chart2, chart3, chart4, chart5, chart6
}

/// How a cell looks: the role of its ink, the role of its ground, and attributes that need no colour.
package struct Style: Hashable, Sendable {
  /// Attributes that every terminal can show in some way.
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Attributes(rawValue: 1 << 0)
    package static let dim = Attributes(rawValue: 1 << 1)
    package static let underline = Attributes(rawValue: 1 << 2)
    package static let reverse = Attributes(rawValue: 1 << 3)
    package static let italic = Attributes(rawValue: 1 << 4)
  }

  package var role: Role
  /// The ground; `nil` is the theme's plain background, `.selection` the bar under the cursor row.
  package var ground: Role?
  package var attributes: Attributes
  /// Whether the cell lies in the bar behind the columns that name the row: a reversed bar takes in
  /// the whole row, one with a ground of its own ends before, since slow lines pay for each cell.
  package var isBehindNames = false

  package init(_ role: Role = .text, on ground: Role? = nil, _ attributes: Attributes = []) {
    self.role = role
    self.ground = ground
    self.attributes = attributes
  }

  package static let plain = Style()
}
