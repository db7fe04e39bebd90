import Documents
import Testing

struct JSONReaderTests {
  private static func events(_ text: String) throws -> [JSONReader.Event] {
    var reader = try JSONReader(Array(text.utf8))
    var events: [JSONReader.Event] = []
    while true {
      let event = try reader.next()
      events.append(event)
      if event == .end { return events }
    }
  }

  @Test func `a text is read as its events`() throws {
    let events = try JSONReaderTests.events(
      #" { "a" : [ 1 , -2.5e+3 , "x" , true , false , null , [ ] ] , "b" : { } } "#
    )
    #expect(
      events == [
        .beginObject, .key("a"), .beginArray, .number("1"), .number("-2.5e+3"), .string("x"),
        .boolean(true), .boolean(false), .null, .beginArray, .endArray, .endArray, .key("b"),
        .beginObject, .endObject, .endObject, .end,
      ]
    )
  }

  static let texts: [(String, String)] = [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9\u6F22""#, "Aé漢"),
    (#""\uD83D\uDE00""#, "😀"),
    ("\"é漢😀\u{7F}\"", "é漢😀\u{7F}"),
    (#""\u202E""#, "\u{202E}"),
  ]

  @Test(arguments: texts) func `a text means what its escapes say`(
    json: String,
    text: String
  ) throws {
    #expect(try JSONReaderTests.events(json) == [.string(text), .end])
  }

  @Test(arguments: ["0", "-0", "10", "1.5", "0.10", "1e5", "1E-05", "-1.25e+10"])
  func `a number keeps its spelling`(text: String) throws {
    #expect(try JSONReaderTests.events(text) == [.number(text), .end])
  }

  /// Each text with the phrase that its error must contain.
  static let refused: [(String, String)] = [
    ("", "expected a value, found the end of the file"),
    ("  ", "column 3"),
    ("[1,]", "expected a value, found `]`"),
    ("[1 2]", "expected `,` or `]`, found `2]`"),
    ("[1", "expected `,` or `]`, found the end of the file"),
    ("[1}", "expected `,` or `]`"),
    (#"{"a":1,}"#, "expected a key in quotes, found `}`"),
    ("{a:1}", "expected a key in quotes"),
    ("{'a':1}", "expected a key in quotes"),
    (#"{"a" 1}"#, "expected `:`"),
    (#"{"a":1]"#, "expected `,` or `}`"),
    (#"{"a":}"#, "expected a value"),
    ("1 2", "expected nothing after the end of the value, found `2`"),
    ("{}\n]", "line 2, column 1"),
    ("01", "without a leading zero"),
    ("-", "expected a number"),
    ("-01", "without a leading zero"),
    ("1.", "a digit after the decimal point"),
    (".5", "expected a value"),
    ("+1", "expected a value"),
    ("1e", "a digit in the exponent"),
    ("NaN", "expected a value"),
    ("nul", "expected a value"),
    ("// note\n1", "expected a value"),
    (#""abc"#, "the closing `\"` of a text"),
    (#""abc\"#, "the closing `\"` of a text"),
    ("\"a\tb\"", "written as escapes"),
    ("\"a\nb\"", "written as escapes"),
    (#""\x41""#, "an escape that JSON has"),
    (#""\u12G4""#, "four hexadecimal digits"),
    (#""\u12"#, "four hexadecimal digits"),
    (#""\ud800""#, "a pair of surrogates"),
    (#""\ud800\u0041""#, "a pair of surrogates"),
    (#""\udc00""#, "a pair of surrogates"),
    (#""a\u0000b""#, "without the character U+0000"),
    (#"{"a":1,"b":{"a":2},"a":3}"#, "expected each key once, found `a` a second time"),
    (#"{"a":1,"\u0061":2}"#, "each key once"),
  ]

  @Test(arguments: refused) func `what is not JSON is refused with the reason`(
    text: String,
    phrase: String
  ) {
    let error = #expect(throws: JSONError.self) { try JSONReaderTests.events(text) }
    #expect(error?.message.contains(phrase) == true, "\(error?.message ?? "no error")")
  }

  static let foreign: [([UInt8], String)] = [
    ([0xEF, 0xBB, 0xBF, 0x7B, 0x7D], "a byte order mark"),
    ([0xFF, 0xFE, 0x7B, 0x00], "UTF-16"),
    ([0xFE, 0xFF, 0x00, 0x7B], "UTF-16"),
    ([0x7B, 0x00, 0x7D, 0x00], "UTF-16"),
    ([0x00, 0x00, 0x00, 0x7B], "UTF-32"),
    ([0x1F, 0x8B, 0x08, 0x00], "gzip"),
    ([0x50, 0x4B, 0x03, 0x04], "zip"),
    ([0x22, 0x61, 0xFF, 0x22], "found the byte 0xFF"),
    ([0x22, 0xC3, 0xA9, 0xC0, 0x80, 0x22], "found the byte 0xC0"),
    ([0x22, 0xED, 0xA0, 0x80, 0x22], "found the byte 0xED"),
    ([0x22, 0x5C, 0x6E, 0xF8, 0x22], "found the byte 0xF8"),
  ]

  @Test(arguments: foreign) func `another encoding is named`(bytes: [UInt8], phrase: String) {
    let error = #expect(throws: JSONError.self) {
      var reader = try JSONReader(bytes)
      while try reader.next() != .end {}
    }
    #expect(error?.message.contains(phrase) == true, "\(error?.message ?? "no error")")
  }

  @Test func `an error names line, column and path`() {
    let text = """
      {
        "RoleDetailList": [
          {"Arn": "a", "Tags": [{"Key": "é漢", "Value": nope}]}
        ]
      }
      """
    let error = #expect(throws: JSONError.self) { try JSONReaderTests.events(text) }
    #expect(
      error?.message
        == "line 3, column 50 ($.RoleDetailList[0].Tags[0].Value): "
        + "expected a value, found `nope}]}`"
    )
  }

  @Test func `a duplicate among many keys is found`() {
    let many = (0..<100).map { "\"k\($0)\":0" }.joined(separator: ",")
    let error = #expect(throws: JSONError.self) {
      try JSONReaderTests.events("[{\(many)},{\(many),\"k7\":1}]")
    }
    #expect(error?.path == "$[1].k7")
  }

  @Test func `endless nesting is refused at the limit`() {
    for bracket in ["[", #"{"a":"#] {
      let error = #expect(throws: JSONError.self) {
        try JSONReaderTests.events(String(repeating: bracket, count: 100_000))
      }
      #expect(error?.expected == "at most 256 levels of nesting")
    }
  }

  @Test func `256 levels are read`() throws {
    let text = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
    #expect(try JSONReaderTests.events(text).count == 513)
  }

  @Test func `limits on size are kept`() throws {
    var limits = JSONReader.Limits()
    limits.bytes = 10
    #expect(throws: JSONError.self) { try JSONReader(Array("[1,2,3,4,5]".utf8), limits: limits) }
    limits = JSONReader.Limits()
    limits.textBytes = 3
    var reader = try JSONReader(Array(#"["abc","abcd"]"#.utf8), limits: limits)
    try reader.enterArray()
    #expect(try reader.nextElement())
    try reader.skip()
    #expect(try reader.nextElement())
    #expect(throws: JSONError.self) { try reader.skip() }
  }

  @Test func `elements are read one at a time and the rest passed over`() throws {
    let text = #"{"skip": {"a": [1, {"b": 2}]}, "list": [{"n": 1}, {"n": 2}], "last": 3}"#
    var reader = try JSONReader(Array(text.utf8))
    var found: [String] = []
    try reader.enterObject()
    while let key = try reader.nextKey() {
      guard key == "list" else {
        try reader.skip()
        continue
      }
      try reader.enterArray()
      while try reader.nextElement() {
        let element = try reader.document()
        found.append("\(element.path) \(element.canonical)")
      }
    }
    try reader.finish()
    #expect(found == [#"$.list[0] {"n":1}"#, #"$.list[1] {"n":2}"#])
  }

  @Test func `entering what is something else is refused`() throws {
    var reader = try JSONReader(Array("[]".utf8))
    let error = #expect(throws: JSONError.self) { try reader.enterObject() }
    #expect(error?.message == "line 1, column 1 ($): expected an object, found `[]`")
    reader = try JSONReader(Array("3".utf8))
    #expect(throws: JSONError.self) { try reader.enterArray() }
  }

  @Test func `a hostile text in a message is cut and made harmless`() {
    let error = JSONError(
      line: 1,
      column: 1,
      path: "$",
      expected: "x",
      found: "\u{1B}[31m\u{202E}" + String(repeating: "漢", count: 500)
    )
    #expect(error.found.hasPrefix(#"\u{1b}[31m\u{202e}漢"#))
    #expect(error.found.hasSuffix("…"))
    #expect(error.found.count < 120)
  }
}
