/// The colours and attributes that a screen's roles have.
package struct Theme: Hashable, Sendable {
  /// What text of one role is drawn with.
  package struct Ink: Hashable, Sendable {
    package let color: ColorSpec
    package let attributes: Style.Attributes

    package init(_ color: ColorSpec, _ attributes: Style.Attributes = []) {
      self.color = color
      self.attributes = attributes
    }
  }

  /// The bar under the cursor row.
  package enum Selection: Hashable, Sendable {
    /// Ink and ground of plain text change places; the bar is of one colour.
    case reverse
    /// A ground at the richer depths; with sixteen colours it is reversed, where none is sure to
    /// carry every ink.
    case ground(trueColor: Color, twoFiftySix: Color)
  }

  package let name: String
  /// One line for the list of themes.
  package let summary: String
  package let background: ColorSpec
  package let selection: Selection
  private let inks: [Role: Ink]

  /// A role left out is drawn in the terminal's own ink.
  package init(
    name: String,
    summary: String,
    background: ColorSpec,
    selection: Selection,
    inks: [Role: Ink]
  ) {
    self.name = name
    self.summary = summary
    self.background = background
    self.selection = selection
    self.inks = inks
  }

  package subscript(role: Role) -> Ink { inks[role] ?? Ink(.standard) }

  /// The ground of the selection at a depth, `nil` where it is reversed.
  package func selectionGround(at depth: ColorDepth) -> Color? {
    guard case .ground(let trueColor, let twoFiftySix) = selection else { return nil }
    switch depth {
    case .mono, .sixteen: return nil
    case .twoFiftySix: return twoFiftySix
    case .trueColor: return trueColor
    }
  }
}
