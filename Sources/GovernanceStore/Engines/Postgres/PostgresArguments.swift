import CPostgres

/// The values of one run of a statement in libpq's form: binary, side by side in one buffer.
struct PostgresArguments {
  /// What the server is told of each; 0 leaves it to find out, which it does for `null`.
  let types: [UInt32]
  private var bytes: [UInt8] = [0]
  private var offsets: [Int?] = []
  private var lengths: [Int32] = []

  init(_ values: [SQLValue]) {
    types = values.map(\.postgresType)
    for value in values { append(value) }
  }

  private mutating func append(_ value: SQLValue) {
    let start = bytes.count
    switch value {
    case .null: break
    case .integer(let number):
      withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    case .text(let text): bytes.append(contentsOf: text.utf8.withoutZeros)
    case .blob(let blob): bytes.append(contentsOf: blob)
    }
    offsets.append(value == .null ? nil : start)
    lengths.append(Int32(bytes.count - start))
  }

  /// Lends values, lengths and formats as libpq takes them.
  func lend<Answer>(
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) -> Answer
  ) -> Answer {
    let formats = [Int32](repeating: 1, count: lengths.count)
    return bytes.withUnsafeBytes { buffer in
      let start = buffer.bindMemory(to: CChar.self).baseAddress
      let values = offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } }
      return body(values, lengths, formats)
    }
  }
}

extension SQLValue {
  fileprivate var postgresType: UInt32 {
    switch self {
    case .null: 0
    case .integer: UInt32(PG_INT8)
    case .text: UInt32(PG_TEXT)
    case .blob: UInt32(PG_BYTEA)
    }
  }
}

/// PostgreSQL's text has no character 0; one that nobody uses stands for it, followed by which is meant.
enum ZeroCharacter {
  /// U+10FFFF, which no text may hold but a program for its own ends.
  static let mark: [UInt8] = [0xf4, 0x8f, 0xbf, 0xbf]
  static let forZero = UInt8(ascii: "0")
  static let forItself = UInt8(ascii: "1")
}

extension Collection<UInt8> {
  /// The bytes of a text as PostgreSQL takes them.
  fileprivate var withoutZeros: [UInt8] {
    guard contains(where: { $0 == 0 || $0 == ZeroCharacter.mark[0] }) else { return Array(self) }
    var bytes: [UInt8] = []
    for byte in self {
      bytes += byte == 0 ? ZeroCharacter.mark + [ZeroCharacter.forZero] : [byte]
      if byte != 0, bytes.suffix(4) == ZeroCharacter.mark[...] {
        bytes.append(ZeroCharacter.forItself)
      }
    }
    return bytes
  }
}

extension String {
  /// Reads a text as PostgreSQL gives it.
  init(postgres bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.contains(ZeroCharacter.mark[0]) else {
      self.init(decoding: bytes, as: UTF8.self)
      return
    }
    var told: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      guard rest.starts(with: ZeroCharacter.mark) else {
        told.append(byte)
        rest = rest.dropFirst()
        continue
      }
      let isZero = rest.dropFirst(4).first == ZeroCharacter.forZero
      told += isZero ? [0] : ZeroCharacter.mark
      rest = rest.dropFirst(5)
    }
    self.init(decoding: told, as: UTF8.self)
  }
}
