/// The id of one record, which the compiler keeps apart from the ids of other kinds.
///
/// Governed records: a prefix and a decimal (`AR-2044`). Observed ones: the kind and 16 hex digits of
/// SHA-256 over source kind, scope and provider key (`principal:5be1c0…`).
public struct Identifier<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The id as it is shown and typed.
  public let text: String

  /// Takes an id as it stands; whether such a record exists is for the store to say.
  public init(_ text: String) {
    self.text = text
  }

  /// The id as it is shown.
  public var description: String { text }

  /// Order of the text, byte by byte.
  public static func < (left: Identifier, right: Identifier) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// The prefixes of governed ids, one a kind of record.
package enum IDPrefix: String, CaseIterable, Sendable {
  case person = "P"
  case link = "LK"
  case delegation = "DG"
  case request = "AR"
  case grant = "GR"
  case snapshot = "SN"
  case artifact = "AT"
  case entitlement = "E"
  case drift = "DF"
  case compliance = "CF"
  case workload = "WI"
  case quarantine = "QN"
  case exception = "EX"
  case breakGlass = "BG"
  case backlog = "BL"
  case campaign = "RC"
  case item = "RI"
  case package = "MP"
  case ticket = "CH"
  case bundle = "PB"
  case drill = "DR"
}

extension Identifier: Codable {
  /// Reads a text.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
