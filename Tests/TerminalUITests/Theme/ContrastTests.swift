import TerminalUI
import Testing

@Suite struct ContrastTests {
  private static let texts: [Role] = [
    .text, .muted, .accent, .ok, .warn, .danger, .info, .title,
  ]
  private static let drawings: [Role] = [
    .border, .chart1, .chart2, .chart3, .chart4, .chart5, .chart6,
  ]
  private static let colourful = Theme.builtIn.filter { $0.background != .standard }
  private static let black = RGB(hex: 0x000000)
  private static let white = RGB(hex: 0xFFFFFF)

  @Test func `contrast goes from 1 to 21 as WCAG defines it`() {
    #expect(LinearColor(Self.white).contrast(with: LinearColor(Self.black)) == 21)
    #expect(LinearColor(Self.black).contrast(with: LinearColor(Self.black)) == 1)
    let grey = LinearColor(RGB(hex: 0x767676)).contrast(with: LinearColor(Self.white))
    #expect(grey > 4.54 && grey < 4.55)
  }

  @Test(arguments: colourful, [ColorDepth.trueColor, .twoFiftySix])
  func `text reads on the background and on the selection`(theme: Theme, depth: ColorDepth) {
    let needed = ["high-contrast", "colour-blind"].contains(theme.name) ? 7.0 : 4.5
    for role in Self.texts {
      #expect(theme.contrast(of: role, on: nil, at: depth) >= needed, "\(role)")
      #expect(theme.contrast(of: role, on: .selection, at: depth) >= needed, "\(role) selected")
    }
  }

  // WCAG 2.2, 1.4.11: graphical objects need 3 to 1.
  @Test(arguments: colourful, [ColorDepth.trueColor, .twoFiftySix])
  func `charts and lines stand out from the background`(theme: Theme, depth: ColorDepth) {
    for role in Self.drawings {
      #expect(theme.contrast(of: role, on: nil, at: depth) >= 3, "\(role)")
    }
  }

  @Test(arguments: colourful, [ColorDepth.trueColor, .twoFiftySix])
  func `the selection can be seen`(theme: Theme, depth: ColorDepth) throws {
    guard let ground = theme.selectionGround(at: depth) else { return }
    let background = theme.background.color(at: depth)
    #expect(ground != background)
    let bar = LinearColor(ground.rgb(standard: Self.black))
    #expect(bar.contrast(with: LinearColor(background.rgb(standard: Self.black))) >= 1.12)
  }

  @Test(arguments: [black, white])
  func `the terminal's own theme reads on dark and on light`(ground: RGB) {
    for role in Self.texts + Self.drawings {
      let color = Theme.terminal[role].color.trueColor
      guard color != .standard else { continue }
      // The user's palette decides; xterm's is the harshest in use, and green its palest left in.
      let ink = LinearColor(color.rgb(standard: ground))
      #expect(ink.contrast(with: LinearColor(ground)) >= 2, "\(role)")
    }
  }

  @Test(arguments: ColourVision.allCases, [ColorDepth.trueColor, .twoFiftySix])
  func `in the colour-blind theme good, doubtful and bad differ to every eye`(
    vision: ColourVision,
    depth: ColorDepth
  ) {
    let seen = [Role.ok, .warn, .danger].map {
      LinearColor(Theme.colourBlind[$0].color.color(at: depth).rgb(standard: Self.black))
        .seen(with: vision)
    }
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
      #expect(seen[one].difference(from: seen[other]) >= 20, "\(one) and \(other)")
    }
  }

  @Test(arguments: colourful, [ColorDepth.trueColor, .twoFiftySix])
  func `in every theme they differ to eyes that see all colours`(theme: Theme, depth: ColorDepth) {
    let inks = [Role.ok, .warn, .danger].map {
      LinearColor(theme[$0].color.color(at: depth).rgb(standard: Self.black))
    }
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
      #expect(inks[one].difference(from: inks[other]) >= 20, "\(one) and \(other)")
    }
  }
}

extension Theme {
  /// The contrast of a role's ink with what is really behind it.
  fileprivate func contrast(of role: Role, on ground: Role?, at depth: ColorDepth) -> Double {
    let resolved = resolve(Style(role, on: ground), at: depth)
    let standard = RGB(hex: 0x000000)
    return LinearColor(resolved.ink.rgb(standard: standard))
      .contrast(with: LinearColor(resolved.ground.rgb(standard: standard)))
  }
}
