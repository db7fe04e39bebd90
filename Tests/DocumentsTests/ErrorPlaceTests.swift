import Documents
import Testing

/// An error must name the very place where the text goes wrong: an editor is sent there.
struct ErrorPlaceTests {
  /// The rest of a text from a line and column on, counted without any of the code under test.
  private static func rest(of text: String, line: Int, column: Int) -> String? {
    var place = (line: 1, column: 1)
    var rest = text.unicodeScalars[...]
    while place != (line, column) {
      guard let scalar = rest.popFirst() else { return nil }
      place = scalar == "\n" ? (place.line + 1, 1) : (place.line, place.column + 1)
    }
    return String(rest)
  }

  /// The text that an error quotes, if it quotes one that is shown as it is.
  private static func quoted(_ error: JSONError) -> String? {
    guard error.found.first == "`", error.found.last == "`", error.found.count > 2 else {
      return nil
    }
    let quoted = String(error.found.dropFirst().dropLast())
    return quoted.contains(#"\u{"#) || quoted.contains("\u{FFFD}") ? nil : quoted
  }

  private static let intruders: [Character] = ["#", "}", "]", ",", ":", "'", "x", "0", "é", "\n"]

  @Test(arguments: 0..<60) func `what an error quotes stands at its line and column`(
    seed: UInt64
  ) throws {
    var dice = Dice(seed: seed)
    var judged = 0
    for _ in 0..<40 {
      var text = dice.spelled(dice.value())
      let place = Int(dice.next() % UInt64(text.count + 1))
      let intruder = ErrorPlaceTests.intruders[
        Int(dice.next() % UInt64(ErrorPlaceTests.intruders.count))
      ]
      text.insert(intruder, at: text.index(text.startIndex, offsetBy: place))
      let result = Result { () throws(JSONError) in try Document(json: Array(text.utf8)) }
      guard case .failure(let error) = result else { continue }
      let rest = ErrorPlaceTests.rest(of: text, line: error.line, column: error.column)
      let shown = try #require(rest, "\(error) is no place of \(text)")
      if error.found == "the end of the file" {
        #expect(shown.isEmpty, "\(error) in \(text)")
      } else if let quoted = ErrorPlaceTests.quoted(error), !error.expected.contains("each key") {
        #expect(shown.hasPrefix(quoted), "\(error) in \(text)")
        judged += 1
      }
    }
    #expect(judged > 0)
  }

  /// Where two or three lines go wrong: the line and the column of the first bad character.
  static let places: [(String, Int, Int)] = [
    ("{\"a\": tru}", 1, 7), ("[1,\n 2,\n x]", 3, 2), ("{\r\n\"a\" 1}", 2, 5),
    ("[\"é漢😀\" 1]", 1, 8), ("[\"\\u00e9\\n\" 1]", 1, 13), ("[1.]", 1, 4), ("[1e+]", 1, 5),
    ("[\"a\\q\"]", 1, 4), ("[\"aé\\u12\"]", 1, 5), ("[\"\\ud800x\"]", 1, 3), ("[-]", 1, 3),
    ("[\n\n\n", 4, 1), ("\"a\nb\"", 1, 3), ("{\"a\":1,\n\"a\":2}", 2, 1), ("[00]", 1, 3),
  ]

  @Test(arguments: places) func `the place of a fault`(text: String, line: Int, column: Int) {
    let error = #expect(throws: JSONError.self) { try Document(json: Array(text.utf8)) }
    #expect(error?.line == line, "\(error?.message ?? "")")
    #expect(error?.column == column, "\(error?.message ?? "")")
  }

  @Test(arguments: 1...5) func `each limit is the last size that is read`(size: Int) throws {
    var limits = JSONReader.Limits()
    limits.depth = size
    limits.textBytes = size
    func read(_ text: String) throws {
      var reader = try JSONReader(Array(text.utf8), limits: limits)
      while try reader.next() != .end {}
    }
    func nested(_ count: Int, _ open: String, _ close: String) -> String {
      String(repeating: open, count: count) + "1" + String(repeating: close, count: count)
    }
    for (open, close) in [("[", "]"), (#"{"":"#, "}")] {
      try read(nested(size, open, close))
      #expect(throws: JSONError.self) { try read(nested(size + 1, open, close)) }
    }
    try read("\"" + String(repeating: "x", count: size) + "\"")
    #expect(throws: JSONError.self) {
      try read("\"" + String(repeating: "x", count: size + 1) + "\"")
    }
    // Keys are texts too.
    #expect(throws: JSONError.self) {
      try read("{\"" + String(repeating: "k", count: size + 1) + "\":1}")
    }
  }

  @Test func `the size of the file is judged before its first byte`() throws {
    var limits = JSONReader.Limits()
    limits.bytes = 4
    _ = try JSONReader(Array("[12]".utf8), limits: limits)
    let error = #expect(throws: JSONError.self) {
      try JSONReader(Array("\u{0}1234".utf8), limits: limits)
    }
    #expect(error?.expected == "at most 4 bytes")
  }
}
