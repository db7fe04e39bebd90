import Documents
import Testing

/// What must hold for any value, tried on many that chance makes.
struct JSONPropertyTests {
  private static let sample = """
    {"RoleDetailList": [{"Arn": "arn:aws:iam::1:role/é", "Path": "/", "Tags": []},
      {"n": -12.5e-3, "b": [true, false, null], "esc": "\\u00e9\\n\\ud83d\\ude00", "": {}}]}
    """

  @Test(arguments: 0..<40) func `what is written is read back as it was`(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    for _ in 0..<10 {
      let value = dice.value()
      let bytes = value.canonicalBytes()
      #expect(try JSONValue(canonical: bytes) == value)
      #expect(try JSONValue(canonical: bytes).canonicalBytes() == bytes)
    }
  }

  @Test(arguments: 0..<40) func `every spelling of a value has one canonical form`(
    seed: UInt64
  ) throws {
    var dice = Dice(seed: seed)
    for _ in 0..<10 {
      let value = dice.value()
      let spelling = dice.spelled(value)
      let document = try Document(json: Array(spelling.utf8))
      #expect(document.canonical == value.canonical)
      #expect(document.digest == Digest.sha256(of: value.canonicalBytes()))
      #expect(try document.jsonValue() == value)
    }
  }

  @Test func `only the canonical spelling is read as canonical`() throws {
    var dice = Dice(seed: 7)
    for _ in 0..<200 {
      let value = dice.value()
      let spelling = dice.spelled(value)
      guard spelling != value.canonical else { continue }
      #expect(throws: JSONError.self) { try JSONValue(canonical: spelling) }
    }
  }

  @Test func `a text that ends early is refused, wherever it ends`() {
    let bytes = Array(JSONPropertyTests.sample.utf8)
    for length in 0..<bytes.count {
      let error = #expect(throws: JSONError.self) {
        try Document(json: Array(bytes.prefix(length)))
      }
      #expect((error?.line ?? 0) >= 1 && (error?.column ?? 0) >= 1)
    }
  }

  @Test func `a canonical text that ends early is refused, wherever it ends`() {
    let value: JSONValue = ["a": [1, -20, true, "é\n"], "b": ["c": false]]
    let bytes = value.canonicalBytes()
    for length in 0..<bytes.count {
      #expect(throws: JSONError.self) { try JSONValue(canonical: Array(bytes.prefix(length))) }
    }
  }

  @Test(arguments: [0x00, 0x01, 0x0A, 0x22, 0x2C, 0x5C, 0x5D, 0x7D, 0x80, 0xC3, 0xFF] as [UInt8])
  func `a byte that is changed is refused or read, and never harms`(byte: UInt8) {
    let bytes = Array(JSONPropertyTests.sample.utf8)
    for place in bytes.indices {
      var changed = bytes
      changed[place] = byte
      guard let document = try? Document(json: changed) else { continue }
      // What is read can be written, and means the same when it is read again.
      let again = try? Document(json: document.canonicalBytes())
      #expect(again?.canonical == document.canonical)
    }
  }

  @Test func `events and trees tell the same`() throws {
    var dice = Dice(seed: 99)
    for _ in 0..<100 {
      let bytes = Array(dice.spelled(dice.value()).utf8)
      var reader = try JSONReader(bytes)
      var depth = 0
      var values = 0
      events: while true {
        switch try reader.next() {
        case .beginObject, .beginArray:
          depth += 1
          values += 1
        case .endObject, .endArray: depth -= 1
        case .string, .number, .boolean, .null: values += 1
        case .key: break
        case .end: break events
        }
      }
      #expect(depth == 0)
      #expect(values == JSONPropertyTests.count(try Document(json: bytes)))
    }
  }

  private static func count(_ document: Document) -> Int {
    switch document.value {
    case .array(let elements): elements.reduce(1) { $0 + count($1) }
    case .object(let members): members.reduce(1) { $0 + count($1.value) }
    case .null, .boolean, .number, .string: 1
    }
  }
}
