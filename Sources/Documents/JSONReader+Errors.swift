extension JSONReader {
  mutating func markPosition() {
    position = currentPosition
  }

  private var currentPosition: Position {
    Position(line: line, column: offset - lineStart - continuationBytes + 1)
  }

  func error(_ expected: String, _ found: String, at place: Position? = nil) -> JSONError {
    let place = place ?? currentPosition
    return JSONError(
      line: place.line,
      column: place.column,
      path: path.description,
      expected: expected,
      found: found
    )
  }

  /// The byte at `place` (the offset, unless told) is not what had to come; moves there.
  mutating func unexpected(_ expected: String, at place: Int? = nil) -> JSONError {
    if let place { advance(to: place) }
    return error(expected, shown)
  }

  /// A text ends without its quote: at the end of the file or at a raw control character.
  mutating func unterminated(at place: Int) -> JSONError {
    advance(to: min(place, bytes.count))
    guard offset < bytes.count else { return error("the closing `\"` of a text", endOfFile) }
    return error("control characters written as escapes such as `\\n`", shown)
  }

  /// The text at the offset is not UTF-8; moves to its first bad byte.
  mutating func badUTF8() -> JSONError {
    var place = offset + 1
    while place < bytes.count {
      let length = JSONReader.length(ofCharacterIn: bytes[place...].prefix(4))
      guard length > 0 else { break }
      place += length
    }
    advance(to: place)
    let byte = String(peek, radix: 16, uppercase: true)
    return error("UTF-8", "the byte 0x\(byte); save the file as UTF-8")
  }

  /// The number of bytes of the character that begins here; 0 when none does.
  private static func length(ofCharacterIn bytes: ArraySlice<UInt8>) -> Int {
    (1...4).first { String(validating: bytes.prefix($0), as: UTF8.self) != nil } ?? 0
  }

  private mutating func advance(to place: Int) {
    continuationBytes += bytes[min(offset, place)..<place].count { $0 & 0xC0 == 0x80 }
    offset = place
  }

  private var endOfFile: String { "the end of the file" }

  /// What stands at the offset, up to the end of its line.
  private var shown: String {
    guard offset < bytes.count else { return endOfFile }
    let rest = bytes[offset...].prefix(60).prefix { $0 != ASCII.newline }
    return "`\(String(decoding: rest, as: UTF8.self))`"
  }

  /// Names the encodings that are often met in place of UTF-8, and what else is no text at all.
  func refuseForeignEncoding() throws(JSONError) {
    guard bytes.count <= limits.bytes else {
      throw error("at most \(limits.bytes) bytes", "\(bytes.count); split the export")
    }
    if let found = ForeignEncoding.found(in: bytes.prefix(4)) {
      throw error("JSON in UTF-8", found)
    }
  }
}

/// What a file is instead of UTF-8 text, told from its first bytes.
package enum ForeignEncoding {
  /// A phrase for a message; `nil` for what may be UTF-8.
  package static func found(in start: some Collection<UInt8>) -> String? {
    let start = Array(start.prefix(4))
    if start.starts(with: [0xEF, 0xBB, 0xBF]) {
      return "a byte order mark; save the file as UTF-8 without one"
    }
    if start.starts(with: [0x1F, 0x8B]) { return "gzip data; name the file `.gz`" }
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "a zip archive; unpack it first" }
    let isMarked = start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
    guard isMarked || start.contains(0) else { return nil }
    return "UTF-16, UTF-32 or binary data; save the file as UTF-8"
  }
}
