import Crypto

/// The SHA-256 of some bytes: the name under which content is stored, compared and signed.
public struct Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
  // Four words instead of an array: millions of row digests are kept and compared.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// The number of bytes in every digest.
  public static let byteCount = 32

  private init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// Takes exactly 32 bytes, most significant first; `nil` for any other number.
  public init?(bytes: some Sequence<UInt8>) {
    var iterator = bytes.makeIterator()
    var words: [UInt64] = [0, 0, 0, 0]
    for index in 0..<Digest.byteCount {
      guard let byte = iterator.next() else { return nil }
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    guard iterator.next() == nil else { return nil }
    self.init(words: (words[0], words[1], words[2], words[3]))
  }

  /// Reads 64 hexadecimal digits of either case; `nil` for anything else.
  public init?(hex: String) {
    let digits = Array(hex.utf8)
    guard digits.count == Digest.byteCount * 2 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Digest.byteCount)
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = ASCII.hexValue(digits[index]), let low = ASCII.hexValue(digits[index + 1])
      else { return nil }
      bytes.append(high << 4 | low)
    }
    self.init(bytes: bytes)
  }

  /// The digest as 64 lower-case hexadecimal digits.
  public var hex: String {
    let bytes = bytes
    return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[index * 2] = ASCII.hexDigit(byte >> 4)
        buffer[index * 2 + 1] = ASCII.hexDigit(byte & 15)
      }
      return bytes.count * 2
    }
  }

  /// The 32 bytes, most significant first.
  public var bytes: [UInt8] { withBytes { Array($0) } }

  /// The same without an array of their own: trees of hashes ask for them millions of times.
  fileprivate func withBytes<Answer>(_ body: (UnsafeRawBufferPointer) -> Answer) -> Answer {
    withUnsafeBytes(
      of: (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian),
      body
    )
  }

  /// The digest in hexadecimal, as it is shown.
  public var description: String { hex }

  /// The digest of `bytes`.
  public static func sha256(of bytes: some Sequence<UInt8>) -> Digest {
    var builder = DigestBuilder()
    builder.update(bytes)
    return builder.finalize()
  }

  /// The digest of the UTF-8 form of `text`.
  public static func sha256(of text: String) -> Digest {
    sha256(of: text.utf8)
  }

  /// The digest of one byte and two digests, as a node of a tree of hashes has it.
  ///
  /// In one piece: handing over three pieces takes longer than hashing them.
  public static func sha256(of mark: UInt8, _ left: Digest, _ right: Digest) -> Digest {
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 1) { bytes in
      bytes[0] = mark
      left.withBytes { UnsafeMutableRawBufferPointer(rebasing: bytes[1...]).copyMemory(from: $0) }
      right.withBytes {
        UnsafeMutableRawBufferPointer(rebasing: bytes[(1 + byteCount)...]).copyMemory(from: $0)
      }
      var hash = SHA256()
      hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
      return Digest(hash.finalize())
    }
  }

  /// Whether both are the digest of the same bytes.
  public static func == (left: Digest, right: Digest) -> Bool {
    left.words == right.words
  }

  /// Byte order, so that sorting digests and sorting their hexadecimal forms agree.
  public static func < (left: Digest, right: Digest) -> Bool {
    left.words < right.words
  }

  /// Feeds one word: the bytes of a digest are already evenly spread.
  public func hash(into hasher: inout Swift.Hasher) {
    hasher.combine(words.0)
  }

  /// Builds the digest from the 32 bytes that the hash function produced.
  fileprivate init(_ sum: SHA256.Digest) {
    words = sum.withUnsafeBytes { raw in
      (
        UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
        UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
        UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
        UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
      )
    }
  }
}

/// A digest in the making, for content that arrives in pieces.
public struct DigestBuilder: Sendable {
  private var hash = SHA256()

  /// Starts with no bytes.
  public init() {}

  /// Adds `bytes` after all that were added before.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let added: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      hash.update(bufferPointer: UnsafeRawBufferPointer(buffer))
    }
    guard added == nil else { return }
    Array(bytes).withUnsafeBytes { hash.update(bufferPointer: $0) }
  }

  /// Adds the bytes of `digest`, as a tree of hashes does.
  public mutating func update(_ digest: Digest) {
    digest.withBytes { hash.update(bufferPointer: $0) }
  }

  /// The digest of everything added; the builder may go on and be asked again.
  public func finalize() -> Digest {
    Digest(hash.finalize())
  }
}
