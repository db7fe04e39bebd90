package import Documents

/// One statement of a policy: an effect for actions on resources, with its conditions.
package struct PolicyStatement: Sendable {
  package enum Effect: String, Sendable {
    case allow = "Allow"
    case deny = "Deny"
  }

  /// A list of patterns, or everything but that list.
  package enum Scope: Hashable, Sendable {
    case only([String])
    case allBut([String])

    package var patterns: [String] {
      switch self {
      case .only(let patterns), .allBut(let patterns): patterns
      }
    }

    package var isNegated: Bool {
      guard case .allBut = self else { return false }
      return true
    }

    /// The patterns joined by a space, `!` before a negated list.
    package var text: String {
      (isNegated ? "!" : "") + patterns.joined(separator: " ")
    }
  }

  /// Its place in the document, from 0.
  package let index: Int
  package let sid: String?
  package internal(set) var effect: Effect
  package internal(set) var principals: PolicyPrincipals?
  package internal(set) var actions: Scope
  /// Absent in trust policies, which belong to one resource.
  package internal(set) var resources: Scope?
  package internal(set) var conditions: [PolicyCondition]
  package let position: Position

  package var isAllow: Bool { effect == .allow }

  static let fields: Set<String> = [
    "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource",
    "NotResource", "Condition",
  ]

  init(_ document: Document, index: Int) throws(JSONError) {
    self.index = index
    position = document.position
    sid = try document.optionalString("Sid")
    let effectField = try document.required("Effect")
    guard let effect = Effect(rawValue: try effectField.string()) else {
      throw effectField.mismatch(expected: "`Allow` or `Deny`")
    }
    self.effect = effect
    principals = try PolicyPrincipals(statement: document)
    guard let actions = try PolicyStatement.scope(of: document, "Action") else {
      throw document.mismatch(
        expected: "the field `Action` or `NotAction`",
        found: PolicyStatement.misspelled(document, "action")
      )
    }
    self.actions = actions
    resources = try PolicyStatement.scope(of: document, "Resource")
    conditions = try PolicyCondition.conditions(document.present("Condition"))
  }

  private static func scope(
    of document: Document,
    _ field: String
  ) throws(JSONError) -> Scope? {
    switch (document.present(field), document.present("Not" + field)) {
    case (nil, nil): return nil
    case (let listed?, nil): return .only(try listed.strings())
    case (nil, let excepted?): return .allBut(try excepted.strings())
    case (_, let excepted?):
      throw excepted.mismatch(
        expected: "one of `\(field)` and `Not\(field)`",
        found: "both"
      )
    }
  }

  private static func misspelled(_ document: Document, _ field: String) -> String {
    guard case .object(let members) = document.value,
      let near = members.first(where: { $0.key.lowercased() == field })
    else { return "neither" }
    return "`\(near.key)`, which AWS does not know: names are case-sensitive"
  }
}
