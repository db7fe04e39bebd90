public import Documents

/// Text that a person wrote: the ledger holds its salted digest, so that it can be erased and the ledger still verifies.
public struct FreeText: Hashable, Sendable {
  /// SHA-256 over salt and text.
  public let digest: Digest
  /// The length of the text in bytes of UTF-8.
  public let bytes: Int
  /// What was written; absent when it was erased, or when only the ledger was read.
  public let text: String?
  package let salt: [UInt8]

  /// Text as it comes in, with the 16 random bytes that the store drew for it.
  package init(_ text: String, salt: [UInt8]) {
    self.digest = Digest.sha256(of: salt + Array(text.utf8))
    self.bytes = text.utf8.count
    self.text = text
    self.salt = salt
  }

  /// Text of which only the ledger's trace is known.
  package init(digest: Digest, bytes: Int, text: String? = nil) {
    self.digest = digest
    self.bytes = bytes
    self.text = text
    self.salt = []
  }

  /// Two texts are one if their digests are: the words themselves may have been erased on one side.
  public static func == (left: FreeText, right: FreeText) -> Bool {
    left.digest == right.digest && left.bytes == right.bytes
  }

  /// Follows `==`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(digest)
  }

  package var json: JSONValue {
    .object(["sha256": .string(digest.hex), "bytes": .integer(Int64(bytes))])
  }
}

extension FreeText: Codable {
  /// Reads the ledger's trace of a text; `FieldsDecoder` puts the words beside it where it has them.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    let hex = try container.decode(String.self, forKey: .sha256)
    guard let digest = Digest(hex: hex) else {
      throw EventFormatError("sha256", "64 hex digits")
    }
    self.init(digest: digest, bytes: try container.decode(Int.self, forKey: .bytes))
  }

  /// Writes the ledger's trace of the text, never the words.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(digest.hex, forKey: .sha256)
    try container.encode(bytes, forKey: .bytes)
  }

  private enum Keys: String, CodingKey { case sha256, bytes }
}
