import Documents
import Testing

struct PositionTests {
  /// Texts in which the number 7 stands once, with its place.
  static let places: [(String, Int, Int)] = [
    ("7", 1, 1), ("  7", 1, 3), ("\n7", 2, 1), ("\r\n7", 2, 1), ("\r\n\r\n 7", 3, 2),
    ("\t7", 1, 2), ("[1,\n 7]", 2, 2), ("[\"é\", 7]", 1, 7), ("[\"漢字\",7]", 1, 7),
    ("[\"😀\",7]", 1, 6), ("[\"\\u00e9\",7]", 1, 11), ("{\"é\":7}", 1, 6),
    ("[\"é\",\n7]", 2, 1), ("[\"e\u{301}\",7]", 1, 7),
  ]

  @Test(arguments: places) func `columns count characters and lines count line feeds`(
    text: String,
    line: Int,
    column: Int
  ) throws {
    let document = try Document(json: Array(text.utf8))
    let seven = PositionTests.seven(document)
    #expect(seven == Position(line: line, column: column))
  }

  private static func seven(_ document: Document) -> Position? {
    switch document.value {
    case .number("7"): document.position
    case .array(let elements): elements.lazy.compactMap(seven).first
    case .object(let members): members.lazy.compactMap { seven($0.value) }.first
    default: nil
    }
  }

  @Test func `places sort as a reader meets them`() {
    let places = [
      Position(line: 2, column: 1), Position(line: 1, column: 9), Position(line: 1, column: 2),
    ]
    #expect(places.sorted().map(\.description) == ["1:2", "1:9", "2:1"])
  }

  /// Paths with their form for people and as a JSON pointer.
  static let paths: [(DocumentPath, String, String)] = [
    (.root, "$", ""),
    (.member(.root, "Statement"), "$.Statement", "/Statement"),
    (.element(.member(.root, "a"), 14), "$.a[14]", "/a/14"),
    (.member(.root, "with space"), #"$["with space"]"#, "/with space"),
    (.member(.root, #"q"q"#), #"$["q\"q"]"#, #"/q"q"#),
    (.member(.root, "a/b~c"), #"$["a/b~c"]"#, "/a~1b~0c"),
    (.member(.root, ""), #"$[""]"#, "/"),
    (.member(.root, "kebab-case_9"), "$.kebab-case_9", "/kebab-case_9"),
    (.member(.root, "é"), #"$["é"]"#, "/é"),
  ]

  @Test(arguments: paths) func `a path is written for people and for programs`(
    path: DocumentPath,
    shown: String,
    pointer: String
  ) {
    #expect(path.description == shown)
    #expect(path.pointer == pointer)
  }

  @Test func `the reader knows the path at every step`() throws {
    var reader = try JSONReader(Array(#"{"a":[{"b":1},2],"c":3}"#.utf8))
    var paths: [String] = []
    while true {
      let event = try reader.next()
      if case .number = event { paths.append(reader.path.description) }
      if event == .end { break }
    }
    #expect(paths == ["$.a[0].b", "$.a[1]", "$.c"])
  }
}
