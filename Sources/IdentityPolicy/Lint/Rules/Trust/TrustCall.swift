/// One *Allow* of a trust or resource policy, with what else in the policy narrows its callers.
struct TrustCall: Sendable {
  let statement: LintedStatement
  let principals: PolicyPrincipals
  /// Its own conditions, and those that a *Deny* of all other callers comes to.
  let conditions: [PolicyCondition]

  /// The statements of a policy that let callers in.
  static func calls(of policy: LintedPolicy) -> [TrustCall] {
    let denied = policy.statements.filter { !$0.isAllow }.compactMap(\.condition)
    return policy.statements.compactMap { statement in
      guard statement.isAllow, let principals = statement.statement.principals,
        policy.use != .trust || statement.takesOnRoles
      else { return nil }
      return TrustCall(
        statement: statement,
        principals: principals,
        conditions: statement.statement.conditions + denied
      )
    }
  }

  /// How a key of the request is held to values.
  func pin(_ key: String) -> TrustPin {
    let found = conditions.filter { $0.key.lowercased() == key.lowercased() }.map(TrustPin.init)
    return found.max { $0.strength < $1.strength } ?? .missing
  }

  func isExact(_ key: String) -> Bool {
    guard case .exact = pin(key) else { return false }
    return true
  }

  /// Whether the organisation of the caller is given: by its id, or a path that begins with it.
  var namesOrganisation: Bool {
    ["aws:principalorgid", "aws:sourceorgid"].contains(where: isExact)
      || ["aws:principalorgpaths", "aws:sourceorgpaths"].contains { key in
        switch pin(key) {
        case .exact: true
        case .pattern(let values): values.allSatisfy { $0.hasPrefix("o-") && !$0.hasPrefix("o-*") }
        case .missing, .loose, .open, .dead: false
        }
      }
  }

  var place: LintPlace { statement.place(of: "Principal") }

  /// The place of the conditions on a key; that of the principal where there are none.
  func place(of key: String) -> LintPlace {
    let own = statement.statement.conditions.first { $0.key.lowercased() == key.lowercased() }
    return own.map { statement.place(of: $0) } ?? place
  }
}

/// How far conditions hold a key to values.
enum TrustPin: Hashable, Sendable {
  case missing
  /// Also met by requests without the key: `IfExists`, `ForAllValues`, a negated operator.
  case loose(PolicyCondition)
  /// Met by any value.
  case open(PolicyCondition)
  /// Never met, as `StringEquals` takes a star for a star.
  case dead(PolicyCondition)
  /// Met by more than one value, by a pattern.
  case pattern([String])
  case exact([String])

  init(_ condition: PolicyCondition) {
    let shape = condition.shape
    let wild = condition.values.filter { $0.contains("*") || $0.contains("?") }
    if !shape.demandsKey || !shape.comparesText || condition.values.isEmpty {
      self = .loose(condition)
    } else if condition.fitsAnything {
      self = .open(condition)
    } else if wild.isEmpty {
      self = .exact(condition.values)
    } else if shape.readsWildcards {
      self = .pattern(condition.values)
    } else {
      let read = condition.values.filter { !wild.contains($0) }
      self = read.isEmpty ? .dead(condition) : .exact(read)
    }
  }

  /// Conditions on one key must all be met, so the strongest counts.
  fileprivate var strength: Int {
    switch self {
    case .missing: 0
    case .loose: 1
    case .open: 2
    case .pattern: 3
    case .exact: 4
    case .dead: 5
    }
  }
}

extension LintedStatement {
  /// Whether it is about taking on a role, and not only about tags of the session.
  fileprivate var takesOnRoles: Bool {
    statement.actions.isNegated
      || analysed.actions.contains { pattern in
        ["assumerole", "assumerolewithsaml", "assumerolewithwebidentity"].contains {
          pattern.matches(service: "sts", action: $0)
        }
      }
  }

  /// What a *Deny* of everyone else leaves, as a condition; `nil` where it is not of that kind.
  fileprivate var condition: PolicyCondition? {
    guard statement.principals?.includesEveryone == true, statement.conditions.count == 1,
      let condition = statement.conditions.first, condition.shape.isNegated,
      !condition.shape.forAllValues
    else { return nil }
    return PolicyCondition(
      operation: condition.shape.affirmed,
      key: condition.key,
      values: condition.values
    )
  }
}
