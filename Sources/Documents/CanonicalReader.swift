extension JSONValue {
  /// Reads canonical JSON and nothing else: any second spelling of a value is refused.
  ///
  /// - Throws: `JSONError` at the first byte that the canonical form would not have there.
  public init(canonical bytes: [UInt8]) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      var reader = CanonicalReader(bytes: buffer)
      return try reader.document()
    }
  }

  /// Reads the canonical form from text.
  ///
  /// - Throws: `JSONError` as for bytes.
  public init(canonical text: String) throws(JSONError) {
    try self.init(canonical: Array(text.utf8))
  }
}

/// Reads stored entries back; the form has one spelling, so this is simpler than any JSON reader.
private struct CanonicalReader {
  /// Alive only while the caller borrows the bytes.
  let bytes: UnsafeBufferPointer<UInt8>
  var offset = 0
  var depth = 0

  private static let depthLimit = 256

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value()
    guard offset == bytes.count else { throw unexpected("the end of the value") }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    switch peek {
    case ASCII.quote: return .string(try string())
    case ASCII.openBrace: return .object(try object())
    case ASCII.openBracket: return .array(try array())
    case 0x74: return try literal("true", .boolean(true))
    case 0x66: return try literal("false", .boolean(false))
    case ASCII.minus, ASCII.zero...ASCII.nine: return .integer(try integer())
    default: throw unexpected("a value in canonical form")
    }
  }

  private var peek: UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  private mutating func enter() throws(JSONError) {
    depth += 1
    guard depth <= CanonicalReader.depthLimit else {
      throw unexpected("at most \(CanonicalReader.depthLimit) levels")
    }
    offset += 1
  }

  private mutating func array() throws(JSONError) -> [JSONValue] {
    try enter()
    defer { depth -= 1 }
    var elements: [JSONValue] = []
    if take(ASCII.closeBracket) { return elements }
    repeat {
      elements.append(try value())
    } while take(ASCII.comma)
    guard take(ASCII.closeBracket) else { throw unexpected("`,` or `]`") }
    return elements
  }

  private mutating func object() throws(JSONError) -> [String: JSONValue] {
    try enter()
    defer { depth -= 1 }
    // Collected first: a dictionary of known size is built at once instead of growing.
    var pairs: [(key: String, value: JSONValue)] = []
    if take(ASCII.closeBrace) { return [:] }
    repeat {
      let start = offset
      guard peek == ASCII.quote else { throw unexpected("a key") }
      let key = try string()
      guard pairs.last.map({ CanonicalText.precedes($0.key, key) }) ?? true else {
        throw unexpected("keys in byte order, each once", at: start)
      }
      guard take(ASCII.colon) else { throw unexpected("`:`") }
      pairs.append((key, try value()))
    } while take(ASCII.comma)
    guard take(ASCII.closeBrace) else { throw unexpected("`,` or `}`") }
    return try dictionary(pairs)
  }

  private func dictionary(
    _ pairs: [(key: String, value: JSONValue)]
  ) throws(JSONError) -> [String: JSONValue] {
    var members = [String: JSONValue](minimumCapacity: pairs.count)
    for (key, value) in pairs {
      // Two keys may differ in bytes and still be the same text to Swift.
      guard members.updateValue(value, forKey: key) == nil else {
        throw unexpected("each key once")
      }
    }
    return members
  }

  private mutating func literal(
    _ word: StaticString,
    _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    let end = offset + word.utf8CodeUnitCount
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard end <= bytes.count, bytes[offset..<end].elementsEqual(letters) else {
      throw unexpected("`\(word)`")
    }
    offset = end
    return value
  }

  private mutating func integer() throws(JSONError) -> Int64 {
    let start = offset
    let isNegative = take(ASCII.minus)
    let firstDigit = offset
    var value: Int64 = 0
    while ASCII.isDigit(peek) {
      let digit = Int64(peek - ASCII.zero)
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      // Counting downwards for negative numbers reaches the smallest one too.
      let (sum, alsoTooLarge) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      guard !tooLarge, !alsoTooLarge else { throw unexpected("a 64-bit integer", at: start) }
      value = sum
      offset += 1
    }
    let hasLeadingZero = offset > firstDigit + 1 && bytes[firstDigit] == ASCII.zero
    guard offset > firstDigit, !hasLeadingZero, !(isNegative && value == 0) else {
      throw unexpected("an integer in canonical form", at: start)
    }
    return value
  }

  private mutating func string() throws(JSONError) -> String {
    offset += 1
    let start = offset
    var seen: UInt8 = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      seen |= byte
      if byte == ASCII.quote { return try text(start..<offset, isASCII: seen < 0x80) }
      if byte == ASCII.backslash { return try escapedString(from: start) }
      guard byte >= ASCII.space else { throw unexpected("an escape such as `\\u000a`") }
      offset += 1
    }
    throw unexpected("`\"`")
  }

  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var text: [UInt8] = Array(bytes[start..<offset])
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == ASCII.quote {
        guard let decoded = String(validating: text, as: UTF8.self) else {
          throw unexpected("valid UTF-8", at: start)
        }
        offset += 1
        return decoded
      }
      guard byte >= ASCII.space else { throw unexpected("an escape such as `\\u000a`") }
      text.append(byte == ASCII.backslash ? try escape() : byte)
      offset += 1
    }
    throw unexpected("`\"`")
  }

  /// The escaped byte, with the offset left on the last byte of the escape.
  private mutating func escape() throws(JSONError) -> UInt8 {
    let start = offset
    offset += 1
    if peek == ASCII.quote || peek == ASCII.backslash { return peek }
    let last = offset + 4
    guard last < bytes.count, bytes[offset...offset + 2].elementsEqual("u00".utf8),
      let high = ASCII.hexValue(bytes[last - 1]), let low = ASCII.hexValue(bytes[last]), high < 2,
      bytes[last] < 0x41 || bytes[last] > 0x5A
    else { throw unexpected("`\\\"`, `\\\\` or `\\u00xx` below 0x20", at: start) }
    offset = last
    return high << 4 | low
  }

  /// The string between two quotes, with the offset moved behind the closing one.
  private mutating func text(_ range: Range<Int>, isASCII: Bool) throws(JSONError) -> String {
    let utf8 = UnsafeBufferPointer(rebasing: bytes[range])
    guard let text = UTF8Text.string(utf8, isASCII: isASCII) else {
      throw unexpected("valid UTF-8", at: range.lowerBound)
    }
    offset = range.upperBound + 1
    return text
  }

  private func unexpected(_ expected: String, at place: Int? = nil) -> JSONError {
    let place = min(place ?? offset, bytes.count)
    let shown = bytes[place..<min(place + 40, bytes.count)]
    let found = shown.isEmpty ? "the end" : "`\(String(decoding: shown, as: UTF8.self))`"
    // Canonical JSON has no line breaks, so a column says it all.
    return JSONError(line: 1, column: place + 1, path: "$", expected: expected, found: found)
  }
}
