package import Documents

/// An event's payload while it is written or read: absent values are left out, never null.
package struct Fields: Sendable {
  package private(set) var object: [String: JSONValue]

  package init(_ object: [String: JSONValue] = [:]) {
    self.object = object
  }

  package init(_ json: JSONValue) throws(EventFormatError) {
    guard case .object(let object) = json else { throw EventFormatError("$", "an object") }
    self.object = object
  }

  package var json: JSONValue { .object(object) }

  // MARK: Writing

  package func with(_ key: String, _ value: String?) -> Fields {
    setting(key, value.map { .string($0) })
  }
  package func with(_ key: String, _ value: Int?) -> Fields {
    setting(key, value.map { .integer(Int64($0)) })
  }
  package func with(_ key: String, _ value: Bool) -> Fields {
    setting(key, value ? .boolean(true) : nil)
  }
  package func with(_ key: String, _ value: Instant?) -> Fields {
    setting(key, value.map { .integer($0.milliseconds) })
  }
  package func with<Subject>(_ key: String, _ value: Identifier<Subject>?) -> Fields {
    with(key, value?.text)
  }
  package func with(_ key: String, _ value: FreeText?) -> Fields { setting(key, value?.json) }
  package func with(_ key: String, _ value: Digest?) -> Fields { with(key, value?.hex) }
  package func with(_ key: String, _ values: [String]) -> Fields {
    setting(key, values.isEmpty ? nil : .array(values.map { .string($0) }))
  }
  package func with(_ key: String, objects: [JSONValue]) -> Fields {
    setting(key, objects.isEmpty ? nil : .array(objects))
  }
  package func with(_ key: String, json value: JSONValue?) -> Fields { setting(key, value) }

  private func setting(_ key: String, _ value: JSONValue?) -> Fields {
    var copy = self
    copy.object[key] = value
    return copy
  }

  // MARK: Reading

  package func text(_ key: String) throws(EventFormatError) -> String {
    guard let text = try optionalText(key) else { throw EventFormatError(key, "text") }
    return text
  }

  package func optionalText(_ key: String) throws(EventFormatError) -> String? {
    switch object[key] {
    case nil: nil
    case .string(let text): text
    default: throw EventFormatError(key, "text")
    }
  }

  package func integer(_ key: String) throws(EventFormatError) -> Int {
    guard let number = try optionalInteger(key) else { throw EventFormatError(key, "an integer") }
    return number
  }

  package func optionalInteger(_ key: String) throws(EventFormatError) -> Int? {
    switch object[key] {
    case nil: nil
    case .integer(let number): Int(number)
    default: throw EventFormatError(key, "an integer")
    }
  }

  package func flag(_ key: String) throws(EventFormatError) -> Bool {
    switch object[key] {
    case nil: false
    case .boolean(let flag): flag
    default: throw EventFormatError(key, "true or absent")
    }
  }

  package func instant(_ key: String) throws(EventFormatError) -> Instant {
    Instant(milliseconds: Int64(try integer(key)))
  }

  package func optionalInstant(_ key: String) throws(EventFormatError) -> Instant? {
    try optionalInteger(key).map { Instant(milliseconds: Int64($0)) }
  }

  package func id<Subject>(_ key: String) throws(EventFormatError) -> Identifier<Subject> {
    Identifier(try text(key))
  }

  package func optionalID<Subject>(_ key: String) throws(EventFormatError) -> Identifier<Subject>? {
    try optionalText(key).map { Identifier($0) }
  }

  package func digest(_ key: String) throws(EventFormatError) -> Digest {
    guard let digest = Digest(hex: try text(key)) else {
      throw EventFormatError(key, "64 hex digits")
    }
    return digest
  }

  package func texts(_ key: String) throws(EventFormatError) -> [String] {
    var texts: [String] = []
    for value in try objects(key) {
      guard case .string(let text) = value else { throw EventFormatError(key, "a list of texts") }
      texts.append(text)
    }
    return texts
  }

  package func objects(_ key: String) throws(EventFormatError) -> [JSONValue] {
    switch object[key] {
    case nil: []
    case .array(let values): values
    default: throw EventFormatError(key, "a list")
    }
  }

  package func word<Word: RawRepresentable<String>>(_ key: String) throws(EventFormatError) -> Word
  {
    let text = try text(key)
    guard let word = Word(rawValue: text) else {
      throw EventFormatError(key, "a known word instead of `\(text)`")
    }
    return word
  }

  package func freeText(_ key: String) throws(EventFormatError) -> FreeText {
    guard let text = try optionalFreeText(key) else { throw EventFormatError(key, "a text digest") }
    return text
  }

  /// A member that is an object itself; an absent one reads as empty, so that its own fields are named as missing.
  package func member(_ key: String) throws(EventFormatError) -> Fields {
    try object[key].map { json throws(EventFormatError) in try Fields(json) } ?? Fields()
  }

  package func optionalFreeText(_ key: String) throws(EventFormatError) -> FreeText? {
    guard let json = object[key] else { return nil }
    let fields = try Fields(json)
    return FreeText(digest: try fields.digest("sha256"), bytes: try fields.integer("bytes"))
  }
}

/// An entry of the ledger that this program cannot read: written by a newer one, or damaged.
public struct EventFormatError: Error, Hashable, Sendable {
  /// The field that is not as it should be.
  public let field: String
  /// What belongs there.
  public let expected: String

  package init(_ field: String, _ expected: String) {
    self.field = field
    self.expected = expected
  }

  /// The name of an enum's case that this program does not have.
  static let unknownCase = EventFormatError("", "a known case")
}
