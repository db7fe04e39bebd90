import Documents
import Testing

struct JSONErrorTests {
  private static func error(found: String, path: String = "$") -> JSONError {
    JSONError(line: 3, column: 9, path: path, expected: "a text", found: found)
  }

  @Test func `a message is one line: place, path, what was right, what is there`() {
    let error = JSONErrorTests.error(found: "the number `3`", path: "$.Roles[2].Arn")
    #expect(
      error.message
        == "line 3, column 9 ($.Roles[2].Arn): expected a text, found the number `3`"
    )
    #expect(error.description == error.message)
  }

  /// What a hostile file holds, and how it is shown.
  static let hostile: [(String, String)] = [
    ("a\nb", #"a\u{a}b"#),
    ("a\u{1B}[2Jb", #"a\u{1b}[2Jb"#),
    ("a\u{202E}b", #"a\u{202e}b"#),
    ("a\u{200B}b", #"a\u{200b}b"#),
    ("a\u{2028}b", #"a\u{2028}b"#),
    ("a\u{9B}b", #"a\u{9b}b"#),
    ("a\u{E000}b", #"a\u{e000}b"#),
    ("naïve 漢字 😀", "naïve 漢字 😀"),
  ]

  @Test(arguments: hostile) func `nothing in a message can move the cursor or turn the text`(
    found: String,
    shown: String
  ) {
    #expect(JSONErrorTests.error(found: found).found == shown)
    #expect(JSONErrorTests.error(found: "x", path: found).path == shown)
  }

  @Test(arguments: [("a", 119), ("漢", 59), ("\u{1B}", 19)])
  func `what is quoted is cut to 120 columns`(letter: String, kept: Int) {
    let long = JSONErrorTests.error(found: String(repeating: letter, count: 1_000)).found
    #expect(long.hasSuffix("…"))
    #expect(long.count <= 120)
    let short = String(repeating: letter, count: kept)
    #expect(!JSONErrorTests.error(found: short).found.hasSuffix("…"))
  }

  static let encodings: [([UInt8], String?)] = [
    ([], nil), ([0x7B], nil), (Array("{\"a\"".utf8), nil), (Array("é漢".utf8), nil),
    ([0xEF, 0xBB, 0xBF], "byte order mark"), ([0xEF, 0xBB, 0xB0], nil),
    ([0xFF, 0xFE, 0x41, 0x00], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
    ([0x41, 0x00], "UTF-16"), ([0x1F, 0x8B], "gzip"), ([0x50, 0x4B, 0x03, 0x04], "zip"),
    ([0x50, 0x4B, 0x41, 0x41], nil),
  ]

  @Test(arguments: encodings) func `what is no UTF-8 is told from its first bytes`(
    start: [UInt8],
    phrase: String?
  ) {
    let found = ForeignEncoding.found(in: start)
    #expect((found == nil) == (phrase == nil))
    if let phrase { #expect(found?.contains(phrase) == true) }
  }
}
