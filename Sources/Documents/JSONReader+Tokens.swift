extension JSONReader {
  /// The byte at the offset; 0, which no token begins with, at the end.
  var peek: UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  mutating func skipSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case ASCII.space, ASCII.tab, ASCII.carriageReturn: offset += 1
      case ASCII.newline:
        offset += 1
        line += 1
        lineStart = offset
        continuationBytes = 0
      default: return
      }
    }
  }

  mutating func word(_ word: StaticString) throws(JSONError) {
    let end = offset + word.utf8CodeUnitCount
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard end <= bytes.count, bytes[offset..<end].elementsEqual(letters) else {
      throw unexpected("a value")
    }
    offset = end
  }

  mutating func number() throws(JSONError) -> String {
    let start = offset
    if peek == ASCII.minus { offset += 1 }
    if peek == ASCII.zero {
      offset += 1
    } else {
      try digits(of: "a number")
    }
    if peek == ASCII.dot {
      offset += 1
      try digits(of: "a digit after the decimal point")
    }
    if peek | 0x20 == 0x65 {
      offset += 1
      if peek == ASCII.plus || peek == ASCII.minus { offset += 1 }
      try digits(of: "a digit in the exponent")
    }
    guard !ASCII.isDigit(peek) else { throw unexpected("a number without a leading zero") }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func digits(of expected: String) throws(JSONError) {
    guard ASCII.isDigit(peek) else { throw unexpected(expected) }
    while ASCII.isDigit(peek) { offset += 1 }
  }

  mutating func string() throws(JSONError) -> String {
    let start = offset + 1
    let scan = bytes.withUnsafeBufferPointer { JSONReader.scanText($0, from: start) }
    guard scan.end - start <= limits.textBytes else {
      throw error("at most \(limits.textBytes) bytes of text", "more")
    }
    let text =
      try scan.hasEscapes
      ? escapedText(from: start)
      : plainText(start..<scan.end, isASCII: !scan.hasWideCharacters)
    if scan.hasWideCharacters {
      continuationBytes += bytes[start..<offset].count { $0 & 0xC0 == 0x80 }
    }
    return text
  }

  /// What a first look over a text shows; `end` is its closing quote or the first bad byte.
  private struct TextScan {
    var end: Int
    var hasEscapes = false
    var hasWideCharacters = false
  }

  private static func scanText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> TextScan {
    var scan = TextScan(end: start)
    while scan.end < bytes.count {
      let byte = bytes[scan.end]
      if byte == ASCII.quote || byte < ASCII.space { return scan }
      if byte == ASCII.backslash {
        scan.hasEscapes = true
        scan.end += 1
        guard scan.end < bytes.count else { return scan }
      } else if byte >= 0x80 {
        scan.hasWideCharacters = true
      }
      scan.end += 1
    }
    return scan
  }

  private mutating func plainText(
    _ range: Range<Int>,
    isASCII: Bool
  ) throws(JSONError) -> String {
    let end = range.upperBound
    guard end < bytes.count, bytes[end] == ASCII.quote else {
      throw unterminated(at: end)
    }
    let text = bytes.withUnsafeBufferPointer {
      UTF8Text.string(UnsafeBufferPointer(rebasing: $0[range]), isASCII: isASCII)
    }
    guard let text else { throw badUTF8() }
    offset = end + 1
    return text
  }

  private mutating func escapedText(from start: Int) throws(JSONError) -> String {
    var text: [UInt8] = []
    var place = start
    while place < bytes.count, bytes[place] != ASCII.quote, bytes[place] >= ASCII.space {
      if bytes[place] == ASCII.backslash {
        place = try appendEscape(at: place, to: &text)
      } else {
        text.append(bytes[place])
        place += 1
      }
    }
    guard place < bytes.count, bytes[place] == ASCII.quote else { throw unterminated(at: place) }
    guard let decoded = String(validating: text, as: UTF8.self) else { throw badUTF8() }
    offset = place + 1
    return decoded
  }

  /// Appends what the escape at `place` stands for; the place behind it.
  private mutating func appendEscape(
    at place: Int,
    to text: inout [UInt8]
  ) throws(JSONError) -> Int {
    guard place + 1 < bytes.count else { throw unterminated(at: bytes.count) }
    let letter = bytes[place + 1]
    switch letter {
    case ASCII.quote, ASCII.backslash, ASCII.slash: text.append(letter)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(ASCII.newline)
    case 0x72: text.append(ASCII.carriageReturn)
    case 0x74: text.append(ASCII.tab)
    case 0x75: return try appendCharacter(at: place, to: &text)
    default: throw unexpected("an escape that JSON has", at: place)
    }
    return place + 2
  }

  /// Appends the character of `\uXXXX`, or of two of these that form a surrogate pair.
  private mutating func appendCharacter(
    at place: Int,
    to text: inout [UInt8]
  ) throws(JSONError) -> Int {
    guard let unit = codeUnit(at: place) else {
      throw unexpected("four hexadecimal digits after `\\u`", at: place)
    }
    guard unit != 0 else { throw unexpected("text without the character U+0000", at: place) }
    guard !UTF16.isLeadSurrogate(unit) else {
      guard let trail = codeUnit(at: place + 6), UTF16.isTrailSurrogate(trail) else {
        throw unexpected("a pair of surrogates", at: place)
      }
      let value = 0x1_0000 + UInt32(unit & 0x3FF) << 10 + UInt32(trail & 0x3FF)
      text.append(contentsOf: Unicode.Scalar(value).map { Array(String($0).utf8) } ?? [])
      return place + 12
    }
    guard let scalar = Unicode.Scalar(unit) else {
      throw unexpected("a pair of surrogates", at: place)
    }
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return place + 6
  }

  private func codeUnit(at place: Int) -> UInt16? {
    guard place + 6 <= bytes.count, bytes[place] == ASCII.backslash, bytes[place + 1] == 0x75
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[place + 2..<place + 6] {
      guard let digit = ASCII.hexValue(byte) else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
