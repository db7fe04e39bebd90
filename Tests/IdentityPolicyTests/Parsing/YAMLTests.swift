import Documents
import IdentityPolicy
import Testing

struct YAMLTests {
  private static func documents(_ text: String) throws -> [Document] {
    try Document.documents(yaml: Array(text.utf8))
  }

  /// Each YAML text with its one document in canonical JSON.
  static let meanings: [(String, String)] = [
    ("a: 1\nb: [x, 'y', \"z\"]", #"{"a":1,"b":["x","y","z"]}"#),
    ("- true\n- False\n- null\n- ~\n-", "[true,false,null,null,null]"),
    ("{a: {b: []}, c: {}}", #"{"a":{"b":[]},"c":{}}"#),
    (
      "a: |\n  two\n  lines\nb: >\n  one\n  line\n",
      #"{"a":"two\u000alines\u000a","b":"one line\u000a"}"#
    ),
    // What YAML 1.1 and 1.2 read differently stays as it is written.
    ("[yes, no, on, off, y, n]", #"["yes","no","on","off","y","n"]"#),
    (
      "[0777, 0x1F, 0o17, 1_000, +1, .5, .inf, 1:30, 2026-01-10]",
      #"["0777","0x1F","0o17","1_000","+1",".5",".inf","1:30","2026-01-10"]"#
    ),
    ("[12, -3, 1.50, 1e3]", "[12,-3,1.50,1e3]"),
    (#"['12', "true", !!str 7, ! x]"#, #"["12","true","7","x"]"#),
    ("{1: a, true: b, ~: c}", #"{"1":"a","true":"b","~":"c"}"#),
    ("a: &x [1, 2]\nb: *x", #"{"a":[1,2],"b":[1,2]}"#),
    ("a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}", #"{"a":{"p":1,"q":2},"b":{"p":1,"q":3}}"#),
    ("<<: [{a: 1}, {a: 2, b: 3}]\nc: 4", #"{"a":1,"b":3,"c":4}"#),
  ]

  @Test(arguments: meanings) func `YAML means what JSON can say`(
    yaml: String,
    json: String
  ) throws {
    #expect(try YAMLTests.documents(yaml).map(\.canonical) == [json])
  }

  @Test func `a stream has any number of documents, with places counted through`() throws {
    let documents = try YAMLTests.documents("a: 1\n---\nb: 2\n---\n---\n- c\n...\n")
    #expect(documents.map(\.canonical) == [#"{"a":1}"#, #"{"b":2}"#, "null", #"["c"]"#])
    #expect(documents[1]["b"]?.position == Position(line: 3, column: 4))
    #expect(try YAMLTests.documents("").isEmpty)
    #expect(try YAMLTests.documents("# only a comment\n").isEmpty)
  }

  @Test func `documents are read one at a time, up to the broken one`() throws {
    var reader = try YAMLReader(Array("a: 1\n---\nb: [\n".utf8))
    #expect(try reader.next()?.canonical == #"{"a":1}"#)
    #expect(throws: JSONError.self) { try reader.next() }
    #expect(try reader.next() == nil)
  }

  @Test func `every value knows its place and path`() throws {
    let document = try #require(
      try YAMLTests.documents("kind: Role\nrules:\n  - verbs: [é, get]\n").first
    )
    let verb = try #require(document.value(at: "/rules/0/verbs/1"))
    #expect(verb.position == Position(line: 3, column: 16))
    #expect(verb.path.description == "$.rules[0].verbs[1]")
    #expect(try document.members().map(\.position.line) == [1, 2])
  }

  /// Each text with the phrase that its error must contain.
  static let refused: [(String, String)] = [
    ("a: [1", "did not find expected"),
    ("a: b: c", "mapping values are not allowed"),
    ("a:\n\t- b", "line 2"),
    ("a: *nowhere", "undefined alias"),
    (
      "a: 1\nb: 2\na: 3",
      "line 3, column 1 ($): expected each key once, found `a` a second time; the first is in line 1"
    ),
    ("x:\n  a: 1\n  'a': 3", "line 3, column 3"),
    ("{a: 1, a: 2}", "found `a` more than once"),
    ("a: 1\n!!str a: 2", "`a`"),
    ("1: a\n!!int 1: b", "without a tag"),
    ("? [a]\n: b", "expected a text as key"),
    ("? {a: b}\n: c", "expected a text as key"),
    ("a: !Ref b", "found the tag `!Ref`"),
    ("a: !!python/object:os.system x", "found the tag `tag:yaml.org,2002:python/object:os.system`"),
    ("a: !!binary AAAA", "without a tag"),
    ("a: !custom {b: c}", "($.a): expected a value without a tag"),
    ("a: !!int x", "without a tag"),
    ("a: \"x\\0y\"", "without the character U+0000"),
    ("a: \"\u{1}\"", "line 1"),
    ("<<: 3", "expected an object"),
  ]

  @Test(arguments: refused) func `what JSON cannot say is refused with the reason`(
    text: String,
    phrase: String
  ) {
    let error = #expect(throws: JSONError.self) { try YAMLTests.documents(text) }
    #expect(error?.message.contains(phrase) == true, "\(error?.message ?? "no error")")
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], "byte order mark"), ([0xFF, 0xFE, 0x61, 0x00], "UTF-16"),
      ([0x61, 0x3A, 0x20, 0xFF], "expected UTF-8"), ([0x1F, 0x8B, 0x08], "gzip"),
    ] as [([UInt8], String)]
  )
  func `another encoding is named`(bytes: [UInt8], phrase: String) {
    let error = #expect(throws: JSONError.self) { try Document.documents(yaml: bytes) }
    #expect(error?.message.contains(phrase) == true, "\(error?.message ?? "no error")")
  }

  /// Nine levels of nine aliases each: 400 million values in a few hundred bytes.
  static let bomb: String = {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    return text
  }()

  @Test func `an alias bomb is refused before it expands`() {
    let error = #expect(throws: JSONError.self) { try YAMLTests.documents(YAMLTests.bomb) }
    #expect(error?.expected == "at most 1000000 values")
  }

  @Test(arguments: ["? *a9\n: x\n", "? [*a9]\n: x\n", "*a9 : x\n", "z: {[*a9]: x}\n"])
  func `an alias bomb in a key is refused before it is hashed`(key: String) {
    let error = #expect(throws: JSONError.self) {
      try YAMLTests.documents(YAMLTests.bomb + key)
    }
    #expect(error?.expected == "plain texts as keys")
  }

  @Test func `an anchor that hides another cannot make a bomb look light`() {
    var nested = "x"
    for _ in 0..<40 { nested = "&a [\(nested), *a, *a]" }
    #expect(throws: JSONError.self) {
      try YAMLTests.documents("v: &a [y]\nw: \(nested)\n? *a\n: z\n")
    }
  }

  @Test func `a thousand aliases are read, one more is not`() throws {
    func text(_ count: Int) -> String {
      "a: &a x\nb: [\([String](repeating: "*a", count: count).joined(separator: ","))]"
    }
    #expect(try YAMLTests.documents(text(1_000))[0]["b"]?.elements().count == 1_000)
    let error = #expect(throws: JSONError.self) { try YAMLTests.documents(text(1_001)) }
    #expect(error?.expected == "at most 1000 aliases")
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "]) func `endless nesting is refused`(part: String) {
    for count in [300, 100_000] {
      let error = #expect(throws: JSONError.self) {
        try YAMLTests.documents(String(repeating: part, count: count))
      }
      #expect(error != nil)
    }
  }

  @Test func `nesting is counted through aliases`() throws {
    func nested(_ count: Int, _ inner: String) -> String {
      String(repeating: "[", count: count) + inner + String(repeating: "]", count: count)
    }
    let fits = "- &a \(nested(128, "x"))\n- \(nested(127, "*a"))"
    let tooDeep = "- &a \(nested(128, "x"))\n- \(nested(128, "*a"))"
    #expect(try YAMLTests.documents(fits).count == 1)
    let error = #expect(throws: JSONError.self) { try YAMLTests.documents(tooDeep) }
    #expect(error?.expected == "at most 256 levels of nesting")
  }

  @Test func `a file beyond the limit is refused at once`() {
    var limits = YAMLReader.Limits()
    limits.bytes = 4
    let error = #expect(throws: JSONError.self) {
      try YAMLReader(Array("a: bcd".utf8), limits: limits)
    }
    #expect(error?.message.contains("split the file") == true)
  }
}
