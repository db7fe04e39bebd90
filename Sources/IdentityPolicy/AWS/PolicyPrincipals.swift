import Documents

/// Whom a statement of a resource or trust policy speaks of.
package struct PolicyPrincipals: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case aws = "AWS"
    case service = "Service"
    case federated = "Federated"
    case canonicalUser = "CanonicalUser"
  }

  package struct Entry: Hashable, Sendable {
    package let kind: Kind
    package let name: String
  }

  /// In the order of the document; `*` alone is the AWS principal `*`.
  package let entries: [Entry]
  /// Whether the statement speaks of everyone except these.
  package let isNegated: Bool

  init(_ entries: [Entry], isNegated: Bool = false) {
    self.entries = entries
    self.isNegated = isNegated
  }

  /// Whether anyone at all is meant.
  package var includesEveryone: Bool {
    isNegated || entries.contains { $0.kind == .aws && Glob($0.name).isEverything }
  }

  /// The names joined by a space, `!` before a negated list.
  package var text: String {
    (isNegated ? "!" : "") + entries.map(\.name).joined(separator: " ")
  }

  /// Reads `Principal` or `NotPrincipal` of a statement; `nil` when it has neither.
  init?(statement: Document) throws(JSONError) {
    let negated = statement.present("NotPrincipal")
    guard let field = statement.present("Principal") ?? negated else { return nil }
    if let negated, statement.present("Principal") != nil {
      throw negated.mismatch(expected: "one of `Principal` and `NotPrincipal`", found: "both")
    }
    isNegated = negated != nil
    entries = try PolicyPrincipals.entries(field)
  }

  private static func entries(_ field: Document) throws(JSONError) -> [Entry] {
    if case .string(let text) = field.value {
      guard text == "*" else { throw field.mismatch(expected: "`*` or an object") }
      return [Entry(kind: .aws, name: text)]
    }
    var entries: [Entry] = []
    for member in try field.members() {
      guard let kind = Kind(rawValue: member.key) else {
        throw JSONError(
          line: member.position.line,
          column: member.position.column,
          path: field.path.description,
          expected: Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "),
          found: "`\(member.key)`"
        )
      }
      entries += try member.value.strings().map { Entry(kind: kind, name: $0) }
    }
    return entries
  }
}
