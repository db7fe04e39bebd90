import TerminalUI
import Testing

@Suite struct ColorTests {
  @Test(arguments: [
    (Color.standard, "#123456"), (.palette(0), "#000000"), (.palette(7), "#e5e5e5"),
    (.palette(12), "#5c5cff"), (.palette(16), "#000000"), (.palette(244), "#808080"),
    (.rgb(RGB(red: 1, green: 2, blue: 3)), "#010203"), (Color(hex: 0xABCDEF), "#abcdef"),
  ])
  func `every colour has numbers, the terminal's own those that stand for it`(
    color: Color,
    hexadecimal: String
  ) {
    #expect(color.rgb(standard: RGB(hex: 0x123456)).hexadecimal == hexadecimal)
  }

  @Test func `the cube and the greys of the palette rise in steps`() {
    let greys = (UInt8(232)...255).map { RGB(palette: $0) }
    #expect(greys.allSatisfy { $0.red == $0.green && $0.green == $0.blue })
    #expect(zip(greys, greys.dropFirst()).allSatisfy { $1.red - $0.red == 10 })
    #expect(Set((UInt8(16)...231).map { RGB(palette: $0) }).count == 216)
  }

  @Test func `one of the sixteen colours is itself at every depth`() {
    let spec = ColorSpec(.brightCyan)
    for depth in [ColorDepth.sixteen, .twoFiftySix, .trueColor] {
      #expect(spec.color(at: depth) == .palette(14))
    }
    #expect(spec.color(at: .mono) == .standard)
  }

  @Test func `depths are ordered by what they show`() {
    #expect(ColorDepth.allCases.sorted() == [.mono, .sixteen, .twoFiftySix, .trueColor])
  }

  @Test(arguments: ["purple", "", "bright-", "bright-orange", "Red", "bright red"])
  func `other names are no basic colour`(name: String) {
    #expect(BasicColor(name: name) == nil)
  }
}
