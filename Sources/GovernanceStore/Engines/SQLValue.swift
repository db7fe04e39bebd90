/// One value as both engines store it: there are no others, so equal rows compare equal on each.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByNilLiteral
{
  package init(stringLiteral text: String) { self = .text(text) }
  package init(integerLiteral number: Int64) { self = .integer(number) }
  package init(nilLiteral: ()) { self = .null }
}

extension SQLValue {
  /// The value in words, as a finding of `verify` prints it.
  package var description: String {
    switch self {
    case .null: "nothing"
    case .integer(let number): String(number)
    case .text(let text): text
    case .blob(let bytes):
      bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
  }
}
