import TerminalUI
import Testing

@Suite struct GlyphsTests {
  @Test func `every sign takes one column and stays as it is`() {
    for glyph in Self.signs(of: .unicode) {
      #expect(DisplayWidth.of(glyph) == 1, "\(glyph)")
      #expect(SafeText(glyph).text == glyph, "\(glyph)")
    }
  }

  @Test func `every second form is ASCII`() {
    for glyph in Self.signs(of: .ascii) {
      #expect(!glyph.isEmpty)
      #expect(glyph.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "\(glyph)")
    }
    #expect(Glyphs.ascii.isASCII)
    #expect(!Glyphs.unicode.isASCII)
  }

  @Test(arguments: [Glyphs.unicode, .ascii])
  func `the flags of a row differ from each other`(glyphs: Glyphs) {
    let flags = [glyphs.staged, glyphs.barred, glyphs.late, glyphs.changed, glyphs.added]
    #expect(Set(flags).count == flags.count)
    #expect(glyphs.met != glyphs.missed)
  }

  @Test(arguments: [Glyphs.unicode, .ascii])
  func `a sparkline has eight different steps`(glyphs: Glyphs) {
    #expect(glyphs.sparks.count == 8)
    #expect(Set(glyphs.sparks).count == 8)
  }

  private static func signs(of glyphs: Glyphs) -> [String] {
    [
      glyphs.cursor, glyphs.mark, glyphs.staged, glyphs.barred, glyphs.met, glyphs.missed,
      glyphs.late, glyphs.changed, glyphs.added, glyphs.dash, glyphs.bar, glyphs.ellipsis,
      glyphs.arrow, glyphs.dot, glyphs.atLeast, glyphs.atMost, glyphs.enter, glyphs.endless,
      glyphs.caret, glyphs.box.topLeft, glyphs.box.topRight, glyphs.box.bottomLeft,
      glyphs.box.bottomRight, glyphs.box.horizontal, glyphs.box.vertical, glyphs.gaugeFull,
      glyphs.gaugeEmpty,
    ] + glyphs.sparks
  }
}
