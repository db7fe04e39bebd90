package import Documents

/// Reads what ``FieldsEncoder`` wrote, and the same shapes from rules that people write.
package struct FieldsDecoder {
  /// Words of a free text, by its digest; the ledger itself has none.
  private let words: (Digest) -> String?
  /// Whether fields that nothing asks for are errors, as in files that people write.
  private let isStrict: Bool

  package init(isStrict: Bool = false, words: @escaping (Digest) -> String? = { _ in nil }) {
    self.isStrict = isStrict
    self.words = words
  }

  package func decode<Value: Decodable>(
    _ type: Value.Type = Value.self,
    from json: JSONValue
  ) throws(EventFormatError) -> Value {
    let source = FieldSource(words: words)
    do {
      let value = try source.value(type, json, [])
      if isStrict { try source.requireAllAsked(json) }
      return value
    } catch let error as EventFormatError {
      throw error
    } catch {
      // Only the compiler's own code for enums is left to throw: of a name that is no case.
      throw EventFormatError.unknownCase
    }
  }
}

extension [any CodingKey] {
  /// `items/3/resource`: where a value stands, in the names of the ledger.
  var pointer: String {
    map { $0.intValue.map(String.init) ?? FieldName.snake($0.stringValue) }
      .filter { $0 != FieldName.onlyValue }
      .joined(separator: "/")
  }
}

/// What one decoding knows besides the values.
final class FieldSource {
  let words: (Digest) -> String?
  private var asked: [String: Set<String>] = [:]

  init(words: @escaping (Digest) -> String?) {
    self.words = words
  }

  func note(_ name: String, at path: [any CodingKey]) {
    asked[path.pointer, default: []].insert(name)
  }

  func requireAllAsked(_ json: JSONValue, _ path: String = "") throws(EventFormatError) {
    switch json {
    case .object(let object):
      for (name, value) in object.sorted(by: { $0.key < $1.key }) {
        let place = path.isEmpty ? name : "\(path)/\(name)"
        if let known = asked[path], !known.contains(name) {
          let names = known.filter { !$0.hasSuffix(FieldName.lengthSuffix) }.sorted()
            .joined(separator: ", ")
          throw EventFormatError(place, "a known field: \(names)")
        }
        try requireAllAsked(value, place)
      }
    case .array(let values):
      for (place, value) in values.enumerated() {
        try requireAllAsked(value, path.isEmpty ? "\(place)" : "\(path)/\(place)")
      }
    default: break
    }
  }

  func value<Value: Decodable>(
    _ type: Value.Type,
    _ json: JSONValue,
    _ path: [any CodingKey]
  ) throws -> Value {
    if let special = try special(type, json, path) as? Value { return special }
    let json = (type as? any EarlierForm.Type)?.completed(json) ?? json
    do {
      return try Value(from: FieldNode(source: self, json: json, codingPath: path))
    } catch DecodingError.dataCorrupted(_) {
      let words = (type as? any CaseIterable.Type).map { Self.words($0) } ?? []
      throw path.expecting(
        words.isEmpty ? "a known word" : "one of \(words.joined(separator: ", "))"
      )
    }
  }

  private static func words<Words: CaseIterable>(_ type: Words.Type) -> [String] {
    type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
  }

  private func special(
    _ type: any Decodable.Type,
    _ json: JSONValue,
    _ path: [any CodingKey]
  ) throws -> (any Decodable)? {
    switch type {
    case is FreeText.Type:
      let text = try FreeText(Fields(json), path.pointer)
      return FreeText(digest: text.digest, bytes: text.bytes, text: words(text.digest))
    case is Duration.Type: return try length(json, path)
    case let table as any (Decodable & TextKeyed).Type:
      guard case .object(let object) = json else { throw path.expecting("an object") }
      var members: [String: any Decodable] = [:]
      for (key, value) in object {
        members[key] = try self.value(
          table.element,
          value,
          path + [FieldName(stringValue: key)]
        )
      }
      return table.init(members: members)
    default: return nil
    }
  }

  /// Whole milliseconds as the ledger has them, or `24h` as people write.
  private func length(_ json: JSONValue, _ path: [any CodingKey]) throws -> Duration {
    switch json {
    case .integer(let milliseconds): return .milliseconds(milliseconds)
    case .string(let text):
      guard let length = Duration(written: text) else { fallthrough }
      return length
    default: throw path.expecting("a length of time such as `24h` or `14d`")
    }
  }
}

extension FreeText {
  fileprivate init(_ fields: Fields, _ place: String) throws(EventFormatError) {
    self.init(digest: try fields.digest("sha256"), bytes: try fields.integer("bytes"))
  }
}

extension Duration {
  /// `90m`, `24h`, `14d`, `2w`: a whole number and a unit.
  package init?(written text: String) {
    let seconds: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
    guard let unit = text.last.flatMap({ seconds[$0] }), let count = Int(text.dropLast()),
      count >= 0, count <= 1_000_000
    else { return nil }
    self = .seconds(count * unit)
  }
}

extension [any CodingKey] {
  func expecting(_ what: String) -> EventFormatError { EventFormatError(pointer, what) }
}
