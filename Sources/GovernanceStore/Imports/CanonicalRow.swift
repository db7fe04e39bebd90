import Documents

/// The canonical form of an observed row: a JSON object of its id and of the facts that are there.
struct CanonicalRow {
  /// Columns in the byte order of their names, with the key as it is written.
  private let members: [(place: Int, key: [UInt8])]

  /// For rows whose values stand in the order of `columns`.
  init(columns: [String]) {
    members = columns.enumerated()
      .sorted { $0.element.utf8.lexicographicallyPrecedes($1.element.utf8) }
      .map { (place: $0.offset, key: JSONValue.string($0.element).canonicalBytes() + [0x3a]) }
  }

  init(of table: Table) {
    self.init(columns: ["id"] + table.factColumns.map(\.name))
  }

  func digest(_ values: [SQLValue]) -> Digest {
    var bytes: [UInt8] = [0x7b]
    for member in members {
      guard let value = JSONValue(values[member.place]) else { continue }
      if bytes.count > 1 { bytes.append(0x2c) }
      bytes.append(contentsOf: member.key)
      value.appendCanonical(to: &bytes)
    }
    bytes.append(0x7d)
    return Digest.sha256(of: bytes)
  }
}

extension JSONValue {
  /// `nil` for what is absent, since canonical JSON has no null; no fact is a blob.
  fileprivate init?(_ value: SQLValue) {
    switch value {
    case .null, .blob: return nil
    case .integer(let number): self = .integer(number)
    case .text(let text): self = .string(text)
    }
  }
}
