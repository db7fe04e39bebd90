import Documents

extension YAMLReader {
  /// How much a reader takes before it refuses; aliases count as what they expand to.
  package struct Limits: Hashable, Sendable {
    package var bytes = 1 << 26
    package var depth = 256
    package var aliases = 1_000
    package var values = 1_000_000

    package init() {}
  }

  /// The bytes as text, unless they are too many or in another encoding.
  static func text(_ bytes: [UInt8], _ limits: Limits) throws(JSONError) -> String {
    func refusal(_ expected: String, _ found: String) -> JSONError {
      JSONError(line: 1, column: 1, path: "$", expected: expected, found: found)
    }
    guard bytes.count <= limits.bytes else {
      throw refusal("at most \(limits.bytes) bytes", "\(bytes.count); split the file")
    }
    if let found = ForeignEncoding.found(in: bytes.prefix(4)) {
      throw refusal("YAML in UTF-8", found)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw refusal("UTF-8", "bytes that are not; save the file as UTF-8")
    }
    return text
  }
}
