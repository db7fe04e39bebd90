import Documents
import Testing

@testable import Governance

@Suite struct FieldsCodingTests {
  enum Colour: String, Codable { case deepRed = "deep_red", blue }

  struct Part: Hashable, Codable {
    var isOpen = false
    var share: Int?
    var note: FreeText?
  }

  struct Whole: Hashable, Codable {
    var shortName = "a"
    var openedAt = Instant(milliseconds: 5)
    var length = Duration.hours(1)
    var owner: Person.ID?
    var colours: Set<String> = []
    var limits: [String: Int] = [:]
    var parts: [Part] = []
    var colour = Colour.deepRed
  }

  enum Happening: Hashable, Codable {
    case opened(Whole)
    case reviewDone(by: Person.ID, after: Duration, reason: FreeText?)
    case named(Person.ID)
    case listed([Part])
    case closed
  }

  @Test func `fields are named in snake case, and lengths say their unit`() throws {
    let whole = Whole(owner: Identifier("P-1"), colours: ["b", "a"], limits: ["maxSize": 3])
    #expect(
      try FieldsEncoder.encode(whole).json.canonical
        == #"{"colour":"deep_red","colours":["a","b"],"length_ms":3600000,"#
        + #""limits":{"maxSize":3},"opened_at":5,"owner":"P-1","short_name":"a"}"#
    )
  }

  @Test(
    arguments: [
      (Happening.opened(Whole()), #"{"opened":{"colour":"deep_red","#),
      (.reviewDone(by: Identifier("P-2"), after: .days(1), reason: nil), #"{"review_done":{"#),
      (.named(Identifier("P-2")), #"{"named":{"value":"P-2"}}"#),
      (.listed([Part(isOpen: true, share: 4), Part()]), #"{"listed":{"value":[{"is_open":true"#),
      (.closed, #"{"closed":{}}"#),
    ]
  )
  func `an event comes back as it was written`(event: Happening, form: String) throws {
    let json = try FieldsEncoder.encode(event).json
    #expect(json.canonical.hasPrefix(form))
    #expect(try FieldsDecoder().decode(Happening.self, from: json) == event)
  }

  @Test func `texts of persons are gathered in order, and only their digests are written`() throws {
    let first = FreeText("one", salt: [1])
    let second = FreeText("two", salt: [2])
    let event = Happening.opened(Whole(parts: [Part(note: first), Part(note: second)]))
    let form = try FieldsEncoder.encode(event)
    #expect(form.texts.map(\.text) == ["one", "two"])
    #expect(!form.json.canonical.contains("one"))
    let back = try FieldsDecoder(words: { $0 == first.digest ? "one" : nil })
      .decode(Happening.self, from: form.json)
    guard case .opened(let whole) = back else { throw EventFormatError("", "opened") }
    #expect(whole.parts.map { $0.note?.text } == ["one", nil])
  }

  @Test func `a case that nobody knows is told apart from one whose fields are wrong`() {
    #expect(throws: EventFormatError.unknownCase) {
      try FieldsDecoder().decode(Happening.self, from: .object(["melted": .object([:])]))
    }
    #expect(throws: EventFormatError("review_done/by", "a value, which is missing")) {
      try FieldsDecoder().decode(Happening.self, from: .object(["review_done": .object([:])]))
    }
  }

  @Test(
    arguments: [
      (#"{"opened_at":"x","short_name":"a","length_ms":1,"colour":"blue"}"#, "opened_at"),
      (#"{"opened_at":1,"short_name":2,"length_ms":1,"colour":"blue"}"#, "short_name"),
      (#"{"opened_at":1,"short_name":"a","length":"1x","colour":"blue"}"#, "length"),
      (#"{"opened_at":1,"short_name":"a","length":"1h","colour":"green"}"#, "colour"),
      (#"{"opened_at":1,"short_name":"a","length":"1h"}"#, "colour"),
      (
        #"{"opened_at":1,"short_name":"a","length":"1h","colour":"blue","parts":[{},{"share":"4"}]}"#,
        "parts/1/share"
      ),
      (
        #"{"opened_at":1,"short_name":"a","length":"1h","colour":"blue","limits":{"maxSize":true}}"#,
        "limits/max_size"
      ),
    ]
  )
  func `what cannot be read is named with its place`(text: String, place: String) throws {
    let json = try Self.json(text)
    let error = #expect(throws: EventFormatError.self) {
      try FieldsDecoder().decode(Whole.self, from: json)
    }
    #expect(error?.field == place)
  }

  private static func json(_ text: String) throws -> JSONValue {
    try Document(json: Array(text.utf8)).ledgerValue()
  }

  @Test func `strict reading refuses a field that nothing asks for`() throws {
    let json: JSONValue = .object([
      "opened_at": .integer(1), "short_name": .string("a"), "length": .string("2d"),
      "colour": .string("blue"),
      "parts": .array([.object(["is_open": .boolean(true), "shar": .integer(4)])]),
    ])
    #expect(try FieldsDecoder().decode(Whole.self, from: json).length == .days(2))
    let error = #expect(throws: EventFormatError.self) {
      try FieldsDecoder(isStrict: true).decode(Whole.self, from: json)
    }
    #expect(error?.field == "parts/0/shar")
    #expect(error?.expected == "a known field: is_open, note, share")
  }

  @Test func `fractions have no place in the ledger`() {
    #expect(throws: (any Error).self) { try FieldsEncoder.encode(["share": 0.5]) }
  }

  @Test(arguments: [("90m", 5_400), ("24h", 86_400), ("14d", 1_209_600), ("2w", 1_209_600)])
  func `lengths are read as people write them`(text: String, seconds: Int) {
    #expect(Duration(written: text) == .seconds(seconds))
  }

  @Test(arguments: ["", "h", "-1h", "1.5h", "1 h", "5", "99999999999d", "1y"])
  func `what is no length is refused`(text: String) {
    #expect(Duration(written: text) == nil)
  }
}
