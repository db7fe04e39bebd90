package import Documents
package import Governance

/// One row of an answer; a column that is missing or of another type is a ``StoreError``, never a default.
package struct SQLRow: Sendable {
  /// The names of an answer's columns, shared by its rows.
  package final class Columns: Sendable {
    package let names: [String]
    private let places: [String: Int]

    package init(_ names: [String]) {
      self.names = names
      places = Dictionary(zip(names, names.indices)) { first, _ in first }
    }

    fileprivate func place(of name: String) -> Int? { places[name] }
  }

  package let columns: Columns
  package let values: [SQLValue]

  package init(columns: Columns, values: [SQLValue]) {
    self.columns = columns
    self.values = values
  }

  /// The value of a column, `null` where the answer has no such column.
  package subscript(name: String) -> SQLValue {
    columns.place(of: name).map { values[$0] } ?? .null
  }

  // MARK: Values that must be there

  package func text(_ name: String) throws(StoreError) -> String {
    guard case .text(let text) = self[name] else { throw unexpected(name, "text") }
    return text
  }

  package func integer(_ name: String) throws(StoreError) -> Int {
    guard case .integer(let number) = self[name] else { throw unexpected(name, "a number") }
    return Int(number)
  }

  package func flag(_ name: String) throws(StoreError) -> Bool { try integer(name) != 0 }

  package func instant(_ name: String) throws(StoreError) -> Instant {
    Instant(milliseconds: Int64(try integer(name)))
  }

  package func id<Subject>(_ name: String) throws(StoreError) -> Identifier<Subject> {
    Identifier(try text(name))
  }

  package func blob(_ name: String) throws(StoreError) -> [UInt8] {
    guard case .blob(let bytes) = self[name] else { throw unexpected(name, "bytes") }
    return bytes
  }

  package func digest(_ name: String) throws(StoreError) -> Digest {
    let digest =
      switch self[name] {
      case .blob(let bytes): Digest(bytes: bytes)
      case .text(let hex): Digest(hex: hex)
      default: nil as Digest?
      }
    guard let digest else { throw unexpected(name, "a SHA-256") }
    return digest
  }

  package func word<Word: RawRepresentable<String>>(_ name: String) throws(StoreError) -> Word {
    guard let word = Word(rawValue: try text(name)) else { throw unexpected(name, "a known word") }
    return word
  }

  // MARK: Values that may be absent

  package func isNull(_ name: String) -> Bool { self[name] == .null }

  package func optionalText(_ name: String) throws(StoreError) -> String? {
    isNull(name) ? nil : try text(name)
  }

  package func optionalInteger(_ name: String) throws(StoreError) -> Int? {
    isNull(name) ? nil : try integer(name)
  }

  package func optionalInstant(_ name: String) throws(StoreError) -> Instant? {
    isNull(name) ? nil : try instant(name)
  }

  package func optionalID<Subject>(_ name: String) throws(StoreError) -> Identifier<Subject>? {
    isNull(name) ? nil : try id(name)
  }

  private func unexpected(_ name: String, _ expected: String) -> StoreError {
    .corrupt("column \(name) holds \(self[name].description) where \(expected) belongs")
  }
}
