import Documents
import Governance

/// Reads a table row by row as RFC 4180 has it, with the line on which each row begins.
///
/// `,` or `;` separates, as the header row shows; LF, CRLF and CR end a row; blank lines are passed over.
struct CSVReader {
  /// One row, and the line of the file where it begins.
  struct Row {
    let line: Int
    let fields: [String]
  }

  static let maximumFieldBytes = 1 << 16

  let file: SourceFile
  /// Whether the file began with a byte order mark, which means nothing in UTF-8.
  let hadByteOrderMark: Bool
  private let bytes: [UInt8]
  private let separator: UInt8
  private var offset: Int
  private var line = 1

  init(_ file: SourceFile) throws(InputProblem) {
    self.file = file
    bytes = file.bytes
    guard !file.isBlank else { throw file.blank }
    hadByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    offset = hadByteOrderMark ? 3 : 0
    if let found = ForeignEncoding.found(in: bytes.dropFirst(offset).prefix(4)) {
      throw InputProblem(file: file.name, "a table in UTF-8 belongs here, found \(found)")
    }
    separator = Self.separator(of: bytes.dropFirst(offset))
  }

  /// The next row; `nil` behind the last one.
  mutating func next() throws(InputProblem) -> Row? {
    while offset < bytes.count {
      let start = line
      let fields = try row()
      if fields != [""] { return Row(line: start, fields: fields) }
    }
    return nil
  }

  /// Whichever stands more often in the first line, as far as one field may reach.
  private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
    let start = bytes.prefix(maximumFieldBytes)
    let header = start.prefix { $0 != newline && $0 != carriageReturn }
    return header.count { $0 == semicolon } > header.count { $0 == comma } ? semicolon : comma
  }

  private mutating func row() throws(InputProblem) -> [String] {
    var fields: [String] = []
    while true {
      fields.append(try peek == Self.quote ? quotedField() : plainField())
      guard offset < bytes.count else { return fields }
      let byte = bytes[offset]
      offset += 1
      if byte == separator { continue }
      endLine(byte)
      return fields
    }
  }

  private mutating func plainField() throws(InputProblem) -> String {
    let start = offset
    while offset < bytes.count, !isEnd(bytes[offset]), offset - start <= Self.maximumFieldBytes {
      guard bytes[offset] != Self.quote else {
        throw file.misfit(
          line: line,
          expected: "a field in quotes as a whole",
          found: "a quote in the middle of one; write it twice inside of quotes"
        )
      }
      offset += 1
    }
    return try text(bytes[start..<offset], line: line).trimmed
  }

  private mutating func quotedField() throws(InputProblem) -> String {
    let start = line
    var field: [UInt8] = []
    offset += 1
    while field.count <= Self.maximumFieldBytes {
      guard offset < bytes.count else {
        throw file.misfit(
          line: start,
          expected: "the closing quote of this field",
          found: "the end of the file"
        )
      }
      let byte = bytes[offset]
      offset += 1
      if byte == Self.quote {
        guard peek == Self.quote else { break }
        offset += 1
      } else if byte == Self.newline || byte == Self.carriageReturn && peek != Self.newline {
        line += 1
      }
      field.append(byte)
    }
    let text = try text(field[...], line: start)
    guard offset == bytes.count || isEnd(bytes[offset]) else {
      throw file.misfit(
        line: line,
        expected: "a separator after a closing quote",
        found: "more text"
      )
    }
    return text
  }

  private func text(_ field: ArraySlice<UInt8>, line: Int) throws(InputProblem) -> String {
    guard field.count <= Self.maximumFieldBytes else {
      throw file.misfit(
        line: line,
        expected: "a field of at most \(Self.maximumFieldBytes) bytes",
        found: "a longer one"
      )
    }
    guard let text = String(validating: field, as: UTF8.self), !field.contains(0) else {
      throw file.misfit(
        line: line,
        expected: "text in UTF-8",
        found: "other bytes; save the file as UTF-8"
      )
    }
    return text
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.newline || byte == Self.carriageReturn
  }

  private mutating func endLine(_ byte: UInt8) {
    line += 1
    if byte == Self.carriageReturn, peek == Self.newline { offset += 1 }
  }

  private static let quote: UInt8 = 0x22
  private static let comma: UInt8 = 0x2C
  private static let semicolon: UInt8 = 0x3B
  private static let newline: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D
}
