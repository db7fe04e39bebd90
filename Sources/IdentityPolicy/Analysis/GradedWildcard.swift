package import Governance

/// A pattern of an *Allow* that takes in more than it names, with what it opens.
package struct GradedWildcard: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case action, resource, principal
  }

  /// How metric M2 counts it; the grade says what it opens, this how it is written.
  package enum Breadth: String, CaseIterable, Sendable {
    /// Everything, a whole service, or everything but a list: exposure.
    case broad
    /// A prefix such as `Get*`, or all resources of one type: counted apart.
    case partial
    /// Nothing narrower can be written, as the actions have no resource-level permission.
    case unavoidable
  }

  /// The place of the statement or rule in its policy, from 0.
  package let statement: Int
  package let kind: Kind
  /// As written; a negated list with `!` before it.
  package let pattern: String
  package let grade: WildcardGrade
  package let breadth: Breadth
}

/// Grades the patterns of one statement of AWS; those of a *Deny* open nothing.
struct WildcardGrading {
  let statement: PolicyStatement
  let actions: [ActionPattern]

  func wildcards() -> [GradedWildcard] {
    guard statement.isAllow else { return [] }
    return actionWildcards() + resourceWildcards() + principalWildcards()
  }

  private func wildcard(
    _ kind: GradedWildcard.Kind,
    _ pattern: String,
    _ grade: WildcardGrade,
    _ breadth: GradedWildcard.Breadth = .broad
  ) -> GradedWildcard {
    GradedWildcard(
      statement: statement.index,
      kind: kind,
      pattern: pattern,
      grade: grade,
      breadth: breadth
    )
  }

  private func actionWildcards() -> [GradedWildcard] {
    guard !statement.actions.isNegated else {
      return [wildcard(.action, statement.actions.text, .everything)]
    }
    return actions.compactMap { pattern in
      if pattern.isEverything { return wildcard(.action, pattern.text, .everything) }
      let opensEscalation = SensitiveActions.opensEscalation(pattern)
      if pattern.isWholeService {
        return wildcard(.action, pattern.text, opensEscalation ? .escalation : .service)
      }
      guard !pattern.isLiteral else { return nil }
      let opensConfidential = SensitiveActions.opensConfidential(pattern)
      let grade: WildcardGrade =
        opensEscalation ? .escalation : opensConfidential ? .confidential : .prefix
      return wildcard(.action, pattern.text, grade, .partial)
    }
  }

  private func resourceWildcards() -> [GradedWildcard] {
    guard let resources = statement.resources else { return [] }
    guard !resources.isNegated else {
      return [wildcard(.resource, resources.text, reach(.everything))]
    }
    return resources.patterns.compactMap { text in
      let width = ResourcePattern(text).width
      switch width {
      case .named: return nil
      case .type: return wildcard(.resource, text, reach(width), .partial)
      case .service: return wildcard(.resource, text, reach(width))
      case .everything:
        return hasNoResourceLevel
          ? wildcard(.resource, text, .unavoidable, .unavoidable)
          : wildcard(.resource, text, reach(width))
      }
    }
  }

  private var hasNoResourceLevel: Bool {
    !statement.actions.isNegated && !actions.isEmpty && actions.allSatisfy(\.hasNoResourceLevel)
  }

  /// What a resource pattern opens depends on what may be done to the resources.
  private func reach(_ width: ResourcePattern.Width) -> WildcardGrade {
    let isUnlimited = statement.actions.isNegated || actions.contains(where: \.isEverything)
    if isUnlimited { return width == .everything ? .everything : .service }
    if actions.contains(where: SensitiveActions.opensEscalation) { return .escalation }
    if width != .type, actions.contains(where: \.isWholeService) { return .service }
    if actions.contains(where: SensitiveActions.opensConfidential) { return .confidential }
    return width == .type ? .prefix : .service
  }

  private func principalWildcards() -> [GradedWildcard] {
    guard let principals = statement.principals, principals.includesEveryone,
      !statement.isNarrowedToKnownCallers
    else { return [] }
    return [wildcard(.principal, principals.text, .everything)]
  }
}

extension PolicyStatement {
  private static let callerKeys: Set<String> = [
    "aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths",
    "aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths",
    "aws:sourcevpc", "aws:sourcevpce", "aws:userid",
  ]

  /// Whether a condition pins the caller, so that `*` as principal does not mean everyone.
  package var isNarrowedToKnownCallers: Bool {
    conditions.contains { condition in
      condition.isExact && PolicyStatement.callerKeys.contains(condition.key.lowercased())
    }
  }
}
