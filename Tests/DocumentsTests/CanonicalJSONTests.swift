import Documents
import Testing

struct CanonicalJSONTests {
  static let spellings: [(JSONValue, String)] = [
    ("", #""""#),
    (#"a"b\c/"#, #""a\"b\\c/""#),
    (.string("\u{0}\n\u{1F}\u{7F}"), "\"\\u0000\\u000a\\u001f\u{7F}\""),
    ("é 漢 😀", #""é 漢 😀""#),
    (0, "0"),
    (-12, "-12"),
    (.integer(.min), "-9223372036854775808"),
    (.integer(.max), "9223372036854775807"),
    (true, "true"),
    (false, "false"),
    ([], "[]"),
    ([1, "two", [true]], #"[1,"two",[true]]"#),
    ([:], "{}"),
    (["b": 1, "a": 2, "B": 3, "": 4], #"{"":4,"B":3,"a":2,"b":1}"#),
  ]

  @Test(arguments: spellings) func `a value has one spelling and is read back from it`(
    value: JSONValue,
    text: String
  ) throws {
    #expect(value.canonical == text)
    #expect(try JSONValue(canonical: text) == value)
  }

  @Test func `keys stand in the order of their bytes, not of their language`() {
    // U+FFFD sorts behind U+10000 in UTF-16 and before it in UTF-8; `Z` before `a`.
    let value: JSONValue = ["\u{10000}": 1, "\u{FFFD}": 2, "a": 3, "Z": 4, "é": 5]
    #expect(value.canonical == "{\"Z\":4,\"a\":3,\"é\":5,\"\u{FFFD}\":2,\"\u{10000}\":1}")
  }

  static let otherSpellings = [
    "", " 1", "1 ", "01", "-0", "-", "+1", "1.0", "1e3", "null", "nul", "tru", "truex",
    "9223372036854775808", "-9223372036854775809", "99999999999999999999",
    #"{"b":1,"a":2}"#, #"{"a":1,"a":1}"#, #"{"a" :1}"#, #"{"a":1,}"#, #"{"a"}"#, #"{a:1}"#,
    "[1, 2]", "[1,]", "[,]", "[", "[1", "{", #"{"a":"#, #"{"a":1"#,
    #"""#, #""\n""#, #""\/""#, #""\u000A""#, #""\u0020""#, #""\u00e9""#, #""\u0""#, #""\"#,
    "\"\n\"", "1 2", "[]]", "{}{}",
  ]

  @Test(arguments: otherSpellings) func `any other spelling is refused`(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(canonical: text) }
  }

  @Test(arguments: [
    [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0x5C, 0x22, 0xE2, 0x22],
  ])
  func `text that is not UTF-8 is refused`(bytes: [UInt8]) {
    #expect(throws: JSONError.self) { try JSONValue(canonical: bytes) }
  }

  @Test func `two keys that are the same text in different bytes are refused`() {
    #expect(throws: JSONError.self) {
      try JSONValue(canonical: "{\"e\u{301}\":1,\"\u{E9}\":2}")
    }
  }

  @Test func `a value may be 256 levels deep and no deeper`() throws {
    let deep = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
    #expect(try JSONValue(canonical: deep).canonical == deep)
    #expect(throws: JSONError.self) { try JSONValue(canonical: "[" + deep + "]") }
  }

  @Test func `an error says where the form is left`() {
    let error = #expect(throws: JSONError.self) { try JSONValue(canonical: #"{"a":1, "b":2}"#) }
    #expect(error?.column == 8)
    #expect(error?.message == #"line 1, column 8 ($): expected a key, found ` "b":2}`"#)
  }

  @Test func `values are asked for what they hold`() {
    let value: JSONValue = ["text": "a", "number": 7, "flag": true, "list": [1]]
    #expect(value["text"]?.stringValue == "a")
    #expect(value["number"]?.integerValue == 7)
    #expect(value["flag"]?.boolValue == true)
    #expect(value["list"]?.arrayValue == [1])
    #expect(value.objectValue?.count == 4)
    #expect(value["absent"] == nil)
    #expect(value["text"]?.integerValue == nil)
    #expect(value["text"]?["text"] == nil)
    #expect(value["number"]?.stringValue == nil)
    #expect(value["number"]?.boolValue == nil)
    #expect(value["number"]?.arrayValue == nil)
  }

  @Test func `bytes are added behind those that are there`() {
    var bytes: [UInt8] = [0x3E]
    JSONValue.integer(5).appendCanonical(to: &bytes)
    #expect(bytes == [0x3E, 0x35])
  }
}
