package import Documents
package import Governance

/// The one way from a domain value to a column; reading back is ``SQLRow``'s.
extension SQLValue {
  package init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  package init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
  package init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }
  package init(_ instant: Instant?) { self = instant.map { .integer($0.milliseconds) } ?? .null }
  package init<Subject>(_ id: Identifier<Subject>?) { self = id.map { .text($0.text) } ?? .null }
  package init(_ word: some RawRepresentable<String>) { self = .text(word.rawValue) }
  package init(_ digest: Digest) { self = .blob(digest.bytes) }
  package init(json value: JSONValue) { self = .text(value.canonical) }
}
