/// What a terminal is told for a cell: two colours and attributes.
package struct ResolvedStyle: Hashable, Sendable {
  package var ink: Color
  package var ground: Color
  package var attributes: Style.Attributes

  package init(ink: Color, ground: Color, attributes: Style.Attributes = []) {
    self.ink = ink
    self.ground = ground
    self.attributes = attributes
  }
}

extension Theme {
  /// What a style becomes at a depth; without colours, attributes say the same.
  ///
  /// A ground other than the selection makes a badge: the role's ink as the ground, and the
  /// background as the ink.
  package func resolve(_ style: Style, at depth: ColorDepth) -> ResolvedStyle {
    let ground = reaches(style, at: depth) ? style.ground : nil
    let isSelected = ground == .selection || style.role == .selection
    let role = style.role == .selection ? Role.text : style.role
    let ownAttributes = depth == .mono ? role.attributesWithoutColor : self[role].attributes
    let attributes = style.attributes.union(ownAttributes)
    if isSelected { return selected(role, attributes, at: depth) }
    if let badge = ground { return self.badge(of: badge, attributes, at: depth) }
    return ResolvedStyle(
      ink: self[role].color.color(at: depth),
      ground: background.color(at: depth),
      attributes: attributes
    )
  }

  /// Whether the ground of a style is shown there at all.
  private func reaches(_ style: Style, at depth: ColorDepth) -> Bool {
    !style.isBehindNames || style.ground != .selection || selectionGround(at: depth) == nil
  }

  private func selected(
    _ role: Role,
    _ attributes: Style.Attributes,
    at depth: ColorDepth
  ) -> ResolvedStyle {
    if let ground = selectionGround(at: depth) {
      return ResolvedStyle(
        ink: self[role].color.color(at: depth),
        ground: ground,
        attributes: attributes
      )
    }
    // Colours of their own would make a reversed bar a patchwork of grounds, and dim ink a grey one;
    // bold is hardly seen in it, and each change of looks is sent.
    return ResolvedStyle(
      ink: self[.text].color.color(at: depth),
      ground: background.color(at: depth),
      attributes: attributes.subtracting([.dim, .bold]).union(.reverse)
    )
  }

  private func badge(
    of role: Role,
    _ attributes: Style.Attributes,
    at depth: ColorDepth
  ) -> ResolvedStyle {
    // Reversed rather than exchanged: the terminal's own ground has no name as an ink.
    ResolvedStyle(
      ink: self[role].color.color(at: depth),
      ground: background.color(at: depth),
      attributes: attributes.subtracting(.dim).union(.reverse)
    )
  }
}

extension Role {
  /// What tells the role where no colour does; words and signs carry the rest.
  fileprivate var attributesWithoutColor: Style.Attributes {
    switch self {
    case .muted, .border: .dim
    case .accent, .title: .bold
    case .warn: .underline
    case .danger: [.bold, .underline]
    case .text, .ok, .info, .selection: []
    case .chart1, .chart2, .chart3, .chart4, .chart5, .chart6: []
    }
  }
}
