import Documents
import Testing

struct DocumentTests {
  private static func document(_ text: String) throws -> Document {
    try Document(json: Array(text.utf8))
  }

  static let sample = """
    {"name": "ada", "age": 37, "active": true, "none": null,
     "tags": ["a", "b"], "one": "c",
     "nested": {"a/b": [{"~": 1.5}]}}
    """

  @Test func `every value knows where it stood`() throws {
    let document = try DocumentTests.document(DocumentTests.sample)
    #expect(document.position == Position(line: 1, column: 1))
    #expect(document["tags"]?[1]?.position == Position(line: 2, column: 16))
    #expect(try document.members().map(\.position.line) == [1, 1, 1, 1, 2, 2, 3])
  }

  static let pointers: [(String, String?)] = [
    ("/name", "\"ada\""), ("/tags/1", "\"b\""), ("/nested/a~1b/0/~0", "1.5"),
    ("/tags/2", nil), ("/tags/01", nil), ("/tags/+1", nil), ("/tags/-", nil), ("/absent", nil),
    ("name", nil), ("/name/0", nil),
  ]

  @Test(arguments: pointers) func `a pointer leads to one value`(
    pointer: String,
    found: String?
  ) throws {
    let document = try DocumentTests.document(DocumentTests.sample)
    let value = document.value(at: pointer)
    #expect(value?.canonical == found)
    #expect(value.map { $0.path.pointer } == found.map { _ in pointer })
  }

  @Test func `the empty pointer is the whole document`() throws {
    let document = try DocumentTests.document(DocumentTests.sample)
    #expect(document.value(at: "")?.digest == document.digest)
  }

  @Test func `a path is shown as people write it`() throws {
    let document = try DocumentTests.document(#"{"a b": [{"c-d": {"": 0}}]}"#)
    let value = document["a b"]?[0]?["c-d"]?[""]
    #expect(value?.path.description == #"$["a b"][0].c-d[""]"#)
  }

  @Test func `fields are read as their type`() throws {
    let document = try DocumentTests.document(DocumentTests.sample)
    #expect(try document.string("name") == "ada")
    #expect(try document.optionalInteger("age") == 37)
    #expect(try document.optionalBoolean("active") == true)
    #expect(try document.required("tags").strings() == ["a", "b"])
    #expect(try document.required("one").strings() == ["c"])
    #expect(try document.optionalElements("tags").count == 2)
    #expect(try document.optionalElements("absent").isEmpty)
  }

  @Test(arguments: ["none", "absent"]) func `null counts as absent`(key: String) throws {
    let document = try DocumentTests.document(DocumentTests.sample)
    #expect(try document.optionalString(key) == nil)
    #expect(try document.optionalInteger(key) == nil)
    #expect(try document.optionalBoolean(key) == nil)
    let error = #expect(throws: JSONError.self) { try document.string(key) }
    #expect(
      error?.message
        == "line 1, column 1 ($): expected the field `\(key)`, found no such field"
    )
  }

  /// A reading of the sample that must fail, with the message.
  static let mismatches: [(@Sendable (Document) throws -> Void, String)] = [
    ({ _ = try $0.string("age") }, "($.age): expected a text, found the number `37`"),
    ({ _ = try $0.optionalInteger("name") }, "expected a whole number, found the text `ada`"),
    ({ _ = try $0.optionalBoolean("name") }, "expected `true` or `false`"),
    ({ _ = try $0.required("tags").members() }, "expected an object, found an array"),
    ({ _ = try $0.optionalElements("nested") }, "expected an array, found an object"),
    ({ _ = try $0.required("age").strings() }, "expected a text or an array of texts"),
    ({ _ = try $0.required("active").string() }, "found `true`"),
    ({ _ = try $0.required("age").string("x") }, "expected an object"),
    ({ _ = try $0.value(at: "/nested/a~1b/0/~0")?.integer() }, "a whole number"),
  ]

  @Test(arguments: mismatches.indices) func `a value of another type is refused with its place`(
    index: Int
  ) throws {
    let (reading, phrase) = DocumentTests.mismatches[index]
    let document = try DocumentTests.document(DocumentTests.sample)
    let error = #expect(throws: JSONError.self) { try reading(document) }
    #expect(error?.message.contains(phrase) == true, "\(error?.message ?? "no error")")
  }

  @Test func `unknown fields are named, not dropped in silence`() throws {
    let document = try DocumentTests.document(#"{"a": 1, "b": 2, "c": 3}"#)
    #expect(try document.members(besides: ["b"]).map(\.key) == ["a", "c"])
  }

  @Test func `layout and order do not change the digest, content does`() throws {
    let one = try DocumentTests.document(#"{"b": [1, null, 1.50], "a": "\u00e9"}"#)
    let other = try DocumentTests.document("{\n\"a\":\"é\",\"b\":[1,null,1.50]}")
    #expect(one.canonical == #"{"a":"é","b":[1,null,1.50]}"#)
    #expect(one.digest == other.digest)
    #expect(try one.digest != DocumentTests.document(#"{"b": [1, 1.50], "a": "é"}"#).digest)
    #expect(try DocumentTests.document("-0").canonical == "0")
  }

  @Test func `a document without null and fractions is a ledger value`() throws {
    let document = try DocumentTests.document(#"{"b": [1, true], "a": {"c": "d"}}"#)
    #expect(try document.jsonValue() == ["b": [1, true], "a": ["c": "d"]])
  }

  @Test(arguments: [#"{"a": null}"#, "[1.5]", "9223372036854775808", "1e3"])
  func `a ledger value has neither null nor fractions`(text: String) throws {
    let document = try DocumentTests.document(text)
    #expect(throws: JSONError.self) { try document.jsonValue() }
  }

  @Test func `a text inside a document keeps the path to it`() {
    let outer = DocumentPath.member(.root, "PolicyDocument")
    let error = #expect(throws: JSONError.self) {
      try Document(json: Array(#"{"Statement": [}"#.utf8), path: outer)
    }
    #expect(error?.path == "$.PolicyDocument.Statement[0]")
  }
}
