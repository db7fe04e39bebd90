import TerminalUI
import Testing

@Suite struct ScalarKindTests {
  // The scalars beside the edges of ranges: where a table or a search is wrong by one, it shows.
  @Test(
    arguments: [
      (0x1F, .control), (0x20, .narrow), (0x7E, .narrow), (0x7F, .control), (0x9F, .control),
      (0xA0, .narrow), (0x10FF, .narrow), (0x1100, .wide), (0x115E, .wide), (0x2319, .narrow),
      (0x231A, .wide), (0x231B, .wide), (0x231C, .narrow), (0x2E7F, .narrow), (0x2E80, .wide),
      (0x3000, .wide), (0x3029, .wide), (0x303E, .wide), (0x303F, .narrow), (0xD7A3, .wide),
      (0xFF00, .narrow), (0xFF01, .wide), (0xFF60, .wide), (0xFF61, .narrow), (0x1F3F0, .wide),
      (0x1F3F4, .wide), (0x1F64F, .wide), (0x1F650, .narrow), (0x20000, .wide), (0x3134A, .wide),
    ] as [(UInt32, ScalarKind)]
  )
  func `narrow and wide scalars end where Unicode says`(value: UInt32, kind: ScalarKind) throws {
    #expect(ScalarKind(try #require(Unicode.Scalar(value))) == kind)
  }

  @Test(
    arguments: [
      (0x2FF, .narrow), (0x300, .combining), (0x34E, .combining), (0x34F, .invisible),
      (0x350, .combining), (0x36F, .combining), (0x370, .narrow), (0x20D0, .combining),
      (0x302A, .combining), (0x3099, .combining), (0x1160, .invisible), (0x11FF, .invisible),
      (0x200A, .narrow), (0x200B, .invisible), (0x200F, .invisible), (0x2010, .narrow),
      (0x2028, .invisible), (0x202E, .invisible), (0x202F, .narrow), (0x2060, .invisible),
      (0xFE00, .invisible), (0xFE0F, .invisible), (0xFEFF, .invisible), (0xE0020, .invisible),
      (0xE01EF, .invisible),
    ] as [(UInt32, ScalarKind)]
  )
  func `marks and invisible scalars end where Unicode says`(
    value: UInt32,
    kind: ScalarKind
  ) throws {
    #expect(ScalarKind(try #require(Unicode.Scalar(value))) == kind)
  }

  @Test(
    arguments: [
      (0xAD, 1), (0x0600, 1), (0x115F, 2), (0x2630, 1), (0x2637, 1), (0x2800, 1), (0x3164, 2),
      (0x3248, 2), (0x4DC0, 2), (0xE000, 1), (0xF8FF, 1), (0xFFA0, 1), (0x1F1E6, 1), (0x1F1FF, 1),
      (0x1F3FB, 2), (0x1F3FF, 2), (0x10FFFD, 1),
    ] as [(UInt32, Int)]
  )
  func `scalars that terminals disagree on have the columns of the C library`(
    value: UInt32,
    columns: Int
  ) throws {
    let kind = ScalarKind(try #require(Unicode.Scalar(value)))
    #expect(kind == .disputed(columns: columns))
    #expect(kind.columns == columns)
  }

  @Test(arguments: [ScalarKind.control, .invisible, .combining])
  func `what is not drawn in a place of its own takes no column`(kind: ScalarKind) {
    #expect(kind.columns == 0)
  }
}
