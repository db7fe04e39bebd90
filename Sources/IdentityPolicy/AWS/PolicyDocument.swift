package import Documents

/// A policy of AWS as it was written: who may or may not do what, on what, and when.
package struct PolicyDocument: Sendable {
  /// The language version; a document without one is read by AWS as the version of 2008.
  package let version: String
  package let id: String?
  package internal(set) var statements: [PolicyStatement]
  /// Paths of fields that AWS does not know, and that therefore mean nothing.
  package let ignored: [String]

  /// The language version that a document without `Version` has, in which variables mean nothing.
  package static let versionWhenMissing = "2008-10-17"

  /// Reads a policy given as an object, as JSON in a text, or as that text URL-encoded.
  package init(_ document: Document) throws(JSONError) {
    let policy = try PolicyDocument.unwrapped(document)
    var ignored = try policy.members(besides: ["Version", "Id", "Statement"])
    version = try policy.optionalString("Version") ?? PolicyDocument.versionWhenMissing
    guard ["2012-10-17", PolicyDocument.versionWhenMissing].contains(version) else {
      throw try policy.required("Version").mismatch(
        expected: "`2012-10-17` or `\(PolicyDocument.versionWhenMissing)`"
      )
    }
    id = try policy.optionalString("Id")
    var statements: [PolicyStatement] = []
    for (index, document) in try PolicyDocument.statementDocuments(policy).enumerated() {
      statements.append(try PolicyStatement(document, index: index))
      ignored += try document.members(besides: PolicyStatement.fields)
    }
    self.statements = statements
    self.ignored = ignored.map(\.value.path.description)
  }

  private static func statementDocuments(_ policy: Document) throws(JSONError) -> [Document] {
    let statement = try policy.required("Statement")
    guard case .object = statement.value else { return try statement.elements() }
    return [statement]
  }

  /// The statements of a policy that is known to be read, in its order.
  static func statementsAsWritten(_ policy: Document) -> [Document] {
    (try? statementDocuments(policy)) ?? []
  }

  /// The policy as an object, also where an export writes it as a text, plain or URL-encoded.
  package static func unwrapped(_ document: Document) throws(JSONError) -> Document {
    guard case .string(let text) = document.value else { return document }
    guard let bytes = PercentEncoding.policyBytes(text) else {
      throw document.mismatch(expected: "a policy as JSON, plain or URL-encoded")
    }
    do {
      return try Document(json: bytes, path: document.path)
    } catch {
      // The place inside the text is no place in the file; the path tells both.
      throw document.mismatch(
        expected: "a policy as JSON (\(error.path): \(error.expected))",
        found: error.found
      )
    }
  }
}

/// Reads what exports of AWS write in place of `{`.
enum PercentEncoding {
  /// The bytes of a policy in a text, decoded if it is URL-encoded; `nil` when it is neither.
  static func policyBytes(_ text: String) -> [UInt8]? {
    let bytes = Array(text.utf8.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 })
    switch bytes.first {
    case 0x7B: return bytes
    case 0x25: return decoded(bytes)
    default: return nil
    }
  }

  private static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      guard bytes[place] == 0x25 else {
        decoded.append(bytes[place])
        place += 1
        continue
      }
      guard place + 2 < bytes.count, let high = hexValue(bytes[place + 1]),
        let low = hexValue(bytes[place + 2])
      else { return nil }
      decoded.append(high << 4 | low)
      place += 3
    }
    return decoded
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.flatMap(UInt8.init(exactly:))
  }
}
