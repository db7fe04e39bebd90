import TerminalUI
import Testing

@Suite struct ThemeTests {
  private static let blue = ColorSpec(0x102030, 17, .blue)
  private static let red = ColorSpec(0xFF8080, 210, .brightRed)
  private static let theme = Theme(
    name: "sample",
    summary: "",
    background: ColorSpec(0x000000, 16, .black),
    selection: .ground(trueColor: Color(hex: 0x222244), twoFiftySix: .palette(236)),
    inks: [
      .text: Theme.Ink(ColorSpec(0xFFFFFF, 231, .white)), .danger: Theme.Ink(red, .bold),
      .muted: Theme.Ink(blue, .dim),
    ]
  )

  @Test(arguments: [
    (ColorDepth.trueColor, Color(hex: 0xFF8080), Color(hex: 0x000000)),
    (.twoFiftySix, .palette(210), .palette(16)), (.sixteen, .palette(9), .palette(0)),
    (.mono, .standard, .standard),
  ])
  func `each depth gets the colour declared for it`(depth: ColorDepth, ink: Color, ground: Color) {
    let resolved = Self.theme.resolve(Style(.danger), at: depth)
    #expect(resolved.ink == ink)
    #expect(resolved.ground == ground)
    #expect(resolved.attributes.contains(.bold))
  }

  @Test(arguments: [
    (ColorDepth.trueColor, Color(hex: 0x222244)), (.twoFiftySix, .palette(236)),
  ])
  func `the selection is a ground where the depth has one for every ink`(
    depth: ColorDepth,
    ground: Color
  ) {
    let resolved = Self.theme.resolve(Style(.danger, on: .selection), at: depth)
    #expect(resolved.ground == ground)
    #expect(resolved.ink == Self.red.color(at: depth))
    #expect(!resolved.attributes.contains(.reverse))
  }

  @Test(arguments: [ColorDepth.mono, .sixteen])
  func `elsewhere the selection is one reversed bar`(depth: ColorDepth) {
    let plain = Self.theme.resolve(Style(.text, on: .selection), at: depth)
    let muted = Self.theme.resolve(Style(.muted, on: .selection), at: depth)
    #expect(plain.attributes == .reverse)
    #expect(muted == plain)
  }

  @Test(arguments: ColorDepth.allCases)
  func `behind the names a reversed bar goes on and a ground of its own has ended`(
    depth: ColorDepth
  ) {
    var style = Style(.danger, on: .selection)
    let within = Self.theme.resolve(style, at: depth)
    style.isBehindNames = true
    let behind = Self.theme.resolve(style, at: depth)
    let isReversed = depth == .mono || depth == .sixteen
    #expect(behind == (isReversed ? within : Self.theme.resolve(Style(.danger), at: depth)))
  }

  @Test(arguments: [ColorDepth.mono, .sixteen])
  func `in a reversed bar nothing is bold or dim`(depth: ColorDepth) {
    let grave = Self.theme.resolve(Style(.text, on: .selection, [.bold, .dim]), at: depth)
    #expect(grave == Self.theme.resolve(Style(.text, on: .selection), at: depth))
  }

  @Test(arguments: ColorDepth.allCases)
  func `text in the role of the selection looks selected`(depth: ColorDepth) {
    let role = Self.theme.resolve(Style(.selection), at: depth)
    #expect(role == Self.theme.resolve(Style(.text, on: .selection), at: depth))
  }

  @Test(arguments: ColorDepth.allCases)
  func `any other ground is a badge in reverse`(depth: ColorDepth) {
    let badge = Self.theme.resolve(Style(.text, on: .danger), at: depth)
    #expect(badge.attributes.contains(.reverse))
    #expect(badge.ink == Self.red.color(at: depth))
  }

  @Test(arguments: Theme.builtIn)
  func `without colours the grave roles still differ from plain text`(theme: Theme) {
    let plain = theme.resolve(.plain, at: .mono)
    for role in [Role.muted, .accent, .title, .warn, .danger, .border, .selection] {
      #expect(theme.resolve(Style(role), at: .mono) != plain, "\(role)")
    }
    let warn = theme.resolve(Style(.warn), at: .mono)
    #expect(warn != theme.resolve(Style(.danger), at: .mono))
  }

  @Test(arguments: Theme.builtIn)
  func `without colours no colour is left`(theme: Theme) {
    for role in Role.allCases {
      for ground in [nil, Role.selection, .danger] {
        let resolved = theme.resolve(Style(role, on: ground), at: .mono)
        #expect(resolved.ink == .standard)
        #expect(resolved.ground == .standard)
      }
    }
  }

  @Test func `attributes of the cell and of the theme add up`() {
    let style = Style(.danger, .underline)
    #expect(Self.theme.resolve(style, at: .trueColor).attributes == [.bold, .underline])
  }

  @Test func `a role that the theme leaves out is drawn in the terminal's own ink`() {
    #expect(Self.theme.resolve(Style(.chart4), at: .trueColor).ink == .standard)
  }

  @Test(
    arguments: [
      (nil, nil, 256, ColorDepth.twoFiftySix), (nil, "truecolor", 256, .trueColor),
      (nil, "24bit", 8, .trueColor), (nil, "yes", 256, .twoFiftySix), (nil, nil, 8, .sixteen),
      (nil, nil, 16, .sixteen), (nil, nil, 0, .mono), (nil, nil, -1, .mono),
      (nil, "truecolor", -1, .mono), ("1", "truecolor", 256, .mono), ("", nil, 256, .twoFiftySix),
    ] as [(String?, String?, Int, ColorDepth)]
  )
  func `the environment and terminfo decide the depth`(
    noColor: String?,
    colorTerm: String?,
    colors: Int,
    depth: ColorDepth
  ) {
    let decided = ColorDepth(noColor: noColor, colorTerm: colorTerm, terminfoColors: colors)
    #expect(decided == depth)
  }

  @Test(
    arguments: [
      (16, "#000000"), (231, "#ffffff"), (67, "#5f87af"), (232, "#080808"), (255, "#eeeeee"),
      (9, "#ff0000"), (196, "#ff0000"), (21, "#0000ff"),
    ] as [(UInt8, String)]
  )
  func `the palette has xterm's colours`(index: UInt8, hexadecimal: String) {
    #expect(RGB(palette: index).hexadecimal == hexadecimal)
  }

  @Test func `the sixteen names are read as they are written`() {
    #expect(BasicColor.allCases.map { BasicColor(name: $0.name) } == BasicColor.allCases)
    #expect(BasicColor(name: "bright-red") == .brightRed)
    #expect(BasicColor(name: "brightRed") == nil)
  }
}
